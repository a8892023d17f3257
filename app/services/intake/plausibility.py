"""What was filled in and cannot well be: a question to ask at the field, never a refusal.

The day to compare with is the reference date of the dossier.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from calc import Month
from calc.dossier.codes import ADULT_AGE

_MOST_YEARS_AHEAD: Final = 60
_MOST_YEARS_BACK: Final = 110
_PAST: Final = frozenset({"sale_date", "last_interruption"})
"""Days of what has happened."""
_OF_A_YEAR: Final = frozenset({"toetsingsinkomen", "taxable_income"})
_YEARS: Final = range(1990, 2100)


def question_about(names: Sequence[str], value: object, on: date) -> str:
    """The last part of the key of a question, `ask.*`; "" where there is nothing to ask.

    `names`: the path of the field without places in lists. `on`: the reference date.
    """
    if isinstance(value, Month):
        return _about_month(names, value, on)
    if isinstance(value, date):
        return _about_day(names, value, on)
    looks_like_a_year = isinstance(value, Decimal) and value in _YEARS
    if looks_like_a_year and len(names) > 1 and names[-2] in _OF_A_YEAR:
        return "is_a_year"
    return ""


def _about_month(names: Sequence[str], month: Month, on: date) -> str:
    if names[-1] != "birth_month":
        return _far(month.first_day, on)
    if month > Month.of(on):
        return "child_born_later" if names[0] == "children" else "born_later"
    age = month.months_until(Month.of(on)) // 12
    if age > _MOST_YEARS_BACK:
        return "born_long_ago"
    return "born_young" if names[0] == "adults" and age < ADULT_AGE else ""


def _about_day(names: Sequence[str], day: date, on: date) -> str:
    if names[-1] in _PAST and day > on:
        return "day_to_come"
    return _far(day, on)


def _far(day: date, on: date) -> str:
    far = not on.year - _MOST_YEARS_BACK <= day.year <= on.year + _MOST_YEARS_AHEAD
    return "far" if far else ""
