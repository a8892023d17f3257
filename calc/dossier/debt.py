"""The residual debt itself, who else owes it, and what was agreed about it before."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.codes import Prescription
from calc.dossier.fields import (
    Day,
    DebtAmount,
    LineAmount,
    LongText,
    Part,
    Percent,
    ReferenceText,
    RfReference,
    Text,
)


def _zero(rate: Decimal) -> Decimal:
    if rate != 0:
        raise PydanticCustomError("interest_not_zero", "interest during a plan is 0")
    return rate


NoInterest = Annotated[Percent, AfterValidator(_zero)]
"""Interest while a plan runs: 0, or the end date would be a fiction (ENGINE 9)."""


class SaleKind(StrEnum):
    """How the home was sold."""

    PRIVATE = "onderhands"
    AUCTION = "executieveiling"


class Interest(Part):
    """Interest on the debt: per cent a year, the period it ran, on which ground; euros so far."""

    rate: Maybe[Percent] = UNKNOWN
    from_date: Maybe[Day | None] = UNKNOWN
    until: Maybe[Day | None] = UNKNOWN
    amount: Maybe[DebtAmount] = UNKNOWN
    ground: Maybe[Text] = UNKNOWN


class CoDebtor(Part):
    """Another person who owes the same debt, elsewhere: totals only, never a budget."""

    ref: Annotated[str, StringConstraints(pattern=r"^[X-Z]$")]
    has_own_plan: Maybe[bool] = UNKNOWN
    monthly: Maybe[LineAmount] = UNKNOWN
    internal_share: Maybe[Percent] = UNKNOWN
    note: Maybe[Text] = UNKNOWN


class Bkr(Part):
    """What the credit register (CKI of BKR) shows."""

    contract: Maybe[Text] = UNKNOWN
    codes: Maybe[Annotated[tuple[Text, ...], Field(max_length=20)]] = UNKNOWN
    note: Maybe[Text] = UNKNOWN


class ArrangementOutcome(StrEnum):
    """What came of an earlier arrangement."""

    KEPT = "nagekomen"
    FAILED = "niet gelukt"
    REPLACED = "vervangen"
    """by another arrangement, while it was kept"""


class EarlierArrangement(Part):
    """An arrangement on this debt that ended, what came of it, and why."""

    outcome: Maybe[ArrangementOutcome] = UNKNOWN
    from_date: Maybe[Day | None] = UNKNOWN
    until: Maybe[Day | None] = UNKNOWN
    amount: Maybe[LineAmount] = UNKNOWN
    why_ended: Maybe[Text] = UNKNOWN


class Recurrence(Part):
    """Earlier arrangements did not last: the four questions of the regulator (facts: afm 19)."""

    cause_found: Maybe[bool] = UNKNOWN
    picture_complete: Maybe[bool] = UNKNOWN
    what_changed: Maybe[LongText] = UNKNOWN
    behaviour: Maybe[LongText] = UNKNOWN


class Debt(Part):
    """The debt. Amounts in euros; `balance` is what is owed on the reference date."""

    creditor: Maybe[Text] = UNKNOWN
    reference: Maybe[ReferenceText] = UNKNOWN
    payment_reference: Maybe[RfReference] = UNKNOWN
    managed_by: Maybe[Text] = UNKNOWN
    principal: Maybe[DebtAmount] = UNKNOWN
    interest: Interest = Interest()
    interest_during_plan: NoInterest = Decimal("0.00")
    costs: Maybe[DebtAmount] = UNKNOWN
    vat: Maybe[DebtAmount] = UNKNOWN
    paid: Maybe[DebtAmount] = UNKNOWN
    balance: Maybe[DebtAmount] = UNKNOWN
    sale_date: Maybe[Day] = UNKNOWN
    sale_kind: Maybe[SaleKind] = UNKNOWN
    nhg: Maybe[bool] = UNKNOWN
    nhg_decision: Maybe[Text] = UNKNOWN
    title: Maybe[Text] = UNKNOWN
    last_interruption: Maybe[Day] = UNKNOWN
    prescription: Maybe[Prescription] = UNKNOWN
    prescription_reviewer: Maybe[Text] = UNKNOWN
    liability_note: Maybe[Text] = UNKNOWN
    co_debtors: Annotated[tuple[CoDebtor, ...], Field(max_length=3)] = ()
    bkr: Bkr = Bkr()
    earlier_arrangements: Annotated[tuple[EarlierArrangement, ...], Field(max_length=50)] = ()
    recurrence: Recurrence = Recurrence()
    seizure: Maybe[bool] = UNKNOWN
    wsnp: Maybe[bool] = UNKNOWN
    msnp: Maybe[bool] = UNKNOWN
    bewind: Maybe[bool] = UNKNOWN


class KnownDebt(Part):
    """What a plan needs of the debt."""

    balance: DebtAmount
