"""The hand-over to schuldhulp of the municipality: who wants help, and how to reach them.

Only with the customer's recorded consent, and only what is needed to call back: no income, no
costs, no other creditor. The municipality asks the customer itself what it needs.
"""

from typing import Final

from app.documents.case import Case, NoLetter, begun, known
from app.documents.consented import Agreed, agreed, givers, names_of, said_consent
from app.documents.contact_ways import professional_questions
from app.documents.frame import letter_of
from app.documents.letter import Block, Form, FormLine, Heading, Letter, Paragraph
from app.documents.open_balance import what_is_owed
from app.documents.own_words import own_words
from app.documents.recipients import address_of
from app.i18n import say_choice
from app.i18n.paths import say_path
from calc import UNKNOWN
from calc.base.money import ZERO

_IN_ITS_NAME: Final = "gemeente"


def handover(case: Case, free_text: str) -> Letter:
    """Raises NoLetter: whose consent or which field is missing, or no way to reach them."""
    consent = agreed(case, "municipality")
    name = known(case.draft.consents.municipality.name)
    if name is None:
        path = say_path(case.texts, "consents.municipality.name", case.draft)
        raise NoLetter("consent_missing", place=f'"{path}"')
    ways = _ways(case)
    if not ways:
        raise NoLetter("handover_no_way")
    who = names_of(case, givers(case, consent))
    return letter_of(
        case,
        begun(case.tell("kind.handover")),
        case.tell("handover.subject"),
        (
            Paragraph(begun(case.tell("handover.ask", who=who)), strong=True),
            Form((FormLine(case.tell("handover.row.who"), who), *ways)),
            Heading(case.tell("handover.about.heading")),
            Paragraph(_about(case)),
            *_consent(case, consent),
            *own_words(case, free_text),
        ),
        to=(_municipality(case, name), case.tell("handover.to")),
        greeting=case.tell("proposal.salutation"),
        large_print=False,
        reached=professional_questions(case),
    )


def _municipality(case: Case, name: str) -> str:
    if name.casefold().startswith(_IN_ITS_NAME):
        return name
    return case.tell("handover.municipality", name=name)


def _ways(case: Case) -> tuple[FormLine, ...]:
    """Every way to reach the customer that is known; how they like it best."""
    contact, found = case.draft.contact, []
    if street := ", ".join(address_of(contact)):
        found.append(FormLine(case.tell("handover.row.address"), street))
    if phone := known(contact.phone):
        found.append(FormLine(case.tell("handover.row.phone"), phone))
    if email := known(contact.email):
        found.append(FormLine(case.tell("handover.row.email"), email))
    if found and contact.preferred_channel is not UNKNOWN:
        best = say_choice(case.texts, contact.preferred_channel)
        found.append(FormLine(case.tell("handover.row.best"), best))
    return tuple(found)


def _about(case: Case) -> str:
    """The debt that we know of: who is owed and how much is left, as far as anybody knows."""
    said, owed = case.tell("handover.about", creditor=case.creditor), what_is_owed(case)
    if owed is None or owed <= ZERO:
        return f"{said} {case.tell('handover.about.unknown')}"
    day = case.day(case.assessment.reference_date)
    return f"{said} {case.tell('handover.about.owed', amount=case.euros(owed), day=day)}"


def _consent(case: Case, consent: Agreed) -> tuple[Block, ...]:
    said = f"{said_consent(case, consent)} {case.tell('handover.no_more')}"
    return (Heading(case.tell("proposal.consent.heading")), Paragraph(said))
