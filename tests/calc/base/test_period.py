"""Months and what falls in them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from calc.base.period import (
    Frequency,
    Month,
    covers_wholly,
    first_whole_month,
    last_whole_month,
    month_after,
    month_of,
    pay_dates_in,
)

APRIL = Month(2027, 4)


def test_a_year_has_its_number_of_each_frequency() -> None:
    assert {item.value: item.per_year for item in Frequency} == {
        "day": Decimal(365),
        "week": Decimal(52),
        "2weeks": Decimal(26),
        "4weeks": Decimal(13),
        "month": Decimal(12),
        "2months": Decimal(6),
        "quarter": Decimal(4),
        "halfyear": Decimal(2),
        "year": Decimal(1),
        "once": Decimal(0),
    }


@pytest.mark.parametrize(("text", "year"), [("1900-01", 1900), ("2199-12", 2199)])
def test_a_month_is_read_and_written_the_same(text: str, year: int) -> None:
    month = Month.parse(text)
    assert (str(month), month.year) == (text, year)


@pytest.mark.parametrize(
    "text", ["1899-12", "2200-01", "2026-00", "2026-13", "2026-1", "2026-12-01", "", "26-12"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="^" + text + "$"):
        Month.parse(text)


def test_a_month_comes_from_its_text_or_from_itself_and_from_nothing_else() -> None:
    adapter = TypeAdapter(Month)
    assert adapter.validate_python("2027-04") == APRIL
    assert adapter.validate_python(APRIL) is APRIL
    assert adapter.dump_json(APRIL) == b'"2027-04"'
    assert adapter.json_schema()["type"] == "string"
    for wrong in ("2027-4", 202704, None):
        with pytest.raises(ValidationError):
            adapter.validate_python(wrong)


def test_months_count_over_the_year_in_both_directions() -> None:
    assert Month(2026, 12).plus(1) == Month(2027, 1)
    assert Month(2027, 1).plus(-1) == Month(2026, 12)
    assert Month(2026, 12).plus(35) == Month(2029, 11)
    assert Month(2026, 12).months_until(Month(2029, 11)) == 35
    assert Month(2029, 11).months_until(Month(2026, 12)) == -35


@pytest.mark.parametrize(
    ("month", "day"), [(Month(2028, 2), 29), (Month(2027, 2), 28), (Month(2100, 2), 28)]
)
def test_february_has_its_leap_day_in_leap_years_only(month: Month, day: int) -> None:
    assert month.last_day == date(month.year, 2, day)


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2026, 11, 30)])
def test_a_plan_starts_in_the_month_after_the_reference_date(day: date) -> None:
    assert month_after(day) == Month(2026, 12)


@pytest.mark.parametrize(
    ("first", "last", "wholly", "partly"),
    [
        (None, None, True, True),
        (date(2027, 4, 1), date(2027, 4, 30), True, True),
        (date(2027, 4, 2), None, False, True),
        (None, date(2027, 4, 29), False, True),
        (date(2027, 4, 30), None, False, True),
        (None, date(2027, 4, 1), False, True),
        (date(2027, 5, 1), None, False, False),
        (None, date(2027, 3, 31), False, False),
    ],
)
def test_a_line_covers_or_touches_a_month_to_the_day(
    first: date | None, last: date | None, wholly: bool, partly: bool
) -> None:
    assert covers_wholly(APRIL, first, last) is wholly
    assert _between(first_whole_month(first), last_whole_month(last)) is wholly
    assert _between(month_of(first), month_of(last)) is partly


def _between(begins: Month | None, ends: Month | None) -> bool:
    return (begins is None or begins <= APRIL) and (ends is None or ends >= APRIL)


@pytest.mark.parametrize(
    ("month", "payday", "times"),
    [
        (Month(2027, 1), date(2027, 1, 1), 2),
        (Month(2027, 1), date(2027, 1, 4), 1),
        (Month(2027, 1), date(2027, 1, 3), 2),
        (Month(2027, 2), date(2027, 2, 1), 1),
        (Month(2028, 2), date(2028, 2, 1), 2),
        (Month(2028, 2), date(2028, 2, 2), 1),
        (Month(2027, 1), date(2029, 6, 1), 1),
    ],
)
def test_four_weekly_pay_dates_fall_once_or_twice(month: Month, payday: date, times: int) -> None:
    assert pay_dates_in(month, payday) == times


@pytest.mark.parametrize("offset", range(28))
def test_thirteen_pay_dates_or_one_more_fall_in_a_year(offset: int) -> None:
    payday = date(2030, 3, 1) + timedelta(days=offset)
    in_year = [payday + timedelta(days=28 * n) for n in range(-40, 40)]
    for number in range(1, 13):
        expected = sum((day.year, day.month) == (2029, number) for day in in_year)
        assert pay_dates_in(Month(2029, number), payday) == expected
