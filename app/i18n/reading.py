"""What people type, as a value: amounts, days, months and whole numbers, the Dutch way and others.

Every function gives None for what it cannot read: the field then says so, and keeps the text.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from app.i18n.amounts import read_euros
from app.i18n.patterns import pattern
from calc import Month

__all__ = [
    "month_names",
    "read_bound",
    "read_day",
    "read_euros",
    "read_month",
    "read_time",
    "read_whole",
]

_GROUPED: Final = pattern(r"-?[1-9]\d{0,2}(?:([., ])\d{3})(?:\1\d{3})*")
_DAY: Final = pattern(r"(\d{1,2})[-/. ](\d{1,2}|[^\W\d]{3,12}\.?)[-/. ](\d{4}|\d{2})")
_ISO_DAY: Final = pattern(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH: Final = pattern(r"(\d{1,2}|[^\W\d]{3,12}\.?)[-/. ]+(\d{4})")
_SHORT_MONTH: Final = pattern(r"(\d{1,2}[-/]|[^\W\d]{3,12}\.?[-/ ]+['\u2019]?)(\d{2})")
_TIME: Final = pattern(r"(\d{1,2})(?:[:.u](\d{2})?)?(?: ?(?:uur|u))?", re.ASCII)
_ISO_MONTH: Final = pattern(r"(\d{4})[-/.](\d{1,2})")


def read_day(text: str) -> date | None:
    """ "23-11-2026", "23/11/26", "23 november 2026" or "2026-11-23"."""
    plain = text.strip().lower()
    if found := _ISO_DAY.fullmatch(plain):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY.fullmatch(plain):
        number = _month_number(found[2])
        return None if number is None else _date(_year(found[3]), number, int(found[1]))
    return None


def read_month(text: str) -> Month | None:
    """ "12-2026", "december 2026", "dec '26", "12/26" or "2026-12"; of a whole day its month."""
    plain = text.strip().lower()
    if (day := read_day(plain)) is not None:
        return _month(day.year, day.month)
    if found := _ISO_MONTH.fullmatch(plain):
        return _month(int(found[1]), int(found[2]))
    if found := _MONTH.fullmatch(plain):
        return _month(int(found[2]), _month_number(found[1]))
    if found := _SHORT_MONTH.fullmatch(plain):
        name = found[1].rstrip("-/ '\u2019")
        # 3/12 may also be the third of December: that is asked.
        if name.isdigit() and int(found[2]) <= 12:
            return None
        return _month(_year(found[2]), _month_number(name))
    return None


def read_bound(text: str, *, is_last: bool) -> date | None:
    """A day, or the first or last day of a month: for fields that say from when or until when."""
    if (day := read_day(text)) is not None:
        return day
    month = read_month(text)
    return None if month is None else month.last_day if is_last else month.first_day


def read_time(text: str) -> str | None:
    """A time of the day as "09:30": of "9:30", "9.30", "9u30" or "9 uur"."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return f"{int(found[1]):02}:{int(found[2] or 0):02}"


def read_whole(text: str) -> int | None:
    """A whole number: "36" or "1.000"."""
    plain = text.strip()
    if _GROUPED.fullmatch(plain):
        plain = re.sub(r"[., ]", "", plain)
    return int(plain) if re.fullmatch(r"-?\d{1,9}", plain) else None


def _month(year: int, number: int | None) -> Month | None:
    try:
        return None if number is None else Month.parse(f"{year:04}-{number:02}")
    except ValueError:
        return None


def _year(text: str) -> int:
    """Two digits are of this century up to 49, else of the last."""
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year < 50 else 1900 + year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return month_names().get(text.rstrip("."))


@lru_cache(maxsize=1)
def month_names() -> dict[str, int]:
    """The number of every month by its names, whole and short, in both languages."""
    from babel.dates import get_month_names

    names: dict[str, int] = {"mrt": 3, "sept": 9}
    for locale in ("nl", "en"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, "format", locale).items():
                names[name.lower().rstrip(".")] = number
    return names
