"""Months, frequencies and what falls in which month (ENGINE 2). No clock: dates are given."""

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from calc.base.money import MONTHS_PER_YEAR
from calc.base.value_type import value_type

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""The years that can be entered."""
LAST_COMPUTED: Final = LAST_YEAR + 200
"""Of a month that follows from what was entered, such as the end of an arrangement."""
_WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


class Frequency(StrEnum):
    """How often a line comes; the values are those of the dossier file."""

    DAY = "day"
    WEEK = "week"
    TWO_WEEKS = "2weeks"
    FOUR_WEEKS = "4weeks"
    MONTH = "month"
    TWO_MONTHS = "2months"
    QUARTER = "quarter"
    HALF_YEAR = "halfyear"
    YEAR = "year"
    ONCE = "once"

    @property
    def per_year(self) -> Decimal:
        """How many times a year; `once` is 0 levelled (ENGINE 2)."""
        return _PER_YEAR[self]


_PER_YEAR: Final = {
    Frequency.DAY: Decimal(365),
    Frequency.WEEK: Decimal(52),
    Frequency.TWO_WEEKS: Decimal(26),
    Frequency.FOUR_WEEKS: Decimal(13),
    Frequency.MONTH: Decimal(12),
    Frequency.TWO_MONTHS: Decimal(6),
    Frequency.QUARTER: Decimal(4),
    Frequency.HALF_YEAR: Decimal(2),
    Frequency.YEAR: Decimal(1),
    Frequency.ONCE: Decimal(0),
}


def levelled_month(amount: Decimal, frequency: Frequency) -> Decimal:
    """What an amount is a month, levelled over the year and exact (ENGINE 2)."""
    return amount * frequency.per_year / MONTHS_PER_YEAR


FREQUENCIES_WITH_DUE_MONTHS: Final = frozenset(
    {Frequency.YEAR, Frequency.HALF_YEAR, Frequency.QUARTER}
)


@value_type
class Month:
    """A calendar month; written as 2026-12."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The month in which `day` falls."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str, *, last_year: int = LAST_YEAR) -> Self:
        """Read "2026-12"; raises ValueError for anything else.

        `last_year`: LAST_COMPUTED for what the engine itself wrote.
        """
        match = _WRITTEN.fullmatch(text)
        if not match:
            raise ValueError(text)
        year, number = int(match[1]), int(match[2])
        if not (FIRST_YEAR <= year <= last_year and 1 <= number <= 12):
            raise ValueError(text)
        return cls(year, number)

    def plus(self, months: int) -> "Month":
        """The month so many months later."""
        index = self.year * 12 + self.number - 1 + months
        return Month(index // 12, index % 12 + 1)

    def months_until(self, other: "Month") -> int:
        """How many months from this one to `other`; negative when `other` is earlier."""
        return (other.year - self.year) * 12 + other.number - self.number

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    def __str__(self) -> str:
        return _text(self.year, self.number)

    # By hand, as months are compared two thousand times in an assessment: half the time.
    def __lt__(self, other: "Month") -> bool:
        return (self.year, self.number) < (other.year, other.number)

    def __le__(self, other: "Month") -> bool:
        return (self.year, self.number) <= (other.year, other.number)

    def __hash__(self) -> int:
        return hash((self.year, self.number))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}$", "examples": ["2026-12"]}

    @classmethod
    def _validate(cls, value: object) -> "Month":
        if isinstance(value, Month):
            return value
        if isinstance(value, str):
            try:
                return cls.parse(value)
            except ValueError:
                pass
        raise PydanticCustomError("month_not_readable", "not a month written as 2026-12")


@cache
def _text(year: int, number: int) -> str:
    """A month as it is written: remembered, for an assessment writes seven hundred of sixty."""
    return f"{year:04}-{number:02}"


def month_after(day: date) -> Month:
    """The first month that begins after `day`: when a plan starts unless the dossier says else."""
    return Month.of(day).plus(1)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month that has no such day."""
    month = Month.of(day).plus(months)
    return date(month.year, month.number, min(day.day, month.last_day.day))


def covers_wholly(month: Month, first: date | None, last: date | None) -> bool:
    """Whether a line that runs from `first` through `last` covers every day of the month."""
    return (first is None or first <= month.first_day) and (last is None or last >= month.last_day)


def month_of(day: date | None) -> Month | None:
    """The month that a day is in: a line touches the months from there on, or until there."""
    return None if day is None else Month.of(day)


def first_whole_month(day: date | None) -> Month | None:
    """The first month that lies wholly on or after a day."""
    if day is None:
        return None
    return Month.of(day) if day.day == 1 else Month.of(day).plus(1)


def last_whole_month(day: date | None) -> Month | None:
    """The last month that lies wholly on or before a day."""
    if day is None:
        return None
    month = Month.of(day)
    return month if day == month.last_day else month.plus(-1)


def pay_dates_in(month: Month, one_pay_date: date) -> int:
    """How many four-weekly pay dates fall in the month, given any one of them (1 or 2)."""
    days_to_first = (month.first_day - one_pay_date).days
    first = one_pay_date + timedelta(days=28 * -(-days_to_first // 28))
    return (month.last_day - first).days // 28 + 1
