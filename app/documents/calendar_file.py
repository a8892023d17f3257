"""The conversations as a calendar file (iCalendar, RFC 5545), for the customer and the officer.

The same conversations give the same bytes: no clock, and each has an identity that stays when the
file is made again. It names the organisation and nobody else.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Final

from app.documents.case import fixed_person, known, one_line
from app.documents.contact_rhythm import ProposedContact
from app.i18n import Texts
from calc import Draft, Policy

_LASTS: Final = timedelta(minutes=30)


def calendar_file(
    contacts: Sequence[ProposedContact],
    draft: Draft,
    policy: Policy,
    texts: Texts,
    *,
    made_on: date,
    at: time | None = None,
) -> bytes:
    """The file. `made_on`: the reference date; `at`: local time of the day, None for the whole day.

    The first is the next conversation. One that is only proposed is tentative. Local times float:
    they hold where one lives.
    """
    # Only whoever saves a calendar needs it, and it is slow to load.
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Uitzicht//Gesprekken//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    # The conversations first; then the days on which only figures change.
    for contact in sorted(contacts, key=lambda each: (each.figures_only, each.day)):
        event = Event()
        event.add("uid", _identity(contact, draft, policy))
        event.add("dtstamp", datetime.combine(made_on, time(), tzinfo=UTC))
        if at is None:
            event.add("dtstart", contact.day)
            event.add("dtend", contact.day + timedelta(days=1))
        else:
            begin = datetime.combine(contact.day, at)
            event.add("dtstart", begin)
            event.add("dtend", begin + _LASTS)
        organisation = one_line(policy.contact.organisation)
        key = "paying.calendar.figures" if contact.figures_only else "paying.calendar.summary"
        event.add("summary", texts.text(key, organisation=organisation))
        event.add("description", _described(contact, draft, policy, texts))
        event.add("status", "CONFIRMED" if contact.chosen else "TENTATIVE")
        event.add("transp", "TRANSPARENT" if at is None else "OPAQUE")
        calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=False))


def say_reasons(texts: Texts, contact: ProposedContact) -> str:
    """Why we speak then: whole sentences."""
    return " ".join(texts.text(f"paying.contact.{reason.value}") for reason in contact.reasons)


def _described(contact: ProposedContact, draft: Draft, policy: Policy, texts: Texts) -> str:
    own = policy.contact
    return texts.text(
        "paying.calendar.described_figures"
        if contact.figures_only
        else "paying.calendar.described",
        why=say_reasons(texts, contact),
        person=fixed_person(draft, policy),
        phone=own.phone,
    )


def _identity(contact: ProposedContact, draft: Draft, policy: Policy) -> str:
    """From the organisation, its reference and the day; none of them can be read from it."""
    reference = known(draft.debt.reference) or ""
    made = f"{policy.name}\n{reference}\n{contact.day.isoformat()}"
    return f"{sha256(made.encode()).hexdigest()[:32]}@uitzicht"
