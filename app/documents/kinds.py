"""The kinds of document that can be made of a dossier, and what each of them is: one table.

A new kind is a member and a row here, a writer in `writing`, its must-haves in the guard's
`kinds.toml`, and its words.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from calc.base.value_type import value_type


class DocumentKind(StrEnum):
    """What a document is, in the order of a file's life."""

    INVITATION = "invitation"
    STILL_NEEDED = "still_needed"
    INTERIM = "interim"
    PLAN = "plan"
    NO_PAYMENT = "no_payment"
    REVIEW = "review"
    PAYMENT_FAILED = "payment_failed"
    DISCHARGE = "discharge"
    REFERRAL = "referral"
    DRAAGKRACHTVERKLARING = "draagkrachtverklaring"
    CALCULATION_SHEET = "calculation_sheet"
    HEIRS = "heirs"
    # Later ones stand behind it, so that the names of the others keep their number.
    BUDGET_OVERVIEW = "budget_overview"
    MANDATE = "mandate"
    PRE_NOTIFICATION = "pre_notification"
    CREDITOR_PROPOSAL = "creditor_proposal"
    HANDOVER = "handover"
    HELPER_CONSENT = "helper_consent"
    COMPLAINT_RECEIPT = "complaint_receipt"

    @property
    def number(self) -> int:
        """Its place in the order, from 1: files whose names begin with it sort in that order."""
        return list(DocumentKind).index(self) + 1

    @property
    def traits(self) -> "DocumentTraits":
        """What this kind of document is."""
        return TRAITS[self]


@value_type
class DocumentTraits:
    """What a kind of document is. The defaults are those of a letter that asks nothing.

    `asks_money`: an interim agreement only when its amount is more than nothing. `of_a_plan`: about
    a plan, so not after its end. `of_a_running_plan`: nor after it was ended early.
    `behind_gates`: also when a gate of the policy is closed. `after_discharge`: also when nothing
    is owed any more. `mailed`: sent as the text of an e-mail; else it is shown on paper.
    `for_professionals`: never for the customer, whose letter it is not. `to_others`: sent to
    somebody outside, who gets nothing of the case but what it says. `subject`: what the subject
    of its e-mail may say; others see it in passing. `typed`: the fields of Extras that it says;
    elsewhere what was typed would be lost without a word. `tells_payment`: it says what can be
    paid, so that it waits while nobody is to see that yet.
    """

    asks_money: bool = False
    of_a_plan: bool = False
    of_a_running_plan: bool = False
    behind_gates: bool = True
    after_discharge: bool = False
    mailed: bool = True
    for_professionals: bool = False
    to_others: bool = False
    subject: str = "message"
    typed: tuple[str, ...] = ()
    tells_payment: bool = False


TRAITS: Final = MappingProxyType(
    {
        DocumentKind.INVITATION: DocumentTraits(
            subject="conversation", typed=("appointment", "reply_by")
        ),
        DocumentKind.STILL_NEEDED: DocumentTraits(subject="question", typed=("reply_by",)),
        DocumentKind.INTERIM: DocumentTraits(
            asks_money=True, behind_gates=False, subject="agreement", tells_payment=True
        ),
        DocumentKind.PLAN: DocumentTraits(
            asks_money=True,
            of_a_plan=True,
            behind_gates=False,
            subject="agreement",
            tells_payment=True,
        ),
        DocumentKind.NO_PAYMENT: DocumentTraits(behind_gates=False, tells_payment=True),
        DocumentKind.REVIEW: DocumentTraits(
            asks_money=True,
            of_a_plan=True,
            of_a_running_plan=True,
            behind_gates=False,
            subject="agreement",
            typed=("kept_months",),
        ),
        DocumentKind.PAYMENT_FAILED: DocumentTraits(
            asks_money=True,
            of_a_plan=True,
            of_a_running_plan=True,
            behind_gates=False,
            typed=("reply_by", "failed_on", "failed"),
        ),
        DocumentKind.DISCHARGE: DocumentTraits(
            after_discharge=True, typed=("discharged_on", "discharged")
        ),
        DocumentKind.REFERRAL: DocumentTraits(after_discharge=True),
        DocumentKind.DRAAGKRACHTVERKLARING: DocumentTraits(
            after_discharge=True, mailed=False, tells_payment=True
        ),
        DocumentKind.CALCULATION_SHEET: DocumentTraits(
            after_discharge=True, mailed=False, for_professionals=True, tells_payment=True
        ),
        DocumentKind.HEIRS: DocumentTraits(),
        DocumentKind.BUDGET_OVERVIEW: DocumentTraits(tells_payment=True),
        # It goes by a way that protects it, and is signed: not the text of an e-mail.
        DocumentKind.MANDATE: DocumentTraits(
            of_a_plan=True, of_a_running_plan=True, behind_gates=False, mailed=False
        ),
        DocumentKind.PRE_NOTIFICATION: DocumentTraits(
            asks_money=True,
            of_a_plan=True,
            of_a_running_plan=True,
            behind_gates=False,
            subject="agreement",
            tells_payment=True,
        ),
        DocumentKind.CREDITOR_PROPOSAL: DocumentTraits(
            behind_gates=False,
            mailed=False,
            for_professionals=True,
            to_others=True,
            typed=("creditor", "reply_by"),
            tells_payment=True,
        ),
        DocumentKind.HANDOVER: DocumentTraits(mailed=False, for_professionals=True, to_others=True),
        DocumentKind.HELPER_CONSENT: DocumentTraits(mailed=False),
        DocumentKind.COMPLAINT_RECEIPT: DocumentTraits(after_discharge=True),
    }
)
