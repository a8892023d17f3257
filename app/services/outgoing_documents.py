"""Documents as the organisation sends them: with how to pay, and in agency mode with what the
law asks of an agency. For the window and the command line. No Qt.

    offers(assessed, texts)               every kind: whether it fits now, and why
    prepared(kind, assessed, texts)       one document, with every reason that stops its print
    decided(assessed, texts)              the letter with the plan, or that nothing is paid now
    conversations(assessed)               when we speak again
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from app.documents.account import still_open
from app.documents.case import Case, NoLetter, known
from app.documents.contact_rhythm import ProposedContact, proposed_contacts
from app.documents.creditor_proposal import WHICH
from app.documents.debit import why_no_debit
from app.documents.decision import received_since
from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.documents.letter import Block
from app.documents.life_states import (
    are_several,
    gaps,
    who_decides,
    who_died,
    who_may_speak,
)
from app.documents.paying import PaymentBox, Specification
from app.documents.pre_notification import announced_box
from app.documents.quiet_days import Quiet, quiet_hours, why_quiet
from app.documents.specification import specification
from app.documents.ways_to_pay import failed_box, interim_box, no_qr_code, payment_box
from app.documents.what_is_due import is_due, starts_later
from app.i18n import Texts, say_choice
from app.i18n.paths import say_path
from app.services.assessing import Assessed
from app.services.documents import (
    MadeDocument,
    NoDocument,
    make_document,
    reason_key,
    waits_for_costs,
)
from app.services.guarding import LANGUAGE_NOT_CHECKED, HitSeverity, Result
from calc import UNKNOWN, Policy
from calc.base.value_type import value_type
from calc.dossier.agreement import PlanStatus
from calc.dossier.codes import PaymentMethod

if TYPE_CHECKING:
    from app.services.carrying.sealing import Seal


@value_type
class Offer:
    """One kind of document. `fits`: it can be made now. `ticked`: it belongs to this moment.

    `why`: why it belongs here, when one would use it, or why it cannot be made.
    """

    kind: DocumentKind
    fits: bool
    ticked: bool
    why: str


@value_type
class Prepared:
    """A document with everything that stops it, in sentences; none: it may be printed and sent.

    `email_stops`: the same for the e-mail. `notes`: what an officer should know, such as why there
    is no QR code; and what would stop the final print, while this is a concept.
    """

    made: MadeDocument
    stops: tuple[str, ...]
    email_stops: tuple[str, ...]
    notes: tuple[str, ...]


def offers(assessed: Assessed, texts: Texts) -> tuple[Offer, ...]:
    """Every kind, in the order of a file's life."""
    # The whole set of documents, and only whoever wants one needs it.
    from app.documents.writing import write

    case = _case(assessed, texts)
    found = []
    for kind in DocumentKind:
        if waits_for_costs(kind, assessed):
            found.append(Offer(kind, False, False, texts.text("papers.none.hidden")))
            continue
        ticked = kind in _of_this_moment(assessed)
        try:
            write(kind, case, Extras())
        except NoLetter as none:
            said = texts.text(reason_key(none.reason), **none.params)
            # What somebody still types makes it fit: then the field is there to type it in.
            found.append(Offer(kind, none.reason == WHICH, False, said))
            continue
        key = "now" if ticked else "when"
        found.append(Offer(kind, True, ticked, texts.text(f"paying.{key}.{kind.value}")))
    return tuple(found)


def _of_this_moment(assessed: Assessed) -> set[DocumentKind]:
    """What one would send after this conversation."""
    assessment = assessed.assessment
    kinds = {DocumentKind.CALCULATION_SHEET}
    if _died(assessed):
        return kinds | {DocumentKind.HEIRS}
    if assessed.draft.agreement.status is PlanStatus.DISCHARGED:
        return kinds | {DocumentKind.DISCHARGE}
    if assessment.beside.gate.closed_by:
        return kinds | {DocumentKind.REFERRAL}
    if assessment.partial or assessment.room_is_open:
        return kinds | {DocumentKind.STILL_NEEDED}
    if assessment.beside.gate.interim is not None and not assessment.final:
        kinds |= {DocumentKind.INTERIM, DocumentKind.STILL_NEEDED}
    kinds |= _mandate_to_sign(assessed)
    if assessment.running is not None and assessment.running.month:
        return kinds | {DocumentKind.REVIEW}
    return kinds | {DocumentKind.PLAN if assessment.plan else DocumentKind.NO_PAYMENT}


def _mandate_to_sign(assessed: Assessed) -> set[DocumentKind]:
    """With the letter that asks money: who chose a debit signs for it first."""
    contact = assessed.draft.contact
    chosen = contact.payment_method is PaymentMethod.DIRECT_DEBIT
    unsigned = contact.mandate.signed_on is UNKNOWN
    return {DocumentKind.MANDATE} if assessed.assessment.plan and chosen and unsigned else set()


def prepared(
    kind: DocumentKind,
    assessed: Assessed,
    texts: Texts,
    *,
    free_text: str = "",
    extra: Extras | None = None,
    at: time | None = None,
    seal: "Seal | None" = None,
) -> Prepared:
    """One document. `at`: the hour of the next conversation, if it is known; `seal`: encrypts the
    case inside. Raises NoDocument and NothingToSeal.
    """
    case = _case(assessed, texts)
    extra = extra or Extras()
    box = extra.payment or _payment(kind, case, extra)
    specified = extra.specification or _specified(kind, case)
    extra = replace(extra, payment=box, specification=specified)
    made = make_document(kind, assessed, texts, free_text=free_text, extra=extra, seal=seal)
    # Words that a customer may not read stop a concept too: paper is easily passed on.
    stops = _guarded(made.guard, texts)
    email_stops = _guarded(made.email_guard, texts) if made.email_guard else ()
    later, notes = [], list[str]()
    if isinstance(specified, Specification) and not specified.complete:
        later.append(texts.text("paying.stop.specification"))
    if not kind.traits.for_professionals:
        later += _no_address(kind, assessed, texts)
        later += _quiet_conversation(kind, assessed, texts, extra, at)
    if made.concept:
        notes, later = later, []
    notes += _why_not(kind, case, box)
    if kind is DocumentKind.DISCHARGE and (since := received_since(case)):
        notes.append(texts.text("paying.received_since", amount=texts.formats.euros(since)))
    if extra.appointment is not None and not assessed.assessment.next_conversation.agreed:
        day = texts.formats.day(extra.appointment)
        notes.append(texts.text("paying.appointment_not_recorded", day=day))
    notes += _about_whom(kind, assessed, texts)
    return Prepared(
        made=made,
        stops=(*stops, *later),
        email_stops=(*email_stops, *later),
        notes=tuple(notes),
    )


def _guarded(result: Result, texts: Texts) -> tuple[str, ...]:
    """What the guard stops; a language that it does not read is said by name."""
    unread = {hit.rule for hit in result.hits} & {LANGUAGE_NOT_CHECKED}
    stopping = [hit for hit in result.hits if hit.severity is HitSeverity.BLOCK]
    said = [texts.text("paying.stop.language")] if unread else []
    if any(hit.rule != LANGUAGE_NOT_CHECKED for hit in stopping):
        said.append(texts.text("paying.stop.guard"))
    return tuple(said)


def decided(assessed: Assessed, texts: Texts, extra: Extras | None = None) -> Prepared:
    """The letter that says what was decided: the plan, or that nothing is paid now.

    Raises NoDocument when nothing can be said yet.
    """
    kind = DocumentKind.PLAN if assessed.assessment.plan else DocumentKind.NO_PAYMENT
    return prepared(kind, assessed, texts, extra=extra)


def _case(assessed: Assessed, texts: Texts) -> Case:
    return Case(assessed.draft, assessed.assessment, assessed.policy_file.policy, texts)


def _payment(kind: DocumentKind, case: Case, extra: Extras) -> PaymentBox | None:
    """How to pay what this document asks; nothing where it asks nothing."""
    assessment = case.assessment
    plan, interim = assessment.plan, assessment.beside.gate.interim
    if not assessment.may_ask_payment:
        return None
    if kind in (DocumentKind.PLAN, DocumentKind.REVIEW) and plan is not None:
        return payment_box(case, plan)
    if kind is DocumentKind.PAYMENT_FAILED:
        return failed_box(case, extra.failed or still_open(case))
    if kind is DocumentKind.INTERIM and interim and interim.amount.amount:
        return interim_box(case, interim.amount.amount, interim.until)
    if kind is DocumentKind.PRE_NOTIFICATION:
        return _announced(case)
    return None


def _announced(case: Case) -> PaymentBox | None:
    """What is collected; None where there is no such letter: making it says why."""
    try:
        return announced_box(case)
    except NoLetter:
        return None


def _why_not(kind: DocumentKind, case: Case, box: Block | None) -> Iterator[str]:
    """What an officer should know of how this letter asks money: no QR code, no debit yet."""
    if not kind.traits.asks_money or not case.assessment.may_ask_payment:
        return
    say, method = case.texts.text, case.draft.contact.payment_method
    first = case.assessment.first_month if kind is DocumentKind.INTERIM else starts_later(case)
    if kind is not DocumentKind.PAYMENT_FAILED and first is not None and not is_due(case, first):
        yield say("paying.not_due", month=case.month(first))
        return
    if method is PaymentMethod.DIRECT_DEBIT and (why := why_no_debit(case)):
        yield say(f"paying.no_debit.{why}")
    if method is PaymentMethod.PAYMENT_LINK and case.policy.payment_link is None:
        yield say("paying.no_link")
    transfers = method is not PaymentMethod.PAYMENT_LINK or case.policy.payment_link is None
    if box is None and transfers and (reason := no_qr_code(case.policy, case.draft)):
        yield say(f"paying.no_qr.{reason}")


def _specified(kind: DocumentKind, case: Case) -> Specification | None:
    """An agency says what it collects wherever it asks money."""
    if case.policy.agency is None or not kind.traits.asks_money:
        return None
    return specification(case)


def conversations(assessed: Assessed) -> tuple[ProposedContact, ...]:
    """When we speak again, under the policy; never with somebody who died."""
    if _died(assessed):
        return ()
    return proposed_contacts(assessed.assessment, assessed.draft, assessed.policy_file.policy)


def days_of(assessed: Assessed) -> list[date]:
    """The days on which somebody is called, and the day that was agreed: none may be quiet.

    A day that is too far away is not the next conversation, and is looked at all the same.
    """
    if _died(assessed):
        return []
    agreed = assessed.draft.contact.next_conversation
    days = {contact.day for contact in conversations(assessed)}
    if agreed is not UNKNOWN and agreed > assessed.assessment.reference_date:
        days.add(agreed)
    return sorted(days)


def quiet_sentences(
    days: Sequence[date], policy: Policy, texts: Texts, at: time | None
) -> list[str]:
    """On which of these days nobody may hold a conversation, and why; a sentence each."""
    since, until = quiet_hours(policy)
    said = []
    hours = {
        "until": since.isoformat("minutes"),
        "since": until.isoformat("minutes"),
    }
    for quiet_day in days:
        why = why_quiet(quiet_day, at, since=since, until=until)
        if why is Quiet.HOURS and at is not None:
            clock = at.isoformat("minutes")
            return [texts.text("paying.quiet.hours_said", at=clock, **hours)]
        if why is not None:
            reason = texts.text(f"paying.quiet.{why.value}")
            day = texts.formats.day(quiet_day)
            said.append(texts.text("paying.quiet.said", day=day, why=reason))
    return said


def _quiet_conversation(
    kind: DocumentKind, assessed: Assessed, texts: Texts, extra: Extras, at: time | None
) -> list[str]:
    """The law binds agencies; a household has the same rest with any organisation."""
    contact = assessed.draft.contact
    chosen = [day for day in days_of(assessed) if day == contact.next_conversation]
    if kind is DocumentKind.INVITATION and extra.appointment is not None:
        chosen = [extra.appointment]
    if at is None and contact.next_conversation_at is not UNKNOWN:
        at = time.fromisoformat(contact.next_conversation_at)
    return quiet_sentences(chosen, assessed.policy_file.policy, texts, at)


def _died(assessed: Assessed) -> bool:
    return bool(who_died(assessed.draft))


def no_conversations(assessed: Assessed, texts: Texts) -> str:
    """Why there is no conversation at all; "" when there are."""
    return texts.text("document.none.deceased") if _died(assessed) else ""


def _no_address(kind: DocumentKind, assessed: Assessed, texts: Texts) -> list[str]:
    """What is not known of who gets the letters of somebody who does not decide alone."""
    draft, on = assessed.draft, assessed.assessment.reference_date
    if kind is DocumentKind.HEIRS:
        return []
    if are_several(draft, on):
        return [texts.text("paying.stop.two_decide")]
    found = gaps(draft, on)
    if not found:
        return []
    fields = texts.formats.join([f'"{say_path(texts, path, draft)}"' for path in found])
    return [texts.text("paying.stop.who_decides", fields=fields)]


def _about_whom(kind: DocumentKind, assessed: Assessed, texts: Texts) -> list[str]:
    """What whoever sends a letter does besides, when it does not simply go to the customer."""
    if kind.traits.for_professionals:
        return []
    draft, on = assessed.draft, assessed.assessment.reference_date
    if kind is DocumentKind.HEIRS:
        return [texts.text("paying.note.heirs")]
    notes = []
    if decides := who_decides(draft, on):
        notes.append(texts.text("paying.note.no_email"))
        theirs = {state.who for state in decides}
        others = [a for a in draft.adults if a.liable is True and a.ref.value not in theirs]
        if others:
            names = texts.formats.join([known(a.name) or say_choice(texts, a.ref) for a in others])
            notes.append(texts.text("paying.note.also_owes", names=names))
    for state in who_may_speak(draft, on):
        name = known(state.name) or texts.text("paying.note.somebody")
        notes.append(texts.text("paying.note.may_speak", name=name))
    return notes


__all__ = [
    "NoDocument", "Offer", "Prepared", "conversations", "days_of", "decided", "no_conversations",
    "offers", "prepared", "quiet_sentences",
]  # fmt: skip
