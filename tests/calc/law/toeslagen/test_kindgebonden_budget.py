"""Kindgebonden budget at its ages and thresholds; published examples are in tests/legal."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc.law.rule import AmountName
from calc.law.toeslagen.kindgebonden_budget import RULE
from tests.calc.law.toeslagen.amounts import DAY, amount, deciding
from tests.legal.computing import compute


def year(*ages: int, income: str = "20000", partner: bool = True) -> Decimal:
    return amount(RULE, AmountName.YEAR, income=income, partner=partner, child_ages=ages)


@pytest.mark.parametrize(
    ("age", "expected"),
    [(0, 2580), (11, 2580), (12, 3304), (15, 3304), (16, 3544), (17, 3544), (18, 0), (30, 0)],
)
def test_an_extra_comes_at_12_and_16_and_all_ends_at_18(age: int, expected: int) -> None:
    assert year(age) == expected


def test_children_add_up_and_only_a_parent_alone_has_the_ouderkop() -> None:
    assert year(3, 13, 14, 17) == 4 * 2580 + 2 * 724 + 964
    assert year(3, 16, 17) == 3 * 2580 + 2 * 964
    assert year(3, 20) == year(3) == 2580
    assert year(3, partner=False) == 2580 + 3416


@pytest.mark.parametrize(("partner", "threshold"), [(False, 29736), (True, 39141)])
def test_the_income_counts_from_the_threshold_on(partner: bool, threshold: int) -> None:
    inputs: dict[str, Any] = {"partner": partner, "child_ages": [8]}
    low = amount(RULE, AmountName.YEAR_EXACT, income="0", **inputs)
    at = amount(RULE, AmountName.YEAR_EXACT, income=str(threshold), **inputs)
    above = amount(RULE, AmountName.YEAR_EXACT, income=str(threshold + 1), **inputs)
    assert low == at == above + Decimal("0.0760")


@pytest.mark.parametrize(
    ("income", "expected", "month", "why"),
    [
        ("72779.15", 24, 1, "entitled"),
        ("72779.16", 0, 0, "small_amount"),
        ("73088.37", 0, 0, "income_too_high"),
    ],
)
def test_an_amount_below_24_euros_is_not_granted(
    income: str, expected: int, month: int, why: str
) -> None:
    inputs: dict[str, Any] = {"income": income, "partner": True, "child_ages": [8]}
    assert amount(RULE, AmountName.YEAR, **inputs) == expected
    assert amount(RULE, AmountName.MONTH, **inputs) == month
    assert deciding(RULE, **inputs) == why


def test_the_month_is_from_the_year_before_its_rounding() -> None:
    inputs: dict[str, Any] = {"income": "39145.5", "partner": True, "child_ages": [8]}
    assert amount(RULE, AmountName.YEAR_EXACT, **inputs) == Decimal("2579.658")
    assert amount(RULE, AmountName.YEAR, **inputs) == 2580
    assert amount(RULE, AmountName.MONTH, **inputs) == 214


@pytest.mark.parametrize(("partner", "limit"), [(False, "146011"), (True, "184633")])
def test_assets_count_above_the_limit_and_not_at_it(partner: bool, limit: str) -> None:
    inputs: dict[str, Any] = {"income": "20000", "partner": partner, "child_ages": [8]}
    above = str(Decimal(limit) + Decimal("0.01"))
    assert deciding(RULE, assets=limit, **inputs) == "entitled"
    assert deciding(RULE, assets=above, **inputs) == "assets_above_limit"
    assert amount(RULE, AmountName.MONTH, assets=above, **inputs) == 0


@pytest.mark.parametrize("ages", [[], [18, 25]])
def test_without_a_child_there_is_nothing_and_assets_have_no_bearing(ages: list[int]) -> None:
    for partner in (True, False):
        inputs: dict[str, Any] = {"income": "20000", "partner": partner, "child_ages": ages}
        outcome = compute(RULE, DAY, assets="999999", **inputs)
        assert outcome.deciding == "no_children"
        assert [step and step.amount for step in outcome.amounts.values()] == [0, 0, 0]
        assert compute(RULE, DAY, **inputs).assumed == ()


def test_the_day_before_and_after_a_new_year_has_its_own_figures() -> None:
    inputs: dict[str, Any] = {"income": "20000", "partner": True, "child_ages": [3, 4]}
    assert amount(RULE, AmountName.YEAR, date(2023, 12, 31), **inputs) == 1653 + 1532
    assert amount(RULE, AmountName.YEAR, date(2024, 1, 1), **inputs) == 2 * 2436
    assert amount(RULE, AmountName.YEAR, date(2025, 12, 31), **inputs) == 2 * 2511
    assert amount(RULE, AmountName.YEAR, date(2026, 1, 1), **inputs) == 2 * 2580


@pytest.mark.parametrize("left_out", ["income", "partner", "child_ages"])
def test_what_is_left_out_is_named_and_gives_no_amount(left_out: str) -> None:
    inputs: dict[str, Any] = {"income": "20000", "partner": True, "child_ages": [3]}
    del inputs[left_out]
    outcome = compute(RULE, DAY, **inputs)
    assert (outcome.missing, outcome.assumed) == ((left_out,), ())
    assert set(outcome.amounts.values()) == {None}
    assert set(outcome.amounts) == {AmountName.YEAR_EXACT, AmountName.YEAR, AmountName.MONTH}
