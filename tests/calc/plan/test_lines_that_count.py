"""Which income, costs and arrangements count, for whom, and in which month (ENGINE 2, 3)."""

from decimal import Decimal
from typing import Any

import pytest

from calc.base.period import Month
from tests.building import (
    Raw,
    adult,
    arrangement,
    child,
    cost,
    couple,
    found,
    income,
    months,
    outcome,
    policy,
    rows,
    shown,
)

D = Decimal


def column(key: str, count: int = 4, rules: Raw | None = None, **changes: Any) -> list[str]:
    """The first months of one column."""
    assessment = outcome(None, policy(**rules) if rules else None, **changes)
    return [value or "" for value in rows(assessment, key)[:count]]


def test_income_counts_in_the_months_it_covers_wholly() -> None:
    whole = income("100.00", from_date="2027-01-01", until="2027-02-28", followed_by="nothing")
    assert column("income", income=[whole]) == ["0.00", "100.00", "100.00", "0.00"]
    short = income("100.00", from_date="2027-01-02", until="2027-02-27", followed_by="nothing")
    assert column("income", income=[short]) == ["0.00"] * 4


def test_a_cost_counts_in_every_month_it_touches() -> None:
    touching = cost("100.00", from_date="2027-01-31", until="2027-02-01")
    assert column("costs", expenses=[touching]) == ["0.00", "100.00", "100.00", "0.00"]
    dated = cost("100.00", from_date="2027-02-01", until="2027-02-28")
    assert column("costs", expenses=[dated]) == ["0.00", "0.00", "100.00", "0.00"]


def test_a_cost_with_unknown_dates_runs_and_an_income_that_begins_unknown_does_not() -> None:
    unknown: Raw = {"from_date": "UNKNOWN", "until": "UNKNOWN"}
    assert column("costs", expenses=[cost("100.00", **unknown)]) == ["100.00"] * 4
    assert column("income", income=[income("100.00", **unknown)]) == ["0.00"] * 4
    ends = income("100.00", until="UNKNOWN")
    assert column("income", income=[ends]) == ["100.00"] * 4


def test_expected_costs_count_and_expected_income_does_not() -> None:
    later: Raw = {"certainty": "expected"}
    assert column("costs", expenses=[cost("100.00", **later)]) == ["100.00"] * 4
    assert column("income", income=[income("100.00", **later)]) == ["0.00"] * 4
    assessment = outcome(income=[income(), income("100.00", **later)])
    assert found(assessment, "expected_income") == [("informs", "income[1].certainty")]


@pytest.mark.parametrize("number", range(1, 14))
def test_the_base_of_a_varying_income_is_its_low_quartile(number: int) -> None:
    known = [f"{100 * n}.00" for n in range(number, 0, -1)]
    line = income("5.00", "I07", frequency="year", months=months(*known[:12]))
    if number == 13:
        line["months"].append({"month": "2025-12", "amount": known[12]})
    rank = {1: 1, 2: 1, 3: 1, 4: 1, 5: 2, 6: 2, 7: 2, 8: 2, 9: 3, 10: 3, 11: 3, 12: 3, 13: 4}
    assert column("income", 1, income=[line]) == [f"{100 * rank[number]}.00"]


@pytest.mark.parametrize(
    ("choice", "base"), [("quartile", "-40.00"), ("lowest", "-40.00"), ("average", "20.00")]
)
def test_a_policy_chooses_the_base_of_a_varying_income(choice: str, base: str) -> None:
    line = income(months=months("60.00", "-40.00", "40.00"))
    assert column("income", 1, {"varying_income": choice}, income=[line]) == [base]


def test_tax_on_profit_is_taken_off_income_and_is_no_cost() -> None:
    lines = [cost("200.00", "U60"), cost("50.00", "U61"), cost("10.00", "U40")]
    taxed: Raw = {"income": [income("1000.00", "I07")], "expenses": lines}
    assert column("income", 1, **taxed) == ["750.00"]
    assert column("costs", 1, **taxed) == ["10.00"]
    groups = shown(outcome(**taxed))["groups"]
    assert (groups["income"], groups["costs"]) == ("1000.00", "260.00")


def test_earmarked_income_pays_its_own_cost_and_nothing_else() -> None:
    care = cost("300.00", "U36")
    more: Raw = {"income": [income("400.00", "I24")], "expenses": [care, cost("50.00")]}
    assert (column("income", 1, **more), column("costs", 1, **more)) == (["0.00"], ["50.00"])
    less: Raw = {"income": [income("120.00", "I24")], "expenses": [care, cost("50.00")]}
    assert column("costs", 1, **less) == ["230.00"]
    groups = shown(outcome(**more))["groups"]
    assert (groups["income"], groups["costs"]) == ("400.00", "350.00")


def test_a_pgb_pays_the_care_that_is_marked_as_paid_from_it() -> None:
    marked, other = cost("200.00", "U14", paid_from="I14"), cost("70.00", "U14")
    lines: Raw = {"income": [income("500.00", "I14")], "expenses": [marked, other]}
    assert column("costs", 1, **lines) == ["70.00"]
    # Marked childcare is paid from the pgb, not from the childcare allowance.
    childcare = cost("200.00", "U36", paid_from="I14")
    assert column("costs", 1, income=[income("500.00", "I24")], expenses=[childcare]) == ["200.00"]


def test_earmarked_money_is_shared_as_its_cost() -> None:
    lines: Raw = {
        "income": [income("900.00"), income("300.00", who="B"), income("100.00", "I24", who="B")],
        "expenses": [cost("200.00", "U36", who="AB"), cost("200.00", "U36")],
    }
    # A quarter of the childcare is covered: 150 shared (three quarters is A's) and 150 of A.
    assert column("costs", 1, **lines, **couple("by_net_income")) == ["262.50"]
    # Of a cost of B nothing is A's, covered or not.
    theirs: Raw = {"expenses": [cost("200.00", "U36", who="B")]}
    assert column("costs", 1, **(lines | theirs), **couple("by_net_income")) == ["0.00"]


@pytest.mark.parametrize(
    ("sharing", "costs", "incomes"),
    [
        ("by_net_income", "730.00", "900.00"),
        ("by_heads", "500.00", "900.00"),
        ("none", "960.00", "900.00"),
    ],
)
def test_shared_costs_are_divided_as_chosen(sharing: str, costs: str, incomes: str) -> None:
    lines: Raw = {
        "income": [income("900.00"), income("300.00", who="B")],
        "expenses": [cost("40.00"), cost("920.00", who="AB"), cost("77.00", who="B")],
    }
    assert column("costs", 1, **lines, **couple(sharing)) == [costs]
    assert column("income", 1, **lines, **couple(sharing)) == [incomes]


@pytest.mark.parametrize(
    ("mine", "theirs", "share"),
    [("0.00", "0.00", "50.00"), ("0.00", "10.00", "0.00"), ("10.00", "0.00", "100.00")],
)
def test_the_share_of_somebody_without_income_is_half_when_nobody_has_any(
    mine: str, theirs: str, share: str
) -> None:
    lines: Raw = {
        "income": [income(mine), income(theirs, who="B")],
        "expenses": [cost("100.00", who="AB")],
    }
    assert column("costs", 1, **lines, **couple("by_net_income")) == [share]


def test_a_loss_counts_as_no_income_for_the_share_and_tax_lowers_it() -> None:
    lines: Raw = {
        "income": [income("400.00"), income(code="I07", who="B", months=months("-500.00"))],
        "expenses": [cost("100.00", who="AB"), cost("100.00", "U60")],
    }
    assert column("costs", 1, **lines, **couple("by_net_income")) == ["100.00"]
    lines["income"][1] = income("100.00", who="B")
    assert column("costs", 1, **lines, **couple("by_net_income")) == ["75.00"]


def test_the_debtor_may_be_b_and_then_the_lines_of_a_do_not_count() -> None:
    people: Raw = {"adults": [adult("A", liable=False), adult("B")], "cost_sharing": "by_heads"}
    lines: Raw = {"income": [income("900.00"), income("300.00", who="B")]}
    assert column("income", 1, **lines, **people) == ["300.00"]


def test_when_both_owe_the_debt_every_line_counts_whole() -> None:
    lines: Raw = {
        "income": [income("900.00"), income("300.00", who="B")],
        "expenses": [cost("92.00", who="AB"), cost("7.00", who="B")],
    }
    people: Raw = couple("by_heads", other_liable=True)
    assert column("income", 1, **lines, **people) == ["1200.00"]
    assert column("costs", 1, **lines, **people) == ["99.00"]


@pytest.mark.parametrize(
    ("parent", "costs"), [("A", "80.00"), ("B", "0.00"), ("AB", "40.00"), ("UNKNOWN", "40.00")]
)
def test_a_line_of_a_child_is_its_parents_line(parent: str, costs: str) -> None:
    people: Raw = couple("by_heads") | {"children": [child("K1", of=parent)]}
    assert column("costs", 1, expenses=[cost("80.00", who="K1")], **people) == [costs]


def test_only_the_debtors_arrangements_count() -> None:
    lines = [arrangement("80.00"), arrangement("50.00", who="B"), arrangement("30.00", who="AB")]
    assert column("arrangements", 1, arrangements=lines, **couple("by_heads")) == ["95.00"]


@pytest.mark.parametrize("mark", ["replaced_by_plan", "already_in_profit"])
def test_what_the_plan_replaces_or_the_profit_already_lost_does_not_count(mark: str) -> None:
    line = arrangement(balance="900.00", withheld=True, income_is_after_withholding=True)
    lines: Raw = {"arrangements": [line | {mark: True}]}
    assert column("arrangements", 1, **lines) == ["0.00"]
    assert column("income", 1, **lines) == ["2000.00"]


@pytest.mark.parametrize(
    ("balance", "paid"),
    [
        ("200.00", ["100.00", "100.00", "0.00", "0.00"]),
        ("200.01", ["100.00", "100.00", "100.00", "0.00"]),
        ("0.00", ["0.00"] * 4),
        ("0.01", ["100.00", "0.00", "0.00", "0.00"]),
        ("UNKNOWN", ["100.00"] * 4),
    ],
)
@pytest.mark.parametrize("until", [None, "UNKNOWN"])
def test_an_arrangement_without_end_date_runs_until_its_balance_is_paid(
    balance: str, paid: list[str], until: str | None
) -> None:
    line = arrangement(balance=balance, until=until)
    assert column("arrangements", arrangements=[line]) == paid


def test_an_end_date_frees_from_the_next_month() -> None:
    line = arrangement(balance="9000.00", until="2027-01-01")
    assert column("arrangements", arrangements=[line]) == ["100.00", "100.00", "0.00", "0.00"]


@pytest.mark.parametrize(
    ("frequency", "balance", "differs"),
    [
        ("month", "300.00", False),
        ("month", "400.00", False),
        ("month", "200.00", False),
        ("month", "400.01", True),
        ("month", "100.00", True),
        ("quarter", "200.00", False),
        ("quarter", "200.01", True),
        ("week", "1733.33", False),
        ("week", "1733.34", True),
    ],
)
def test_an_end_that_differs_more_than_one_payment_from_the_balance_is_reported(
    frequency: str, balance: str, differs: bool
) -> None:
    line = arrangement(balance=balance, until="2027-02-28", frequency=frequency)
    expected = [("warns", "arrangements[0].until")] if differs else []
    assert found(outcome(arrangements=[line]), "arrangement_end_differs") == expected


def test_an_arrangement_with_neither_end_nor_balance_runs_on_and_is_reported() -> None:
    assessment = outcome(arrangements=[arrangement()])
    assert set(rows(assessment, "arrangements")) == {"100.00"}
    assert found(assessment, "arrangement_without_end") == [("warns", "arrangements[0].until")]
    assert assessment.plan is not None
    assert [(item.path, item.last_month) for item in assessment.plan.running_at_end] == [
        ("arrangements[0]", None)
    ]


def test_an_arrangement_of_nothing_has_no_last_month_of_its_own() -> None:
    assessment = outcome(arrangements=[arrangement("0.00", balance="50.00")])
    assert found(assessment, "arrangement_without_end")
    ended = outcome(arrangements=[arrangement("0.00", balance="50.00", until="2027-01-31")])
    assert not found(ended, "arrangement_end_differs")


def test_debts_that_still_run_on_the_end_date_are_listed() -> None:
    lines = [
        arrangement("10.00", until="2029-11-30"),
        arrangement("10.00", until="2029-12-01"),
        arrangement("10.00", replaced_by_plan=True),
        arrangement("10.00", balance="360.01"),
    ]
    plan = outcome(arrangements=lines).plan
    assert plan is not None
    assert [(item.path, item.last_month) for item in plan.running_at_end] == [
        ("arrangements[1]", Month(2029, 12)),
        ("arrangements[3]", Month(2029, 12)),
    ]


def test_what_is_withheld_from_a_received_income_is_added_back() -> None:
    line = arrangement(balance="900.00", withheld=True, income_is_after_withholding=True)
    assert column("income", 1, arrangements=[line]) == ["2100.00"]
    assert column("own_wall", 1, arrangements=[line]) == ["895.00"]
    gross = arrangement(balance="900.00", withheld=True)
    assert column("income", 1, arrangements=[gross]) == ["2000.00"]


def test_a_minimum_tops_up_what_a_group_costs_and_never_lowers_it() -> None:
    rules: Raw = {"minimums": {"alleenstaand": {"food": "250.00", "care": "160.00"}}}
    lines = [cost("200.00", "U30"), cost("100.00", "U10"), cost("60.01", "U12")]
    assert column("costs", 1, rules, expenses=lines) == ["410.01"]
    assert column("costs", 1, rules, expenses=[]) == ["410.00"]
    other: Raw = {"household_type": "samengesteld gezin"}
    assert column("costs", 1, rules, expenses=lines, **other) == ["360.01"]
    unknown: Raw = {"household_type": "UNKNOWN"}
    assert column("costs", 1, rules, expenses=lines, **unknown) == ["360.01"]
    shared = couple("by_heads")
    assert column("costs", 1, rules, expenses=[], **shared) == ["205.00"]
