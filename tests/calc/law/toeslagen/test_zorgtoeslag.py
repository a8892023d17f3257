"""Zorgtoeslag at its thresholds; the published tables are in tests/legal."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc.base.step import Status
from calc.law.rule import AmountName
from calc.law.toeslagen.zorgtoeslag import RULE
from tests.calc.law.toeslagen.amounts import DAY, amount, deciding
from tests.legal.computing import compute


def exact(income: str, **more: Any) -> Decimal:
    return amount(RULE, AmountName.YEAR_EXACT, income=income, partner=False, **more)


def test_below_and_at_the_threshold_income_the_claim_is_the_same_and_above_it_falls() -> None:
    highest = Decimal("1550.44768")
    assert exact("0") == exact("29735.99") == exact("29736") == highest
    assert exact("29737") == highest - Decimal("0.13730")


@pytest.mark.parametrize(
    ("income", "year", "month", "why"),
    [
        ("40857", 24, 2, "entitled"),
        ("40857.25", 24, 2, "entitled"),
        ("40857.26", 0, 0, "small_amount"),
        ("40858", 0, 0, "small_amount"),
        ("41028.40", 0, 0, "small_amount"),
        ("41028.41", 0, 0, "income_too_high"),
        ("90000", 0, 0, "income_too_high"),
    ],
)
def test_an_amount_below_24_euros_is_not_granted(
    income: str, year: int, month: int, why: str
) -> None:
    inputs: dict[str, Any] = {"income": income, "partner": False}
    assert amount(RULE, AmountName.YEAR, **inputs) == year
    assert amount(RULE, AmountName.MONTH, **inputs) == month
    assert deciding(RULE, **inputs) == why


@pytest.mark.parametrize(("partner", "limit"), [(False, "146011"), (True, "184633")])
def test_assets_count_above_the_limit_and_not_at_it(partner: bool, limit: str) -> None:
    inputs: dict[str, Any] = {"income": "20000", "partner": partner}
    above = str(Decimal(limit) + Decimal("0.01"))
    assert deciding(RULE, assets=limit, **inputs) == "entitled"
    assert deciding(RULE, assets=above, **inputs) == "assets_above_limit"
    for part in (AmountName.YEAR_EXACT, AmountName.YEAR, AmountName.MONTH):
        assert amount(RULE, part, assets=limit, **inputs) == amount(RULE, part, **inputs)
        assert amount(RULE, part, assets=above, **inputs) == 0


def test_a_high_income_decides_when_the_assets_are_within_the_limit() -> None:
    assert deciding(RULE, income="90000", partner=False, assets="10") == "income_too_high"
    assert deciding(RULE, income="90000", partner=False, assets="500000") == "assets_above_limit"


def test_without_a_partner_it_does_not_matter_whether_the_partner_is_insured() -> None:
    assert exact("30000", partner_insured=False) == exact("30000")
    assert compute(RULE, DAY, income="30000", partner=False).assumed == ("assets",)


def test_with_a_partner_the_insurance_is_assumed_and_one_that_is_not_halves_the_claim() -> None:
    outcome = compute(RULE, DAY, income="30000", partner=True)
    assert outcome.assumed == ("partner_insured", "assets")
    both = amount(RULE, AmountName.YEAR_EXACT, income="30000", partner=True, partner_insured=True)
    one = amount(RULE, AmountName.YEAR_EXACT, income="30000", partner=True, partner_insured=False)
    assert both == 2 * one == Decimal("2926.37576")


def test_the_day_before_and_after_a_new_year_has_its_own_figures() -> None:
    inputs: dict[str, Any] = {"income": "20000", "partner": False}
    assert amount(RULE, AmountName.MONTH, date(2025, 12, 31), **inputs) == 131
    assert amount(RULE, AmountName.MONTH, date(2026, 1, 1), **inputs) == 129


@pytest.mark.parametrize(
    ("inputs", "missing"),
    [
        ({}, ("income", "partner")),
        ({"partner": False}, ("income",)),
        ({"income": "20000"}, ("partner",)),
    ],
)
def test_what_is_left_out_is_named_and_gives_no_amount(
    inputs: dict[str, Any], missing: tuple[str, ...]
) -> None:
    outcome = compute(RULE, DAY, **inputs)
    assert outcome.missing == missing
    assert set(outcome.amounts) == {AmountName.YEAR_EXACT, AmountName.YEAR, AmountName.MONTH}
    assert set(outcome.amounts.values()) == {None}
    assert outcome.deciding == ""
    assert outcome.status is Status.MISSING


def test_figures_that_come_from_a_source_make_the_outcome_a_source() -> None:
    assert compute(RULE, DAY, income="20000", partner=False).status is Status.SOURCE
