"""Which solutions are open, why, and that the reason of the chosen one is recorded."""

from typing import Any

import pytest

from calc import Assessment
from calc.dossier.solution import CONFIRMED_BY_OFFICER, SolutionCondition, SolutionKind
from calc.signals.solutions import ConditionState
from tests.building import (
    Raw,
    arrangement,
    cost,
    example_policy,
    found,
    outcome,
    policy,
    rows,
    settled,
    shown,
)  # fmt: skip
from tests.lives import agreement, solution

CALM: Raw = {"checks": settled(), "debt": {"balance": "90000.00", "nhg": False, "seizure": False}}


def made(**changes: Any) -> Assessment:
    return outcome(**{**CALM, **changes})


def state(code: str, **changes: Any) -> str:
    """The state of a condition, in a policy where each stands with a solution of its own."""
    rules = policy(solutions=[{"code": "plan", "conditions": [code], "role": "senior"}])
    [one] = outcome(None, rules, **{**CALM, **changes}).solutions
    [(_, found_state)] = one.conditions
    return found_state.value


YES, NO = "voldaan", "niet voldaan"
OPEN: Raw = {"checks": []}
BROKE: Raw = {"expenses": [cost("2100.00")]}


@pytest.mark.parametrize(
    ("code", "changes", "expected"),
    [
        ("ruimte", {}, YES),
        ("ruimte", BROKE, NO),
        ("geen ruimte", {}, NO),
        ("geen ruimte", BROKE, YES),
        # What nobody knows is neither: unknown is not zero.
        ("ruimte", {"debt": {"balance": "UNKNOWN"}}, NO),
        ("geen ruimte", {"debt": {"balance": "UNKNOWN"}}, NO),
        ("geen ruimte", {"expenses": [{"code": "U01"}]}, NO),
        ("controles klaar", {}, YES),
        ("controles klaar", OPEN, NO),
        ("controles open", OPEN, YES),
        ("controles open", {}, NO),
        ("geen poort", {}, YES),
        ("geen poort", {"debt": {"balance": "9.00", "wsnp": True}}, NO),
        ("poort dicht", {"debt": {"balance": "9.00", "wsnp": True}}, YES),
        ("poort dicht", {}, NO),
        ("plan aanvaard", {}, NO),
        ("plan aanvaard", {"agreement": agreement()}, YES),
        ("af te lossen in langere termijn", {}, NO),
        ("af te lossen in langere termijn", {"debt": {"balance": "40000.00"}}, YES),
        ("af te lossen in langere termijn", {"expenses": [{"code": "U01"}]}, NO),
        ("meer schulden", {"arrangements": [arrangement(balance="5.00")] * 2}, YES),
        ("meer schulden", {"arrangements": [arrangement(balance="5.00")]}, NO),
        ("meer schulden", {"arrangements": [arrangement(balance="0.00")] * 2}, NO),
        ("meer schulden", {"arrangements": [arrangement(arrears=True)] * 2}, YES),
        ("schrijnend", {"schrijnend": {"flagged": True}}, YES),
        ("schrijnend", {}, NO),
        ("klant akkoord", {}, "nog te bevestigen"),
        ("klant akkoord", {"solution": {"confirmed": ["klant akkoord"]}}, "bevestigd"),
    ],
)
def test_a_condition_is_checked_or_confirmed(code: str, changes: Raw, expected: str) -> None:
    assert state(code, **changes) == expected


def test_every_condition_has_a_way_to_be_met() -> None:
    assert {code.value for code in CONFIRMED_BY_OFFICER} < {
        code.value for code in SolutionCondition
    }
    for code in SolutionCondition:
        assert state(code.value) in {each.value for each in ConditionState}


def test_the_example_policy_has_every_solution_once() -> None:
    kinds = [each.code for each in example_policy().policy.solutions]
    assert sorted(kinds) == sorted(SolutionKind)


def test_open_possible_and_closed_stand_in_the_json_with_their_role() -> None:
    found_ = {each["code"]: each for each in shown(made(solution=solution()))["solutions"]}
    assert (found_["plan"]["open"], found_["plan"]["possible"]) == (True, True)
    assert (found_["jobcoach"]["open"], found_["jobcoach"]["possible"]) == (False, True)
    assert (found_["kwijting"]["open"], found_["kwijting"]["possible"]) == (False, False)
    assert found_["kwijting"]["role"] == "team schrijnend"
    assert {"code": "geen ruimte", "state": "niet voldaan"} in found_["kwijting"]["conditions"]


def test_a_choice_that_is_recorded_and_allowed_stops_nothing() -> None:
    assert made().final
    assert made(solution=solution()).final


@pytest.mark.parametrize("name", ["reason", "by", "on"])
@pytest.mark.parametrize("empty", ["UNKNOWN", ""])
def test_a_choice_is_recorded(name: str, empty: str) -> None:
    if name == "on" and not empty:
        return  # an empty day is not readable: the file refuses it
    result = made(solution=solution(**{name: empty}))
    assert found(result, "solution_not_recorded") == [("blocks", f"solution.{name}")]
    assert not result.final


def test_a_choice_says_why_in_codes_and_what_else_was_looked_at() -> None:
    """Issue 8.4: a dossier of before these were there is told what is missing, and opens."""
    old = made(solution=solution(reasons=[], rejected=[]))
    assert found(old, "solution_not_recorded") == [
        ("blocks", "solution.reasons"),
        ("blocks", "solution.rejected"),
    ]
    assert not old.final
    assert rows(old, "payment") == rows(made(solution=solution()), "payment")


ANOTHER: Raw = {"kind": "jobcoach", "reason": "te hoog voor het huishouden"}


@pytest.mark.parametrize(
    ("rejected", "code", "path"),
    [
        ([ANOTHER], None, ""),
        ([ANOTHER, {**ANOTHER, "kind": "pauze"}], None, ""),
        ([{**ANOTHER, "reason": "anders", "note": "SENTINEL"}], None, ""),
        ([{**ANOTHER, "kind": "plan"}], "rejected_is_chosen", "solution.rejected[0].kind"),
        ([ANOTHER, {**ANOTHER, "kind": "plan"}], "rejected_is_chosen", "solution.rejected[1].kind"),
        ([ANOTHER, ANOTHER], "rejected_twice", "solution.rejected[1].kind"),
        ([{"kind": "jobcoach"}], "solution_not_recorded", "solution.rejected[0].reason"),
        (
            [{**ANOTHER, "reason": "anders"}],
            "solution_not_recorded",
            "solution.rejected[0].note",
        ),
        (
            [{**ANOTHER, "reason": "anders", "note": " "}],
            "solution_not_recorded",
            "solution.rejected[0].note",
        ),
    ],
)
def test_what_was_rejected_is_another_solution_with_a_reason(
    rejected: list[Raw], code: str | None, path: str
) -> None:
    result = made(solution=solution(rejected=rejected))
    blocks = [(f.code, f.path) for f in result.findings if f.severity.value == "blocks"]
    assert blocks == ([(code, path)] if code else [])


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"role": "senior"}, "solution_other_role", "solution.role"),
        ({"role": "UNKNOWN"}, "solution_other_role", "solution.role"),
        ({"confirmed": []}, "solution_to_confirm", "solution.confirmed"),
        ({"kind": "geen betaling"}, "solution_not_open", "solution.kind"),
    ],
)
def test_what_the_policy_does_not_allow_is_not_final(changes: Raw, code: str, path: str) -> None:
    result = made(solution=solution(**changes))
    assert [f.code for f in result.findings if f.severity.value == "blocks"] == [code]
    assert found(result, code) == [("blocks", path)]


def test_a_solution_that_the_policy_does_not_have() -> None:
    result = outcome(None, policy(solutions=[]), **CALM, solution=solution())
    assert found(result, "solution_not_in_policy") == [("blocks", "solution.kind")]
    assert result.solutions == ()


def test_without_a_choice_nothing_is_asked() -> None:
    codes = {f.code for f in made().findings}
    assert not {code for code in codes if code.startswith("solution")}
