"""Documents as the organisation sends them: with how to pay, and in agency mode with what the
law asks of an agency. For the window and the command line. No Qt.

    offers(assessed, texts)               every kind: whether it fits now, and why
    prepared(kind, assessed, texts)       one document, with every reason that stops its print
    decided(assessed, texts)              the letter with the plan, or that nothing is paid now
    conversations(assessed)               when we speak again
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from app.documents.case import Case, NoLetter
from app.documents.contact_rhythm import ProposedContact, proposed_contacts
from app.documents.extras import Extras
from app.documents.kinds import FOR_PROFESSIONALS, Kind
from app.documents.paying import PaymentBox, Specification
from app.documents.quiet_days import Quiet, why_quiet
from app.documents.specification import specification
from app.documents.ways_to_pay import no_qr_code, payment_box, transfer_box
from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import MadeDocument, NoDocument, make_document, reason_key
from app.services.guarding import LANGUAGE_NOT_CHECKED, Result, Severity
from calc import UNKNOWN, Policy
from calc.dossier.codes import PaymentMethod
from calc.tariffs.policy import Agency

_ASKS_MONEY: Final = frozenset({Kind.PLAN, Kind.INTERIM, Kind.REVIEW, Kind.PAYMENT_FAILED})
_TRANSFERS: Final = (PaymentMethod.TRANSFER, PaymentMethod.STANDING_ORDER, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of document. `fits`: it can be made now. `ticked`: it belongs to this moment.

    `why`: why it belongs here, when one would use it, or why it cannot be made.
    """

    kind: Kind
    fits: bool
    ticked: bool
    why: str


@dataclass(frozen=True, slots=True)
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
    for kind in Kind:
        ticked = kind in _of_this_moment(assessed)
        try:
            write(kind, case, Extras())
        except NoLetter as none:
            found.append(Offer(kind, False, False, texts.text(reason_key(none.reason))))
            continue
        key = "now" if ticked else "when"
        found.append(Offer(kind, True, ticked, texts.text(f"paying.{key}.{kind.value}")))
    return tuple(found)


def _of_this_moment(assessed: Assessed) -> set[Kind]:
    """What one would send after this conversation."""
    assessment = assessed.assessment
    kinds = {Kind.CALCULATION_SHEET}
    if assessment.beside.gate.closed_by:
        return kinds | {Kind.REFERRAL}
    if assessment.partial or assessment.room_is_open:
        return kinds | {Kind.STILL_NEEDED}
    if assessment.beside.gate.interim is not None and not assessment.final:
        kinds |= {Kind.INTERIM, Kind.STILL_NEEDED}
    if assessment.running is not None and assessment.running.month:
        return kinds | {Kind.REVIEW}
    return kinds | {Kind.PLAN if assessment.plan else Kind.NO_PAYMENT}


def prepared(
    kind: Kind,
    assessed: Assessed,
    texts: Texts,
    *,
    free_text: str = "",
    extra: Extras | None = None,
    at: time | None = None,
) -> Prepared:
    """One document. `at`: the hour of the next conversation, if it is known. Raises NoDocument."""
    case, policy = _case(assessed, texts), assessed.policy_file.policy
    extra = extra or Extras()
    box = extra.payment or _payment(kind, case, extra)
    specified = extra.specification or _specified(kind, case)
    extra = replace(extra, payment=box, specification=specified)
    made = make_document(kind, assessed, texts, free_text=free_text, extra=extra)
    # Words that a customer may not read stop a concept too: paper is easily passed on.
    stops = _guarded(made.guard, texts)
    email_stops = _guarded(made.email_guard, texts) if made.email_guard else ()
    later, notes = [], list[str]()
    if isinstance(specified, Specification) and not specified.complete:
        later.append(texts.text("paying.stop.specification"))
    if kind not in FOR_PROFESSIONALS:
        later += _quiet_conversation(kind, assessed, texts, extra, at)
    if made.concept:
        notes, later = later, []
    method = assessed.draft.contact.payment_method
    if kind in _ASKS_MONEY and box is None and method in _TRANSFERS:
        reason = no_qr_code(policy, assessed.draft)
        if reason is not None:
            notes.append(texts.text(f"paying.no_qr.{reason}"))
    return Prepared(
        made=made,
        stops=(*stops, *later),
        email_stops=(*email_stops, *later),
        notes=tuple(notes),
    )


def _guarded(result: Result, texts: Texts) -> tuple[str, ...]:
    """What the guard stops; a language that it does not read is said by name."""
    unread = {hit.rule for hit in result.hits} & {LANGUAGE_NOT_CHECKED}
    stopping = [hit for hit in result.hits if hit.severity is Severity.BLOCK]
    said = [texts.text("paying.stop.language")] if unread else []
    if any(hit.rule != LANGUAGE_NOT_CHECKED for hit in stopping):
        said.append(texts.text("paying.stop.guard"))
    return tuple(said)


def decided(assessed: Assessed, texts: Texts) -> Prepared:
    """The letter that says what was decided: the plan, or that nothing is paid now.

    Raises NoDocument when nothing can be said yet.
    """
    kind = Kind.PLAN if assessed.assessment.plan else Kind.NO_PAYMENT
    return prepared(kind, assessed, texts)


def _case(assessed: Assessed, texts: Texts) -> Case:
    return Case(assessed.draft, assessed.assessment, assessed.policy_file.policy, texts)


def _payment(kind: Kind, case: Case, extra: Extras) -> PaymentBox | None:
    """How to pay what this document asks; nothing where it asks nothing."""
    plan, gate = case.assessment.plan, case.assessment.beside.gate
    if gate.closed_by:
        return None
    transfers = case.draft.contact.payment_method in _TRANSFERS
    if kind in (Kind.PLAN, Kind.REVIEW) and plan is not None:
        return payment_box(case, plan)
    if kind is Kind.PAYMENT_FAILED and extra.failed and transfers:
        return transfer_box(case, extra.failed)
    if kind is Kind.INTERIM and gate.interim and gate.interim.amount.amount and transfers:
        return transfer_box(case, gate.interim.amount.amount)
    return None


def _specified(kind: Kind, case: Case) -> Specification | None:
    """An agency says what it collects wherever it asks money."""
    if case.policy.agency is None or kind not in _ASKS_MONEY:
        return None
    return specification(case)


def conversations(assessed: Assessed) -> tuple[ProposedContact, ...]:
    """When we speak again, under the policy."""
    return proposed_contacts(assessed.assessment, assessed.draft, assessed.policy_file.policy)


def days_of(assessed: Assessed) -> list[date]:
    """The days on which somebody is called, and the day that was agreed: none may be quiet.

    A day that is too far away is not the next conversation, and is looked at all the same.
    """
    agreed = assessed.draft.contact.next_conversation
    days = {contact.day for contact in conversations(assessed)}
    if agreed is not UNKNOWN and agreed > assessed.assessment.reference_date:
        days.add(agreed)
    return sorted(days)


def quiet_sentences(
    days: Sequence[date], policy: Policy, texts: Texts, at: time | None
) -> list[str]:
    """On which of these days nobody may hold a conversation, and why; a sentence each."""
    since, until = _hours(policy.agency)
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
    kind: Kind, assessed: Assessed, texts: Texts, extra: Extras, at: time | None
) -> list[str]:
    """The law binds agencies; a household has the same rest with any organisation."""
    agreed = assessed.draft.contact.next_conversation
    chosen = [day for day in days_of(assessed) if day == agreed]
    if kind is Kind.INVITATION and extra.appointment is not None:
        chosen = [extra.appointment]
    return quiet_sentences(chosen, assessed.policy_file.policy, texts, at)


def _hours(agency: Agency | None) -> tuple[time, time]:
    """From when until when somebody may be called: the law's hours, or an agency's fewer."""
    if agency is None:
        return time(7), time(20)
    return time.fromisoformat(agency.quiet_until), time.fromisoformat(agency.quiet_from)


__all__ = [
    "NoDocument", "Offer", "Prepared", "conversations", "days_of", "decided", "offers", "prepared",
    "quiet_sentences",
]  # fmt: skip
