"""Every kind of letter in every situation, in both languages, read back (issue 8).

The ordinary run looks at a sample; `--hypothesis-profile=thorough` at all.
"""

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from icalendar import Calendar

from app.i18n import Texts
from app.services.calendar import calendar_bytes
from app.services.documents import Kind
from tests.app.documents.matrix.comparing import faults
from tests.app.documents.matrix.facts import outcome
from tests.app.documents.matrix.making import Made, made
from tests.app.documents.matrix.reading import read
from tests.app.documents.matrix.situations import ALL, ONE, SAMPLE, situation

TABLE: Final = Path(__file__).parent / "made_or_refused.txt"
_ASKS: Final = (Kind.PLAN, Kind.REVIEW, Kind.INTERIM, Kind.PAYMENT_FAILED)


NOT_YET: Final = (
    # E1: the discharge letter knows its decision.
    "discharge (nl): document.", "discharge (nl): left out: the rest",
    "discharge (en): document.", "discharge (en): left out: the rest",
    # E6: what is open, and to whom.
    *(f"{kind} ({language}): left out: the {what}" for kind in ("plan", "review", "interim",
      "no_payment", "invitation") for language in ("nl", "en") for what in ("open", "creditor")),
)  # fmt: skip
"""Begins of what other parts of this issue mend; empty when they did."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The situations of this run."""
    if "name" in metafunc.fixturenames:
        thorough = metafunc.config.getoption("--hypothesis-profile", None) == "thorough"
        metafunc.parametrize("name", ALL if thorough else SAMPLE)


def test_every_figure_day_and_name_is_the_dossiers(name: str) -> None:
    wrong = [
        f"{each.kind.value} ({each.language}): {fault}"
        for each in made(name)
        for spoken in each.spoken()
        for fault in faults(spoken)
    ]
    assert [said for said in wrong if not said.startswith(NOT_YET)] == []


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
    events = Calendar.from_ical(calendar_bytes(about.about, Texts("nl"))).walk("VEVENT")
    starts = [event.decoded("dtstart") for event in events]
    if not starts:
        return  # no conversation after a death or at the end
    assert starts[0] == day
    later = set(starts) - {day, _end(name)}
    for each in _letters(name):
        for spoken in each.spoken():
            named = {said.what for said in read(spoken.text, each.language).days}
            assert not named & later, each.kind


def _end(name: str) -> date | None:
    plan = outcome(name)["plan"]
    return date.fromisoformat(plan["end_date"]) if plan else None


def _letters(name: str) -> tuple[Made, ...]:
    return tuple(each for each in made(name) if each.kind is not Kind.CALCULATION_SHEET)


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


OVER: Final = tuple(
    name for name in ALL
    if name.endswith(("@end", "@after", "+repaid", "+discharged", "+discharged-early"))
)  # fmt: skip


@pytest.mark.parametrize("over", [name for name in OVER if name in SAMPLE])
def test_who_is_done_is_asked_nothing(over: str) -> None:
    """After the end, and after a discharge, no letter has a box to pay, an account or a link."""
    asked = {f"{each.kind.value}: {line}" for each in made(over) for line in asks_money(each)}
    assert asked == set()


def test_the_plans_of_two_examples_do_not_exist() -> None:
    """HH4 and HH6 have no room: there is nothing to accept."""
    assert outcome("HH4")["plan"] is None
    assert outcome("HH6")["plan"] is None
    assert outcome(f"{ONE}@12")["running"] is not None
