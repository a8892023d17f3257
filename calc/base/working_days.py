"""The days on which nobody is contacted, the working days between them, and those of the banks.

Sundays and the recognised holidays of the Algemene termijnenwet art. 3 (Goede Vrijdag counts as
one of them, lid 2). Banks settle on other days: not in a weekend, and on six days a year they are
closed (TARGET), of which 1 May is no holiday here.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_FRIDAY: Final = 5
_SUNDAY: Final = 7
_ONE: Final = timedelta(days=1)


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
def named_holidays(year: int) -> dict[date, str]:
    """The recognised holidays of a year. Ascension can be Liberation Day too: then it is one day.

    The birthday of the King is kept on 27 April, or on 26 April when the 27th is a Sunday.
    """
    sunday = easter(year)
    kings = date(year, 4, 27)
    return {
        date(year, 1, 1): "new_year",
        sunday - 2 * _ONE: "good_friday",
        sunday + _ONE: "easter_monday",
        kings - _ONE if kings.isoweekday() == _SUNDAY else kings: "kings_day",
        date(year, 5, 5): "liberation_day",
        sunday + 39 * _ONE: "ascension",
        sunday + 50 * _ONE: "whit_monday",
        date(year, 12, 25): "christmas",
        date(year, 12, 26): "second_christmas",
    }


def is_sunday(day: date) -> bool:
    """Whether it is a Sunday."""
    return day.isoweekday() == _SUNDAY


def working_day(day: date, *, forward: bool) -> date:
    """The day itself, or the nearest one after (or before) it that is no weekend and not quiet."""
    step = _ONE if forward else -_ONE
    while day.isoweekday() > _FRIDAY or day in named_holidays(day.year):
        day += step
    return day


def is_bank_day(day: date) -> bool:
    """Whether banks settle on it: no weekend and none of the six closing days of TARGET."""
    sunday = easter(day.year)
    closed = ((1, 1), (5, 1), (12, 25), (12, 26))
    is_closed = (day.month, day.day) in closed or day in (sunday - 2 * _ONE, sunday + _ONE)
    return day.isoweekday() <= _FRIDAY and not is_closed


def debit_day(day: date) -> date:
    """The day on which a debit of that day is taken: itself, or the first one after it.

    It is a day on which banks settle and no holiday of ours.
    """
    while not is_bank_day(day) or day in named_holidays(day.year):
        day += _ONE
    return day
