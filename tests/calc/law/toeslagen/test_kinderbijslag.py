"""Kinderbijslag: the ages, the half years, and the half year of which nobody saw the amounts."""

from datetime import date
from decimal import Decimal

import pytest

from calc.base.step import Unit
from calc.law.rule import AmountName
from calc.law.toeslagen.kinderbijslag import RULE
from tests.calc.law.toeslagen.amounts import DAY, amount, deciding
from tests.legal.computing import compute

MISSING = date(2025, 9, 1)


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (0, "295.07"),
        (5, "295.07"),
        (6, "358.30"),
        (11, "358.30"),
        (12, "421.53"),
        (17, "421.53"),
        (18, "0"),
    ],
)
def test_the_amount_follows_the_age(age: int, expected: str) -> None:
    assert amount(RULE, AmountName.AMOUNT, child_ages=[age]) == Decimal(expected)


def test_children_add_up() -> None:
    ages = [1, 2, 7, 8, 9, 13, 30]
    expected = 2 * Decimal("295.07") + 3 * Decimal("358.30") + Decimal("421.53")
    assert amount(RULE, AmountName.AMOUNT, child_ages=ages) == expected
    step = compute(RULE, DAY, child_ages=ages).amounts[AmountName.AMOUNT]
    assert step is not None
    assert step.unit is Unit.EUR_PER_QUARTER


@pytest.mark.parametrize(
    ("before", "after", "amounts"),
    [
        (date(2026, 6, 30), date(2026, 7, 1), ("358.30", "362.35")),
        (date(2023, 6, 30), date(2023, 7, 1), ("327.56", "317.77")),
    ],
)
def test_each_half_year_has_its_own_amount(
    before: date, after: date, amounts: tuple[str, str]
) -> None:
    found = [amount(RULE, AmountName.AMOUNT, day, child_ages=[8]) for day in (before, after)]
    assert found == [Decimal(each) for each in amounts]


def test_a_missing_amount_is_named_for_the_ages_that_need_it_only() -> None:
    outcome = compute(RULE, MISSING, child_ages=[3, 14])
    assert outcome.missing == ("tariff:kinderbijslag.0_5", "tariff:kinderbijslag.12_17")
    assert outcome.amounts == {AmountName.AMOUNT: None}
    assert amount(RULE, AmountName.AMOUNT, MISSING, child_ages=[]) == 0


def test_who_has_no_child_that_counts_has_nothing_and_who_did_not_say_has_no_amount() -> None:
    assert deciding(RULE, child_ages=[]) == "no_children"
    assert deciding(RULE, child_ages=[18]) == "no_children"
    assert deciding(RULE, child_ages=[17]) == "entitled"
    outcome = compute(RULE, DAY)
    assert (outcome.missing, outcome.amounts) == (("child_ages",), {AmountName.AMOUNT: None})
