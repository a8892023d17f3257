"""B5: the assessment, every letter, the calendar and the window name the same next conversation."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from app.documents import NoLetter
from app.documents.case import Case
from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.documents.writing import write
from app.i18n import Texts, say_finding
from app.services.assessing import Assessed
from app.services.calendar import calendar_bytes
from app.services.document_needs import talks_need
from calc import assess
from calc.base.period import months_later
from calc.stored.assessment_json import outcome_as_json
from tests.building import draft, example_policy, outcome, raw_example
from tests.examples.contract import NAMES
from tests.tariff_files import shipped

TEXTS = Texts("nl")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TALKS = (DocumentKind.PLAN, DocumentKind.NO_PAYMENT, DocumentKind.INTERIM)


def of(name: str, day: str | None = None, **changes: Any) -> Assessed:
    raw = raw_example(name) | changes
    raw["contact"] = raw.get("contact", {}) | {"next_conversation": day or "UNKNOWN"}
    return Assessed(draft(raw), example_policy(), outcome(raw, example_policy(), shipped()))


def day_of(assessed: Assessed) -> date:
    found = json.loads(json.dumps(outcome_as_json(assessed.assessment)))["next_conversation"]
    return date.fromisoformat(found["day"])


def the_event(assessed: Assessed) -> date:
    calendar = Calendar.from_ical(calendar_bytes(assessed, TEXTS, made_at=NOW))
    [event] = calendar.walk("VEVENT")
    return date.fromisoformat(event.decoded("dtstart").isoformat())


@pytest.mark.parametrize("agreed", [None, "2027-01-12", "2027-03-16", "2031-01-07", "2026-11-23"])
@pytest.mark.parametrize("name", NAMES)
def test_b5_every_place_names_the_same_day(name: str, agreed: str | None) -> None:
    assessed = of(name, agreed)
    assessment, day = assessed.assessment, day_of(assessed)
    said = TEXTS.formats.day(day)
    assert the_event(assessed) == day
    if assessment.beside.road_out is not None:
        assert assessment.beside.road_out.next_date == day
    written = 0
    for kind in TALKS:
        case = Case(assessed.draft, assessment, example_policy().policy, TEXTS)
        try:
            text = write(kind, case, Extras()).text
        except NoLetter:
            continue
        assert said in text.replace("\N{NO-BREAK SPACE}", " ") or said in text, kind
        written += 1
    assert written
    for finding in assessment.findings:
        if finding.code in ("review_missing", "review_too_late"):
            assert said in say_finding(TEXTS, finding, assessed.draft)
    # The interim agreement of HH6 is over at the end of January: they speak before that.
    in_time = ["2027-01-12", *(["2027-03-16"] if name != "HH6" else [])]
    assert assessment.next_conversation.agreed is (agreed in in_time)


def test_b5_the_day_is_a_working_day_within_the_policy() -> None:
    """Four months after 21 November 2026 is a Sunday: the Friday before it."""
    raw = raw_example("HH1") | {"reference_date": "2026-11-21"}
    made = draft(raw)
    found = assess(made, example_policy(), shipped(), date(2026, 11, 21)).next_conversation
    assert months_later(date(2026, 11, 21), 4).isoweekday() == 7
    assert (found.day, found.latest) == (date(2027, 3, 19), date(2027, 3, 21))


def test_b5_while_nothing_is_paid_now_we_speak_sooner() -> None:
    """HH3-afgerond: a final plan that begins with a year of nothing had two dates of its own."""
    assert day_of(of("HH3-afgerond")) == date(2027, 3, 23)
    assert day_of(of("HH1-afgerond")) == date(2027, 11, 23)


def test_the_day_of_the_next_conversation_is_no_news_once_it_is_over() -> None:
    """It was named as if it were still to come, beside a letter that says another day."""
    day = date(2026, 11, 22)
    made = draft(contact={"next_conversation": day.isoformat()})
    said = [talks_need(TEXTS, made, on).said for on in (day, day + timedelta(days=1))]
    assert said == [
        "Volgend gesprek: 22 november 2026",
        "Volgend gesprek: 22 november 2026 is al voorbij, spreek een nieuwe dag af",
    ]
