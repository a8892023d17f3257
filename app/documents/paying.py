"""Paying, as data: what a customer transfers, with an account and a reference that are checked.

    Payment(iban="NL91ABNA0417164300", name="Voorbeeldbank N.V.", amount=Decimal("165.00"),
            reference=creditor_reference("RS-2024-001"))

A Payment that exists can be printed as an EPC QR code (EPC069-12, version 2): whoever makes a wrong
one gets WrongPayment, which names the field and the reason.
"""

import re
from decimal import Decimal
from typing import Final

from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type

LONGEST_NAME: Final = 70
"""Characters of the name of an account holder (EPC069-12, 2.2)."""
LEAST: Final = Decimal("0.01")
MOST: Final = Decimal("999999999.99")
_RF: Final = re.compile(r"RF[0-9]{2}[A-Z0-9]{1,21}")
_MEANT_AS_RF: Final = re.compile(r"RF[0-9]{2}[A-Z0-9]{5,}")
_OWN: Final = re.compile(r"[A-Z0-9]{1,21}")
_BETWEEN: Final = re.compile(r"[\s\-./_:]")
# The countries of the European Economic Area: elsewhere a transfer needs a BIC as well.
_EEA: Final = re.compile(
    "AT|BE|BG|CY|CZ|DE|DK|EE|ES|FI|FR|GR|HR|HU|IE|IS|IT|LI|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK"
)


class WrongPayment(ValueError):
    """What cannot be paid: `field` (iban, name, amount, reference) and `reason`, a short code."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


@value_type
class Transfer:
    """One transfer in euros. `iban` and `reference` (RF, ISO 11649) without spaces.

    `link`: the organisation's own payment page. Raises WrongPayment.
    """

    iban: str
    name: str
    amount: Decimal
    reference: str
    link: str | None = None

    def __post_init__(self) -> None:
        if checked_iban(self.iban) != self.iban:
            raise WrongPayment("iban", "form")
        if not _EEA.match(self.iban):
            raise WrongPayment("iban", "outside_eea")
        if not self.name or self.name != " ".join(self.name.split()):
            raise WrongPayment("name", "form")
        if len(self.name) > LONGEST_NAME:
            raise WrongPayment("name", "too_long")
        if not LEAST <= self.amount <= MOST or self.amount != cents_half_up(self.amount):
            raise WrongPayment("amount", "no_cents")
        if creditor_reference(self.reference) != self.reference:
            raise WrongPayment("reference", "form")


def checked_iban(text: str) -> str:
    """The account number without spaces. Raises WrongPayment when it cannot exist."""
    # The table of all countries takes a while to load, and only a payment needs it.
    from stdnum import iban
    from stdnum.exceptions import ValidationError

    try:
        number: str = iban.validate(text)
    except ValidationError as wrong:
        raise WrongPayment("iban", "wrong") from wrong
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]+", number):
        raise WrongPayment("iban", "wrong")
    return number


def creditor_reference(text: str) -> str:
    """The RF creditor reference (ISO 11649) for the reference of a creditor, without spaces.

    What is one already is checked and kept; any other gets RF and its check digits in front. Spaces
    and - . / _ : fall away. Raises WrongPayment: empty, too_long (over 21), characters (not a-z or
    0-9), or wrong when it is meant as RF and its check digits are not right.
    """
    from stdnum import iso11649
    from stdnum.exceptions import ValidationError
    from stdnum.iso7064 import mod_97_10

    bare = _BETWEEN.sub("", text).upper()
    if not bare:
        raise WrongPayment("reference", "empty")
    if _RF.fullmatch(bare):
        try:
            return str(iso11649.validate(bare))
        except ValidationError as wrong:
            # RF24-001 may well be a file number; RF and a long number is a mistyped reference.
            if _MEANT_AS_RF.fullmatch(bare):
                raise WrongPayment("reference", "wrong") from wrong
    if not _OWN.fullmatch(bare):
        reason = "characters" if re.search(r"[^A-Z0-9]", bare) else "too_long"
        raise WrongPayment("reference", reason)
    return f"RF{mod_97_10.calc_check_digits(f'{bare}RF')}{bare}"


def in_fours(text: str) -> str:
    """In groups of four that stay on one line."""
    return "\N{NO-BREAK SPACE}".join(text[at : at + 4] for at in range(0, len(text), 4))


@value_type
class PaymentBox:
    """How to pay, in a box: every fact in words, and beside it the QR code of the `payment`.

    `payment` is None when no QR code must be shown, as with a direct debit: nobody pays twice.
    `lines`: label and value. `note`: whole sentences. `scan`: what to do with the picture, and
    `described`: what it is; both only where the picture stands. `elsewhere`: that there is one,
    for a text that cannot show it.
    """

    title: str
    lines: tuple[tuple[str, str], ...]
    note: str
    payment: Transfer | None
    scan: str = ""
    described: str = ""
    elsewhere: str = ""


@value_type
class SpecificationRow:
    """One part of what is owed: what, on which ground and over which period, and how much."""

    label: str
    ground: str
    amount: str
    total: bool = False


@value_type
class Specification:
    """What an agency collects, part by part. Not `complete`: no final print.

    `parties`: who owes, who collects and for whom; label and value.
    """

    title: str
    parties: tuple[tuple[str, str], ...]
    rows: tuple[SpecificationRow, ...]
    complete: bool
