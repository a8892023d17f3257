"""A day for a talk, as people type it: of a day that may be of two years the one that comes."""

import re
from datetime import date
from typing import Final

from app.services.reading import Doubt, Reading
from app.services.reading.day import read_day

_DAY_MONTH: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})")


def said_day(text: str, on: date) -> date | None:
    """What was said; after `on` where that can be. None: it is no day."""
    days = _days(text.strip(), on)
    return next((day for day in days if day > on), days[0] if days else None)


def _days(text: str, on: date) -> list[date]:
    if found := _DAY_MONTH.fullmatch(text):
        number, month = int(found[1]), int(found[2])
        return [day for year in (on.year, on.year + 1) if (day := _day(year, month, number))]
    said = read_day(text, on) if text else None
    if isinstance(said, Doubt):
        return [each.day for each in said.choices if each.day is not None]
    return [said.day] if isinstance(said, Reading) and said.day is not None else []


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
