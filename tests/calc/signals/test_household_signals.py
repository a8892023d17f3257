"""Signals about the household: days that contradict, and who died or does not decide alone."""

from datetime import date
from typing import Any

import pytest

from calc import Finding, Severity
from calc.dossier.household import LifeStateKind
from calc.dossier.people import AdultRef
from tests.building import Raw, child, outcome, policy


def found(code: str, **changes: Any) -> list[Finding]:
    return [each for each in outcome(**changes).findings if each.code.startswith(code)]


def test_a12_days_that_contradict_are_asked_once_per_child() -> None:
    children = [
        child("K1", days_per_14=6, days_per_year=100),
        child("K2", days_per_14=6, days_per_year=156),
        child("K3", days_per_14=6),
    ]
    params = (("days_per_14", 6), ("days_per_year", 100))
    assert found("child_days", children=children) == [
        Finding(Severity.WARNS, "child_days_contradict", "children[0].days_per_year", params)
    ]


def state(kind: str, from_date: str = "2026-05-01", **more: Any) -> Raw:
    return {"kind": kind, "who": "A", "from_date": from_date, **more}


@pytest.mark.parametrize("kind", ["bewind", "curatele", "volmacht"])
def test_somebody_else_decides_is_a_warning(kind: str) -> None:
    params = (
        ("life_state", LifeStateKind(kind)),
        ("adult", AdultRef.A),
        ("day", date(2026, 5, 1)),
    )
    assert found("life_state", life_states=[state(kind)]) == [
        Finding(Severity.WARNS, "life_state", "life_states[0]", params)
    ]


def test_after_a_death_nothing_is_final() -> None:
    made = outcome(life_states=[state("overleden")])
    params = (("adult", AdultRef.A), ("day", date(2026, 5, 1)))
    wanted = Finding(Severity.BLOCKS, "life_state_deceased", "life_states[0]", params)
    assert wanted in made.findings
    assert not made.final


@pytest.mark.parametrize(
    ("days", "holds"),
    [
        ({"from_date": "2026-11-23"}, True),
        ({"from_date": "2026-11-24"}, False),
        ({"from_date": "2026-01-01", "until": "2026-11-23"}, True),
        ({"from_date": "2026-01-01", "until": "2026-11-22"}, False),
    ],
)
def test_a_state_holds_from_its_first_day_through_its_last(days: Raw, holds: bool) -> None:
    assert bool(found("life_state", life_states=[state("bewind", **days)])) is holds


def test_nothing_ends_a_death() -> None:
    over = state("overleden", "2026-01-01", until="2026-01-02")
    assert found("life_state_deceased", life_states=[over])
    assert not found("life_state_deceased", life_states=[state("overleden", "2026-11-24")])


@pytest.mark.parametrize(
    ("kind", "answer", "days", "asked"),
    [
        ("bewind", "UNKNOWN", {}, True),
        ("bewind", False, {}, False),
        ("bewind", True, {}, False),
        ("curatele", "UNKNOWN", {}, False),
        ("bewind", "UNKNOWN", {"until": "2026-11-22"}, False),
    ],
)
def test_a_bewindvoerder_asks_the_question_of_the_gate(
    kind: str, answer: bool | str, days: Raw, asked: bool
) -> None:
    debt = {"balance": "12000.00", "bewind": answer}
    wanted = [Finding(Severity.BLOCKS, "bewind_not_said", "debt.bewind")] if asked else []
    assert found("bewind_not_said", debt=debt, life_states=[state(kind, **days)]) == wanted


def test_a_policy_without_that_gate_asks_nothing() -> None:
    made = outcome(rules=policy(gates=["wsnp"]), life_states=[state("bewind")])
    assert [each for each in made.findings if each.code == "bewind_not_said"] == []
