"""What is free for other creditors: below every wall that decides, after our payment (A18)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calc import Step
from calc.base.rounding import cents_half_up
from calc.plan.free_for_others import cash_wall, free_for_others
from tests.building import above, cost, example_outcome, income, outcome, policy, shown

NO_RESERVE = {"reserve_min": "0.00", "reserve_share": 0, "reserve_after": "0.00"}


def euros(step: Step | None) -> Decimal:
    assert step is not None
    return cents_half_up(step.amount)


def test_a18_the_legal_room_holds_for_others_too() -> None:
    """A18: 243 seemed free beside a payment of 80; the law leaves 82.61 for everybody together."""
    made = example_outcome("HH2-afgerond")
    first = made.schedule[0]
    assert (euros(first.own_wall), euros(first.floor_wall)) == (
        Decimal("323.36"),
        Decimal("82.61"),
    )
    assert euros(first.payment) == 80
    assert euros(made.free_for_others) == Decimal("2.61")
    assert shown(made)["free_for_others"] == "2.61"


@pytest.mark.parametrize(
    ("wall", "free"),
    [("1000.00", "0.00"), ("901.00", "0.00"), ("100.00", "0.00"), ("103.00", "3.00"),
     ("24.99", "24.99"), ("0.00", "0.00"), ("-50.00", "0.00")],
)  # fmt: skip
def test_a18_it_is_the_lowest_wall_less_the_payment_and_never_below_zero(
    wall: str, free: str
) -> None:
    assert euros(above([wall], debt={"balance": "90000.00"}).free_for_others) == Decimal(free)


def test_a18_the_debt_is_no_wall_for_others() -> None:
    assert euros(above(["300.00"], debt={"balance": "30.00"}).free_for_others) == 270


def test_a18_where_the_cash_decides_there_is_no_more_than_the_cash() -> None:
    bill = cost("2600.00", frequency="once", date="2027-02-10")
    made = outcome(
        None, policy(**NO_RESERVE), expenses=[cost(), bill], debt={"balance": "90000.00"}
    )
    first = made.schedule[0]
    assert first.decided.value == "cash"
    assert cash_wall(first) is not None
    assert euros(cash_wall(first)) == Decimal("133.33")
    assert euros(first.payment) == 130
    assert euros(made.free_for_others) == Decimal("3.33")
    # As agreed, in a plan that runs, nobody knows more than the payment itself.
    agreed = replace(first, payment=replace(first.payment, code="running.agreed", parts=()))
    assert cash_wall(agreed) is agreed.payment
    assert euros(free_for_others(agreed)) == 0


def test_a18_nobody_is_told_what_is_free_in_a_month_that_nobody_can_compute() -> None:
    ends = income(until="2026-11-30", followed_by="unknown")
    assert outcome(income=[ends]).free_for_others is None
    assert outcome(debt={}).free_for_others is None
    assert outcome(expenses=[cost("UNKNOWN")]).free_for_others is None
    known = outcome().schedule[0]
    assert euros(free_for_others(known)) == Decimal("0.00")
    assert cash_wall(known) is None
