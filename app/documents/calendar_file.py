"""The next conversation as a calendar file (iCalendar, RFC 5545), for customer and officer.

One event per dossier. It keeps its identity (UID) and every file is newer than the last one
(SEQUENCE), so that a conversation that moves is moved, and the old day does not stay. Others look
into a calendar: the words say that there is a call, and nothing of what it is about.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from app.documents.case import fixed_person, known
from app.i18n import Texts
from calc import UNKNOWN, Draft, Policy
from calc.context.conversation import NextConversation

if TYPE_CHECKING:
    from icalendar import Alarm, Timezone

_PLACE: Final = "Europe/Amsterdam"
_COUNTED_FROM: Final = datetime(2026, 1, 1, tzinfo=UTC)
_A_SECOND: Final = 4
"""Two files that are made at once have numbers of their own."""
_MOST: Final = 2**31 - 1
"""The largest number that every calendar program holds: until 2043."""
_DAY_BEFORE: Final = timedelta(hours=-15)
"""Nine in the morning of the day before, counted from midnight."""
_HOUR_BEFORE: Final = timedelta(hours=-1)


class NobodyKnown(ValueError):
    """Nothing tells this dossier from another: its event would take the place of another's."""


def calendar_file(
    talk: NextConversation,
    draft: Draft,
    policy: Policy,
    texts: Texts,
    *,
    made_at: datetime,
    at: time | None = None,
) -> bytes:
    """The file. `made_at`: the moment it is made, with its time zone; `at`: the hour, Dutch time.

    Without an hour it is the whole day. A day that is not agreed yet is tentative. The same
    arguments give the same bytes. Raises NobodyKnown.
    """
    # Only whoever saves a calendar needs it, and it is slow to load.
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", identity(draft, policy))
    event.add("sequence", sequence(made_at))
    made_at = made_at.astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", made_at)
    event.add("last-modified", made_at)
    if at is None:
        event.add("dtstart", talk.day)
        event.add("dtend", talk.day + timedelta(days=1))
    else:
        begin = datetime.combine(talk.day, at, tzinfo=ZoneInfo(_PLACE))
        event.add("dtstart", begin)
        event.add("dtend", begin + timedelta(minutes=policy.call_minutes))
    event.add("summary", texts.text("paying.calendar.summary"))
    event.add("description", _described(talk, draft, policy, texts))
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED" if talk.agreed else "TENTATIVE")
    event.add("transp", "TRANSPARENT" if at is None else "OPAQUE")
    event.add_component(_alarm(texts, _DAY_BEFORE if at is None else _HOUR_BEFORE))
    calendar = Calendar()
    calendar.add("prodid", "-//Uitzicht//Gesprekken//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if at is not None:
        calendar.add_component(_dutch_time())
    calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=False))


def sequence(made_at: datetime) -> int:
    """A number that rises with the time: the quarters of a second since 2026."""
    return min(max(int((made_at - _COUNTED_FROM).total_seconds() * _A_SECOND), 0), _MOST)


def identity(draft: Draft, policy: Policy) -> str:
    """Of the dossier, whatever day its conversation is on; nothing can be read from it.

    The dossier's own number; one from before there were numbers is known by its reference, and
    without one by who it is about. Raises NobodyKnown.
    """
    case_id, reference = draft.handling.case_id, known(draft.debt.reference)
    if case_id is not UNKNOWN:
        parts = ["case", case_id]
    elif reference:
        parts = ["reference", policy.name, "".join(reference.split()).casefold()]
    elif people := list(_people(draft)):
        parts = ["people", policy.name, *people]
    else:
        raise NobodyKnown
    return f"{sha256(chr(10).join(parts).encode()).hexdigest()[:32]}@uitzicht"


def _people(draft: Draft) -> Iterator[str]:
    """Names, months of birth and where they live; nothing without a name or an address."""
    contact = draft.contact
    lives = [known(each) or "" for each in (contact.street, contact.postcode, contact.town)]
    names = [known(adult.name) or "" for adult in draft.adults]
    if not any(names) and not (lives[0] and any(lives[1:])):
        return
    born = ["" if adult.birth_month is UNKNOWN else str(adult.birth_month)
            for adult in draft.adults]  # fmt: skip
    yield from (part.casefold() for part in (*names, *born, *lives))


def _described(talk: NextConversation, draft: Draft, policy: Policy, texts: Texts) -> str:
    key = "paying.calendar.agreed" if talk.agreed else "paying.calendar.proposed"
    return texts.text(key, person=fixed_person(draft, policy), phone=policy.contact.phone)


def _alarm(texts: Texts, before: timedelta) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", texts.text("paying.calendar.summary"))
    alarm.add("trigger", before)
    return alarm


def _dutch_time() -> "Timezone":
    """The rule of summer and winter time; programs do not read long lists of days alike."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    winter, summer = timedelta(hours=1), timedelta(hours=2)
    zone = Timezone()
    zone.add("tzid", _PLACE)
    for part, name, month, since, before, after in (
        (TimezoneDaylight(), "CEST", 3, datetime(1996, 3, 31, 2), winter, summer),  # noqa: DTZ001
        (TimezoneStandard(), "CET", 10, datetime(1996, 10, 27, 3), summer, winter),  # noqa: DTZ001
    ):
        part.add("dtstart", since)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return zone
