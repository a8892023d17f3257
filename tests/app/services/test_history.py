"""An entry stands within its plan; a pause makes a plan run, and goes on from one that is over."""

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pytest

from app.services.history import with_entry, with_pause
from calc import UNKNOWN, Draft, Month
from calc.dossier.agreed_schedule import EntryKind
from calc.dossier.agreement import PlanStatus
from tests.building import Raw, draft, raw_draft
from tests.lives import accepted, pause

DAY = date(2027, 1, 5)
TEN = Decimal("10.00")


@lru_cache(maxsize=1)
def running() -> Draft:
    """A plan of December 2026 through November 2029 that runs."""
    return accepted(raw_draft())


def with_events(*later: Raw, through: int = 3) -> Draft:
    """The same with the first events of it, and these behind them."""
    values = json.loads(running().model_dump_json())
    values["agreement"]["events"] = [*values["agreement"]["events"][:through], *later]
    return draft(values)


def statuses(found: object) -> list[tuple[PlanStatus, date]]:
    assert isinstance(found, Draft), found
    return [(event.status, event.on) for event in found.agreement.events]


@pytest.mark.parametrize(
    ("month", "fits"),
    [("2026-11", False), ("2026-12", True), ("2029-11", True), ("2029-12", False)],
)
def test_the_month_of_an_entry_is_one_of_the_plan(month: str, fits: bool) -> None:
    found = with_entry(running(), EntryKind.RECEIVED, DAY, TEN, Month.parse(month))
    if fits:
        assert isinstance(found, Draft)
        assert [str(each.month) for each in found.agreement.entries] == [month]
        return
    assert isinstance(found, tuple)
    [problem] = found
    assert (problem.code, problem.path) == ("entry_outside_term", "agreement.entries[0].month")
    assert dict(problem.params) == {"first": Month.parse("2026-12"), "last": Month.parse("2029-11")}


@pytest.mark.parametrize(("note", "kept"), [("  ", UNKNOWN), (" per bank ", "per bank")])
def test_an_entry_of_no_month_comes_behind_the_others(note: str, kept: object) -> None:
    first = with_entry(running(), EntryKind.RECEIVED, DAY, TEN, None)
    assert isinstance(first, Draft)
    found = with_entry(first, EntryKind.REVERSED, DAY, TEN, None, note)
    assert isinstance(found, Draft)
    kinds = [each.kind for each in found.agreement.entries]
    assert kinds == [EntryKind.RECEIVED, EntryKind.REVERSED]
    assert found.agreement.entries[1].note == kept


@pytest.mark.parametrize(("through", "begins"), [(3, False), (2, True)])
def test_a_plan_that_was_only_accepted_begins_to_run_with_its_pause(
    through: int, begins: bool
) -> None:
    before = with_events(through=through)
    found = statuses(with_pause(before, DAY, Month.parse("2027-02"), Month.parse("2027-03")))
    wanted = [(PlanStatus.RUNNING, DAY)] if begins else []
    assert found[through:] == [*wanted, (PlanStatus.PAUSED, DAY)]


@pytest.mark.parametrize(
    ("on", "over"), [(date(2027, 3, 31), False), (date(2027, 4, 1), True)], ids=str
)
def test_a_second_pause_waits_for_the_end_of_the_first(on: date, over: bool) -> None:
    """The pause through March is over on the first of April, and not a day sooner."""
    before = with_events(pause("2027-02", "2027-03"))
    found = with_pause(before, on, Month.parse("2027-05"), Month.parse("2027-05"), " ziek ")
    if not over:
        assert isinstance(found, tuple)
        assert [each.code for each in found] == ["status_not_allowed"]
        return
    assert statuses(found)[4:] == [(PlanStatus.RUNNING, on), (PlanStatus.PAUSED, on)]
    assert isinstance(found, Draft)
    last = found.agreement.events[-1]
    assert (str(last.first_month), str(last.last_month), last.reason) == (
        "2027-05", "2027-05", "ziek",
    )  # fmt: skip
