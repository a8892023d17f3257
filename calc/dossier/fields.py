"""The field types of a dossier, and how each refuses what cannot be true.

A refusal is a PydanticCustomError whose type is a code of ours; the sentences live in the program.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.functional_validators import AfterValidator
from pydantic_core import PydanticCustomError

from calc.base.characters import HIDDEN
from calc.base.money import NotAnAmount, read_amount
from calc.base.period import FIRST_YEAR, LAST_YEAR, Month

MOST_PER_LINE: Final = Decimal("1000000.00")
MOST_DEBT: Final = Decimal("10000000.00")
MOST_PERCENT: Final = Decimal("100.00")
# Nine digits that stand alone, also as 123 456 782 or 1234.56.782, and behind the word BSN.
_NINE_DIGITS = re.compile(
    r"(?<!\w)(?:bsn\s*:?\s*)?"
    r"([0-9]{9}|[0-9]{3}([ .])[0-9]{3}\2[0-9]{3}|[0-9]{4}([ .])[0-9]{2}\3[0-9]{3})(?!\w)",
    re.IGNORECASE,
)
_THREE_DIGITS: Final = re.compile(r"[0-9]{3}")
"""In each of those; found in a tenth of the time, and missing in nearly every text."""
_WEB: Final = re.compile(
    r"(?:https?://)?(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_](?::[0-9]{1,5})?"
    r"(?:[/?#][^\s<>\"'`\\^{}|]*)?"
)
_RF: Final = re.compile(r"RF[0-9]{2}[A-Z0-9]{1,21}")
_BSN_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)


class Part(BaseModel):
    """Base of every part of a dossier: strict, frozen, unknown keys refused."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


class _Between:
    """Reads an amount and refuses what lies outside [lowest, highest]."""

    def __init__(self, lowest: Decimal, highest: Decimal) -> None:
        self._lowest, self._highest = lowest, highest

    def __call__(self, value: object) -> Decimal:
        try:
            amount = read_amount(value)
        except NotAnAmount as wrong:
            raise PydanticCustomError(wrong.reason, "not a euro amount") from wrong
        limits: dict[str, Any] = {"lowest": self._lowest, "highest": self._highest}
        if amount < self._lowest:
            code = "amount_negative" if not self._lowest else "amount_too_low"
            raise PydanticCustomError(code, "too low", limits)
        if amount > self._highest:
            raise PydanticCustomError("amount_absurd", "too high to be true", limits)
        return amount


_AMOUNT_SCHEMA = WithJsonSchema(
    {"type": "string", "pattern": r"^-?\d{1,9}(\.\d{1,2})?$", "examples": ["1985.00"]}
)

LineAmount = Annotated[
    Decimal, BeforeValidator(_Between(Decimal(0), MOST_PER_LINE)), _AMOUNT_SCHEMA
]
"""Euros, 0 to a million, at most two decimals."""
MonthAmount = Annotated[
    Decimal, BeforeValidator(_Between(-MOST_PER_LINE, MOST_PER_LINE)), _AMOUNT_SCHEMA
]
"""Euros earned in one month; below zero is a loss."""
DebtAmount = Annotated[Decimal, BeforeValidator(_Between(Decimal(0), MOST_DEBT)), _AMOUNT_SCHEMA]
"""Euros, 0 to ten million."""
Percent = Annotated[Decimal, BeforeValidator(_Between(Decimal(0), MOST_PERCENT)), _AMOUNT_SCHEMA]
"""Per cent, 0 to 100, at most two decimals."""


def is_bsn(digits: str) -> bool:
    """Whether nine digits pass the eleven test of a Dutch citizen service number (BSN)."""
    total = sum(weight * int(digit) for weight, digit in zip(_BSN_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and digits.strip("0") != ""


def holds_bsn(text: str) -> bool:
    """Whether nine digits that stand alone in the text pass the eleven test."""
    if not _THREE_DIGITS.search(text):
        return False
    found = (match[1] for match in _NINE_DIGITS.finditer(text))
    return any(is_bsn(digits.replace(" ", "").replace(".", "")) for digits in found)


def hide_bsn(text: str, instead: str) -> str:
    """The text with `instead` for every number that `holds_bsn` finds; the rest stays."""

    def hidden(found: re.Match[str]) -> str:
        digits = found[1].replace(" ", "").replace(".", "")
        return instead if is_bsn(digits) else found[0]

    return _NINE_DIGITS.sub(hidden, text)


def _without_bsn(text: str) -> str:
    if holds_bsn(text):
        raise PydanticCustomError("bsn_in_text", "holds a citizen service number")
    return text


def _printable(text: str) -> str:
    if HIDDEN.search(text):
        raise PydanticCustomError("control_character", "holds a character that cannot be printed")
    return text


def _not_blank(text: str) -> str:
    if not any(char.isalnum() for char in text):
        raise PydanticCustomError("text_blank", "says nothing")
    return text


def _web_address(text: str) -> str:
    if not _WEB.fullmatch(text):
        raise PydanticCustomError("link_wrong", "no address of a web page")
    return text


_LINE = StringConstraints(strip_whitespace=True, max_length=200)
_PAGE = StringConstraints(strip_whitespace=True, max_length=4000)

Text = Annotated[str, _LINE, AfterValidator(_printable), AfterValidator(_without_bsn)]
"""One line of free text, at most 200 characters; a BSN is refused."""
LongText = Annotated[str, _PAGE, AfterValidator(_printable), AfterValidator(_without_bsn)]
"""Free text of at most 4,000 characters; a BSN is refused."""
Name = Annotated[Text, AfterValidator(_not_blank)]
"""One line of text that says something: at least a letter or a digit."""
WebAddress = Annotated[str, _LINE, AfterValidator(_printable), AfterValidator(_web_address)]
"""A page of the web, with https:// before it or without: `bank.example/samen`.

Nothing else is a link: no script, no file and no data, and no name of a user before the host.
"""
HttpsAddress = Annotated[
    str,
    StringConstraints(pattern=r"^https://[^\s]+$", max_length=300),
    AfterValidator(_printable),
    AfterValidator(_web_address),
]
"""A page of the web, with https:// before it."""
ReferenceText = Annotated[str, _LINE, AfterValidator(_printable)]
"""The creditor's own reference: nine digits may be a file number, so a BSN is only a warning."""


def has_its_check_digits(number: str) -> bool:
    """Whether an account or a creditor reference passes the test of ISO 7064 (mod 97-10).

    Takes capitals and digits only: country or RF, two check digits, and the number itself.
    """
    digits = "".join(str(int(char, 36)) for char in number[4:] + number[:4])
    return int(digits) % 97 == 1


def _rf_reference(text: str) -> str:
    """The reference without spaces, when the check digits of ISO 11649 are right."""
    bare = text.replace(" ", "").upper()
    if not _RF.fullmatch(bare):
        _without_bsn(text)
        raise PydanticCustomError("rf_wrong", "no RF creditor reference")
    if not has_its_check_digits(bare):
        raise PydanticCustomError("rf_wrong", "its check digits are not right")
    return bare


RfReference = Annotated[str, _LINE, AfterValidator(_rf_reference)]
"""A creditor reference RF (ISO 11649), kept without spaces; its check digits must be right."""
PhoneNumber = Annotated[str, StringConstraints(pattern=r"^(\+|0)[0-9 ()-]{8,18}$")]
"""A telephone number that begins with 0 or +."""
_BEFORE_AT: Final = r"[A-Za-z0-9!#$%&'*+/_`{|}~^-]+"
_HOST: Final = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
EmailAddress = Annotated[
    str,
    StringConstraints(
        pattern=rf"^{_BEFORE_AT}(\.{_BEFORE_AT})*@({_HOST}\.)+{_HOST}$", max_length=200
    ),
]
"""An e-mail address as every mail program takes it: plain letters, no brackets or quotes."""


def _plausible_day(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PydanticCustomError("date_out_of_range", "year out of range")
    return day


Day = Annotated[date, AfterValidator(_plausible_day)]
"""A calendar day from 1900 through 2199."""

Hours = Annotated[int, Field(ge=0, le=168)]
"""Hours a week."""
Year = Annotated[int, Field(ge=1990, le=LAST_YEAR)]
"""A calendar year."""
DebitDay = Annotated[int, Field(ge=1, le=28)]
"""Day of the month on which a payment is collected; at most 28, so that every month has it."""


def _distinct(months: tuple[int, ...]) -> tuple[int, ...]:
    if len(set(months)) != len(months):
        raise PydanticCustomError("month_twice", "a month is named twice")
    return tuple(sorted(months))


CalendarMonths = Annotated[
    tuple[Annotated[int, Field(ge=1, le=12)], ...],
    Field(max_length=12),
    AfterValidator(_distinct),
]
"""Months of the year, 1 to 12, each at most once, in order."""


__all__ = [
    "CalendarMonths",
    "Day",
    "DebitDay",
    "DebtAmount",
    "EmailAddress",
    "Hours",
    "HttpsAddress",
    "LineAmount",
    "LongText",
    "Month",
    "MonthAmount",
    "Name",
    "Part",
    "Percent",
    "PhoneNumber",
    "ReferenceText",
    "RfReference",
    "Text",
    "WebAddress",
    "Year",
    "has_its_check_digits",
    "hide_bsn",
    "holds_bsn",
    "is_bsn",
]

ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of the day, local: "10:00"."""
MandateReference = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9+?/:().,' -]{1,35}$"),
    AfterValidator(_without_bsn),
]
"""The reference of a mandate, at most 35 characters (facts: letters)."""
CreditorId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$")]
"""The number of who collects by direct debit (incassant-ID): NL00ZZZ123456780000."""
