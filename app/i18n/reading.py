"""What people type, as a value: amounts, days, months and whole numbers, the Dutch way and others.

Every function gives None for what it cannot read: the field then says so, and keeps the text.
"""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from calc import Month

_AMOUNT: Final = re.compile(r"-?\d+(?:[.,]\d+)*")
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_DAY: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[^\W\d]{3,12}\.?)[-/. ](\d{4}|\d{2})")
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH: Final = re.compile(r"(\d{1,2}|[^\W\d]{3,12}\.?)[-/. ](\d{4})")
_ISO_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_SPACES: Final = re.compile(r"[\s\u00a0\u202f']+")


def read_euros(text: str) -> Decimal | None:
    """ "1.234,5", "1234.50", "€ 1 234" or "12,-" as euros.

    The last point or comma is the decimal one, unless three digits follow a point, as in "1.234":
    one thousand two hundred and thirty-four. One comma is always the decimal one.
    """
    plain = _SPACES.sub("", text.replace("€", "").replace("EUR", "").replace("eur", ""))
    plain = re.sub(r"[.,](-|--|=)$", "", plain)
    if not _AMOUNT.fullmatch(plain):
        return None
    if _is_grouped(plain):
        return Decimal(re.sub(r"[.,]", "", plain))
    whole, mark, cents = _split_at_last_mark(plain)
    if mark and mark in whole:
        return None
    if re.search(r"[.,]", whole) and not _GROUPED.fullmatch(whole):
        return None
    digits = re.sub(r"[.,]", "", whole)
    return Decimal(f"{digits}.{cents}" if cents else digits)


def _is_grouped(text: str) -> bool:
    """Whether all marks only group thousands."""
    found = _GROUPED.fullmatch(text)
    return found is not None and (found[1] != "," or text.count(",") > 1)


def _split_at_last_mark(text: str) -> tuple[str, str, str]:
    found = list(re.finditer(r"[.,]", text))
    if not found:
        return text, "", ""
    at = found[-1].start()
    return text[:at], text[at], text[at + 1 :]


def read_number(text: str) -> Decimal | None:
    """A factor or a percentage: "0,456", "0.456" or "8". Its mark is always the decimal one."""
    plain = text.strip().replace(",", ".")
    return Decimal(plain) if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", plain, re.ASCII) else None


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
    """ "12-2026", "december 2026", "dec 2026" or "2026-12"."""
    plain = text.strip().lower()
    year: str
    if found := _ISO_MONTH.fullmatch(plain):
        year, number = found[1], int(found[2])
    elif found := _MONTH.fullmatch(plain):
        read = _month_number(found[1])
        if read is None:
            return None
        year, number = found[2], read
    else:
        return None
    try:
        return Month.parse(f"{int(year):04}-{number:02}")
    except ValueError:
        return None


def read_whole(text: str) -> int | None:
    """A whole number: "36" or "1.000"."""
    plain = _SPACES.sub("", text)
    if _GROUPED.fullmatch(plain):
        plain = re.sub(r"[.,]", "", plain)
    return int(plain) if re.fullmatch(r"-?\d{1,9}", plain) else None


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
    return _month_names().get(text.rstrip("."))


@lru_cache(maxsize=1)
def _month_names() -> dict[str, int]:
    from babel.dates import get_month_names

    names: dict[str, int] = {"mrt": 3}
    for locale in ("nl", "en"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, "format", locale).items():
                names[name.lower().rstrip(".")] = number
    return names
