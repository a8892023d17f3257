"""How an amount enters, and every rounding that a rule prescribes."""

from decimal import Decimal, getcontext

import pytest

from calc.base.money import NotAnAmount, engine_context, read_amount
from calc.base.rounding import ceil_division, cents_half_up, multiple_below, snap, step_down

D = Decimal


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("1985.00", "1985.00"),
        ("1985", "1985.00"),
        ("1985.5", "1985.50"),
        ("-12.34", "-12.34"),
        (7, "7.00"),
        (D("3.1"), "3.10"),
        ("999999999999999", "999999999999999.00"),
        (D("999999999999999.99"), "999999999999999.99"),
    ],
)
def test_an_amount_is_read_to_the_cent(value: object, amount: str) -> None:
    assert str(read_amount(value)) == amount


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (12.5, "amount_is_float"),
        ([], "amount_is_float"),
        (True, "amount_not_readable"),
        (None, "amount_not_readable"),
        ("", "amount_not_readable"),
        ("1,50", "amount_not_readable"),
        ("1.005", "amount_not_readable"),
        ("1e3", "amount_not_readable"),
        (" 1", "amount_not_readable"),
        ("1\n", "amount_not_readable"),
        ("1" * 16, "amount_not_readable"),
        (10**15, "amount_not_readable"),
        (D("NaN"), "amount_not_readable"),
        (D("Infinity"), "amount_not_readable"),
        (D("1E15"), "amount_not_readable"),
        (D("-1E15"), "amount_not_readable"),
        (D("0.001"), "amount_too_precise"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(value: object, reason: str) -> None:
    with pytest.raises(NotAnAmount) as refused:
        read_amount(value)
    assert refused.value.reason == reason


def test_the_engine_computes_with_its_own_precision_and_gives_the_old_one_back() -> None:
    before = getcontext().prec
    with engine_context():
        assert getcontext().prec == 34
        assert str(D(1) / D(3)) == "0." + "3" * 34
    assert getcontext().prec == before


@pytest.mark.parametrize(
    ("amount", "snapped"),
    [
        ("0.9999999994", "0.999999999"),
        ("0.9999999995", "1.000000000"),
        ("-0.9999999995", "-1.000000000"),
    ],
)
def test_snap_goes_to_nine_decimals_half_away_from_zero(amount: str, snapped: str) -> None:
    assert str(snap(D(amount))) == snapped


@pytest.mark.parametrize(
    ("amount", "cents"),
    [
        ("0.0049999994", "0.00"),
        ("0.005", "0.01"),
        ("0.0049999999999", "0.01"),
        ("-0.005", "-0.01"),
        ("2.345", "2.35"),
    ],
)
def test_cents_go_half_up_after_the_snap(amount: str, cents: str) -> None:
    assert str(cents_half_up(D(amount))) == cents


@pytest.mark.parametrize(
    ("amount", "below"),
    [
        ("-5", "0"),
        ("0", "0"),
        ("4.99", "0"),
        ("5", "5"),
        ("9.999999999", "5"),
        ("9.9999999995", "10"),
        ("12.5", "10"),
    ],
)
def test_a_multiple_is_never_above_the_snapped_amount_nor_below_zero(
    amount: str, below: str
) -> None:
    assert multiple_below(D(amount), D(5)) == D(below)


@pytest.mark.parametrize(
    ("amount", "payment"),
    [("24.99", "0"), ("25", "25"), ("29.99", "25"), ("30", "30"), ("24.9999999999", "25")],
)
def test_a_step_down_below_the_smallest_plan_is_nothing(amount: str, payment: str) -> None:
    assert step_down(D(amount), D(5), D(25)) == D(payment)


def test_a_smallest_plan_that_is_off_the_step_is_compared_after_the_step() -> None:
    assert step_down(D("29"), D(5), D("27")) == 0
    assert step_down(D("30"), D(5), D("27")) == 30


@pytest.mark.parametrize(
    ("amount", "per_time", "times"),
    [
        ("100", "50", 2),
        ("100.01", "50", 3),
        ("99.99", "50", 2),
        ("0", "50", 0),
        ("0.01", "50", 1),
        ("100.0000000001", "50", 2),
    ],
)
def test_a_ceiling_counts_the_last_part_as_a_whole_time(
    amount: str, per_time: str, times: int
) -> None:
    assert ceil_division(D(amount), D(per_time)) == times
