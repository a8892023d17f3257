"""Bad input: findings, never a crash, never a wrong plan."""

from datetime import date

import pytest

from calc.engine import assess_above
from tests.building import (
    ON,
    Raw,
    adult,
    arrangement,
    child,
    cost,
    draft,
    example_policy,
    found,
    income,
    outcome,
    problems,
    raw_draft,
    rows,
    settled,
)  # fmt: skip
from tests.lives import agreement, pause


@pytest.mark.parametrize(("until", "ended"), [("2026-11-30", True), ("2026-12-01", False)])
def test_an_arrangement_that_ended_before_the_start(until: str, ended: bool) -> None:
    made = outcome(arrangements=[arrangement("100.00", until=until)])
    expected = [("warns", "arrangements[0].until")] if ended else []
    assert found(made, "arrangement_already_ended") == expected
    assert rows(made, "arrangements")[0] == ("0.00" if ended else "100.00")


def test_an_arrangement_without_a_known_end_is_not_over() -> None:
    for until in (None, "UNKNOWN"):
        assert not found(
            outcome(arrangements=[arrangement(until=until)]), "arrangement_already_ended"
        )


PARENT, LATE = "1990-05", "1990-06"


@pytest.mark.parametrize(
    ("of", "a", "b", "born", "older"),
    [
        ("A", PARENT, LATE, "1990-05", True),
        ("A", PARENT, LATE, "1990-06", False),
        ("B", PARENT, LATE, "1990-06", True),
        ("B", PARENT, LATE, "1990-07", False),
        ("AB", PARENT, LATE, "1990-06", True),
        ("AB", PARENT, LATE, "1990-07", False),
        # Nobody knows whose: only a child older than both is impossible.
        ("UNKNOWN", PARENT, LATE, "1990-06", False),
        ("UNKNOWN", PARENT, LATE, "1990-05", True),
        ("A", "UNKNOWN", LATE, "1980-01", False),
        ("A", PARENT, LATE, "UNKNOWN", False),
    ],
)
def test_a_child_older_than_its_parent(of: str, a: str, b: str, born: str, older: bool) -> None:
    adults = [adult("A", birth_month=a), adult("B", birth_month=b)]
    made = outcome(adults=adults, children=[child("K1", of=of, birth_month=born)])
    expected = [("blocks", "children[0].birth_month")] if older else []
    assert found(made, "child_older_than_parent") == expected


def test_a_child_of_somebody_who_does_not_live_here_has_no_parent_to_compare() -> None:
    made = outcome(children=[child("K1", of="B", birth_month="1950-01")])
    assert not found(made, "child_older_than_parent")


@pytest.mark.parametrize(
    ("spent", "short"), [("2000.00", []), ("2000.01", [("warns", "expenses")])]
)
def test_more_goes_out_than_comes_in(spent: str, short: list[tuple[str, str]]) -> None:
    made = outcome(expenses=[cost(spent)], savings="9000.00", checks=settled())
    assert found(made, "spends_more_than_it_has") == short
    assert made.plan is None
    assert set(rows(made, "payment")) == {"0.00"}


def test_a_debt_of_zero_is_no_plan() -> None:
    made = outcome(debt={"balance": "0.00"}, checks=settled())
    assert found(made, "debt_is_zero") == [("warns", "debt.balance")]
    assert made.plan is None
    assert not found(outcome(debt={"balance": "0.01"}), "debt_is_zero")
    assert not found(outcome(debt={"balance": "UNKNOWN"}), "debt_is_zero")


@pytest.mark.parametrize(("on", "over"), [(date(2027, 3, 31), False), (date(2027, 4, 1), True)])
def test_a_pause_that_is_over_asks_for_a_call(on: date, over: bool) -> None:
    paused = draft(agreement=agreement(pause("2027-02", "2027-03")))
    made = assess_above(None, paused, example_policy(), on)
    assert bool(found(made, "pause_is_over")) is over
    back: Raw = {"status": "loopt", "on": "2027-04-01"}
    runs = draft(agreement=agreement(pause("2027-02", "2027-03"), back))
    assert not found(assess_above(None, runs, example_policy(), on), "pause_is_over")


@pytest.mark.parametrize(("on", "come"), [(date(2029, 11, 30), False), (date(2029, 12, 1), True)])
def test_the_end_date_of_a_running_plan_has_come(on: date, come: bool) -> None:
    runs = draft(agreement=agreement())
    made = assess_above(None, runs, example_policy(), on)
    assert bool(found(made, "end_date_has_come")) is come
    ended = draft(agreement=agreement({"status": "afgelopen", "on": "2029-11-30"}))
    assert not found(assess_above(None, ended, example_policy(), on), "end_date_has_come")


@pytest.mark.uncounted
def test_ten_thousand_lines_are_assessed_and_one_more_is_refused() -> None:
    lines = [income("0.20")] * 10_000
    made = assess_above(None, draft(income=lines, expenses=[cost("500.00")]), example_policy(), ON)
    assert rows(made, "income")[0] == "2000.00"
    [problem] = problems(raw_draft(income=[*lines, income("0.20")]))
    assert (problem.code, problem.path) == ("too_many", "income")
