"""E10: one event per dossier, that moves when the conversation moves, and tells nobody anything.

Two libraries read every file: icalendar, which wrote it, and vobject, which did not.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from app.documents.calendar_file import sequence
from app.i18n import LANGUAGES, Texts
from app.services.assessing import Assessed
from app.services.calendar import NoCalendar, calendar_bytes, calendar_name
from calc.context.conversation import NextConversation
from calc.dossier.agreement import PlanEvent, PlanStatus
from tests.building import draft, example_policy, outcome, policy, raw_draft, raw_example
from tests.tariff_files import shipped

NOW = datetime(2026, 11, 23, 14, 5, 9, 120000, tzinfo=UTC)
TEXTS = Texts("nl")
TELLING = re.compile(
    r"schuld|betal|bedrag|regeling|incasso|geld|reden|bank|kenmerk|klant|dossier|plan\b|stopt"
    r"|debt|pay|money|amount|arrears|customer|€",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Event:
    """What a calendar program keeps of an event."""

    uid: str
    day: date | datetime
    order: tuple[int, datetime]
    status: str


def by_icalendar(data: bytes) -> Iterator[Event]:
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        yield Event(
            str(event["uid"]),
            event.decoded("dtstart"),
            (event.decoded("sequence"), event.decoded("dtstamp")),
            str(event["status"]),
        )


def by_vobject(data: bytes) -> Iterator[Event]:
    for event in vobject.readOne(data.decode()).vevent_list:
        order = (int(event.sequence.value), event.dtstamp.value)
        yield Event(event.uid.value, event.dtstart.value, order, event.status.value)


READERS = pytest.mark.parametrize("read", [by_icalendar, by_vobject])
Reader = Callable[[bytes], Iterator[Event]]


class Store:
    """A calendar: an event takes the place of the one with its UID, unless that is newer."""

    def __init__(self, read: Reader) -> None:
        self._read, self.events = read, dict[str, Event]()

    def take(self, data: bytes) -> None:
        for event in self._read(data):
            there = self.events.get(event.uid)
            if there is None or event.order >= there.order:
                self.events[event.uid] = event

    @property
    def days(self) -> list[date | datetime]:
        return [event.day for event in self.events.values()]


def of(raw: dict[str, Any]) -> Assessed:
    rules = example_policy()
    return Assessed(draft(raw), rules, outcome(raw, rules, shipped()))


def file(
    raw: dict[str, Any], at: time | None = None, *, later: int = 0, texts: Texts = TEXTS
) -> bytes:
    return calendar_bytes(of(raw), texts, made_at=NOW + timedelta(seconds=later), at=at)


def agreed(day: str, **keys: Any) -> dict[str, Any]:
    raw = raw_example("HH1")
    raw["contact"] |= {"next_conversation": day}
    for name, values in keys.items():
        raw[name] = raw.get(name, {}) | values
    return raw


@READERS
@pytest.mark.parametrize("at", [None, time(10, 30)])
def test_e10_imported_twice_and_after_a_move_there_is_one_event_on_the_new_day(
    read: Reader, at: time | None
) -> None:
    store = Store(read)
    first = file(agreed("2027-01-12"), at)
    store.take(first)
    store.take(first)
    assert len(store.events) == 1
    store.take(file(agreed("2027-02-02"), at, later=60))
    [day] = store.days
    assert day.isoformat()[:10] == "2027-02-02"
    # An old file that is opened again does not bring the old day back.
    store.take(first)
    assert store.days == [day]
    store.take(file(agreed("2027-01-12"), at, later=120))
    assert [each.isoformat()[:10] for each in store.days] == ["2027-01-12"]


@READERS
def test_e10_from_a_proposal_to_an_agreed_hour_it_stays_one_event(read: Reader) -> None:
    store = Store(read)
    store.take(file(agreed("UNKNOWN")))
    assert [event.status for event in store.events.values()] == ["TENTATIVE"]
    store.take(file(agreed("2027-01-12"), time(9), later=1))
    [event] = store.events.values()
    assert event.status == "CONFIRMED"
    assert isinstance(event.day, datetime)
    # Whatever else changes in the dossier, it is the same conversation.
    store.take(file(agreed("2027-01-12", debt={"balance": "1.00"}), time(9), later=2))
    assert len(store.events) == 1


@READERS
def test_e10_dossiers_without_a_reference_have_their_own_event(read: Reader) -> None:
    store = Store(read)
    for name in ("J. Voorbeeld", "P. Voorbeeld"):
        raw = agreed("2027-01-12", debt={"reference": "UNKNOWN"})
        raw["adults"][0]["name"] = name
        store.take(file(raw))
    assert len(store.events) == 2
    # The same name twice: the month of birth and the address tell them apart.
    for changes in ({"street": "Elders 5"}, {"street": "Elders 6"}):
        store.take(file(agreed("2027-01-12", debt={"reference": "UNKNOWN"}, contact=changes)))
    raw = agreed("2027-01-12", debt={"reference": "UNKNOWN"}, contact={"street": "Elders 6"})
    raw["adults"][0]["birth_month"] = "1961-02"
    store.take(file(raw))
    assert len(store.events) == 5


@READERS
def test_e10_the_hour_that_was_agreed_is_the_hour_of_the_event(read: Reader) -> None:
    raw = agreed("2027-01-12", contact={"next_conversation_at": "15:30"})
    [event] = read(file(raw))
    assert event.day.isoformat()[:16] == "2027-01-12T15:30"
    # Another hour was asked for now; and the hour of a day that is not the next one is no hour.
    [event] = read(file(raw, time(9)))
    assert event.day.isoformat()[:16] == "2027-01-12T09:00"
    [event] = read(file(agreed("2031-01-07", contact={"next_conversation_at": "15:30"})))
    assert event.day == date(2027, 3, 23)
    with pytest.raises(NoCalendar):
        file(agreed("2027-01-12", contact={"next_conversation_at": "21:30"}))


def uid(raw: dict[str, Any]) -> str:
    [event] = by_icalendar(file(raw))
    return event.uid


def test_e10_the_number_of_a_dossier_is_its_identity_and_is_not_shown() -> None:
    ours, theirs = "0" * 31 + "a", "0" * 31 + "b"
    one = agreed("2027-01-12", handling={"case_id": ours})
    corrected = agreed("2027-02-02", handling={"case_id": ours}, debt={"reference": "RS-9"})
    other = agreed("2027-01-12", handling={"case_id": theirs})
    assert uid(one) == uid(corrected) != uid(other)
    assert ours.encode() not in file(one)


def test_e10_a_reference_that_is_typed_otherwise_is_the_same() -> None:
    one = agreed("2027-01-12", debt={"reference": "RS-voorbeeld 1"})
    other = agreed("2027-02-02", debt={"reference": "rs-VOORBEELD  1 "})
    assert uid(one) == uid(other) != uid(agreed("2027-01-12", debt={"reference": "RS-2"}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_e10_when_nothing_tells_whose_it_is_the_reference_is_asked(language: str) -> None:
    raw = agreed("2027-01-12", debt={"reference": "UNKNOWN"})
    for adult in raw["adults"]:
        adult["name"] = "UNKNOWN"
    raw["contact"] |= {"street": "UNKNOWN"}
    with pytest.raises(NoCalendar) as none:
        file(raw, texts=Texts(language))
    assert re.search("Vul het kenmerk in|Fill in the reference", " ".join(none.value.sentences))
    # A street in a town is somebody; a street alone is nobody.
    raw["contact"] |= {"street": "Voorbeeldstraat 1", "postcode": "UNKNOWN", "town": "UNKNOWN"}
    with pytest.raises(NoCalendar):
        file(raw)
    raw["contact"]["town"] = "Voorbeeldstad"
    assert uid(raw)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("at", [None, time(10, 30)])
@pytest.mark.parametrize("day", ["2027-01-12", "UNKNOWN"])
def test_e10_a_colleague_reads_nothing(day: str, at: time | None, language: str) -> None:
    raw = agreed(day, debt={"reference": "SENTINEL-1"})
    raw["adults"][0]["name"] = "SENTINEL-2"
    raw["arrangements"][0]["creditor"] = "SENTINEL-3"
    data = file(raw, at, texts=Texts(language))
    assert b"SENTINEL" not in data
    [event] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    [alarm] = event.walk("VALARM")
    assert str(event["class"]) == "PRIVATE"
    said = [str(part[name]) for part in (event, alarm) for name in ("summary", "description")
            if name in part]  # fmt: skip
    assert len(said) == 3
    for words in said:
        assert not TELLING.search(words), words
    assert "088 000 00 00" in said[1]
    assert calendar_name(of(raw), Texts(language)) in (
        "2026-11-23-telefoongesprek.ics", "2026-11-23-phone-call.ics",
    )  # fmt: skip


def test_the_whole_day_is_said_the_morning_before_and_a_call_an_hour_before() -> None:
    [day] = icalendar.Calendar.from_ical(file(agreed("2027-01-12"))).walk("VEVENT")
    assert (day.decoded("dtstart"), day.decoded("dtend")) == (date(2027, 1, 12), date(2027, 1, 13))
    assert str(day["transp"]) == "TRANSPARENT"
    [alarm] = day.walk("VALARM")
    midnight = datetime(2027, 1, 12, tzinfo=UTC)
    assert (midnight + alarm.decoded("trigger")).isoformat()[:16] == "2027-01-11T09:00"
    [call] = icalendar.Calendar.from_ical(file(agreed("2027-01-12"), time(10, 30))).walk("VEVENT")
    assert str(call["transp"]) == "OPAQUE"
    assert call.walk("VALARM")[0].decoded("trigger") == timedelta(hours=-1)
    assert str(call.walk("VALARM")[0]["action"]) == "DISPLAY"


@pytest.mark.parametrize("minutes", [5, 60, 90])
def test_e10_a_call_lasts_as_long_as_the_invitation_says(minutes: int) -> None:
    rules = policy(call_minutes=minutes)
    about = Assessed(
        draft(agreed("2027-01-12")), rules, outcome(agreed("2027-01-12"), rules, shipped())
    )
    data = calendar_bytes(about, TEXTS, made_at=NOW, at=time(10, 30))
    [call] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert call.decoded("dtend") - call.decoded("dtstart") == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("day", "hours"), [("2027-01-12", 1), ("2027-03-23", 1), ("2027-07-06", 2)]
)
def test_e10_an_hour_is_dutch_time_for_who_has_no_list_of_zones(day: str, hours: int) -> None:
    raw = raw_example("HH1-afgerond")
    raw["contact"] |= {"next_conversation": day}
    data = file(raw, time(10, 30))
    assert b"DTSTART;TZID=Europe/Amsterdam:" in data
    [event] = by_vobject(data)
    assert isinstance(event.day, datetime)
    assert event.day.utcoffset() == timedelta(hours=hours)
    assert event.day.isoformat()[:16] == f"{day}T10:30"


def test_the_rule_of_summer_time_is_that_of_amsterdam() -> None:
    zone = vobject.readOne(file(agreed("2027-01-12"), time(10)).decode()).vtimezone.tzinfo
    theirs = ZoneInfo("Europe/Amsterdam")
    begin = datetime(2026, 1, 1, 12)  # noqa: DTZ001 - the hour on a Dutch clock is what is meant
    for days in range(15 * 365):
        noon = begin + timedelta(days=days)
        assert noon.replace(tzinfo=zone).utcoffset() == noon.replace(tzinfo=theirs).utcoffset()


def test_the_same_moment_gives_the_same_bytes_and_a_later_one_a_higher_number() -> None:
    raw = agreed("2027-01-12")
    assert file(raw) == file(raw)
    [first], [later] = list(by_icalendar(file(raw))), list(by_icalendar(file(raw, later=1)))
    assert later.order > first.order
    event = icalendar.Calendar.from_ical(file(raw)).walk("VEVENT")[0]
    assert event.decoded("dtstamp") == event.decoded("last-modified") == NOW.replace(microsecond=0)
    assert sequence(datetime(2026, 1, 1, tzinfo=UTC)) == 0
    assert sequence(datetime(2019, 1, 1, tzinfo=UTC)) == 0
    assert sequence(NOW + timedelta(milliseconds=250)) == sequence(NOW) + 1
    assert sequence(datetime(2042, 12, 31, tzinfo=UTC)) < 2**31 - 1
    assert sequence(datetime(2100, 1, 1, tzinfo=UTC)) == 2**31 - 1


@pytest.mark.parametrize("until", [None, "2026-11-23", "2026-11-22"])
@pytest.mark.parametrize("who", ["A", "B"])
def test_e10_after_a_death_there_is_no_appointment(until: str | None, who: str) -> None:
    """A death has no end, whatever was typed."""
    raw = raw_example("HH2")
    raw["life_states"] = [
        {"kind": "overleden", "who": who, "from_date": "2026-11-01", "until": until}
    ]
    with pytest.raises(NoCalendar) as none:
        file(raw)
    assert "overleden" in " ".join(none.value.sentences)


@pytest.mark.parametrize("kind", ["bewind", "curatele", "volmacht"])
def test_who_speaks_for_somebody_can_be_called(kind: str) -> None:
    raw = raw_example("HH1")
    raw["life_states"] = [{"kind": kind, "who": "A", "from_date": "2026-11-01"}]
    assert file(raw)


@pytest.mark.parametrize(("day", "why"), [("2027-03-21", "zondag"), ("2027-03-26", "Vrijdag")])
def test_a_quiet_day_is_not_written_down(day: str, why: str) -> None:
    raw = raw_example("HH1-afgerond")
    raw["contact"] |= {"next_conversation": day}
    with pytest.raises(NoCalendar) as none:
        file(raw)
    assert why in " ".join(none.value.sentences)


def test_a_quiet_hour_is_not_written_down() -> None:
    with pytest.raises(NoCalendar) as none:
        file(agreed("2027-01-12"), time(20))
    assert "alleen tussen 07:00 en 20:00" in " ".join(none.value.sentences)


def test_a_day_that_is_too_far_away_is_looked_at_and_is_not_the_event() -> None:
    [event] = by_icalendar(file(agreed("2031-01-07")))
    assert (event.day, event.status) == (date(2027, 3, 23), "TENTATIVE")
    with pytest.raises(NoCalendar) as none:
        file(agreed("2031-01-05"))
    assert "zondag" in " ".join(none.value.sentences)


def walked(*statuses: PlanStatus) -> Assessed:
    """A dossier of which the plan went through these."""
    assessed = of(agreed("2027-01-12"))
    events = tuple(PlanEvent(status=status, on=date(2026, 11, 1)) for status in statuses)
    agreement = assessed.draft.agreement.model_copy(update={"events": events})
    return replace(assessed, draft=assessed.draft.model_copy(update={"agreement": agreement}))


@pytest.mark.parametrize("last", list(PlanStatus))
def test_e10_after_the_end_and_after_a_discharge_there_is_no_next_conversation(
    last: PlanStatus,
) -> None:
    assessed = walked(PlanStatus.OFFERED, last)
    if last not in (PlanStatus.ENDED, PlanStatus.DISCHARGED):
        assert calendar_bytes(assessed, TEXTS, made_at=NOW)
        return
    with pytest.raises(NoCalendar) as none:
        calendar_bytes(assessed, TEXTS, made_at=NOW)
    assert "geen volgend gesprek" in " ".join(none.value.sentences)


@pytest.mark.parametrize(("days", "refused"), [(0, True), (1, False)])
def test_e10_the_day_of_the_assessment_is_not_a_next_one(days: int, refused: bool) -> None:
    assessed = of(agreed("UNKNOWN"))
    on = assessed.assessment.reference_date
    talk = NextConversation(on + timedelta(days=days), False, on + timedelta(days=days))
    assessed = replace(assessed, assessment=replace(assessed.assessment, next_conversation=talk))
    if not refused:
        assert calendar_bytes(assessed, TEXTS, made_at=NOW)
        return
    with pytest.raises(NoCalendar):
        calendar_bytes(assessed, TEXTS, made_at=NOW)


def test_a_simple_dossier_says_the_day_of_its_assessment() -> None:
    raw = raw_draft(debt={"balance": "12000.00", "reference": "RS-1"})
    [event] = by_icalendar(calendar_bytes(of(raw), TEXTS, made_at=NOW))
    assert event.day == of(raw).assessment.next_conversation.day
    assert re.fullmatch(r"[0-9a-f]{32}@uitzicht", event.uid)
