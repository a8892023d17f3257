"""A proposal to look at a situation as a distressing one: three signs, an officer, and no cause."""

from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment
from calc.base.params import texts_of
from calc.dossier.draft import Schrijnend
from calc.engine import assess_above
from tests.building import (
    ON,
    Raw,
    cost,
    example_outcome,
    example_policy,
    found,
    income,
    outcome,
    policy,
    raw_example,
    settled,
    shown,
)
from tests.lives import accepted
from tests.tariff_files import shipped

SIGNS: Raw = {"income_fall": Decimal("0.25"), "savings_months": 2, "recovery_months": 6}
READY: Raw = {"checks": settled()}
LOST = income("1000.00", until="2026-09-30", followed_by="nothing")
BASE = income("3000.00", code="I08")
SIGNED: Raw = {"decided_by": "SENTINEL-S", "decided_on": "2026-11-23"}


def made(*lines: Raw, signs: Raw | None = None, **changes: Any) -> Assessment:
    """A quarter of 4,000 fell away in September, 1,000 of costs, nothing saved."""
    rules = policy(schrijnend_signs=SIGNS | (signs or {}))
    given: Raw = {"income": list(lines or (LOST, BASE)), **READY, **changes}
    return outcome(None, rules, **given)


def proposed(*lines: Raw, **changes: Any) -> bool:
    return bool(found(made(*lines, **changes), "maybe_schrijnend"))


def test_three_signs_together_are_proposed_and_stop_what_is_final() -> None:
    result = made()
    assert found(result, "maybe_schrijnend") == [("blocks", "schrijnend.flagged")]
    [finding] = [each for each in result.findings if each.code == "maybe_schrijnend"]
    assert texts_of(finding.params) == {
        "highest": "4000.00", "lowest": "3000.00", "amount": "2000.00", "last": "2027-06",
    }  # fmt: skip
    assert not result.final
    assert result.may_ask_payment  # nobody said that it is one


@pytest.mark.parametrize(
    ("amount", "expected"), [("999.99", False), ("1000.00", True), ("1000.01", True)]
)
def test_the_income_falls_by_the_share_of_the_policy(amount: str, expected: bool) -> None:
    """A quarter of what it was: 1,000 beside 3,000."""
    assert proposed(income(amount, until="2026-09-30"), BASE) is expected


@pytest.mark.parametrize(
    ("savings", "expected"),
    [("0.00", True), ("1999.99", True), ("2000.00", False), ("UNKNOWN", True)],
)
def test_savings_under_so_many_months_of_costs(savings: str, expected: bool) -> None:
    assert proposed(savings=savings) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # 3,000.01 is back within a quarter of 4,000; the sixth month after the first is June.
        (income("0.01", from_date="2027-06-01"), False),
        (income("0.01", from_date="2027-07-01"), True),
        (income("0.00", from_date="2027-06-01"), True),
        (income("900.00", from_date="2027-06-01", certainty="expected"), True),
        (income("900.00", from_date="UNKNOWN"), True),
    ],
)
def test_a_recovery_in_sight(line: Raw, expected: bool) -> None:
    assert proposed(LOST, BASE, line) is expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2025-10-31", False),
        ("2025-11-29", False),  # no whole month within the last twelve
        ("2025-11-30", True),
        ("2026-11-30", True),
        ("2027-10-31", True),
        ("2027-11-29", True),
        ("2027-11-30", False),  # it falls in December, after the twelve months ahead
        ("2028-01-31", False),
    ],
)
def test_a_fall_of_a_year_ago_until_a_year_ahead(until: str, expected: bool) -> None:
    assert proposed(income("1000.00", until=until), BASE) is expected


def test_a_rise_is_no_fall() -> None:
    rise = income("2000.00", from_date="2027-05-01")
    assert not proposed(BASE, rise)
    # Back to what it was before a rise is a fall all the same: an officer looks at it.
    for_a_while = income("2000.00", from_date="2027-01-01", until="2027-02-28")
    assert proposed(BASE, for_a_while)


def test_the_deepest_fall_is_the_one_that_is_said() -> None:
    steps = [income("900.00", until="2026-12-31"), income("500.00", until="2027-03-31")]
    [finding] = [f for f in made(BASE, LOST, *steps).findings if f.code == "maybe_schrijnend"]
    said = texts_of(finding.params)
    assert (said["highest"], said["lowest"], said["last"]) == ("5400.00", "3000.00", "2027-10")


def test_what_is_for_one_cost_and_what_comes_once_is_no_income_to_live_on() -> None:
    pgb = income("2000.00", code="I14", until="2026-09-30")
    assert not proposed(BASE, pgb)
    once = income("9000.00", frequency="once", date="2026-08-01")
    assert not proposed(BASE, once)


def test_without_an_income_nothing_falls() -> None:
    assert not found(outcome(income=[], **READY), "maybe_schrijnend")
    assert proposed(income("1000.00", until="2026-12-31"))


def test_once_and_ended_costs_are_no_costs_of_a_month() -> None:
    once = cost("9000.00", frequency="once", date="2026-12-03")
    over = cost("9000.00", until="2026-10-31")
    assert not proposed(expenses=[cost(), once, over], savings="2000.00")


def test_a_policy_without_thresholds_proposes_nothing() -> None:
    rules = policy(schrijnend_signs=None)
    result = outcome(None, rules, income=[LOST, BASE], **READY)
    assert not found(result, "maybe_schrijnend")
    assert result.final


@pytest.mark.parametrize("flagged", [True, False])
def test_an_officer_decides_by_name_and_day(flagged: bool) -> None:
    marked: Raw = {"flagged": flagged, "handled_by": "SENTINEL", **SIGNED}
    result = made(schrijnend=marked)
    assert not found(result, "maybe_schrijnend")
    assert found(result, "schrijnend_decided_not") == (
        [] if flagged else [("informs", "schrijnend.flagged")]
    )
    assert bool(found(result, "schrijnend_flagged")) is flagged
    assert result.final


@pytest.mark.parametrize("flagged", [True, False])
@pytest.mark.parametrize(
    "wrong",
    [
        {"decided_by": "UNKNOWN"},
        {"decided_by": " "},
        {"decided_on": "UNKNOWN"},
        {"decided_on": "2026-11-24"},
    ],
)
def test_a_decision_that_nobody_signed_is_none(flagged: bool, wrong: Raw) -> None:
    marked: Raw = {"flagged": flagged, "handled_by": "SENTINEL", **SIGNED, **wrong}
    assert proposed(schrijnend=marked)


def test_a_name_without_a_decision_is_none() -> None:
    assert proposed(schrijnend=SIGNED)


@pytest.mark.parametrize(
    ("marked", "path"),
    [
        ({}, "schrijnend.decided_by"),
        ({"decided_by": ""}, "schrijnend.decided_by"),
        ({"decided_by": "SENTINEL"}, "schrijnend.decided_on"),
        (SIGNED, None),
    ],
)
def test_a_flag_without_a_proposal_is_signed_too(marked: Raw, path: str | None) -> None:
    flagged = {"flagged": True, "handled_by": "SENTINEL", **marked}
    result = outcome(schrijnend=flagged, **READY)
    assert found(result, "schrijnend_unsigned") == ([("warns", path)] if path else [])
    assert result.final
    assert not found(outcome(schrijnend=marked, **READY), "schrijnend_unsigned")


def test_taken_over_by_nobody_asks_for_nothing() -> None:
    result = made(schrijnend={"flagged": True, **SIGNED})
    assert found(result, "schrijnend_not_taken_over") == [("blocks", "schrijnend.handled_by")]
    assert not result.may_ask_payment


def test_a_plan_that_runs_is_looked_at_and_not_stopped() -> None:
    raw: Raw = {"income": [LOST, BASE], **READY}
    runs = assess_above(None, accepted(raw), example_policy(), ON)
    assert found(runs, "maybe_schrijnend") == [("warns", "schrijnend.flagged")]
    flagged = {**raw, "schrijnend": {"flagged": True, **SIGNED}}
    nobody = assess_above(None, accepted(flagged), example_policy(), ON)
    assert found(nobody, "schrijnend_not_taken_over") == [("blocks", "schrijnend.handled_by")]
    assert not nobody.may_ask_payment


def test_no_cause_is_kept_or_said() -> None:
    """What fell away, and why, is in no field of the decision and in nothing that is said of it."""
    assert set(Schrijnend.model_fields) == {
        "flagged", "decided_by", "decided_on", "handled_by", "aftercare_on",
    }  # fmt: skip
    named = {**LOST, "label": "SENTINEL-ziekte", "note": "SENTINEL-oorzaak"}
    result = made(named, BASE)
    [said] = [each for each in shown(result)["findings"] if each["code"] == "maybe_schrijnend"]
    assert "SENTINEL" not in str(said)
    assert "income" not in str(said)


def test_the_distressing_example_shows_the_three_signs() -> None:
    """HH6 before anybody decided: the program asks to look at it; an officer did."""
    raw = {**raw_example("HH6"), "schrijnend": {}}
    assert found(outcome(raw, tariffs=shipped()), "maybe_schrijnend") == [
        ("blocks", "schrijnend.flagged")
    ]
    assert not found(example_outcome("HH6"), "maybe_schrijnend")
