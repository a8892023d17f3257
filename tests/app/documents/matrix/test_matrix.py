"""Every kind of letter in every situation, in both languages, read back (issue 8).

The ordinary run looks at a sample; `--hypothesis-profile=thorough` at all.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from icalendar import Calendar

from app.i18n import Texts
from app.services.calendar import NoCalendar, calendar_bytes
from app.services.documents import DocumentKind
from app.services.outgoing_documents import prepared
from tests.app.documents.matrix.comparing import faults
from tests.app.documents.matrix.facts import outcome
from tests.app.documents.matrix.making import MADE, Made, made
from tests.app.documents.matrix.reading import read
from tests.app.documents.matrix.situations import ALL, ONE, SAMPLE, situation
from tests.app.render.pdfs import pages

pytestmark = pytest.mark.drawn
TABLE: Final = Path(__file__).parent / "made_or_refused.txt"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The situations of this run."""
    if "name" in metafunc.fixturenames:
        thorough = metafunc.config.getoption("--hypothesis-profile", None) == "thorough"
        # What a situation gives is made once, by the one process that has all tests of it.
        grouped = [
            pytest.param(name, marks=pytest.mark.xdist_group(name))
            for name in (ALL if thorough else SAMPLE)
        ]
        metafunc.parametrize("name", grouped)


def test_every_figure_day_and_name_is_the_dossiers(name: str) -> None:
    wrong = [
        f"{each.kind.value} ({each.language}): {fault}"
        for each in made(name)
        for spoken in each.spoken()
        for fault in faults(spoken)
    ]
    assert wrong == []


def test_what_is_made_and_what_is_refused_is_as_written_down(name: str) -> None:
    """The table is looked at by people; another outcome is a decision, never an accident."""
    known = dict(line.split(": ", 1) for line in TABLE.read_text("utf-8").splitlines() if line)
    assert row(name) == known.get(name, "not in the table").split()


def row(name: str) -> list[str]:
    """What comes of each kind; where the languages differ, of Dutch and of English."""
    found: dict[str, list[str]] = {}
    for each in made(name):
        if not each.typed:
            found.setdefault(each.kind.value, []).append(each.outcome)
    return [f"{kind}={'/'.join(dict.fromkeys(each))}" for kind, each in found.items()]


def test_we_speak_again_on_one_day(name: str) -> None:
    """The same in the assessment, in the calendar and in every letter that names it."""
    about = situation(name)
    day = date.fromisoformat(outcome(name)["next_conversation"]["day"])
    made_at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    try:
        file = calendar_bytes(about.about, Texts("nl"), made_at=made_at)
    except NoCalendar:
        return  # no conversation after a death or at the end
    [event] = Calendar.from_ical(file).walk("VEVENT")
    starts = [event.decoded("dtstart")]
    assert starts == [day]
    # The day by which one may answer can fall on a day on which only figures change.
    later = set(starts) - {day, _end(name), about.on + timedelta(days=14)}
    for each in _letters(name):
        for spoken in each.spoken():
            named = {said.what for said in read(spoken.text, each.language).days}
            assert not named & later, each.kind


def _end(name: str) -> date | None:
    plan = outcome(name)["plan"]
    return date.fromisoformat(plan["end_date"]) if plan else None


def _letters(name: str) -> tuple[Made, ...]:
    return tuple(each for each in made(name) if each.kind is not DocumentKind.CALCULATION_SHEET)


def asks_money(each: Made) -> list[str]:
    """The lines of a letter that tell where, or how, something is to be paid."""
    policy, say = each.about.about.policy_file.policy, Texts(each.language).text
    places = tuple(place for place in (policy.iban, policy.payment_link) if place)
    titles = tuple(say(f"paying.title.{way}") for way in ("transfer", "debit", "link"))
    return [
        line
        for spoken in each.spoken()
        for line in spoken.text.splitlines()
        if any(place in line.replace("\N{NO-BREAK SPACE}", "") for place in places)
        or line.strip(" #") in titles
    ]


_PAGES_OF: Final = (
    DocumentKind.REVIEW,
    DocumentKind.PLAN,
    DocumentKind.INTERIM,
    DocumentKind.NO_PAYMENT,
)
_GONE: Final = ("+repaid", "+discharged", "+discharged-early", "+deceased")
OVER: Final = tuple(name for name in ALL if name.endswith(("@end", "@after", *_GONE)))
NEVER: Final = {
    # A payment that did not work: only of a plan that asks something (E4).
    **{
        (DocumentKind.PAYMENT_FAILED, name): "nothing is owed now"
        for name in (*OVER, f"{ONE}@12+ended-early")
        if not name.endswith("@end")
    },
    # E1: cancelled is what somebody decided, with the role that may.
    **{
        (DocumentKind.DISCHARGE, name): "no decision is recorded"
        for name in ALL
        if "discharged" not in name
    },
    # After a death nobody is written to as if alive.
    **{
        (kind, f"{ONE}@12+deceased"): "the customer died"
        for kind in (
            DocumentKind.INVITATION,
            DocumentKind.STILL_NEEDED,
            *_PAGES_OF,
            DocumentKind.PAYMENT_FAILED,
        )
    },
}
"""What may never be sent, and why, whatever the table says: refused, or stopped."""


def test_what_may_never_be_sent_is_refused(name: str) -> None:
    """E1, E4: letters follow decisions and facts."""
    final = {each.kind for each in made(name) if each.outcome == MADE}
    wrong = {kind.value: why for (kind, about), why in NEVER.items()
             if about == name and kind in final}  # fmt: skip
    assert wrong == {}


def test_who_is_done_is_asked_nothing(name: str) -> None:
    """After the end, a discharge or a death: no box to pay, no account and no link."""
    if name not in OVER:
        return
    asked = {f"{each.kind.value}: {line}" for each in made(name) for line in asks_money(each)}
    assert asked == set()


def test_the_pages_say_what_the_text_says(name: str) -> None:
    """The PDF itself, of one kind: nothing is lost, cut off or said otherwise on paper."""
    can = {each.kind for each in made(name) if not isinstance(each.done, str)}
    kind = next(
        kind for kind in (*_PAGES_OF, DocumentKind.REFERRAL, DocumentKind.HEIRS) if kind in can
    )
    about = situation(name)
    done = prepared(kind, about.about, Texts("nl"))
    paper = " ".join(pages(done.made.pdf)).replace("\n", " ")
    on_paper, in_text = read(paper, "nl"), read(done.made.text, "nl")
    for part in ("amounts", "days"):
        said = [{each.what for each in getattr(heard, part)} for heard in (on_paper, in_text)]
        assert said[0] == said[1], part


def test_the_plans_of_two_examples_do_not_exist() -> None:
    """HH4 and HH6 have no room: there is nothing to accept."""
    assert outcome("HH4")["plan"] is None
    assert outcome("HH6")["plan"] is None
    assert outcome(f"{ONE}@12")["running"] is not None
