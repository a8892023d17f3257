"""Decisions that are due before a plan is final: who made them, in which role, on which day, why.

A plan that was accepted is what was agreed: there they warn, and stop no letter.
"""

from datetime import date
from typing import Any

import pytest

from calc import Assessment, assess
from calc.base.params import texts_of
from calc.context.schuldhulp import Comparison
from calc.dossier.codes import ReasonFor
from calc.engine import assess_above
from calc.signals import CheckInput
from calc.signals.decisions import BEFORE_A_PLAN, decided_by_senior, undecided
from calc.signals.schuldhulp import schuldhulp_better
from tests.building import (
    EARLIER,
    ON,
    Raw,
    above,
    asked,
    cost,
    decided,
    draft,
    example_outcome,
    example_policy,
    found,
    income,
    outcome,
    policy,
    raw_draft,
    raw_example,
    rows,
    settled,
    shown,
)
from tests.lives import accepted, solution
from tests.tariff_files import shipped

READY: Raw = {"checks": settled(), "debt": {"balance": "90000.00", "nhg": False, "seizure": False}}
ANSWERS: Raw = {
    "cause_found": False,
    "picture_complete": True,
    "what_changed": "SENTINEL",
    "behaviour": "SENTINEL",
}
BAD: list[Raw] = [
    {"by": "UNKNOWN"},
    {"by": " "},
    {"by": "-"},
    {"by": "Onbekend"},
    {"text": "?"},
    {"on": "UNKNOWN"},
    {"on": "2026-11-24"},
    {"text": " "},
    {"about": "other"},
]
"""What makes a decision none: nobody's, on no day, on a day to come, without why, of another."""
NOT_SENIOR: list[Raw] = [{"role": "UNKNOWN"}, {"role": "medewerker"}, {"role": "Senior"}]


def said(assessment: Assessment, code: str) -> dict[str, str]:
    [finding] = [each for each in assessment.findings if each.code == code]
    return texts_of(finding.params)


def on_floor(months: int, **changes: Any) -> Assessment:
    """So many months under a floor of 300, and then a floor above the own wall."""
    walls: list[str | None] = [*["300.00"] * months, "5000.00"]
    return above(walls, **{**READY, **changes})


# --- years on the minimum


def test_each_month_whose_lowest_wall_is_the_floor_counts() -> None:
    """Issue 8.4: HH1-afgerond said nothing, and lives on the floor in 36 of 36 months."""
    example = example_outcome("HH1-afgerond")
    assert {row.decided.value for row in example.schedule} != {"floor"}
    params = said(example, "minimum_too_long")
    assert (params["count"], params["months"]) == ("36", "36")


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH2-afgerond", "HH3", "HH4", "HH5", "HH6"])
def test_the_count_is_that_of_the_walls_in_the_file(name: str) -> None:
    example = example_outcome(name)
    listed = shown(example)["schedule"]
    lowest = sum(row["lowest"] == "floor" for row in listed)
    if lowest > 18:
        assert said(example, "minimum_too_long")["count"] == str(lowest)
    else:
        assert not found(example, "minimum_too_long")


@pytest.mark.parametrize(("months", "count"), [(18, 0), (19, 1)])
def test_more_than_18_months_on_the_floor_wait_for_a_senior(months: int, count: int) -> None:
    result = on_floor(months)
    assert found(result, "minimum_too_long") == [("blocks", "reasons")] * count
    assert result.final is not bool(count)
    if count:
        assert said(result, "minimum_too_long") == {
            "count": "19", "months": "36", "month": "2028-05", "roles": "senior; team schrijnend",
        }  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"solution": {"amount": "100.00", "deviation_reason": "SENTINEL"}},
        {"debt": {**READY["debt"], "balance": "500.00"}},
        {"savings": "5000.00"},
        {"expenses": [cost(), cost("500.00", frequency="once", date="2027-03-05")]},
    ],
)
def test_whatever_decides_the_payment(changes: Raw) -> None:
    """A chosen amount, a debt that is paid, the cash: the floor is the lowest all the same."""
    assert said(on_floor(36, **changes), "minimum_too_long")["count"] == "36"


def test_months_in_which_nothing_is_left_count_and_no_plan_is_stopped() -> None:
    """Nothing is asked: the letter that says so does not wait, and the count is said."""
    result = above(["-50.00"], **READY)
    assert set(rows(result, "payment")) == {"0.00"}
    assert found(result, "minimum_too_long") == [("warns", "reasons")]
    assert said(result, "minimum_too_long")["count"] == "36"
    assert result.final


def test_a_senior_decides_and_is_named() -> None:
    reasons = [*decided("other"), *decided("minimum_too_long")]
    result = on_floor(19, reasons=reasons)
    assert result.final
    assert found(result, "minimum_too_long") == [("warns", "reasons")]
    assert found(result, "minimum_too_long_decided") == [("informs", "reasons[1]")]
    assert said(result, "minimum_too_long_decided") == {
        "by": "SENTINEL-S", "role": "senior", "on": "2026-11-23",
    }  # fmt: skip
    assert rows(result, "payment") == rows(on_floor(19), "payment")


@pytest.mark.parametrize("wrong", [*BAD, *NOT_SENIOR])
def test_what_is_no_decision_of_a_senior_settles_nothing(wrong: Raw) -> None:
    reasons = [{**decided("minimum_too_long")[0], **wrong}]
    result = on_floor(19, reasons=reasons)
    assert found(result, "minimum_too_long") == [("blocks", "reasons")]
    assert not found(result, "minimum_too_long_decided")


def test_the_last_decision_that_counts_is_named() -> None:
    later = decided("minimum_too_long", by="SENTINEL-T", role="team schrijnend")
    unsigned = decided("minimum_too_long", by="UNKNOWN")
    reasons = [*decided("minimum_too_long"), *later, *unsigned]
    assert found(on_floor(19, reasons=reasons), "minimum_too_long_decided") == [
        ("informs", "reasons[1]")
    ]


def test_a_policy_without_seniors_lets_nobody_decide() -> None:
    rules = policy(senior_roles=None)
    walls: list[str | None] = ["300.00"]
    reasons = decided("minimum_too_long", "same_again")
    result = above(walls, None, rules, **READY, reasons=reasons)
    assert found(result, "minimum_too_long") == [("blocks", "reasons")]
    assert said(result, "minimum_too_long")["roles"] == ""


# --- earlier arrangements


def earlier(*outcomes: str, **changes: Any) -> Assessment:
    """A household with arrangements before this one, the four questions answered."""
    listed = [{"outcome": each} for each in outcomes]
    debt = {**READY["debt"], "earlier_arrangements": listed, "recurrence": ANSWERS}
    return outcome(**{**READY, "debt": {**debt, **changes.pop("debt", {})}, **changes})


@pytest.mark.parametrize(
    ("records", "waits"),
    [
        ([], True),
        (asked(EARLIER), False),
        (asked("earlier_arrangements"), False),
        (asked(EARLIER, answer="weet niet"), True),
        ([*asked(EARLIER), *asked(EARLIER, answer="weet niet")], True),
        ([*asked(EARLIER, answer="weet niet"), *asked(EARLIER)], False),
        (asked("income", "debt.balance", "debt.earlier_arrangements.amount"), True),
    ],
)
def test_nothing_entered_is_not_none(records: list[Raw], waits: bool) -> None:
    """Issue 8.4: "Had u eerder een regeling?" is asked; the amount is there all the same."""
    result = outcome(**READY, asked=records)
    assert found(result, "earlier_not_asked") == [("blocks", EARLIER)] * waits
    assert result.final is not waits
    assert result.plan is not None
    assert result.payment is not None
    assert result.payment.amount == outcome(**READY).payment.amount  # type: ignore[union-attr]


def test_an_arrangement_that_is_listed_was_asked() -> None:
    assert not found(earlier("nagekomen", asked=[]), "earlier_not_asked")


def test_open_questions_stop_a_plan_and_answered_ones_do_not() -> None:
    assert earlier("niet gelukt").final
    for name in ANSWERS:
        waiting = earlier("niet gelukt", debt={"recurrence": {**ANSWERS, name: "UNKNOWN"}})
        assert found(waiting, "terugkerend") == [("blocks", f"debt.recurrence.{name}")]
        assert not waiting.final
    blank = earlier("niet gelukt", debt={"recurrence": {**ANSWERS, "behaviour": "  "}})
    assert not blank.final


@pytest.mark.parametrize("outcome_", ["nagekomen", "vervangen"])
def test_an_arrangement_that_went_well_asks_nothing(outcome_: str) -> None:
    result = earlier(outcome_, outcome_, debt={"recurrence": {}})
    assert result.final
    assert not found(result, "terugkerend_answered")


@pytest.mark.parametrize(
    ("outcomes", "again"),
    [
        (["niet gelukt"], False),
        (["niet gelukt", "nagekomen", "vervangen"], False),
        (["niet gelukt", "niet gelukt"], True),
        (["niet gelukt", "UNKNOWN"], True),
        (["UNKNOWN", "UNKNOWN", "nagekomen"], True),
    ],
)
@pytest.mark.parametrize("choice", [{}, solution("plan")])
def test_a_second_failure_asks_for_another_solution(
    outcomes: list[str], again: bool, choice: Raw
) -> None:
    result = earlier(*outcomes, solution=choice)
    assert found(result, "same_again") == [("blocks", "solution.kind")] * again
    assert result.final is not again
    if again:
        assert said(result, "same_again") == {"count": "2", "roles": "senior; team schrijnend"}


@pytest.mark.parametrize("kind", ["pauze", "tussenafspraak", "doorverwijzing", "jobcoach"])
def test_another_solution_is_not_the_same_again(kind: str) -> None:
    assert not found(earlier("niet gelukt", "UNKNOWN", solution={"kind": kind}), "same_again")


def test_where_no_plan_is_offered_nothing_is_the_same_again() -> None:
    broke = {"expenses": [cost("2100.00")]}
    assert not found(earlier("niet gelukt", "UNKNOWN", **broke), "same_again")
    chosen = earlier("niet gelukt", "UNKNOWN", solution=solution("plan"), **broke)
    assert found(chosen, "same_again") == [("blocks", "solution.kind")]


def test_a_senior_lets_a_plan_follow_again() -> None:
    result = earlier("niet gelukt", "UNKNOWN", reasons=decided("same_again"))
    assert result.final
    assert found(result, "same_again") == [("warns", "solution.kind")]
    assert said(result, "same_again_decided") == {
        "by": "SENTINEL-S", "role": "senior", "on": "2026-11-23",
    }  # fmt: skip


@pytest.mark.parametrize("wrong", [*BAD, *NOT_SENIOR])
def test_nobody_else_lets_it_follow(wrong: Raw) -> None:
    reasons = [{**decided("same_again")[0], **wrong}]
    result = earlier("niet gelukt", "UNKNOWN", reasons=reasons)
    assert found(result, "same_again") == [("blocks", "solution.kind")]


# --- schuldhulp


def better(reasons: list[Raw], *, is_accepted: bool = False) -> list[tuple[str, str]]:
    """What is said where schuldhulp asks less and ends earlier."""
    amount = outcome().payment
    assert amount is not None
    comparison = Comparison(18, amount, amount.amount + 1, date(2028, 5, 31), None, ())
    situation = CheckInput(
        draft(reasons=reasons),
        example_policy().policy,
        ON,
        outcome().first_month,
        None,
        comparison=comparison,
        is_accepted=is_accepted,
    )
    return [(each.severity.value, each.code) for each in schuldhulp_better(situation)]


def test_schuldhulp_that_is_better_is_talked_about_before_a_plan_is_final() -> None:
    """Issue 8.1, E5: the talk is recorded, by whoever had it; a senior is not needed."""
    assert better([]) == [("blocks", "schuldhulp_better")]
    talked = decided("schuldhulp", role="UNKNOWN")
    assert better(talked) == [("warns", "schuldhulp_better"), ("informs", "schuldhulp_discussed")]
    assert better([], is_accepted=True) == [("warns", "schuldhulp_better")]


@pytest.mark.parametrize("wrong", BAD)
def test_a_talk_that_nobody_signed_was_not_held(wrong: Raw) -> None:
    assert better([{**decided("schuldhulp")[0], **wrong}]) == [("blocks", "schuldhulp_better")]


def test_e5_a_finished_example_is_not_final_without_the_talk() -> None:
    raw = raw_example("HH1-afgerond")
    assert outcome(raw, tariffs=shipped()).final
    silent = {
        **raw, "reasons": [each for each in raw["reasons"] if each["about"] != "schuldhulp"]
    }  # fmt: skip
    result = outcome(silent, tariffs=shipped())
    assert found(result, "schuldhulp_better") == [("blocks", "reasons")]
    assert not result.final


# --- a plan that runs


def test_an_accepted_plan_is_stopped_by_none_of_these() -> None:
    """What is asked before a plan is made does not stop the letters of one that runs."""
    debt = {
        "balance": "90000.00",
        "nhg": False,
        "seizure": False,
        "earlier_arrangements": [{}, {}],
    }
    low = policy(reserve_min=150)
    raw: Raw = {"checks": settled(), "debt": debt, "asked": []}
    waiting = outcome(raw_draft(**raw), low)
    assert {"minimum_too_long", "terugkerend", "same_again"} <= {
        each.code for each in waiting.findings if each.severity.value == "blocks"
    }
    made = accepted(raw, low)
    runs = assess_above(None, made, low, ON)
    assert runs.running is not None
    codes = {each.code: each.severity.value for each in runs.findings}
    for code in ("minimum_too_long", "terugkerend", "same_again"):
        assert codes[code] == "warns"
    nobody = accepted({**raw, "debt": {"balance": "90000.00", "nhg": False, "seizure": False}}, low)
    assert found(assess_above(None, nobody, low, ON), "earlier_not_asked") == [("warns", EARLIER)]


def test_a_plan_that_ended_early_is_followed_by_a_new_one_that_waits() -> None:
    made = accepted({**READY, "asked": []})
    ended = {"status": "eerder gestopt", "on": "2026-12-10", "reason": "SENTINEL"}
    stopped = accepted({**READY, "asked": []}, None, ended)
    assert found(assess(made, example_policy(), shipped(), ON), "earlier_not_asked") == [
        ("warns", EARLIER)
    ]
    result = assess(stopped, example_policy(), shipped(), date(2026, 12, 11))
    assert found(result, "earlier_not_asked") == [("blocks", EARLIER)]


def test_only_the_named_roles_are_seniors() -> None:
    """The policy names them: another role with a weighty name is none."""
    rules = policy(senior_roles=["controleur"])
    reasons = [*decided("same_again", role="controleur"), *decided("same_again")]
    situation = CheckInput(
        draft(reasons=reasons, income=[income()]),
        rules.policy,
        ON,
        outcome().first_month,
        None,
    )
    decision = decided_by_senior(situation, ReasonFor.SAME_AGAIN)
    assert decision is not None
    assert decision[0] == 0


def test_what_still_has_to_be_decided_is_the_first_that_stops() -> None:
    first = undecided(earlier("niet gelukt", "UNKNOWN", asked=[]).findings)
    assert first is not None
    assert (first.code, first.path) == ("same_again", "solution.kind")
    assert (
        undecided(earlier("niet gelukt", "UNKNOWN", reasons=decided("same_again")).findings) is None
    )
    # A check that is open stops a plan as well, and is no decision.
    assert undecided(outcome().findings) is None
    assert {each.code for each in outcome().findings if each.severity.value == "blocks"}


@pytest.mark.parametrize("code", sorted(BEFORE_A_PLAN))
def test_what_stops_a_plan_is_known_by_its_code(code: str) -> None:
    """Each is a code that some household has: none is misspelt."""
    low = policy(reserve_min=150)
    debt: Raw = {"earlier_arrangements": [{}, {}], "balance": "90000.00"}
    lost = [income("1000.00", until="2026-09-30"), income("1500.00", code="I08")]
    found_ = {
        each.code
        for result in (
            outcome(None, low, debt=debt, income=lost, schrijnend={"flagged": True}),
            outcome(asked=[]),
            outcome(debt=debt),
            example_outcome("HH1"),
        )
        for each in result.findings
        if each.severity.value == "blocks"
    }
    assert code in found_
