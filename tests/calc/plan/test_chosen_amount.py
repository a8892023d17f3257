"""What an officer chooses: a lower amount, another term, a pause. No wall and no end date moves."""

from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment
from calc.base.params import texts_of
from calc.dossier.agreed_schedule import Decided
from tests.building import (
    Raw,
    above,
    arrangement,
    cost,
    decided,
    found,
    outcome,
    policy,
    rows,
    settled,
    shown,
)  # fmt: skip
from tests.lives import agreement, pause

OWED: Raw = {"balance": "90000.00", "nhg": False, "seizure": False}
FLAT: Raw = {"reserve_min": "0.00", "reserve_share": 0, "reserve_after": "0.00"}


def chosen(amount: str | None = None, **more: Any) -> Assessment:
    """2,000 in, 1,000 out, no reserve: 1,000 a month without a choice."""
    solution = {"deviation_reason": "SENTINEL-reden", **more.pop("solution", {})}
    if amount is not None:
        solution["amount"] = amount
    # Without a reserve every month is on the smallest one: a senior decided about that.
    senior = decided("minimum_too_long")
    given = {"debt": OWED, "checks": settled(), "solution": solution, "reasons": senior, **more}
    return outcome(None, policy(**FLAT), **given)


def blocks(assessment: Assessment) -> list[str]:
    return [f.code for f in assessment.findings if f.severity.value == "blocks"]


def test_everything_follows_the_chosen_amount() -> None:
    made = chosen("300.00")
    out = shown(made)
    assert set(rows(made, "payment")) == {"300.00"}
    assert out["payment"] == out["plan"]["payment"] == "300.00"
    assert (out["plan"]["total"], out["discharge"]) == ("10800.00", "79200.00")
    assert out["end_date"] == shown(chosen())["end_date"] == "2029-11-30"
    assert {row.decided for row in made.schedule} == {Decided.CHOSEN}
    assert blocks(made) == []


@pytest.mark.parametrize(
    ("amount", "paid", "code"),
    [
        ("999.99", "999.99", []),
        ("1000.00", "1000.00", []),
        ("1000.01", "1000.00", ["chosen_above_wall"]),
    ],
)
def test_a_wall_is_never_chosen_away(amount: str, paid: str, code: list[str]) -> None:
    made = chosen(amount)
    assert rows(made, "payment")[0] == paid
    assert blocks(made) == code


@pytest.mark.parametrize(
    ("changes", "wall"),
    [
        ({}, ["own"]),
        ({"debt": {**OWED, "balance": "1500.00"}}, ["own"]),
        ({"debt": {**OWED, "balance": "700.00"}}, ["debt"]),
        ({"expenses": []}, []),
        ({"expenses": [cost("1990.00")]}, ["plan_min"]),
        ({"expenses": [cost(), cost("1500.00", frequency="once", date="2027-01-05")]}, ["cash"]),
    ],
)
def test_the_refusal_names_what_decides(changes: Raw, wall: list[str]) -> None:
    made = chosen("1200.00", **changes)
    said = [texts_of(f.params)["wall"] for f in made.findings if f.code == "chosen_above_wall"]
    assert said == wall


def test_the_floor_is_named_when_it_is_the_lowest() -> None:
    made = above(["100.00"], rules=policy(**FLAT), debt=OWED, solution={"amount": "105.00"})
    [finding] = [f for f in made.findings if f.code == "chosen_above_wall"]
    assert texts_of(finding.params) == {
        "amount": "105.00", "payment": "100.00", "month": "2026-12", "wall": "floor",
    }  # fmt: skip


@pytest.mark.parametrize(("amount", "wrong"), [("24.99", True), ("25.00", False)])
def test_below_the_smallest_amount_of_the_policy_is_no_plan(amount: str, wrong: bool) -> None:
    assert ("chosen_below_plan_min" in blocks(chosen(amount))) is wrong


def test_nothing_stays_nothing() -> None:
    made = chosen("0.00")
    assert made.plan is None
    assert "chosen_below_plan_min" in blocks(made)


@pytest.mark.parametrize("reason", ["UNKNOWN", "", " "])
def test_a_lower_amount_needs_a_reason(reason: str) -> None:
    made = chosen("300.00", solution={"deviation_reason": reason})
    assert found(made, "chosen_needs_reason") == [("blocks", "solution.deviation_reason")]
    assert not found(chosen(solution={"deviation_reason": reason}), "chosen_needs_reason")


def test_a_chosen_amount_holds_the_later_steps_down_as_well() -> None:
    ends = [arrangement("600.00", until="2027-04-30")]
    assert rows(chosen(arrangements=ends), "payment")[:6] == ["400.00"] * 5 + ["700.00"]
    assert rows(chosen("350.00", arrangements=ends), "payment")[:6] == ["350.00"] * 6
    # Not below the first step: there it is no choice for less.
    assert "chosen_above_wall" in blocks(chosen("500.00", arrangements=ends))


def test_where_nobody_can_ask_no_choice_is_refused() -> None:
    for changes in ({"debt": {"balance": "UNKNOWN"}}, {"debt": {**OWED, "wsnp": True}}):
        assert not found(chosen("300.00", **changes), "chosen_above_wall")
    assert not found(chosen("300.00", expenses=[{"code": "U01"}]), "chosen_above_wall")


@pytest.mark.parametrize(
    ("term", "end", "code"),
    [
        (24, "2028-11-30", []),
        (36, "2029-11-30", []),
        (37, "2029-12-31", ["chosen_needs_reason"]),
        (60, "2031-11-30", ["chosen_needs_reason"]),
        (61, "2029-11-30", ["chosen_term_above_max"]),
    ],
)
def test_a_chosen_term(term: int, end: str, code: list[str]) -> None:
    made = chosen(solution={"term_months": term, "deviation_reason": ""})
    assert shown(made)["end_date"] == end
    assert blocks(made) == code
    reasoned = chosen(solution={"term_months": term})
    assert blocks(reasoned) == [each for each in code if each != "chosen_needs_reason"]


def test_in_a_pause_nothing_is_paid_and_the_end_date_stays() -> None:
    made = chosen(agreement=agreement(pause("2027-03", "2027-04")))
    out = shown(made)
    assert rows(made, "payment")[2:6] == ["1000.00", "0.00", "0.00", "1000.00"]
    assert [row.decided for row in made.schedule[3:5]] == [Decided.PAUSED] * 2
    assert (out["end_date"], out["plan"]["total"]) == ("2029-11-30", "34000.00")
    causes = [[cause["code"] for cause in rung["causes"]] for rung in out["rungs"]]
    assert causes == [[], ["pause_starts"], ["pause_ends"]]


def test_a_pause_at_either_end_of_the_term() -> None:
    first = chosen(agreement=agreement(pause("2026-12", "2027-01")))
    assert rows(first, "payment")[:3] == ["0.00", "0.00", "1000.00"]
    last = chosen(agreement=agreement(pause("2029-10", "2029-11")))
    # Before the last three months the ladder is what it would be without a pause.
    assert rows(last, "payment")[-3:] == ["1000.00", "0.00", "0.00"]
    assert shown(last)["end_date"] == "2029-11-30"


def test_a_debt_that_is_paid_just_after_a_pause_says_so() -> None:
    owed = {**OWED, "balance": "3000.00"}
    made = chosen(debt=owed, agreement=agreement(pause("2027-03", "2027-04")))
    last = shown(made)["rungs"][-1]
    assert (last["payment"], last["decided"]) == ("0.00", "debt")


def test_the_term_that_repays_follows_what_was_chosen() -> None:
    owed = {**OWED, "balance": "16000.00"}
    made = chosen("400.00", debt=owed)
    assert made.term_that_repays == 40
    assert chosen(debt=owed).term_that_repays is None
    assert made.plan is not None
    assert made.plan.total == Decimal(14400)
