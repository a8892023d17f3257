"""The signals: each has a code, a severity, the path of its field, and its two sides."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc import Severity
from calc.base.params import texts_of
from calc.base.step import Status, Unit, given
from calc.context.schuldhulp import Comparison
from calc.engine import assess_above
from calc.signals import REGISTRY, CheckInput
from calc.signals.schuldhulp import schuldhulp_better
from tests.building import (
    ON,
    Raw,
    adult,
    arrangement,
    cost,
    decided,
    draft,
    example_policy,
    found,
    income,
    outcome,
    policy,
    raw_draft,
    settled,
)
from tests.lives import accepted


def params(code: str, **changes: Any) -> dict[str, str]:
    [finding] = [f for f in outcome(**changes).findings if f.code == code]
    return texts_of(finding.params)


def of(code: str, rules: Any = None, **changes: Any) -> list[tuple[str, str]]:
    return found(outcome(rules=rules, **changes), code)


@pytest.mark.parametrize(
    ("debt", "code", "path"),
    [
        ({"nhg": False}, None, ""),
        ({}, "nhg_unknown", "debt.nhg"),
        ({"nhg": True}, "nhg_not_asked", "debt.nhg_decision"),
        ({"nhg": True, "nhg_decision": ""}, "nhg_not_asked", "debt.nhg_decision"),
        ({"nhg": True, "nhg_decision": "afgewezen"}, "nhg_first", "debt.nhg_decision"),
    ],
)
def test_nhg_comes_first(debt: Raw, code: str | None, path: str) -> None:
    findings = outcome(debt={"balance": "12000.00", **debt}).findings
    nhg = [(f.severity.value, f.code, f.path) for f in findings if f.code.startswith("nhg")]
    assert nhg == ([("warns", code, path)] if code else [])


@pytest.mark.parametrize(("seizure", "count"), [(True, 1), (False, 0), ("UNKNOWN", 0)])
def test_a_seizure_is_verified(seizure: Any, count: int) -> None:
    debt = {"balance": "12000.00", "seizure": seizure}
    assert of("seizure_to_verify", debt=debt) == [("warns", "debt.seizure")] * count


@pytest.mark.parametrize(("behind", "count"), [(2, 0), (3, 1), (4, 1)])
def test_three_debts_in_arrears(behind: int, count: int) -> None:
    lines = [arrangement("1.00", arrears="UNKNOWN"), *[arrangement("1.00", arrears=True)] * behind]
    expected = [("warns", "arrangements[1].arrears")] * count
    assert of("many_arrears", arrangements=lines) == expected
    if count:
        assert params("many_arrears", arrangements=lines) == {"count": str(behind)}


@pytest.mark.parametrize(("threat", "count"), [(True, 1), (False, 0), ("UNKNOWN", 0)])
def test_a_threat_to_cut_off(threat: Any, count: int) -> None:
    expected = [("warns", "housing.cut_off_threat")] * count
    assert of("energy_crisis", housing={"cut_off_threat": threat}) == expected


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ({"code": "R05", "withheld": True}, 1),
        ({"code": "R05", "withheld": False}, 0),
        ({"code": "R12", "withheld": True}, 0),
    ],
)
def test_a_toeslag_that_is_kept_back(line: Raw, count: int) -> None:
    expected = [("warns", "arrangements[0].amount")] * count
    assert of("toeslag_set_off", arrangements=[arrangement(**line)]) == expected


def test_a_distressing_situation_goes_to_the_team_and_asks_no_cause() -> None:
    assessment = outcome(schrijnend={"flagged": True})
    assert found(assessment, "schrijnend_flagged") == [("warns", "schrijnend.flagged")]
    assert found(assessment, "schrijnend_not_taken_over") == [("blocks", "schrijnend.handled_by")]
    assert found(assessment, "aftercare_missing") == [("warns", "schrijnend.aftercare_on")]
    said = params("schrijnend_flagged", schrijnend={"flagged": True})
    rules = example_policy().policy
    assert said == {
        "team": rules.schrijnend_team,
        "examples": "; ".join(rules.schrijnend_examples),
    }
    fields = type(draft().schrijnend).model_fields
    assert set(fields) == {"flagged", "decided_by", "decided_on", "handled_by", "aftercare_on"}


def test_a_distressing_situation_that_is_taken_care_of_stays_in_sight() -> None:
    cared: Raw = {"flagged": True, "handled_by": "SENTINEL", "aftercare_on": "2027-01-05"}
    codes = {f.code for f in outcome(schrijnend=cared).findings}
    assert "schrijnend_flagged" in codes
    assert not codes & {"schrijnend_not_taken_over", "aftercare_missing"}
    assert of("schrijnend_not_taken_over", schrijnend={**cared, "handled_by": ""})
    for flagged in (False, "UNKNOWN"):
        codes = {f.code for f in outcome(schrijnend={"flagged": flagged}).findings}
        assert not codes & {"schrijnend_flagged", "schrijnend_not_taken_over", "aftercare_missing"}


def test_nobody_asks_for_a_payment_before_the_team_took_it_over() -> None:
    """Flagged and not taken over: no final document, no request for payment."""
    ready: Raw = {"checks": settled()}
    for nobody in ("UNKNOWN", ""):
        waiting = outcome(schrijnend={"flagged": True, "handled_by": nobody}, **ready)
        assert not waiting.may_ask_payment
        assert not waiting.final
    assert outcome(schrijnend={"flagged": True, "handled_by": "SENTINEL"}, **ready).may_ask_payment
    assert outcome(schrijnend={"flagged": False}, **ready).may_ask_payment
    assert outcome(**ready).may_ask_payment


def test_nobody_asks_for_a_payment_behind_a_gate_or_after_a_death() -> None:
    assert not outcome(debt={"balance": "12000.00", "wsnp": True}).may_ask_payment
    died: Raw = {"kind": "overleden", "who": "A", "from_date": "2026-11-23"}
    assert not outcome(life_states=[died]).may_ask_payment
    assert outcome(life_states=[{**died, "from_date": "2026-11-24"}]).may_ask_payment


ANSWERS: Raw = {
    "cause_found": True,
    "picture_complete": False,
    "what_changed": "SENTINEL",
    "behaviour": "SENTINEL",
}


def test_an_earlier_arrangement_asks_four_questions() -> None:
    def debt(**answers: Any) -> Raw:
        earlier: Raw = {"earlier_arrangements": [{}], "recurrence": answers}
        return {"debt": {"balance": "12000.00", **earlier}}

    assert of("terugkerend", **debt()) == [("blocks", "debt.recurrence.cause_found")]
    assert params("terugkerend", **debt()) == {"count": "4"}
    three = {**ANSWERS, "behaviour": ""}
    assert of("terugkerend", **debt(**three)) == [("blocks", "debt.recurrence.behaviour")]
    assert params("terugkerend", **debt(**three)) == {"count": "1"}
    assert of("terugkerend", **debt(**ANSWERS)) == []
    answered = [("informs", "debt.earlier_arrangements")]
    assert of("terugkerend_answered", **debt(**ANSWERS)) == answered
    assert of("terugkerend") == []


@pytest.mark.parametrize(
    ("amount", "more", "count"),
    [
        ("900.01", {}, 1),
        ("900.00", {}, 0),
        ("900.01", {"replaced_by_plan": False}, 0),
        ("208.00", {"frequency": "week"}, 1),
        ("UNKNOWN", {}, 0),
        ("900.01", {"frequency": "UNKNOWN"}, 0),
    ],
)
def test_an_old_arrangement_that_asks_too_much(amount: str, more: Raw, count: int) -> None:
    # 2,000 less 1,000 less a reserve of 100 is 900 a month.
    line = arrangement(amount, **{"replaced_by_plan": True, **more})
    expenses = [cost("1000.00")]
    changes: Raw = {"arrangements": [line], "expenses": expenses}
    changes["debt"] = {"balance": "90000.00"}
    kept = Decimal(0) if line["replaced_by_plan"] else Decimal(amount)
    changes["income"] = [income(str(2000 + kept))]
    expected = [("warns", "arrangements[0].amount")] * count
    assert of("old_arrangement_too_high", **changes) == expected
    assert of("old_arrangement_too_high", **{**changes, "expenses": [cost("UNKNOWN")]}) == []


@pytest.mark.parametrize(
    ("rate", "until", "count"),
    [
        ("4.00", None, 1),
        ("4.00", "UNKNOWN", 1),
        ("4.00", "2026-12-01", 1),
        ("4.00", "2026-11-30", 0),
        ("0.00", None, 0),
        ("UNKNOWN", None, 0),
    ],
)
def test_interest_ends_before_the_plan_begins(rate: str, until: Any, count: int) -> None:
    debt = {"balance": "12000.00", "interest": {"rate": rate, "until": until}}
    assert of("interest_runs", debt=debt) == [("warns", "debt.interest.until")] * count


@pytest.mark.parametrize(
    ("changes", "day", "code"),
    [
        ({"checks": settled()}, "UNKNOWN", "review_missing"),
        ({"checks": settled()}, "2026-11-22", "review_is_over"),
        ({"checks": settled()}, "2026-11-23", None),
        ({"checks": settled()}, "2027-11-23", None),
        ({"checks": settled()}, "2027-11-24", "review_too_late"),
        ({}, "2027-03-23", None),
        ({}, "2027-03-24", "review_too_late"),
        ({"checks": settled(), "income": []}, "2027-03-23", None),
        ({"checks": settled(), "income": []}, "2027-03-24", "review_too_late"),
        ({"reasons": [{"about": "stabilisation_override", "text": "x"}]}, "2027-11-23", None),
    ],
)
def test_the_next_conversation_has_a_day_that_is_near_enough(
    changes: Raw, day: str, code: str | None
) -> None:
    assessment = outcome(contact={"next_conversation": day}, **changes)
    codes = [f.code for f in assessment.findings if f.code.startswith("review")]
    assert codes == [code] * bool(code)


def test_a_plan_is_not_made_with_a_next_conversation_on_a_day_that_is_over() -> None:
    """It was a warning: a final plan left with a day that nobody could keep."""
    ready: Raw = {"checks": settled(), "reasons": decided("minimum_too_long")}
    talk = "contact.next_conversation"
    over = outcome(contact={"next_conversation": "2026-11-22"}, **ready)
    assert found(over, "review_is_over") == [("blocks", talk)]
    said = params("review_is_over", contact={"next_conversation": "2026-11-22"}, **ready)
    assert said == {"day": "2026-11-22", "until": "2027-11-23"}
    assert not over.final
    for kept in ("2026-11-23", "2026-11-24", "UNKNOWN"):
        assert outcome(contact={"next_conversation": kept}, **ready).final, kept
    # A plan that runs was made before that day: it asks for a new one, and goes on.
    made = accepted(raw_draft(contact={"next_conversation": "2026-11-22"}, **ready))
    runs = assess_above(None, made, example_policy(), ON)
    assert found(runs, "review_is_over") == [("warns", talk)]


MINIMUMS: Raw = {"alleenstaand": {"food": 250, "energy": 100}}


@pytest.mark.parametrize(
    ("line", "spent"),
    [
        (cost("249.99", code="U30"), "249.99"),
        (cost("57.69", code="U30", frequency="week"), "249.99"),
        (cost("250.00", code="U30", until="2026-11-30"), "0.00"),
        (cost("250.00", code="U30", frequency="once", date="2026-12-03"), "0.00"),
        (cost("250.00", code="U31"), "0.00"),
        (cost("250.00", code="U30"), None),
    ],
)
def test_spending_below_a_minimum_is_a_question(line: Raw, spent: str | None) -> None:
    rules = policy(minimums={"alleenstaand": {"food": 250}})
    changes: Raw = {"expenses": [cost("500.00"), line]}
    assert of("spending_too_low", rules, **changes) == [("warns", "expenses")] * bool(spent)
    if spent:
        said = params("spending_too_low", rules=rules, **changes)
        assert said == {"group": "food", "amount": "250.00", "spent": spent}


def test_each_group_below_its_minimum_is_named_when_the_costs_are_known() -> None:
    rules = policy(minimums=MINIMUMS)
    assert len(of("spending_too_low", rules)) == 2
    assert of("spending_too_low", rules, household_type="UNKNOWN") == []
    assert of("spending_too_low", rules, household_type="paar met kinderen") == []
    assert of("spending_too_low", rules, expenses=[cost("UNKNOWN")]) == []
    assert of("spending_too_low") == []


@pytest.mark.parametrize(("term", "count"), [(18, 0), (19, 1)])
def test_more_than_18_months_on_the_smallest_reserve(term: int, count: int) -> None:
    rules = policy(term_months=term, reserve_min=150)
    assert of("minimum_too_long", rules) == [("blocks", "reasons")] * count
    if count:
        said = params("minimum_too_long", rules=rules)
        assert said == {
            "count": "19", "months": "19", "month": "2028-05", "roles": "senior; team schrijnend",
        }  # fmt: skip
    assert of("minimum_too_long", policy(term_months=term)) == []


def test_debts_that_run_after_the_end_date() -> None:
    runs = [arrangement("1.00", until="2029-12-01"), arrangement("1.00", until="2029-11-30")]
    assert of("debt_runs_after_end", arrangements=runs) == [("informs", "arrangements[0].until")]
    assert params("debt_runs_after_end", arrangements=runs) == {"until": "2029-11-30"}
    assert of("debt_runs_after_end", arrangements=runs, income=[]) == []


def test_schuldhulp_that_is_better_is_said() -> None:
    amount = given("x", Decimal("99.995"), Unit.EUR, source="", status=Status.ENTERED)
    better = Comparison(18, amount, Decimal(100), date(2028, 5, 31), None, ())
    first = outcome().first_month

    def signals(comparison: Comparison | None) -> list[str]:
        rules = example_policy().policy
        situation = CheckInput(draft(), rules, ON, first, None, comparison=comparison)
        return [str(texts_of(f.params)) for f in schuldhulp_better(situation)]

    [said] = signals(better)
    assert "'amount': '100.00'" in said
    assert "2028-05-31" in said
    assert signals(None) == []
    assert signals(Comparison(18, None, Decimal(100), date(2028, 5, 31), None, ("vtlb",))) == []
    assert signals(Comparison(18, amount, Decimal(99), date(2028, 5, 31), None, ())) == []


@pytest.mark.parametrize(("monthly", "count"), [("333.33", 0), ("333.34", 1), ("UNKNOWN", 0)])
def test_others_who_owe_the_same_debt(monthly: str, count: int) -> None:
    other = {"ref": "X", "has_own_plan": True, "monthly": monthly}
    debt: Raw = {"balance": "12000.00", "co_debtors": [other]}
    assert of("co_debtor_same_debt", debt=debt) == [("informs", "debt.co_debtors")]
    assert of("co_debtors_exceed_debt", debt=debt) == [("warns", "debt.co_debtors")] * count
    assert of("co_debtor_same_debt") == []
    unknown = {**debt, "balance": "UNKNOWN"}
    assert of("co_debtors_exceed_debt", debt=unknown) == []
    if count:
        assert params("co_debtors_exceed_debt", debt=debt) == {"amount": "0.24"}


def test_alimony_is_worked_out_again_every_year() -> None:
    assessment = outcome(
        income=[income(), income("10.00", code="I11"), income("0.00", code="I10")],
        expenses=[cost(), cost("10.00", code="U50"), cost("10.00", code="U52")],
    )
    assert found(assessment, "alimony_indexed") == [
        ("informs", "expenses[1].amount"),
        ("informs", "expenses[2].amount"),
        ("informs", "income[1].amount"),
    ]


def test_how_somebody_is_best_reached() -> None:
    assert of("letter_preferred", contact={"preferred_channel": "brief"}) == [
        ("informs", "contact.preferred_channel")
    ]
    assert of("letter_preferred", contact={"preferred_channel": "e-mail"}) == []
    adults = [adult("A", reading_needs=""), adult("B", reading_needs="grote letters")]
    assert of("reading_needs", adults=adults) == [("informs", "adults[1].reading_needs")]


BLOCKING = {
    "check_open",
    "scheme_running",
    "start_in_the_past",
    "rest_needs_reason",
    "income_end_unknown",
    "income_ends_unknown_after",
    "maybe_prescribed",
    "prescribed",
}
"""Checks, gates, what nobody knows, and decisions that nobody signed (see test_decisions).
Everything else is a signal and never stands in the way."""


def test_a_signal_never_blocks() -> None:
    everything = outcome(
        rules=policy(minimums=MINIMUMS, reserve_min=150),
        debt={
            "balance": "100.00",
            "nhg": True,
            "seizure": True,
            "interest": {"rate": "4.00"},
            "earlier_arrangements": [{}],
            "recurrence": ANSWERS,
            "co_debtors": [{"ref": "X", "monthly": "90.00"}],
            "sale_date": "2022-03-01",
        },
        arrangements=[arrangement("1.00", arrears=True, code="R05", withheld=True)] * 3,
        housing={"cut_off_threat": True, "tenure": "koop"},
        schrijnend={"flagged": True, "handled_by": "SENTINEL"},
        reasons=decided("minimum_too_long"),
        checks=settled(),
    )
    assert everything.final
    assert {f.code for f in everything.findings if f.severity is Severity.BLOCKS} <= BLOCKING
    assert len({f.code for f in everything.findings}) > 12


def test_the_checks_of_the_registry_stand_there_once() -> None:
    assert len(set(REGISTRY)) == len(REGISTRY) == 44


def test_a_signal_looks_at_the_day_of_the_assessment() -> None:
    made = draft(raw_draft(contact={"next_conversation": "2027-12-01"}, first_plan_month="2027-12"))
    assert not found(
        assess_above(None, made, example_policy(), date(2027, 11, 1)), "review_too_late"
    )
    assert found(assess_above(None, made, example_policy(), date(2027, 7, 31)), "review_too_late")
