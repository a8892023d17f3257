"""Write the document of a kind: one way to all of them.

    written = write(Kind.INTERIM, case, extra, free_text)
    written.by_email            the same as it is mailed, with the letter itself attached

Raises NoLetter with the reason when this kind does not fit the case.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app.documents.attached import attached
from app.documents.budget_overview import budget_overview
from app.documents.calculation_sheet import calculation_sheet
from app.documents.case import Case, NoLetter
from app.documents.complaint_receipt import complaint_receipt
from app.documents.creditor_proposal import creditor_proposal
from app.documents.discharge import discharge
from app.documents.draagkracht import draagkracht
from app.documents.email_html import email_html
from app.documents.email_subject import subject_of
from app.documents.extras import Extras
from app.documents.handover import handover
from app.documents.heirs import heirs
from app.documents.helper_consent import helper_consent
from app.documents.impossible import refuse_impossible
from app.documents.interim import interim, is_unfinished
from app.documents.invitation import invitation
from app.documents.kinds import DocumentKind
from app.documents.letter import Letter
from app.documents.mandate import mandate
from app.documents.payment_failed import payment_failed
from app.documents.permitted import refuse
from app.documents.plain_text import email_text, plain_text
from app.documents.plan_letter import decision
from app.documents.pre_notification import pre_notification
from app.documents.referral import referral
from app.documents.review import review
from app.documents.sheet import Sheet
from app.documents.sheet_text import sheet_text
from app.documents.still_needed import still_needed
from app.i18n import say_finding
from calc.assessment.assessment import NOTHING_IS_ASKED
from calc.base.value_type import value_type


@value_type
class Written:
    """A document as data. `concept`: it may not be sent; a mark alone need not say so.

    `by_email`: the letter as it is mailed; None for what is not sent, or is shown on paper.
    """

    kind: DocumentKind
    document: Letter | Sheet
    concept: bool
    by_email: Letter | None
    case: Case

    @property
    def text(self) -> str:
        """The whole document as plain text."""
        if isinstance(self.document, Sheet):
            return sheet_text(self.document)
        return plain_text(self.document)

    @property
    def subject(self) -> str:
        """The subject of its e-mail."""
        return subject_of(self.kind, self.case) if self.by_email else ""

    @property
    def email(self) -> str:
        """The text of its e-mail, "" where there is none."""
        return email_text(self.by_email) if self.by_email else ""

    @property
    def email_html(self) -> str:
        """The same, sentence for sentence, as HTML."""
        return email_html(self.by_email) if self.by_email else ""


def write(kind: DocumentKind, case: Case, extra: Extras, free_text: str = "") -> Written:
    """The document of this kind, in the language of the case."""
    refuse(kind, case)
    if not case.assessment.may_ask_payment and _asks_money(kind, case):
        raise NoLetter("nothing_is_asked", why=_why_nothing_is_asked(case))
    refuse_impossible(kind, case, extra)
    document = _sized(_WRITERS[kind](case, extra, free_text), extra)
    concept = bool(document.mark)
    if kind is DocumentKind.INTERIM:
        concept = is_unfinished(case)
    return Written(kind, document, concept, mailed(kind, case, extra, free_text, document), case)


def _sized(document: Letter | Sheet, extra: Extras) -> Letter | Sheet:
    """In the print that was chosen for it; without a choice in the one that the customer asked."""
    if extra.large_print is None:
        return document
    return replace(document, large_print=extra.large_print)


def _asks_money(kind: DocumentKind, case: Case) -> bool:
    """Whether this document asks the customer to pay, or lets us take it; an interim agreement can
    be a pause.
    """
    interim = case.assessment.beside.gate.interim
    if kind is DocumentKind.INTERIM:
        return interim is not None and interim.amount.amount > 0
    return kind.traits.asks_money or kind is DocumentKind.MANDATE


def _why_nothing_is_asked(case: Case) -> str:
    found = (each for each in case.assessment.findings if each.code in NOTHING_IS_ASKED)
    return " ".join(say_finding(case.texts, each, case.draft) for each in found)


def mailed(
    kind: DocumentKind, case: Case, extra: Extras, free_text: str, document: Letter | Sheet
) -> Letter | None:
    """A letter as it is mailed: what `attached` names is left to the letter itself."""
    if not kind.traits.mailed or isinstance(document, Sheet):
        return None
    written = _WRITERS[kind](case, attached(kind, case, extra, document), free_text)
    written = _sized(written, extra)
    assert isinstance(written, Letter)  # the same kind gives a letter again
    return written


def _plan(case: Case, extra: Extras, free_text: str) -> Letter:
    if case.assessment.schedule and case.assessment.plan is None and not case.assessment.partial:
        raise NoLetter("no_plan")
    return decision(case, extra, free_text)


def _no_payment(case: Case, extra: Extras, free_text: str) -> Letter:
    if case.assessment.plan is not None:
        raise NoLetter("there_is_a_plan")
    return decision(case, extra, free_text)


_WRITERS: Final[dict[DocumentKind, Callable[[Case, Extras, str], Letter | Sheet]]] = {
    DocumentKind.INVITATION: invitation,
    DocumentKind.STILL_NEEDED: still_needed,
    DocumentKind.INTERIM: interim,
    DocumentKind.PLAN: _plan,
    DocumentKind.NO_PAYMENT: _no_payment,
    DocumentKind.REVIEW: review,
    DocumentKind.PAYMENT_FAILED: payment_failed,
    DocumentKind.DISCHARGE: discharge,
    DocumentKind.REFERRAL: lambda case, extra, free_text: referral(case, free_text),
    DocumentKind.DRAAGKRACHTVERKLARING: lambda case, extra, free_text: draagkracht(case, free_text),
    DocumentKind.CALCULATION_SHEET: lambda case, extra, free_text: calculation_sheet(
        case, free_text
    ),
    DocumentKind.HEIRS: lambda case, extra, free_text: heirs(case, free_text),
    DocumentKind.BUDGET_OVERVIEW: lambda case, extra, free_text: budget_overview(case, free_text),
    DocumentKind.MANDATE: lambda case, extra, free_text: mandate(case, free_text),
    DocumentKind.PRE_NOTIFICATION: pre_notification,
    DocumentKind.CREDITOR_PROPOSAL: creditor_proposal,
    DocumentKind.HANDOVER: lambda case, extra, free_text: handover(case, free_text),
    DocumentKind.HELPER_CONSENT: lambda case, extra, free_text: helper_consent(case, free_text),
    DocumentKind.COMPLAINT_RECEIPT: lambda case, extra, free_text: complaint_receipt(
        case, free_text
    ),
}
