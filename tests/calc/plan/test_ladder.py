"""The three walls and the ladder at their edges (ENGINE 7 and 8)."""

from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment
from tests.building import Raw, above, arrangement, cost, income, outcome, policy, shown

D = Decimal
FLAT: Raw = {"reserve_min": "0.00", "reserve_share": 0, "reserve_after": "0.00"}
LONG: Raw = {"debt": {"balance": "90000.00"}}


def paid(assessment: Assessment) -> list[Decimal]:
    return [row.payment.amount for row in assessment.schedule]


def decided(assessment: Assessment) -> list[str]:
    return [row.decided.value for row in assessment.schedule]


def rooms(*amounts: int, **changes: Any) -> Assessment:
    """A household with these rooms in its first months; the last one stays. No reserve."""
    walls = [str(amount) for amount in amounts]
    return above(walls, None, policy(**(FLAT | changes)), income=[income("9000.00")], **LONG)


def test_a_rise_is_shared_and_a_fall_is_followed_at_once() -> None:
    assessment = rooms(100, 200, 60, 300, 100)
    assert paid(assessment)[:6] == [100, 150, 60, 180, 80, 80]
    assert decided(assessment)[:6] == ["floor", "ladder", "floor", "ladder", "ladder", "ladder"]


@pytest.mark.parametrize(
    ("share", "second"), [(0, 100), ("0.50000", 150), ("0.49999", 145), (1, 200)]
)
def test_the_share_of_a_rise_is_the_policys(share: Any, second: int) -> None:
    share = D(share) if isinstance(share, str) else share
    assert paid(rooms(100, 200, ladder_share=share))[:2] == [100, second]


def test_a_share_of_nothing_keeps_one_amount_and_all_of_it_follows_the_room() -> None:
    assert set(paid(rooms(100, 200, 300, ladder_share=0))) == {100}
    everything = rooms(100, 200, 150, ladder_share=1)
    assert paid(everything)[:3] == [100, 200, 150]
    assert set(decided(everything)) == {"floor"}


@pytest.mark.parametrize(
    ("room", "payment"), [("104.99", 100), ("105.00", 105), ("24.99", 0), ("25.00", 25)]
)
def test_a_payment_goes_down_to_a_step_and_is_nothing_below_the_smallest(
    room: str, payment: int
) -> None:
    assessment = above([room], None, policy(**FLAT), income=[income("9000.00")], **LONG)
    assert set(paid(assessment)) == {payment}
    assert decided(assessment)[0] == ("floor" if payment else "plan_min")


def test_a_room_that_is_a_step_but_for_the_tenth_decimal_is_that_step() -> None:
    third = above(["33.3333333333"], None, policy(**FLAT, payment_step="33.33"), **LONG)
    assert set(paid(third)) == {D("33.33")}
    almost = above(["104.9999999999"], None, policy(**FLAT), **LONG)
    assert set(paid(almost)) == {105}


def test_a_rise_from_too_little_begins_at_the_smallest_payment() -> None:
    assert paid(rooms(10, 39))[:2] == [0, 0]
    assert decided(rooms(10, 39))[:2] == ["plan_min", "plan_min"]
    assert paid(rooms(10, 40))[:2] == [0, 25]
    assert paid(rooms(0, 49))[:2] == [0, 0]
    assert paid(rooms(0, 50))[:2] == [0, 25]
    assert decided(rooms(0, 50))[:2] == ["floor", "ladder"]


@pytest.mark.parametrize("months", [0, 1, 3])
def test_the_last_months_never_rise_above_the_month_before_them(months: int) -> None:
    last = [100] * 36
    last[35 - months] = 200  # month T - n, counted from 0
    last[35] = 300 if months else 200
    assessment = rooms(*last, no_rise_in_last_months=months)
    held = paid(assessment)
    assert held[35 - months] == 150
    assert max(held[36 - months :], default=D(150)) <= 150
    later = [100] * 36
    later[36 - months :] = [200] * months
    assert set(paid(rooms(*later, no_rise_in_last_months=months))) == {100}


def test_a_rise_one_month_before_the_last_months_is_paid_and_kept() -> None:
    walls = [100] * 32 + [200] * 4
    assert paid(rooms(*walls))[31:] == [100, 150, 150, 150, 150]
    one_later = [100] * 33 + [200] * 3
    assert paid(rooms(*one_later))[31:] == [100] * 5
    assert decided(rooms(*one_later))[33:] == ["ladder"] * 3


def test_in_the_last_months_a_fall_counts_and_may_come_back_to_the_bound() -> None:
    walls = [100] * 33 + [60, 400, 400]
    assert paid(rooms(*walls))[32:] == [100, 60, 100, 100]


@pytest.mark.parametrize("months", [2, 3, 4, 60])
def test_a_term_that_is_no_longer_than_its_last_months_never_rises(months: int) -> None:
    short: Raw = {"term_months": 3, "no_rise_in_last_months": months}
    assert paid(rooms(100, 200, 300, **short)) == [100, 100, 100]


def test_the_bound_is_taken_before_the_cash_check() -> None:
    blow = cost("700.00", frequency="once", date="2026-12-15")
    rules = policy(**FLAT, term_months=2, no_rise_in_last_months=1)
    assessment = outcome(None, rules, expenses=[cost(), blow], **LONG)
    assert paid(assessment) == [300, 1000]
    assert decided(assessment) == ["cash", "own"]


# walls --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("floor", "room", "lowest", "gap"),
    [
        ("1000.01", "1000.00", "own", "0.01"),
        ("1000.00", "1000.00", "own", "0.00"),
        ("999.99", "999.99", "floor", "0.01"),
        ("-5.00", "0.00", "floor", "1005.00"),
    ],
)
def test_the_lowest_wall_is_the_room_and_the_own_wall_wins_a_tie(
    floor: str, room: str, lowest: str, gap: str
) -> None:
    assessment = above([floor], None, policy(**FLAT), **LONG)
    walls = shown(assessment)["walls"]
    assert walls["floor_wall"] == floor
    assert (walls["room"], walls["lowest"], walls["gap"]) == (room, lowest, gap)
    assert walls["decided"] == lowest
    assert shown(assessment)["rungs"][0]["gap"] == gap


def test_a_month_without_a_known_floor_has_the_own_wall_alone() -> None:
    walls: list[str | None] = ["300.00", None]
    assessment = above(walls, None, policy(**FLAT), **LONG)
    assert [row.room.amount for row in assessment.schedule[:3]] == [300, 1000, 1000]
    assert [row.lowest.value for row in assessment.schedule[:2]] == ["floor", "own"]
    assert assessment.schedule[1].gap is None
    assert paid(assessment)[:2] == [300, 650]


def test_without_a_floor_every_figure_of_it_is_open() -> None:
    first = shown(outcome())["schedule"][0]
    assert (first["floor_wall"], first["gap"], first["lowest"]) == (None, None, "own")


def test_cash_goes_before_the_floor_and_the_debt_before_both() -> None:
    blow = cost("8600.00", frequency="once", date="2026-12-15")
    rules = policy(**FLAT)
    lines: Raw = {"expenses": [cost(), blow], "income": [income("9900.00")]}
    assessment = above(["900.00"], None, rules, debt={"balance": "1000.00"}, **lines)
    assert paid(assessment)[:3] == [300, 700, 0]
    assert decided(assessment)[:3] == ["cash", "debt", "debt"]


@pytest.mark.parametrize(
    ("months", "payments"),
    [
        (1, [1000, 1000, 1000, 80]),
        (2, [1000, 1000, 540, 540]),
        (4, [770, 770, 770, 770]),
        (12, [770, 770, 770, 770]),
    ],
)
def test_a_cap_holds_the_months_since_the_review(months: int, payments: list[int]) -> None:
    blow = cost("920.00", frequency="once", date="2027-03-15")
    rules = policy(**FLAT, review_every_months=months)
    assessment = outcome(None, rules, expenses=[cost(), blow], **LONG)
    assert paid(assessment)[:5] == [*payments, 1000]


def test_equal_months_share_one_payment_step() -> None:
    assessment = outcome(arrangements=[arrangement(until="2027-04-30")], **LONG)
    steps = {id(row.payment) for row in assessment.schedule}
    assert len(steps) == len(assessment.rungs)
    assert len(assessment.rungs) > 1


# the end ------------------------------------------------------------------------------------


def test_a_ladder_that_rises_repays_sooner_than_its_first_payment_would() -> None:
    rules = policy(**FLAT, term_months=12)
    lines: Raw = {"arrangements": [arrangement("400.00", until="2027-11-30")]}
    assessment = outcome(None, rules, debt={"balance": "12000.00"}, **lines)
    assert set(paid(assessment)) == {600}
    # Behind the term 800 a month: 7,200 in twelve months, the other 4,800 in six.
    assert assessment.term_that_repays == 18
    one_cent = outcome(None, rules, debt={"balance": "12000.01"}, **lines)
    assert one_cent.term_that_repays == 19


def test_a_term_whose_last_months_do_not_rise_is_not_said_to_repay() -> None:
    rules = policy(**FLAT, term_months=12, term_max=15)
    lines: Raw = {"arrangements": [arrangement("400.00", until="2027-11-30")]}
    # Fifteen months of the whole ladder pay 9,600; with no rise in the last three only 9,000.
    assert outcome(None, rules, debt={"balance": "9000.00"}, **lines).term_that_repays == 15
    assert outcome(None, rules, debt={"balance": "9000.01"}, **lines).term_that_repays is None


def test_a_plan_may_begin_with_months_without_a_payment() -> None:
    lines: Raw = {"arrangements": [arrangement("1000.00", until="2027-02-28")]}
    assessment = outcome(None, policy(**FLAT), **lines, **LONG)
    plan = assessment.plan
    assert plan is not None
    assert plan.payment.amount == 0
    assert paid(assessment)[:4] == [0, 0, 0, 500]
    assert plan.total == 33 * 500
    assert shown(assessment)["payment"] == "0.00"
