"""Rungs and what made them: each visible event, in the month in which it counts (ENGINE 8)."""

from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment
from calc.plan.result import CauseCode
from tests.building import (
    Raw,
    above,
    arrangement,
    child,
    cost,
    couple,
    found,
    income,
    outcome,
    policy,
    shown,
)

FLAT: Raw = {"reserve_min": "0.00", "reserve_share": 0, "reserve_after": "0.00"}
LONG: Raw = {"debt": {"balance": "90000.00"}}
Rungs = list[tuple[str, str, list[str]]]


def rungs(assessment: Assessment) -> Rungs:
    """First month, payment and causes of each rung."""
    return [
        (rung["first"], rung["payment"], [f"{c['code']} {c['path']}" for c in rung["causes"]])
        for rung in shown(assessment)["rungs"]
    ]


def flat(**changes: Any) -> Rungs:
    return rungs(outcome(None, policy(**FLAT), **(LONG | changes)))


BEGIN = "2026-12"


@pytest.mark.parametrize(
    ("changes", "month", "cause"),
    [
        (
            {"arrangements": [arrangement(until="2027-04-30")]},
            "2027-05",
            "arrangement_ends arrangements[0]",
        ),
        (
            {"arrangements": [arrangement(until="2027-05-01")]},
            "2027-06",
            "arrangement_ends arrangements[0]",
        ),
        (
            {"arrangements": [arrangement(balance="450.00")]},
            "2027-05",
            "arrangement_ends arrangements[0]",
        ),
        (
            {"arrangements": [arrangement(from_date="2027-05-31")]},
            "2027-05",
            "arrangement_starts arrangements[0]",
        ),
        (
            {"income": [income(), income("100.00", from_date="2027-05-01")]},
            "2027-05",
            "income_starts income[1]",
        ),
        (
            {"income": [income(), income("100.00", from_date="2027-04-02")]},
            "2027-05",
            "income_starts income[1]",
        ),
        (
            {"income": [income(), income("99.00", until="2027-05-30", followed_by="nothing")]},
            "2027-05",
            "income_ends income[1]",
        ),
        (
            {"income": [income(), income("99.00", until="2027-04-30", followed_by="nothing")]},
            "2027-05",
            "income_ends income[1]",
        ),
        (
            {"expenses": [cost(), cost("99.00", from_date="2027-05-31")]},
            "2027-05",
            "cost_starts expenses[1]",
        ),
        (
            {"expenses": [cost(), cost("99.00", until="2027-04-01")]},
            "2027-05",
            "cost_ends expenses[1]",
        ),
    ],
)
def test_a_line_that_starts_or_ends_makes_a_rung(changes: Raw, month: str, cause: str) -> None:
    first, second = flat(**changes)
    assert first[0] == BEGIN
    assert first[2] == []
    assert (second[0], second[2]) == (month, [cause])


def test_only_what_pushes_the_same_way_is_a_cause() -> None:
    lines: Raw = {
        "arrangements": [arrangement("300.00", until="2027-04-30")],
        "expenses": [cost(), cost("100.00", from_date="2027-05-01")],
    }
    assert flat(**lines)[1] == ("2027-05", "800.00", ["arrangement_ends arrangements[0]"])
    lines["expenses"][1]["amount"] = "500.00"
    assert flat(**lines)[1] == ("2027-05", "500.00", ["cost_starts expenses[1]"])


def test_causes_stand_in_the_order_of_their_kind_and_of_the_dossier() -> None:
    lines: Raw = {
        "arrangements": [arrangement("10.00"), *[arrangement(until="2027-04-30")] * 2],
        "expenses": [cost("900.00"), cost("100.00", until="2027-04-30")],
    }
    assert flat(**lines)[1][2] == [
        "arrangement_ends arrangements[1]",
        "arrangement_ends arrangements[2]",
        "cost_ends expenses[1]",
    ]


def test_a_change_too_small_for_a_step_makes_no_rung() -> None:
    lines = {"arrangements": [arrangement("5.00", until="2027-04-30")]}
    assert [rung[1] for rung in flat(**lines)] == ["995.00"]
    lines = {"arrangements": [arrangement("5.01", until="2027-04-30")]}
    assert [rung[1] for rung in flat(**lines)] == ["990.00", "995.00"]


def test_a_line_of_nothing_or_that_covers_no_month_is_no_event() -> None:
    lines: Raw = {
        "arrangements": [arrangement(until="2027-04-30")],
        "income": [
            income(),
            income("0.00", from_date="2027-05-01"),
            income("80.00", from_date="2027-04-02", until="2027-04-29", followed_by="nothing"),
            income("80.00", frequency="once", date="2027-05-01"),
        ],
    }
    assert flat(**lines)[1][2] == ["arrangement_ends arrangements[0]"]


def test_the_target_that_is_met_makes_a_rung() -> None:
    result = rungs(outcome(savings="2750.00", **LONG))
    assert result == [
        (BEGIN, "900.00", []),
        ("2027-03", "945.00", ["target_met savings"]),
    ]
    assert rungs(outcome(savings="3000.00", **LONG)) == [(BEGIN, "990.00", [])]


def test_cash_and_debt_name_themselves() -> None:
    blow = cost("920.00", frequency="once", date="2027-03-15")
    assert flat(expenses=[cost(), blow], debt={"balance": "4800.00"}) == [
        (BEGIN, "770.00", ["cash savings"]),
        ("2027-04", "1000.00", ["cash_over savings"]),
        ("2027-05", "720.00", ["debt debt.balance"]),
        ("2027-06", "0.00", ["debt debt.balance"]),
    ]


def test_months_that_cash_holds_a_little_less_are_still_held_by_it() -> None:
    blows = [("1150.00", "2027-01-15"), ("950.00", "2027-03-15")]
    costs = [cost(amount, frequency="once", date=day) for amount, day in blows]
    result = flat(income=[income("1600.00")], expenses=[cost(), *costs])
    assert [rung[1:] for rung in result] == [
        ("25.00", ["cash savings"]),
        ("125.00", ["cash savings"]),
        ("600.00", ["cash_over savings"]),
    ]


def test_cash_may_hold_a_rise_that_an_event_made() -> None:
    blow = cost("1500.00", frequency="once", date="2027-03-15")
    lines = [arrangement("800.00", until="2027-01-31")]
    result = flat(arrangements=lines, expenses=[cost(), blow], savings="500.00")
    assert [rung[1:] for rung in result[:3]] == [
        ("200.00", []),
        ("500.00", ["arrangement_ends arrangements[0]"]),
        ("600.00", ["cash_over savings"]),
    ]


def test_open_months_are_a_rung_of_their_own_and_say_which_income_ends() -> None:
    lines = [income("1000.00"), income("900.00", until="2027-02-28", followed_by="unknown")]
    result = outcome(None, policy(**FLAT), income=lines, expenses=[cost("1890.00")], **LONG)
    assert rungs(result) == [(BEGIN, "0.00", []), ("2027-03", "0.00", ["income_ends income[1]"])]
    assert [rung.decided.value for rung in result.rungs] == ["plan_min", "open"]


def test_a_line_of_the_other_adult_is_a_cause_only_when_nothing_else_is() -> None:
    care = income("300.00", "I24", who="B", until="2027-04-30", followed_by="nothing")
    lines: Raw = {
        "income": [income(), care],
        "expenses": [cost("400.00"), cost("300.00", "U36", who="AB")],
        **couple("by_heads"),
    }
    assert flat(**lines)[1][2] == ["income_ends income[1]"]
    lines["expenses"].append(cost("10.00", from_date="2027-05-01"))
    assert flat(**lines)[1][2] == ["cost_starts expenses[2]"]
    lines["arrangements"] = [arrangement("1.00", who="B", from_date="2027-05-01")]
    assert flat(**lines)[1][2] == ["cost_starts expenses[2]"]


def test_when_nothing_pushes_that_way_whatever_changed_is_named() -> None:
    """More income of B: A's share of the shared income becomes less."""
    lines = [income(), income("1000.00", who="AB"), income("500.00", who="B")]
    lines[2]["from_date"] = "2027-05-01"
    before, after = flat(income=lines, expenses=[], **couple("by_net_income"))[:2]
    assert Decimal(after[1]) < Decimal(before[1])
    assert after[2] == ["income_starts income[2]"]


def test_above_a_floor_that_changes_the_floor_is_a_cause_of_what_it_decides() -> None:
    lines = [income(), income("50.00", from_date="2027-05-01")]
    falls, rises = ["200.00"] * 5 + ["100.00"], ["100.00"] * 5 + ["200.00"]
    assert rungs(above(falls, None, policy(**FLAT), income=lines, **LONG)) == [
        (BEGIN, "200.00", []),
        ("2027-05", "100.00", ["floor_higher statutory"]),
    ]
    assert rungs(above(rises, None, policy(**FLAT), income=lines, **LONG)) == [
        (BEGIN, "100.00", []),
        ("2027-05", "150.00", ["income_starts income[1]", "floor_lower statutory"]),
    ]


def test_a_floor_that_decides_nothing_is_no_cause() -> None:
    walls = ["5000.00"] * 5 + ["4000.00"]
    ended = [arrangement(until="2027-04-30")]
    assert rungs(above(walls, None, policy(**FLAT), arrangements=ended, **LONG))[1][2] == [
        "arrangement_ends arrangements[0]"
    ]
    lower = ["4000.00"] * 5 + ["5000.00"]
    assert rungs(above(lower, None, policy(**FLAT), arrangements=ended, **LONG))[1][2] == [
        "arrangement_ends arrangements[0]"
    ]
    unknown = [*["200.00"] * 5, None]
    result = above(unknown, None, policy(**FLAT), arrangements=ended, **LONG)
    assert rungs(result)[1][2] == ["arrangement_ends arrangements[0]"]


def test_a_buffer_that_is_full_is_no_cause_of_what_the_floor_decides() -> None:
    """The reserve stops in the month in which the floor becomes lower."""
    walls = ["100.00"] * 3 + ["200.00"]
    result = above(walls, None, policy(), savings="2750.00", **LONG)
    met = next(row.month for row in result.schedule if row.reserve.amount == 10)
    assert str(met) == "2027-03"
    assert rungs(result)[1] == ("2027-03", "150.00", ["floor_lower statutory"])


# children -----------------------------------------------------------------------------------


def benefit(who: str = "K1", **more: Any) -> Raw:
    return income("100.00", "I23", who=who, **more)


def family(*births: str, who: str = "K1", **more: Any) -> Raw:
    children = [
        child(f"K{n}", of="A", **({"birth_month": month} if month else {}))
        for n, month in enumerate(births, 1)
    ]
    return {"children": children, "income": [income(), benefit(who, **more)]}


@pytest.mark.parametrize(
    ("birth", "result"),
    [
        ("2009-04", [(BEGIN, "1100.00", []), ("2027-05", "1000.00", ["child_turns_18 income[1]"])]),
        ("2008-12", [(BEGIN, "1100.00", []), ("2027-01", "1000.00", ["child_turns_18 income[1]"])]),
        ("2008-11", [(BEGIN, "1000.00", [])]),
        ("2011-11", [(BEGIN, "1100.00", [])]),
        ("UNKNOWN", [(BEGIN, "1000.00", [])]),
    ],
)
def test_kinderbijslag_counts_through_the_month_of_the_18th_birthday(
    birth: str, result: Rungs
) -> None:
    assert flat(**family(birth)) == result


def test_an_earlier_last_day_rules_over_the_birthday() -> None:
    ends: Raw = {"followed_by": "nothing"}
    same = flat(**family("2009-04", until="2027-04-30", **ends))
    assert same[1] == ("2027-05", "1000.00", ["income_ends income[1]"])
    later = flat(**family("2009-04", until="2027-05-01", **ends))
    assert later[1] == ("2027-05", "1000.00", ["child_turns_18 income[1]"])


def test_other_money_of_a_child_and_kinderbijslag_of_an_adult_do_not_end() -> None:
    assert flat(**family("2009-04", who="A")) == [(BEGIN, "1100.00", [])]
    alimony = {"income": [income(), income("100.00", "I11", who="K1")]}
    assert flat(**(family("2009-04") | alimony)) == [(BEGIN, "1100.00", [])]


def test_a_plan_that_began_before_today_still_has_the_benefit_of_today() -> None:
    lines = family("UNKNOWN") | {"first_plan_month": "2026-10"}
    assert flat(**lines) == [
        ("2026-10", "1100.00", []),
        ("2026-12", "1000.00", ["child_turns_18 income[1]"]),
    ]


def test_kinderbijslag_whose_end_is_not_known_is_reported() -> None:
    unknown = outcome(**family("UNKNOWN", "2009-04"))
    assert found(unknown, "child_benefit_until_unknown") == [("warns", "children[0].birth_month")]
    assert not found(unknown, "child_benefit_of_several")
    expected = outcome(**family("UNKNOWN", certainty="expected"))
    assert not found(expected, "child_benefit_until_unknown")
    assert not found(outcome(**family("2009-04")), "child_benefit_until_unknown")


@pytest.mark.parametrize(
    ("births", "reported"),
    [
        (("2011-10",), True),
        (("2011-11",), False),
        (("2019-01", "2009-04"), True),
        (("2019-01", "UNKNOWN"), True),
        (("2019-01",), False),
    ],
)
def test_kinderbijslag_of_several_children_on_one_line_is_reported_when_one_turns_18(
    births: tuple[str, ...], reported: bool
) -> None:
    findings = found(outcome(**family(*births, who="A")), "child_benefit_of_several")
    assert findings == ([("warns", "income[1].who")] if reported else [])
    open_who = outcome(**family(*births, who="UNKNOWN"))
    assert not found(open_who, "child_benefit_of_several")


def test_there_is_a_household_for_every_cause() -> None:
    """The causes that tests here and in `tests/calc/statutory_floor/test_birthdays.py` name."""
    assert {code.value for code in CauseCode} == {
        "arrangement_ends",
        "arrangement_starts",
        "income_starts",
        "income_ends",
        "cost_ends",
        "cost_starts",
        "child_turns_18",
        "child_turns_12",
        "child_turns_16",
        "aow_age",
        "target_met",
        "floor_higher",
        "floor_lower",
        "cash",
        "cash_over",
        "debt",
        # tests/calc/plan/test_chosen_amount.py
        "pause_starts",
        "pause_ends",
    }
