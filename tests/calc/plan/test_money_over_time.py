"""Cash, buffer, payments, open months and the end of a plan (ENGINE 2, 6, 7, 8, 9)."""

import json
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from calc import Assessment
from calc.base.params import texts_of
from calc.base.period import Month
from tests.building import (
    Raw,
    adult,
    arrangement,
    cost,
    couple,
    found,
    income,
    outcome,
    policy,
    rows,
    shown,
)
from tests.calc.plan.test_lines_that_count import column

D = Decimal
NO_RESERVE: Raw = {"reserve_min": "0.00", "reserve_share": 0, "reserve_after": "0.00"}
NOTHING: Raw = {"income": [], "expenses": []}


def cash(months: int = 12, **changes: Any) -> list[str]:
    """What each month adds to the balance of a household that pays nothing."""
    savings = D("5000.00")
    values: Raw = {**NOTHING, "savings": str(savings), "debt": {"balance": "0.00"}} | changes
    balances = [savings, *(D(value) for value in column("balance", months, **values))]
    return [str(after - before) for before, after in pairwise(balances)]


def in_months(amount: str, *numbers: int) -> list[str]:
    """Twelve months from December in which an amount falls in these calendar months."""
    calendar = [12, *range(1, 12)]
    return [amount if number in numbers else "0.00" for number in calendar]


@pytest.mark.parametrize(
    ("code", "frequency", "amount", "falls"),
    [
        ("I02", "year", "120.00", in_months("120.00", 5)),
        ("I02", "halfyear", "60.00", in_months("120.00", 5)),
        ("I02", "month", "10.00", ["10.00"] * 12),
        ("I04", "year", "120.00", in_months("120.00", 12)),
        ("I23", "quarter", "30.00", in_months("30.00", 1, 4, 7, 10)),
        ("I23", "2months", "20.00", ["10.00"] * 12),
        ("I01", "year", "120.00", ["10.00"] * 12),
    ],
)
def test_income_falls_in_its_usual_months(
    code: str, frequency: str, amount: str, falls: list[str]
) -> None:
    assert cash(income=[income(amount, code, frequency=frequency)]) == falls


def test_entered_due_months_rule_and_a_line_that_does_not_run_then_brings_nothing() -> None:
    line = income("120.00", "I02", frequency="year", due_months=[3, 9])
    assert cash(income=[line]) == in_months("60.00", 3, 9)
    begun = line | {"from_date": "2027-03-02"}
    assert cash(income=[begun]) == in_months("60.00", 9)


def test_a_line_that_comes_once_falls_in_its_month_and_is_nothing_levelled() -> None:
    once: Raw = {"frequency": "once", "date": "2027-02-28"}
    assert cash(income=[income("70.00", **once)]) == in_months("70.00", 2)
    assert cash(expenses=[cost("70.00", **once)]) == in_months("-70.00", 2)
    assert set(column("income", 12, income=[income("70.00", **once)])) == {"0.00"}
    assert cash(income=[income("70.00", certainty="expected", **once)]) == ["0.00"] * 12


def test_a_line_that_is_due_every_month_is_its_levelled_amount() -> None:
    line = income("120.00", frequency="year", due_months=[*range(1, 13)])
    assert cash(income=[line]) == ["10.00"] * 12
    codes = json.dumps(shown(outcome(income=[income(), line]))["steps"])
    assert '"cash"' in codes
    assert "cash.shift" not in codes


def test_months_in_which_a_line_falls_the_same_way_share_its_steps() -> None:
    line = income("120.00", "I02", frequency="year", due_months=[3, 9])
    shifts = {
        id(part)
        for row in outcome(income=[income(), line]).schedule
        if row.balance is not None
        for part in row.balance.parts[0].parts[1].parts
        if part.code == "cash.shift.share"
    }
    assert len(shifts) == 2  # a month in which it is due, and one in which it is not


def test_four_weekly_income_with_a_pay_date_falls_on_its_real_dates() -> None:
    line = income("100.00", frequency="4weeks", pay_date="2026-12-31")
    # 2026-12-03 and -31, 2027-01-28, 02-25, 03-25, 04-22, 05-20, 06-17, 07-15, 08-12, 09-09, ...
    assert cash(income=[line]) == ["200.00"] + ["100.00"] * 9 + ["100.00"] * 2
    plain = cash(income=[line | {"pay_date": None}])
    assert set(plain) == {"108.33", "108.34"}


def test_d1_two_weekly_and_daily_lines_are_levelled_with_or_without_a_pay_date() -> None:
    """D1, ENGINE 2: 26 and 365 times a year; only four-weekly income falls on its real dates."""
    for frequency, cents in (("2weeks", {"216.66", "216.67"}), ("day", {"3041.66", "3041.67"})):
        for pay_date in (None, "2026-12-31"):
            line = income("100.00", frequency=frequency, pay_date=pay_date)
            assert set(cash(income=[line])) == cents


def test_shared_cash_costs_use_the_share_and_what_is_earmarked_is_covered() -> None:
    once: Raw = {"frequency": "year", "due_months": [2]}
    shared = cost("100.00", who="AB", **once)
    assert cash(expenses=[shared], **couple("by_heads")) == in_months("-50.00", 2)
    assert cash(expenses=[shared | {"who": "B"}], **couple("by_heads")) == ["0.00"] * 12
    care = cost("120.00", "U36", frequency="year", due_months=[2])
    covered = [income("4.00", "I24")]
    assert cash(expenses=[care], income=covered) == in_months("-72.00", 2)


# the buffer ---------------------------------------------------------------------------------


def test_the_reserve_falls_to_its_later_amount_when_the_savings_reach_the_target() -> None:
    below = column("reserve", 3, savings="2899.99", expenses=[cost()])
    assert below == ["100.00", "100.00", "10.00"]
    exactly = column("reserve", 3, savings="3000.00", expenses=[cost()])
    assert exactly == ["10.00"] * 3


def test_the_buffer_gets_no_more_than_what_is_left() -> None:
    lines: Raw = {"income": [income("1040.00")], "savings": "2940.00"}
    assert column("reserve", 3, **lines) == ["52.00", "52.00", "10.00"]
    negative: Raw = {"income": [income("900.00")], "savings": "2999.99"}
    assert column("reserve", 36, **negative) == ["45.00"] * 36


def test_the_smallest_reserve_holds_when_the_share_is_below_it() -> None:
    assert column("reserve", 1, income=[income("500.00")]) == ["25.00"]
    assert column("reserve", 1, income=[income("500.20")]) == ["25.01"]


@pytest.mark.parametrize(
    ("code", "target"), [("U01", "3000.00"), ("U14", "3000.00"), ("U20", "1500.00")]
)
def test_the_target_counts_fixed_costs_and_never_less_than_its_minimum(
    code: str, target: str
) -> None:
    assert shown(outcome(expenses=[cost("1000.00", code)]))["savings_target"] == target


def test_the_target_is_the_tables_when_there_is_one_and_more_with_a_profit() -> None:
    table = policy(target_table={"alleenstaand": "2000.00"})
    assert shown(outcome(None, table))["savings_target"] == "2000.00"
    other = outcome(None, table, household_type="UNKNOWN")
    assert shown(other)["savings_target"] == "3000.00"
    zzp = outcome(None, table, income=[income(code="I07")])
    assert shown(zzp)["savings_target"] == "3000.00"


def test_the_target_is_the_debtors_share_and_of_the_first_month() -> None:
    lines = [cost("1000.00", who="AB"), cost("900.00", from_date="2027-01-01")]
    shared = outcome(expenses=lines, **couple("by_heads"))
    assert shown(shared)["savings_target"] == "1500.00"


@pytest.mark.parametrize(("savings", "above"), [("3000.00", []), ("3000.01", ["0.01"])])
def test_savings_above_the_target_are_reported_with_the_amount(
    savings: str, above: list[str]
) -> None:
    findings = [f for f in outcome(savings=savings).findings if f.code == "savings_above_target"]
    assert [texts_of(f.params)["amount"] for f in findings] == above


# payments -----------------------------------------------------------------------------------


def paid(assessment: Assessment) -> list[Decimal]:
    return [row.payment.amount for row in assessment.schedule]


def decided(assessment: Assessment) -> list[str]:
    return [row.decided.value for row in assessment.schedule]


@pytest.mark.parametrize(
    ("wage", "payment", "by"),
    [
        ("1024.99", 0, "plan_min"),
        ("1025.00", 25, "own"),
        ("1029.99", 25, "own"),
        ("1030.00", 30, "own"),
        ("1000.00", 0, "own"),
        ("900.00", 0, "own"),
    ],
)
def test_the_payment_is_the_lowest_room_stepped_down(wage: str, payment: int, by: str) -> None:
    rules = policy(**NO_RESERVE)
    assessment = outcome(None, rules, income=[income(wage)], debt={"balance": "90000.00"})
    assert set(paid(assessment)) == {payment}
    assert set(decided(assessment)) == {by}
    assert (assessment.plan is None) == (payment == 0)


def test_the_last_payment_is_what_is_left_of_the_debt_and_then_nothing() -> None:
    assessment = outcome(debt={"balance": "2000.50"})
    assert paid(assessment)[:4] == [900, 900, D("200.50"), 0]
    assert decided(assessment)[:4] == ["own", "own", "debt", "debt"]
    assert rows(assessment, "debt_left")[:3] == ["1100.50", "200.50", "0.00"]
    plan = assessment.plan
    assert plan is not None
    assert (plan.last_payment_month, plan.last_payment) == (Month(2027, 2), D("200.50"))
    assert plan.end_date == date(2029, 11, 30)
    assert plan.discharge is not None
    assert plan.discharge.amount == 0


def test_the_other_debtor_takes_a_monthly_amount_off_the_debt_and_never_more_than_it() -> None:
    def debt(*agreed: str) -> str | None:
        others = [
            {"ref": ref, "has_own_plan": True, "monthly": value}
            for ref, value in zip("XYZ", agreed, strict=False)
        ]
        return column("debt_left", 1, debt={"balance": "12000.00", "co_debtors": others})[0]

    assert debt("100.00") == "7500.00"
    assert debt("100.00", "UNKNOWN", "50.00") == "5700.00"
    assert debt("400.00") == "0.00"


@pytest.mark.parametrize("has_plan", [False, "UNKNOWN"])
def test_a10_only_an_agreed_amount_of_the_other_debtor_lowers_the_debt(has_plan: object) -> None:
    """A10: without an agreed plan of the other nothing is taken off, and that is said."""
    other: Raw = {"ref": "X", "has_own_plan": has_plan, "monthly": "500.00"}
    agreed: Raw = {**other, "has_own_plan": True}
    alone = outcome(debt={"balance": "90000.00"})
    assert alone.plan is not None
    assert alone.plan.discharge is not None
    for others, less in (([other], 0), ([agreed], 18000), ([agreed, {**other, "ref": "Y"}], 18000)):
        assessment = outcome(debt={"balance": "90000.00", "co_debtors": others})
        assert assessment.plan is not None
        assert assessment.plan.discharge is not None
        assert assessment.plan.discharge.amount == alone.plan.discharge.amount - less
        not_agreed = [("warns", f"debt.co_debtors[{len(others) - 1}].has_own_plan")]
        expected = [] if others == [agreed] else not_agreed
        assert found(assessment, "co_debtor_amount_not_agreed") == expected


def test_a_co_debtor_with_a_plan_of_unknown_amount_is_reported() -> None:
    others = [
        {"ref": "X", "has_own_plan": True},
        {"ref": "Y", "has_own_plan": False},
        {"ref": "Z", "monthly": "5.00"},
    ]
    assessment = outcome(debt={"balance": "12000.00", "co_debtors": others})
    assert found(assessment, "co_debtor_amount_unknown") == [
        ("warns", "debt.co_debtors[0].monthly")
    ]


def test_cash_that_falls_short_caps_the_last_twelve_months() -> None:
    blow = cost("1700.00", frequency="once", date="2027-02-15")
    rules = policy(**NO_RESERVE)
    long: Raw = {"debt": {"balance": "90000.00"}, "income": [income("1600.00")]}
    assessment = outcome(None, rules, expenses=[cost(), blow], **long)
    # Three months bring 1,800 and 1,700 of it goes: 33.33 a month is left, 30 in steps of 5.
    assert paid(assessment)[:4] == [30, 30, 30, 600]
    assert decided(assessment)[:4] == ["cash", "cash", "cash", "own"]
    assert rows(assessment, "balance")[:4] == ["570.00", "1140.00", "10.00", "10.00"]
    assert not found(assessment, "cash_short")


def test_a_cap_below_the_smallest_plan_pays_nothing() -> None:
    rules = policy(**NO_RESERVE)
    long: Raw = {"debt": {"balance": "90000.00"}, "income": [income("1600.00")]}
    blow = cost("1726.00", frequency="once", date="2027-02-15")
    assert paid(outcome(None, rules, expenses=[cost(), blow], **long))[:4] == [0, 0, 0, 600]
    enough = cost("1725.00", frequency="once", date="2027-02-15")
    assert paid(outcome(None, rules, expenses=[cost(), enough], **long))[:4] == [25, 25, 25, 600]


def test_only_the_months_up_to_the_review_are_capped() -> None:
    blow = cost("700.00", frequency="once", date="2027-03-15")
    rules = policy(**NO_RESERVE, review_every_months=2)
    long: Raw = {"debt": {"balance": "90000.00"}, "income": [income("1600.00")]}
    assessment = outcome(None, rules, expenses=[cost(), blow], **long)
    assert paid(assessment)[:5] == [600, 600, 250, 250, 600]


def test_a_second_blow_caps_what_the_first_one_left() -> None:
    blows = [cost("300.00", frequency="once", date=f"2027-0{month}-15") for month in (1, 3)]
    long: Raw = {"debt": {"balance": "90000.00"}, "income": [income("1600.00")]}
    assessment = outcome(None, policy(**NO_RESERVE), expenses=[cost(), *blows], **long)
    assert paid(assessment)[:5] == [450, 450, 450, 450, 600]


def test_months_that_are_already_capped_lower_stay_so_under_a_later_higher_cap() -> None:
    blows = [("1150.00", "2027-01-15"), ("950.00", "2027-03-15")]
    costs = [cost(amount, frequency="once", date=day) for amount, day in blows]
    long: Raw = {"debt": {"balance": "90000.00"}, "income": [income("1600.00")]}
    assessment = outcome(None, policy(**NO_RESERVE), expenses=[cost(), *costs], **long)
    # 1,200 less 1,150 is 25 a month for two; of 2,400 less 2,100 then 125 a month is left for two.
    assert paid(assessment)[:5] == [25, 25, 125, 125, 600]


def test_a_household_that_is_short_itself_is_told_its_first_and_its_worst_month() -> None:
    costs = [
        cost("1000.00"),
        cost("500.00", frequency="once", date="2026-12-05"),
        cost("900.00", frequency="once", date="2027-02-05"),
    ]
    lines: Raw = {"income": [income("1010.00")], "expenses": costs}
    findings = [f for f in outcome(**lines).findings if f.code == "cash_short"]
    assert [texts_of(f.params) for f in findings] == [
        {"month": "2026-12", "worst": "2027-02", "amount": "1370.00"}
    ]


def test_a_shortage_that_no_cap_can_heal_is_reported() -> None:
    blow = cost("9000.00", frequency="once", date="2028-11-05")
    rules = policy(**NO_RESERVE, review_every_months=1)
    assessment = outcome(None, rules, expenses=[cost(), blow], debt={"balance": "90000.00"})
    month = [row.month for row in assessment.schedule].index(Month(2028, 11))
    assert paid(assessment)[month] == 0
    assert [
        texts_of(f.params)["amount"] for f in assessment.findings if f.code == "cash_short"
    ] == ["8000.00"]


# open months, terms, ends -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "opens"), [("2027-02-28", 3), ("2027-02-27", 2), ("2026-10-01", 0)]
)
@pytest.mark.parametrize("after", ["unknown", "UNKNOWN"])
def test_months_are_open_from_the_first_that_an_ending_income_no_longer_covers(
    until: str, opens: int, after: str
) -> None:
    ends = income("100.00", until=until, followed_by=after)
    assessment = outcome(income=[income(), ends])
    assert decided(assessment).index("open") == opens
    assert set(decided(assessment)[opens:]) == {"open"}
    assert set(paid(assessment)[opens:]) == {0}
    assert {row.balance for row in assessment.schedule[opens:]} == {None}
    assert None not in [row.balance for row in assessment.schedule[:opens]]
    assert found(assessment, "income_ends_unknown_after") == [("blocks", "income[1].followed_by")]
    assert assessment.plan is None or assessment.plan.discharge is None


@pytest.mark.parametrize(
    "ends",
    [
        {"followed_by": "nothing", "until": "2027-02-28"},
        {"followed_by": "line", "until": "2027-02-28"},
        {"until": "2027-02-28", "certainty": "expected"},
        {"until": "2031-11-30"},
        {"until": "UNKNOWN"},
    ],
)
def test_no_month_is_open_when_it_is_known_what_follows(ends: dict[str, str]) -> None:
    assessment = outcome(income=[income(), income("100.00", **ends)])
    assert "open" not in decided(assessment)


def test_two_incomes_that_end_open_from_the_earliest() -> None:
    lines = [income(until="2027-04-30"), income("50.00", until="2027-02-28")]
    assert decided(outcome(income=lines)).index("open") == 3


def test_the_smallest_term_that_repays_is_shown_when_this_one_does_not() -> None:
    flat = policy(reserve_after="10.00", reserve_min="100.00", target_min="90000.00")

    def term(balance: str, **changes: Any) -> int | None:
        return outcome(None, flat, debt={"balance": balance}, **changes).term_that_repays

    assert term("32400.00") is None
    assert term("32400.01") == 37
    assert term("54000.00") == 60
    assert term("54000.01") is None
    assert term("54000.00", income=[income(until="2031-10-31")]) is None
    assert term("100.00", adults=[adult("A", liable=False)]) is None


@pytest.mark.parametrize(
    ("rest", "discharged", "blocks"),
    [
        ("discharge", True, []),
        ("stop_collecting", False, []),
        ("decide_by_date", False, [("blocks", "reasons")]),
    ],
)
def test_what_happens_with_the_rest_is_the_policys(
    rest: str, discharged: bool, blocks: list[tuple[str, str]]
) -> None:
    rules = policy(rest_at_end=rest)
    assessment = outcome(None, rules, debt={"balance": "90000.00"})
    assert assessment.plan is not None
    assert (assessment.plan.discharge is not None) == discharged
    assert found(assessment, "rest_needs_reason") == blocks
    reason = {"about": "rest_at_end", "text": "SENTINEL-reden"}
    told = outcome(None, rules, reasons=[reason])
    assert not found(told, "rest_needs_reason")
    other = outcome(None, rules, reasons=[reason | {"about": "other"}])
    assert found(other, "rest_needs_reason") == blocks


def test_a_plan_lists_its_conditions() -> None:
    assert shown(outcome())["plan"]["conditions"] == [
        {"code": "payments_kept", "months": "36"},
        {"code": "joker_months", "a_year": "2"},
        {"code": "changes_reported"},
        {"code": "conversation_held", "every_months": "12"},
        {"code": "no_fraud"},
    ]


def test_the_first_wall_is_shown_with_the_debt_before_any_payment() -> None:
    walls = shown(outcome(arrangements=[arrangement()]))["walls"]
    assert walls == {
        "month": "2026-12",
        "own_wall": "800.00",
        "floor_wall": None,
        "debt_wall": "12000.00",
        "lowest": "own",
        "gap": None,
        "room": "800.00",
        "decided": "own",
    }
    unknown = shown(outcome(debt={}))["walls"]
    assert (unknown["debt_wall"], unknown["decided"]) == (None, "unknown")
    assert shown(outcome(expenses=[cost("UNKNOWN")]))["walls"] is None


def test_a_term_that_the_room_would_repay_is_too_short_for_the_stepped_payment() -> None:
    line: Raw = {"income": [income("2002.64")]}  # room 902.508, payment 900
    flat = policy(target_min="90000.00")
    assert outcome(None, flat, debt={"balance": "33300.00"}, **line).term_that_repays == 37
    assert outcome(None, flat, debt={"balance": "33300.01"}, **line).term_that_repays == 38


def test_a_month_that_is_short_takes_nothing_out_of_the_buffer() -> None:
    blow = cost("5000.00", from_date="2026-12-01", until="2026-12-31")
    lines: Raw = {"expenses": [cost(), blow], "savings": "17900.00"}
    # The target is three times the 6,000 of the first month; 100 more is saved in the second.
    assert column("reserve", 3, **lines) == ["100.00", "100.00", "10.00"]


def test_cash_in_an_open_month_caps_nothing() -> None:
    blow = cost("3000.00", frequency="once", date="2027-01-15")
    lines: Raw = {"income": [income("2000.00", until="2026-12-31")], "expenses": [cost(), blow]}
    assessment = outcome(**lines)
    assert paid(assessment)[:2] == [900, 0]
    assert not found(assessment, "cash_short")


def test_what_is_paid_so_far_is_never_more_than_the_debt() -> None:
    blow = cost("2650.00", frequency="once", date="2027-02-15")
    rules = policy(**NO_RESERVE)
    # 3,000 comes in and 2,650 goes: 350 is left, and the debt of 300 fits in it.
    assert paid(outcome(None, rules, expenses=[cost(), blow], debt={"balance": "300.00"}))[:2] == [
        300,
        0,
    ]


def test_a_cap_holds_high_payments_and_leaves_the_lower_ones_of_its_window() -> None:
    blows = [("600.00", "2026-12-15"), ("990.00", "2027-03-15")]
    costs = [cost(amount, frequency="once", date=day) for amount, day in blows]
    rules = policy(**NO_RESERVE, review_every_months=4)
    lines: Raw = {"income": [income("1650.00")], "debt": {"balance": "90000.00"}}
    assessment = outcome(None, rules, expenses=[cost(), *costs], **lines)
    # 50 in the first month; then 2,600 less 1,590 is 1,010: 50 and three times 320.
    assert paid(assessment)[:5] == [50, 320, 320, 320, 650]


def test_of_two_equally_bad_months_the_first_is_the_worst() -> None:
    blow = cost("300.00", frequency="once", date="2026-12-05")
    lines: Raw = {"income": [income("1000.00")], "expenses": [cost(), blow]}
    (finding,) = [f for f in outcome(**lines).findings if f.code == "cash_short"]
    assert texts_of(finding.params) == {"month": "2026-12", "worst": "2026-12", "amount": "300.00"}


def test_the_debt_decides_before_the_cash() -> None:
    blow = cost("1400.00", frequency="once", date="2027-01-15")
    assessment = outcome(
        None, policy(**NO_RESERVE), expenses=[cost(), blow], debt={"balance": "550.00"}
    )
    # 2,000 less 1,400 is 600: the debt of 550 fits, so nothing is capped.
    assert decided(assessment)[:3] == ["debt", "debt", "debt"]
    tighter = outcome(
        None, policy(**NO_RESERVE), expenses=[cost(), blow], debt={"balance": "1000.00"}
    )
    # Capped to 300 twice; the third month pays the 400 that is left.
    assert paid(tighter)[:4] == [300, 300, 400, 0]
    assert decided(tighter)[:4] == ["cash", "cash", "debt", "debt"]
    late = cost("5500.00", frequency="once", date="2027-05-15")
    spread = outcome(
        None, policy(**NO_RESERVE), expenses=[cost(), late], debt={"balance": "1000.00"}
    )
    assert paid(spread)[:8] == [80] * 6 + [520, 0]
    assert decided(spread)[:8] == ["cash"] * 6 + ["debt"] * 2


def test_when_the_other_debtor_pays_it_all_nothing_is_paid_here() -> None:
    others = [{"ref": "X", "has_own_plan": True, "monthly": "400.00"}]
    assessment = outcome(debt={"balance": "12000.00", "co_debtors": others})
    assert set(paid(assessment)) == {0}
    assert assessment.plan is None
