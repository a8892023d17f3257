"""What was typed into Ctrl+K beside the words: an amount behind them, or how many months."""

import re
from typing import Final

from app.i18n import Texts
from app.services.locating.index import Entry, Kind
from calc.base.value_type import value_type

_AMOUNT: Final = re.compile(
    r"(?P<words>.*?[^\W\d_].*?)\s+(?P<amount>(?:(?:ca\.?|circa|ongeveer|about|±|~)\s*)?(?:€|eur)?\s*"
    r"-?\d.*)",
    re.IGNORECASE,
)
_MONTHS: Final = re.compile(
    r"(?:.*\s)?(?P<number>\d{1,3})\s*(?P<unit>maand|maanden|mnd|jaar|jr|month|months|year|years|yr)"
    r"(?:\s.*)?",
    re.IGNORECASE,
)
_YEARS: Final = frozenset({"jaar", "jr", "year", "years", "yr"})
_MONTHS_A_YEAR: Final = 12


@value_type
class WithAmount:
    """ "hond 35 pm": the words to find, and what is behind them; "" where there is no amount."""

    words: str
    amount: str = ""


def split_amount(text: str) -> WithAmount:
    """The words, and the amount behind them as it was typed."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return WithAmount(text.strip())
    return WithAmount(match["words"].strip(), match["amount"].strip())


def what_if_entry(text: str, texts: Texts) -> Entry | None:
    """ "48 maanden" or "wat als 4 jaar": the outcome with another term; None for other words."""
    match = _MONTHS.fullmatch(text.strip())
    if match is None:
        return None
    months = int(match["number"])
    if match["unit"].lower() in _YEARS:
        months *= _MONTHS_A_YEAR
    if not months:
        return None
    said = texts.plural("amount.months", months)
    return Entry(
        Kind.WHAT_IF, str(months), texts.text("find.what_if", said=said),
        texts.text("find.what_if.where"), words=(text.strip(),),
    )  # fmt: skip
