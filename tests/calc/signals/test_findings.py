"""What an officer is told, and what blocks a final plan (ENGINE 10)."""

from datetime import date
from typing import Any

import pytest

from calc.base.params import texts_of
from calc.engine import assess_above
from tests.building import (
    Raw,
    adult,
    arrangement,
    child,
    cost,
    couple,
    draft,
    example_policy,
    found,
    income,
    months,
    outcome,
    raw_draft,
    settled,
)

CALM: Raw = {
    "adults": [adult("A", health_insured=True)],
    "housing": {"tenure": "koop", "cut_off_threat": False},
    "debt": {"balance": "12000.00", "nhg": False, "seizure": False},
}


def open_checks(checks: list[Raw] | None = None, **changes: Any) -> list[str]:
    assessment = outcome(**{**CALM, **changes}, checks=checks or [])
    return sorted(
        texts_of(f.params)["check"] for f in assessment.findings if f.code == "check_open"
    )


ALWAYS = ["S01", "S11", "S13", "S19", "S21"]
PEACE = {"balance": "12000.00", "nhg": False, "seizure": False}


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({}, []),
        ({"housing": {"tenure": "huur", "cut_off_threat": False}}, ["S02"]),
        ({"housing": {"cut_off_threat": False}}, ["S02"]),
        ({"housing": {"tenure": "koop", "cut_off_threat": True}}, ["S09"]),
        ({"housing": {"tenure": "koop"}}, ["S09"]),
        ({"children": [child("K1", birth_month="2008-11")]}, ["S03"]),
        ({"children": [child("K1", birth_month="2008-10")]}, []),
        ({"children": [child("K1")]}, ["S03"]),
        ({"income": [income(code="I07")]}, ["S12"]),
        ({"adults": [adult("A")]}, ["S15"]),
        ({"adults": [adult("A", health_insured=False)]}, ["S15"]),
        ({"adults": [adult("A", health_insured=True), adult("B")]}, ["S15"]),
        ({"debt": PEACE | {"nhg": True}}, ["S17"]),
        ({"debt": PEACE | {"nhg": "UNKNOWN"}}, ["S17"]),
        ({"debt": PEACE | {"seizure": True}}, ["S18"]),
        ({"debt": PEACE | {"seizure": "UNKNOWN"}}, ["S18"]),
        ({"arrangements": [arrangement(arrears=True)] * 2 + [arrangement()]}, []),
        ({"arrangements": [arrangement(arrears=True)] * 3}, ["S20"]),
    ],
)
def test_a_check_blocks_by_circumstance(changes: Raw, more: list[str]) -> None:
    assert open_checks(**changes) == sorted(ALWAYS + more)


def test_without_any_adult_nobody_is_known_to_be_insured() -> None:
    assert "S15" in open_checks(adults=[], income=[], expenses=[])


@pytest.mark.parametrize(
    ("answer", "is_open"),
    [
        ({"state": "akkoord"}, False),
        ({"state": "actie open"}, True),
        ({"state": "niet gevraagd"}, True),
        ({}, True),
        ({"state": "n.v.t."}, True),
        ({"state": "n.v.t.", "reason": ""}, True),
        ({"state": "n.v.t.", "reason": "SENTINEL-reden"}, False),
    ],
)
def test_a_check_is_settled_when_agreed_or_not_applicable_with_a_reason(
    answer: Raw, is_open: bool
) -> None:
    assert ("S11" in open_checks([{"code": "S11", **answer}])) == is_open


def test_an_open_check_names_where_it_is_answered_and_how() -> None:
    checks = [{"code": "S05"}, {"code": "S11", "state": "actie open"}]
    findings = {
        texts_of(f.params)["check"]: (f.severity.value, f.path, texts_of(f.params)["state"])
        for f in outcome(**CALM, checks=checks).findings
        if f.code == "check_open"
    }
    assert findings["S11"] == ("blocks", "checks[1]", "actie open")
    assert findings["S21"] == ("blocks", "checks", "niet gevraagd")


def test_a_plan_is_final_when_nothing_stands_in_its_way() -> None:
    assert outcome(checks=settled()).final
    assert not outcome(checks=settled("S19")).final
    assert not outcome(checks=settled(), savings="UNKNOWN").final
    assert not outcome(checks=settled(), expenses=[cost("UNKNOWN")]).final
    # No room is a result too: nothing is paid, and that can be final (ENGINE 11).
    nothing = outcome(checks=settled(), income=[])
    assert nothing.plan is None
    assert nothing.final


@pytest.mark.parametrize("scheme", ["wsnp", "msnp", "bewind"])
def test_a_scheme_that_runs_blocks_a_plan_of_our_own(scheme: str) -> None:
    debt: Raw = {"balance": "12000.00", scheme: True}
    assessment = outcome(debt=debt, checks=settled())
    assert found(assessment, "scheme_running") == [("blocks", f"debt.{scheme}")]
    assert not assessment.final
    assert not found(outcome(debt=debt | {scheme: False}), "scheme_running")


@pytest.mark.parametrize(
    ("line", "warned"),
    [
        (income(code="I07"), True),
        (income(code="I03"), True),
        (income(varying=True), True),
        (income(), False),
        (income(code="I07", months=months("900.00")), False),
    ],
)
def test_an_average_without_months_is_reported(line: Raw, warned: bool) -> None:
    expected = [("warns", "income[0].months")] if warned else []
    assert found(outcome(income=[line]), "average_without_months") == expected


def test_an_income_of_which_the_end_is_unknown_blocks() -> None:
    assessment = outcome(income=[income(), income(until="UNKNOWN")])
    assert found(assessment, "income_end_unknown") == [("blocks", "income[1].until")]


@pytest.mark.parametrize(
    ("reference", "warned"),
    [("111222333", True), ("111222334", False), ("UNKNOWN", False), ("a111222333", False)],
)
def test_nine_digits_in_the_reference_that_may_be_a_bsn_are_only_reported(
    reference: str, warned: bool
) -> None:
    expected = [("warns", "debt.reference")] if warned else []
    debt: Raw = {"balance": "12000.00", "reference": reference}
    assert found(outcome(debt=debt), "reference_holds_bsn") == expected


@pytest.mark.parametrize(("first", "late"), [("2026-10", True), ("2026-11", False)])
def test_a_plan_cannot_begin_before_the_month_of_the_reference_date(first: str, late: bool) -> None:
    expected = [("blocks", "first_plan_month")] if late else []
    assert found(outcome(first_plan_month=first), "start_in_the_past") == expected


def test_without_a_first_month_a_plan_begins_in_the_month_after_the_day() -> None:
    values = draft(raw_draft(first_plan_month="UNKNOWN"))
    assessment = assess_above(None, values, example_policy(), date(2026, 12, 31))
    assert str(assessment.first_month) == "2027-01"
    assert assessment.reference_date == date(2026, 12, 31)


def test_findings_come_in_order_of_what_they_do() -> None:
    assessment = outcome(savings="UNKNOWN", income=[income(code="I07", certainty="expected")])
    severities = [finding.severity.value for finding in assessment.findings]
    order = ["missing", "blocks", "warns", "informs"]
    assert severities == sorted(severities, key=order.index)
    assert set(severities) == set(order)
    assert found(assessment, "floor_not_checked") == [("informs", "")]


def test_sharing_with_somebody_not_liable_must_be_chosen() -> None:
    assessment = outcome(**couple())
    assert found(assessment, "missing") == [("missing", "cost_sharing")]
    assert assessment.schedule == ()
    assert outcome(**couple(other_liable=True)).plan is not None
    assert outcome(**couple(other_liable="UNKNOWN")).schedule == ()


def test_a_line_that_comes_once_needs_its_date() -> None:
    once: Raw = {"frequency": "once"}
    assessment = outcome(expenses=[cost(**once)])
    assert found(assessment, "missing") == [("missing", "expenses[0].date")]
    assert assessment.schedule == ()
    gain = outcome(income=[income(), income(**once)])
    assert found(gain, "missing") == [("missing", "income[1].date")]
    assert gain.schedule[0].income.amount == 2000


def test_an_arrangement_with_an_unknown_amount_gives_no_schedule() -> None:
    assessment = outcome(arrangements=[arrangement("UNKNOWN"), arrangement(frequency="UNKNOWN")])
    assert assessment.schedule == ()
    assert found(assessment, "missing") == [
        ("missing", "arrangements[0].amount"),
        ("missing", "arrangements[1].frequency"),
    ]


def test_known_months_count_also_where_the_amount_is_not_known() -> None:
    assessment = outcome(income=[income("UNKNOWN", months=months("800.00"))])
    assert assessment.schedule[0].income.amount == 800


def test_an_arrangement_of_unknown_kind_counts_all_the_same() -> None:
    line = arrangement(code="UNKNOWN", creditor="UNKNOWN")
    assert outcome(arrangements=[line]).schedule[0].arrangements.amount == 100


def test_a_label_is_told_with_the_amount_it_names() -> None:
    assessment = outcome(income=[income(label="SENTINEL-loon")])
    assert assessment.groups.income is not None
    line = assessment.groups.income.parts[0].parts[0]
    assert (line.id, line.label) == ("line.year@income[0]", "SENTINEL-loon")


@pytest.mark.parametrize("key", ["amount", "frequency", "who"])
def test_an_income_with_something_unknown_is_not_counted(key: str) -> None:
    assessment = outcome(income=[income(), income("500.00") | {key: "UNKNOWN"}])
    assert assessment.schedule[0].income.amount == 2000
    assert found(assessment, "missing") == [("missing", f"income[1].{key}")]
    assert assessment.partial


def test_of_two_adults_who_both_owe_nothing_nobody_has_to_choose_a_sharing() -> None:
    people = [adult("A", liable=False), adult("B", liable=False)]
    assessment = outcome(adults=people)
    assert found(assessment, "missing") == []
    assert assessment.schedule[0].income.amount == 2000
    assert assessment.plan is None
