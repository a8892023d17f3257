"""The shock test: what each setback takes, and from when it goes wrong (ENGINE 12)."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from calc.base.problem import problems_of
from calc.context.shocks import Shock
from calc.policy.shocks import ShockKind
from calc.policy.shocks import ShockSetting as Rule
from tests.building import (
    Raw,
    child,
    cost,
    couple,
    example_policy,
    income,
    months,
    outcome,
    policy,
    shown,
)

RENT = cost("900.00")
ENERGY = cost("100.00", code="U05")
ONE_OFF: Raw = {"kind": "one_off_cost", "amount": 600, "month": 6}
POOR: Raw = {"income": [income("1000.00")], "expenses": [cost("1000.00")], "savings": "500.00"}
"""What comes in goes out: nothing is paid, and the balance stays what the savings were."""


def shocks(*rules: Raw, **changes: Any) -> tuple[Shock, ...]:
    return outcome(rules=policy(shocks=list(rules)), **{**POOR, **changes}).beside.shocks


def one(rule: Raw, **changes: Any) -> Shock:
    [shock] = shocks(rule, **changes)
    return shock


def lowest(rule: Raw, **changes: Any) -> tuple[str, str]:
    shock = one(rule, **changes)
    return str(shock.lowest_month), f"{shock.lowest.amount:.2f}"


def test_a_bill_that_the_savings_carry() -> None:
    shock = one(ONE_OFF, savings="600.00")
    assert (shock.holds, shock.breaks_in) == (True, None)
    assert (str(shock.month), str(shock.until)) == ("2027-05", "2028-04")
    assert lowest(ONE_OFF, savings="600.00") == ("2027-05", "0.00")
    assert shock.savings.amount == 600


def test_a_cent_too_little_breaks_it_and_names_the_savings_that_would_do() -> None:
    shock = one(ONE_OFF, savings="599.99")
    assert not shock.holds
    assert str(shock.breaks_in) == "2027-05"
    assert shock.lowest.amount == Decimal("-0.01")
    assert shock.savings.amount == 600


def test_it_breaks_in_the_first_month_below_zero_not_in_the_lowest() -> None:
    rule = {"kind": "energy_up", "share": Decimal("0.5"), "month": 3}
    changes = {"expenses": [RENT, ENERGY], "savings": "120.00"}
    shock = one(rule, **changes)
    assert str(shock.breaks_in) == "2027-04"
    assert lowest(rule, **changes) == ("2028-01", "-480.00")
    assert shock.savings.amount == 600


def test_energy_in_its_due_months() -> None:
    yearly = cost("1200.00", code="U05", frequency="year", due_months=[3])
    rule = {"kind": "energy_up", "share": Decimal("0.1"), "month": 3}
    shock = one(rule, expenses=[RENT, yearly], savings="2000.00")
    # 11 levelled months of 100 come in unspent before March, when 1,200 and 120 more go out.
    assert str(shock.lowest_month) == "2027-03"
    assert shock.lowest.parts[1].amount == 120


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        (income("200.00", code="I03"), 400),
        (income("200.00", varying=True), 400),
        (income(months=months("200.00", "200.00")), 400),
        (income("150.00", code="I07"), 300),
        (income("300.00", code="I03", frequency="year", due_months=[3]), 300),
        (income("300.00", code="I03", frequency="once", date="2027-04-10"), 300),
        (income("200.00", code="I24", varying=True), 400),
    ],
)
def test_varying_income_is_out_in_two_months(line: Raw, taken: int) -> None:
    rule = {"kind": "varying_income_out", "month": 4, "until_month": 5}
    lines = [income("1000.00"), line]
    shock = one(rule, income=lines, expenses=[cost("1100.00"), cost("150.00", code="U36")])
    total = [part.amount for part in shock.lowest.parts[1].parts]
    assert sum(total, Decimal(0)) <= taken
    late = one(rule, income=lines, expenses=[cost("1900.00")], savings="0.00")
    assert late.lowest.parts[1].amount == taken


def test_a_loss_that_falls_away_is_no_setback() -> None:
    rule = {"kind": "varying_income_out", "month": 4, "until_month": 5}
    loss = income(code="I07", months=months("-50.00"))
    assert shocks(rule, income=[income("1000.00"), loss]) == ()


def test_a_tenth_of_a_year_of_toeslagen_goes_back_in_month_8() -> None:
    rule = {"kind": "toeslagen_back", "share": Decimal("0.1"), "month": 8}
    money = [
        income("1000.00"),
        income("100.00", code="I20"),
        income("100.00", code="I22", until="2027-07-31", followed_by="nothing"),
        income("100.00", code="I23"),
        income("100.00", code="I21", from_date="2027-08-01"),
    ]
    shock = one(rule, income=money, expenses=[cost("1000.00")])
    assert str(shock.month) == "2027-07"
    assert shock.lowest.parts[1].amount == 240


def test_the_money_of_the_child_with_the_largest_lines_and_an_equal_part_of_the_rest() -> None:
    rule = {"kind": "child_money_out", "month": 9}
    money = [
        income("2000.00"),
        income("40.00", code="I23", who="K1"),
        income("50.00", code="I23", who="K2"),
        income("30.00", code="I22", who="K1"),
        income("100.00", code="I22"),
    ]
    both = [child(ref, of="A", birth_month="2018-01") for ref in ("K1", "K2")]
    changes: Raw = {"income": money, "children": both, "expenses": [cost("2220.00")]}
    shock = one(rule, **changes)
    assert str(shock.month) == "2027-08"
    assert shock.lowest.parts[1].amount == 12 * (40 + 30 + 100 // 2)
    single = one(rule, income=[*money[:2], money[4]], children=both[:1], expenses=[cost("3000.00")])
    assert single.lowest.parts[1].amount == 12 * (40 + 100)


def test_kinderbijslag_is_missed_when_it_would_have_come() -> None:
    rule = {"kind": "child_money_out", "month": 9}
    quarter = income("300.00", code="I23", frequency="quarter", who="K1")
    children = [child("K1", of="A", birth_month="2018-01")]
    shock = one(rule, income=[income("1000.00"), quarter], children=children)
    amounts = [part.at[:7] for part in shock.lowest.parts[1].parts]
    assert set(amounts) <= {"2027-10", "2028-01", "2028-04", "2028-07"}


@pytest.mark.parametrize(
    ("first", "month"), [("2026-12", "2027-07"), ("2027-07", "2027-07"), ("2027-08", "2028-07")]
)
def test_the_rent_goes_up_in_the_first_july(first: str, month: str) -> None:
    rule = {"kind": "rent_up_in_july", "share": Decimal("0.05")}
    shock = one(rule, first_plan_month=first)
    assert str(shock.month) == month
    assert shock.lowest.parts[1].amount == 12 * 50


def test_what_does_not_apply_is_left_out() -> None:
    kinds = [shock.kind for shock in outcome(**POOR).beside.shocks]
    assert kinds == [ShockKind.ONE_OFF_COST, ShockKind.RENT_UP_IN_JULY]


def test_a_setback_after_the_term_or_after_an_unknown_income_is_left_out() -> None:
    assert outcome(rules=policy(term_months=5, shocks=[ONE_OFF]), **POOR).beside.shocks == ()
    ends = income("1000.00", until="2027-04-30", followed_by="unknown")
    assert shocks(ONE_OFF, income=[ends]) == ()
    known = one(ONE_OFF, income=[income("1000.00", until="2027-07-31", followed_by="unknown")])
    assert (str(known.month), str(known.until)) == ("2027-05", "2027-07")
    assert str(one({**ONE_OFF, "month": 36}).until) == "2029-11"


def test_a_twelfth_month_counts_and_a_thirteenth_does_not() -> None:
    bill = cost("2000.00", code="U70", frequency="once", date="2028-04-15")
    assert not one(ONE_OFF, expenses=[cost("1000.00"), bill], savings="700.00").holds
    later = {**bill, "date": "2028-05-15"}
    assert one(ONE_OFF, expenses=[cost("1000.00"), later], savings="700.00").holds


@pytest.mark.parametrize(("sharing", "part"), [("by_heads", 300), ("none", 600)])
def test_a_bill_of_the_household_is_shared_as_the_costs_are(sharing: str, part: int) -> None:
    assert one(ONE_OFF, **couple(sharing)).lowest.parts[1].amount == part


def test_a_shared_line_counts_for_the_share_and_anothers_own_line_not() -> None:
    rules = [
        {"kind": "toeslagen_back", "share": Decimal("0.1"), "month": 8},
        {"kind": "energy_up", "share": Decimal("0.1"), "month": 8},
    ]
    money = [income("1000.00"), income("100.00", code="I20", who="AB")]
    spent = [cost("500.00"), cost("100.00", code="U05", who="AB")]
    made = shocks(*rules, income=money, expenses=spent, **couple("by_heads"))
    assert made[0].lowest.parts[1].amount == 60
    assert made[1].lowest.parts[1].parts[0].amount == 5
    theirs = [income("1000.00"), income("100.00", code="I20", who="B")]
    own = [cost("500.00"), cost("100.00", code="U05", who="B")]
    assert shocks(*rules, income=theirs, expenses=own, **couple("by_heads")) == ()
    varying = {"kind": "varying_income_out", "month": 4, "until_month": 5}
    overtime = [income("1000.00"), income("100.00", code="I03", who="B")]
    assert shocks(varying, income=overtime, **couple("by_heads")) == ()


def test_a_policy_may_hold_the_same_setback_twice() -> None:
    small, large = shocks(ONE_OFF, {**ONE_OFF, "amount": 700})
    assert small.lowest.amount - large.lowest.amount == 100


@pytest.mark.parametrize(
    ("kind", "needs"),
    [
        ("one_off_cost", {"month", "amount"}),
        ("energy_up", {"month", "share"}),
        ("varying_income_out", {"month", "until_month"}),
        ("toeslagen_back", {"month", "share"}),
        ("child_money_out", {"month"}),
        ("rent_up_in_july", {"share"}),
    ],
)
def test_a_setback_without_what_it_needs_is_refused(kind: str, needs: set[str]) -> None:
    with pytest.raises(ValidationError) as caught:
        Rule.model_validate({"kind": kind})
    assert {(p.code, p.path) for p in problems_of(caught.value)} == {("missing", n) for n in needs}


def test_the_file_has_every_setback_with_its_savings_up_to_whole_cents() -> None:
    third = cost("100.00", code="U05", frequency="quarter")
    rule = {"kind": "energy_up", "share": Decimal("0.1"), "month": 36}
    assessment = outcome(
        rules=policy(shocks=[rule]), **{**POOR, "expenses": [RENT, third, cost("66.67")]}
    )
    [row] = shown(assessment)["shocks"]
    assert row["kind"] == "energy_up"
    assert (row["month"], row["until"]) == ("2029-11", "2029-11")
    need = assessment.beside.shocks[0].savings.amount
    assert Decimal(row["savings"]) >= need > Decimal(row["savings"]) - Decimal("0.01")


def test_the_example_policy_has_all_six() -> None:
    assert {rule.kind for rule in example_policy().policy.shocks} == set(ShockKind)
