"""Amounts as people write them: "1.234,5", "1234.50", "€ 1 234", "12,-".

A point, a comma, a space or an apostrophe groups thousands only where every group after the first
has three digits and the first does not begin with 0. What can mean two things is not read: the
field then asks, because a thousand times too much is worse than a question.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from app.i18n.patterns import pattern

_CURRENCY: Final = r"(?:€|eur(?:o'?s?)?\b\.?)"
_BEFORE: Final = pattern(rf"^{_CURRENCY}\s*", re.IGNORECASE)
_AFTER: Final = pattern(r"(?<=[\d\-=–—])\s*(?:€|eur(?:o'?s?)?)$", re.IGNORECASE)
_SIGN: Final = pattern(r"^[-\u2212]\s*")
_NO_CENTS: Final = r"(?:[.,](?:--?|=|\u2013|\u2014))"
_PLAIN: Final = pattern(rf"(?P<whole>0|[1-9]\d*)(?:[.,](?P<cents>\d{{1,2}})|{_NO_CENTS})?")
_GROUPED: Final = pattern(
    r"(?P<whole>[1-9]\d{0,2}(?P<mark>[.,' ])\d{3}(?:(?P=mark)\d{3})*)"
    rf"(?:(?!(?P=mark))[.,](?P<cents>\d{{1,2}})|(?!(?P=mark)){_NO_CENTS})?"
)
_DECIMALS: Final = pattern(r"(?P<whole>0|[1-9]\d*)(?:[.,](?P<cents>\d+))?")
_THREE_DECIMALS: Final = pattern(r"^(?:0|[1-9][\d., ]*)[.,]\d{3,}$")
_ODD_SPACES: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2019": "'"})


@lru_cache(maxsize=4096)
def read_euros(text: str) -> Decimal | None:
    """Euros, or None for what is no amount or may be two.

    One comma before three digits ("1,234") is decimals to one and thousands to another: None. One
    point before three digits is a thousand, as amounts are written here.
    """
    bare, sign = _bare(text)
    found = _GROUPED.fullmatch(bare)
    if found is not None and found["mark"] == "," and bare == found["whole"].strip():
        found = found if bare.count(",") > 1 else None
    elif found is None:
        found = _PLAIN.fullmatch(bare)
    if found is None:
        return None
    return _made(sign, re.sub(r"[.,' ]", "", found["whole"]), found["cents"])


def read_number(text: str) -> Decimal | None:
    """A factor or a percentage, with any number of decimals: "0,125", "0.125" or "1.234,5"."""
    bare, sign = _bare(text)
    found = _DECIMALS.fullmatch(bare)
    if found is None or (found["cents"] and len(found["cents"]) == 3 and found["whole"] != "0"):
        return read_euros(text)
    return _made(sign, found["whole"], found["cents"])


def why_unread(text: str) -> str:
    """The code of the problem with a text that `read_euros` does not read."""
    return "amount_too_precise" if _THREE_DECIMALS.search(_bare(text)[0]) else "amount_not_readable"


def _bare(text: str) -> tuple[str, str]:
    """The figures, without currency; and the sign, which stands on either side of the currency."""
    plain = text.translate(_ODD_SPACES).strip(" \t")
    sign = ""
    for _ in range(2):
        if (found := _SIGN.match(plain)) and not sign:
            sign, plain = "-", plain[found.end() :]
        plain = _BEFORE.sub("", plain)
    return _AFTER.sub("", plain), sign


def _made(sign: str, whole: str, cents: str | None) -> Decimal:
    return Decimal(f"{sign}{whole}.{cents}" if cents else f"{sign}{whole}")
