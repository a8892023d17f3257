"""A month as people say it: "maart 1988", "13-3-1988" (the day is not kept), "4 jaar"."""

import re
from datetime import date
from typing import Final

from app.i18n.patterns import pattern
from app.i18n.reading import month_names
from app.services.reading.said import Doubt, Kind, Reading, Refusal, Said
from app.services.reading.when import When, read_when
from app.services.reading.words import NOT_KNOWN, is_one_of, mended, tidy
from calc import Month

_BORN: Final = pattern(r"^(?:is |was )?(?:geboren|born)(?: (?:in|op|on))? ")
_AGE: Final = pattern(
    r"(?:(?:(?:hij|zij|ze|he|she) )?(?:is|net|just) )*(?P<count>\d{1,2}|1[01]\d) ?"
    r"(?P<unit>jaar|jr|years?|yrs?|yo|maand(?:en)?|mnd|months?)?(?: (?:oud|old))?"
    r"(?:(?(unit) (?:in )?| in )(?P<month>[^\W\d]{3,12}))?"
)
_MONTHS: Final = 12


def read_month(text: str, on: date, *, born: bool = False) -> Said:
    """The month that was said. `born`: of a birth, which an age nearly says and which is over.

    `on`: the day of the conversation.
    """
    said = mended(tidy(text.replace(",", " ")))
    if not said:
        return Refusal("nothing_said")
    if is_one_of(NOT_KNOWN, said):
        return Reading(Kind.UNKNOWN)
    if born:
        said = _BORN.sub("", said)
        found = _AGE.fullmatch(said)
        if found is not None and found["month"] in (None, *month_names()):
            return _by_age(found, said, on)
    when = read_when(said, on)
    if when is None or when.edge:
        return Refusal("month_not_readable")
    return _month(when, said, on, born=born)


def _month(when: When, said: str, on: date, *, born: bool) -> Said:
    if when.month is None:
        return Refusal("month_of_year_missing", (("said", said),))
    if when.year is None:
        if born:
            return Refusal("year_missing", (("said", said),))
        this = Month(on.year, when.month)
        coming = this if this >= Month.of(on) else this.plus(_MONTHS)
        return _one_of([coming, coming.plus(-_MONTHS)], said)
    month = _allowed(when.year, when.month)
    if month is None:
        return Refusal("month_not_readable")
    day = None if when.day is None else date(month.year, month.number, when.day)
    return Reading(Kind.MONTH, month=month, day=day)


def _by_age(found: re.Match[str], said: str, on: date) -> Said:
    """Of an age the month is still to be asked, unless it was said along."""
    count, unit = int(found["count"]), found["unit"] or ""
    in_months = unit.startswith(("maand", "mnd", "month"))
    youngest = Month.of(on).plus(-count if in_months else -count * _MONTHS)
    months = [youngest.plus(-back) for back in range(2 if in_months else _MONTHS + 1)]
    if found["month"] is not None:
        number = month_names()[found["month"]]
        months = [month for month in months if month.number == number]
    if len(months) <= 2:
        return _one_of(months, said) if months else Refusal("month_not_readable")
    params = (("said", said), ("first", months[-1]), ("last", months[0]))
    return Doubt("age", params)


def _one_of(months: list[Month], said: str) -> Said:
    choices = tuple(Reading(Kind.MONTH, month=month) for month in months)
    return choices[0] if len(choices) == 1 else Doubt("two_ways", (("said", said),), choices)


def _allowed(year: int, number: int) -> Month | None:
    try:
        return Month.parse(f"{year:04}-{number:02}")
    except ValueError:
        return None
