"""Who writes and whom to reach: sender, contact person, channels, free help, complaints."""

from app.documents.case import Case, known, one_line
from app.documents.complaints import say_complaints
from app.documents.letter import Block, Detail, Footer, Heading, Paragraph, ReachBlock, Sender
from app.i18n import say_choice


def sender(case: Case) -> Sender:
    """The organisation that writes."""
    contact = case.policy.contact
    return Sender(
        one_line(contact.organisation),
        (one_line(contact.street), one_line(contact.postcode_and_town)),
    )


def details(case: Case) -> tuple[Detail, ...]:
    """Date, reference and the fixed person, beside the address."""
    reference = known(case.draft.debt.reference)
    found = [Detail(case.say("detail.date"), case.day(case.assessment.reference_date))]
    if reference:
        found.append(Detail(case.say("detail.reference"), reference))
    found.append(Detail(case.say("detail.call"), f"{case.person}, {case.policy.contact.phone}"))
    return tuple(found)


def reach(case: Case, *, to_heirs: bool = False, helped: bool = False) -> tuple[Block, ...]:
    """The part of the letter on who to call, free help and complaints. `helped`: the letter told
    of free help before.
    """
    free = () if helped else (free_help(case),)
    return (
        *who_to_call(case, to_heirs=to_heirs),
        Heading(case.say("complaints.heading" if helped else "help.heading")),
        *free,
        Paragraph(say_complaints(case)),
    )


def free_help(case: Case) -> Paragraph:
    """Who can look along for free."""
    return Paragraph(case.say("help.free"), lead=case.say("help.lead"))


def who_to_call(case: Case, *, to_heirs: bool = False) -> tuple[Block, ...]:
    """The fixed contact person and every way to reach us; whose story it knows is the customer."""
    contact = case.policy.contact
    channels = [say_choice(case.texts, channel) for channel in case.policy.channels]
    ways = [
        Detail(case.say("contact.phone"), _phone(case)),
        Detail(case.say("contact.email"), contact.email),
        Detail(
            case.say("contact.letter"),
            f"{one_line(contact.street)}, {one_line(contact.postcode_and_town)}",
        ),
    ]
    if contact.website:
        ways.append(Detail(case.say("contact.website"), one_line(contact.website)))
    return (
        Heading(case.say("contact.heading")),
        ReachBlock(_who(case, to_heirs=to_heirs), tuple(ways)),
        Paragraph(case.say("contact.channels", channels=case.texts.formats.choice(channels))),
    )


def professional_questions(case: Case) -> tuple[Block, ...]:
    """Whom somebody who helps, or is owed money too, can call; nothing of our customers' ways."""
    phone = case.policy.contact.phone
    return (Paragraph(case.tell("consent.questions", person=case.person, phone=phone)),)


def _phone(case: Case) -> str:
    """The number with its hours; without them where they are only known in Dutch."""
    contact = case.policy.contact
    hours = contact.hours if case.texts.language == "nl" else contact.hours_en
    return f"{contact.phone} ({one_line(hours)})" if hours else contact.phone


def _who(case: Case, *, to_heirs: bool) -> str:
    """The fixed person, and who is there when that person is not."""
    key = "contact.person_heirs" if to_heirs else "contact.person"
    said = case.say(key, person=case.person)
    if not case.replacement:
        return said
    other = case.say("contact.replacement", person=case.person, replacement=case.replacement)
    return f"{said} {other}"


def closing(case: Case) -> tuple[str, ...]:
    """Greetings from the fixed person."""
    return (case.say("closing"), case.person, one_line(case.policy.contact.organisation))


def footer(case: Case) -> Footer:
    """The foot of every page; the printer fills in the page numbers."""
    agency, said = "", []
    if case.policy.agency:
        agency = case.texts.text("paying.wki", number=one_line(case.policy.agency.wki_number))
    if reference := known(case.draft.debt.reference):
        said.append(case.say("footer.reference", reference=reference))
    return Footer(
        reference=". ".join((*said, agency) if agency else said),
        first=agency,
        page=case.say("footer.page", page="{page}", pages="{pages}"),
        next_page=case.say("footer.next_page", parts="{parts}"),
        both=case.say("footer.both"),
    )
