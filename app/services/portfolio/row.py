"""What is found about one dossier: a plain row, without steps and without names."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from calc import Month
from calc.base.money import ZERO
from calc.base.params import Params


class Status(StrEnum):
    """What a dossier needs; the worst of what was found, the worst first."""

    UNREADABLE = "unreadable"
    NOT_COMPUTABLE = "not_computable"
    UNDER_FLOOR = "under_floor"
    """with what is asked the household keeps less than the floor"""
    PAYS_TOO_MUCH = "pays_too_much"
    """a review would ask less, or what was paid counts back"""
    PROPOSAL_TOO_HIGH = "proposal_too_high"
    """nothing was agreed yet; what is computed today would be too high"""
    RECEIPT_DIFFERS = "receipt_differs"
    """what was stored or agreed does not come out again"""
    OK = "ok"


FOUND: Final = tuple(status for status in Status if status is not Status.OK)


class Basis(StrEnum):
    """Where the payment of now comes from."""

    AGREED = "agreed"
    COMPUTED = "computed"
    """nothing was agreed: what the figures of today give"""


class Cause(StrEnum):
    """Why another amount comes out than was agreed."""

    FIGURES = "figures"
    """with the plan's own policy, and the tariffs as they were then, it does come out"""
    DOSSIER = "dossier"
    """with those it does not either: the dossier or the schedule is another than then"""
    BOTH = "both"
    NOT_KNOWN = "not_known"
    """its own files are not on this computer"""


class ReceiptState(StrEnum):
    """Whether what was made then comes out again today."""

    SAME = "same"
    DIFFERS = "differs"
    OTHER_INPUT = "other_input"
    """the dossier is no longer the one of the receipt"""
    NOT_HERE = "not_here"
    """a policy or tariff file of it is not on this computer"""
    NOT_READABLE = "not_readable"
    NONE = "none"
    """there is nothing to compare with"""


UNLIKE: Final = (
    ReceiptState.DIFFERS,
    ReceiptState.OTHER_INPUT,
    ReceiptState.NOT_HERE,
    ReceiptState.NOT_READABLE,
)
"""In these a receipt does not reproduce."""


class Kind(StrEnum):
    """Which words a reason is said in."""

    PROBLEM = "problem"
    """wrong in the dossier, as its reader names it"""
    MISSING = "missing"
    """not asked or not known yet"""
    FINDING = "finding"
    FILE = "file"
    """what stood in the way of reading it"""
    OURS = "ours"


class Reason(NamedTuple):
    """Why nothing could be computed, by its code."""

    kind: Kind
    code: str
    path: str = ""
    params: Params = ()


class Row(NamedTuple):
    """One dossier. Amounts in euros; None: not known, or not asked.

    `reference`: the creditor's file number. `month`: the month of the two payments, the first in
    which they differ. `payment`: what is asked in it; `allowed`: what the figures allow.
    `ahead`: what is paid less in all months that are left (below zero: more). `back`: what was paid
    above a higher floor, in `back_months` months from `back_from` on. `floor`: of the household in
    `month`. `tariffs`: the files that were used, by name and revision.
    """

    file: str
    status: Status
    reference: str = ""
    reason: Reason | None = None
    basis: Basis | None = None
    cause: Cause | None = None
    end: date | None = None
    month: Month | None = None
    payment: Decimal | None = None
    allowed: Decimal | None = None
    ahead: Decimal | None = None
    back: Decimal | None = None
    back_from: Month | None = None
    back_months: int | None = None
    floor: Decimal | None = None
    receipt: ReceiptState = ReceiptState.NONE
    tariffs: tuple[str, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """What a month changes; below zero: the household pays less. None where one is missing."""
        if self.payment is None or self.allowed is None:
            return None
        return self.allowed - self.payment

    @property
    def total(self) -> Decimal | None:
        """What it makes in all: what is paid less from now on, and what was paid too much."""
        if self.ahead is None:
            return self.back
        return self.ahead + (self.back or ZERO)
