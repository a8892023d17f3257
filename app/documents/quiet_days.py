"""Quiet days and hours: when a customer is not contacted.

Sundays and the recognised holidays of the Algemene termijnenwet art. 3 (Goede Vrijdag counts as
one of them, lid 2), and every day before 07:00 and after 20:00 (Wki; facts: practice 1.5).
"""

from datetime import date, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

FROM: Final = time(7)
UNTIL: Final = time(20)
"""Contact at 07:00 through 20:00; a policy may be stricter, never wider."""
_SUNDAY: Final = 7
_ONE: Final = timedelta(days=1)


class Quiet(StrEnum):
    """Why a moment is quiet."""

    SUNDAY = "sunday"
    NEW_YEAR = "new_year"
    GOOD_FRIDAY = "good_friday"
    EASTER_MONDAY = "easter_monday"
    KINGS_DAY = "kings_day"
    LIBERATION_DAY = "liberation_day"
    ASCENSION = "ascension"
    WHIT_MONDAY = "whit_monday"
    CHRISTMAS = "christmas"
    SECOND_CHRISTMAS = "second_christmas"
    HOURS = "hours"


def easter(year: int) -> date:
    """Easter Sunday (Gregorian; the anonymous algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


@lru_cache(maxsize=256)
def holidays(year: int) -> dict[date, Quiet]:
    """The recognised holidays of a year. Ascension can be Liberation Day too: then it is one day.

    The birthday of the King is kept on 27 April, or on 26 April when the 27th is a Sunday.
    """
    sunday = easter(year)
    kings = date(year, 4, 27)
    return {
        date(year, 1, 1): Quiet.NEW_YEAR,
        sunday - 2 * _ONE: Quiet.GOOD_FRIDAY,
        sunday + _ONE: Quiet.EASTER_MONDAY,
        kings - _ONE if kings.isoweekday() == _SUNDAY else kings: Quiet.KINGS_DAY,
        date(year, 5, 5): Quiet.LIBERATION_DAY,
        sunday + 39 * _ONE: Quiet.ASCENSION,
        sunday + 50 * _ONE: Quiet.WHIT_MONDAY,
        date(year, 12, 25): Quiet.CHRISTMAS,
        date(year, 12, 26): Quiet.SECOND_CHRISTMAS,
    }


def why_quiet(
    day: date, at: time | None = None, *, since: time = FROM, until: time = UNTIL
) -> Quiet | None:
    """Why nobody may be contacted then; None when it is allowed. `at`: local time, if known."""
    if found := holidays(day.year).get(day):
        return found
    if day.isoweekday() == _SUNDAY:
        return Quiet.SUNDAY
    if at is not None and not since <= at < until:
        return Quiet.HOURS
    return None


def working_day(day: date, *, forward: bool) -> date:
    """The day itself, or the nearest one after (or before) it that is no weekend and not quiet."""
    step = _ONE if forward else -_ONE
    while day.isoweekday() > 5 or why_quiet(day):
        day += step
    return day
