"""The supplement of bijstand: norms by situation, sharing, income, assets."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc.law.rule import AmountName
from calc.law.toeslagen.bijstand import RULE
from tests.calc.law.toeslagen.amounts import DAY, amount, deciding
from tests.legal.computing import compute

ALONE = "alleenstaande"
PARENT = "alleenstaande_ouder"
COUPLE = "gehuwd_zonder_kinderen"
FAMILY = "gehuwd_met_kinderen"


def inputs(situation: str = ALONE, **more: Any) -> dict[str, Any]:
    adults = 1 if situation in (ALONE, PARENT) else 2
    plain: dict[str, Any] = {
        "situation": situation,
        "net_income": "0",
        "aow": [False] * adults,
        "cost_sharers": adults,
        "exempt": "0",
    }
    return plain | more


@pytest.mark.parametrize(
    ("situation", "aow", "norm"),
    [
        (ALONE, [False], "1401.50"),
        (ALONE, [True], "1564.69"),
        (PARENT, [False], "1401.50"),
        (PARENT, [True], "1564.69"),
        (COUPLE, [False, False], "2002.13"),
        (FAMILY, [False, False], "2002.13"),
        (FAMILY, [True, False], "2144.16"),
        (COUPLE, [False, True], "2144.16"),
        (COUPLE, [True, True], "2144.16"),
    ],
)
def test_the_norm_follows_situation_and_age(situation: str, aow: list[bool], norm: str) -> None:
    assert amount(RULE, AmountName.AMOUNT, **inputs(situation, aow=aow)) == Decimal(norm)


@pytest.mark.parametrize("which", ["gehuwd_een", "gehuwd_beiden"])
def test_a_couple_of_whom_one_has_the_aow_age_has_a_norm_of_its_own(which: str) -> None:
    aow = [True, which == "gehuwd_beiden"]
    step = compute(RULE, DAY, **inputs(COUPLE, aow=aow)).amounts[AmountName.AMOUNT]
    assert step is not None
    assert step.parts[0].parts[0].code == f"tariff.pw.norm_aow.{which}"


@pytest.mark.parametrize(
    ("situation", "sharers", "expected"),
    [
        (ALONE, 0, "1401.50"),
        (ALONE, 1, "1401.50"),
        (ALONE, 2, "1001.07"),
        (PARENT, 3, "867.59"),
        (COUPLE, 1, "2002.13"),
        (COUPLE, 2, "2002.13"),
        (COUPLE, 3, "1735.18"),
    ],
)
def test_who_shares_the_costs_with_more_adults_has_a_lower_norm(
    situation: str, sharers: int, expected: str
) -> None:
    found = amount(RULE, AmountName.AMOUNT, **inputs(situation, cost_sharers=sharers))
    assert found == Decimal(expected)


def test_the_shared_norm_of_somebody_of_aow_age_comes_from_that_couple() -> None:
    found = amount(RULE, AmountName.AMOUNT, **inputs(ALONE, aow=[True], cost_sharers=2))
    assert found == Decimal("1072.08")


@pytest.mark.parametrize(
    ("income", "exempt", "expected", "why"),
    [
        ("1401.49", "0", "0.01", "entitled"),
        ("1401.50", "0", "0", "income_too_high"),
        ("1401.51", "0", "0", "income_too_high"),
        ("600", "150", "951.50", "entitled"),
        ("100", "150", "1401.50", "entitled"),
    ],
)
def test_the_income_that_counts_is_taken_off(
    income: str, exempt: str, expected: str, why: str
) -> None:
    given = inputs(net_income=income, exempt=exempt)
    assert amount(RULE, AmountName.AMOUNT, **given) == Decimal(expected)
    assert deciding(RULE, **given) == why


@pytest.mark.parametrize(
    ("situation", "limit"),
    [(ALONE, "8000"), (PARENT, "16000"), (COUPLE, "16000"), (FAMILY, "16000")],
)
def test_assets_count_above_the_limit_and_not_at_it(situation: str, limit: str) -> None:
    above = inputs(situation, assets=str(Decimal(limit) + Decimal("0.01")))
    assert deciding(RULE, **inputs(situation, assets=limit)) == "entitled"
    assert deciding(RULE, **above) == "assets_above_limit"
    assert amount(RULE, AmountName.AMOUNT, **above) == 0


def test_the_half_year_decides_and_a_limit_that_is_missing_is_asked_for_only_with_assets() -> None:
    assert amount(RULE, AmountName.AMOUNT, date(2026, 6, 30), **inputs()) == Decimal("1401.5")
    assert amount(RULE, AmountName.AMOUNT, date(2026, 7, 1), **inputs()) == Decimal("1419.46")
    outcome = compute(RULE, date(2025, 3, 1), **inputs(assets="100"))
    assert outcome.missing == ("tariff:pw.vermogen.alleenstaand",)
    assert outcome.amounts == {AmountName.AMOUNT: None}
    outcome = compute(RULE, date(2025, 3, 1), **inputs())
    assert (outcome.missing, outcome.assumed) == ((), ("assets",))


@pytest.mark.parametrize("left_out", ["situation", "net_income", "aow", "cost_sharers", "exempt"])
def test_what_is_left_out_is_named_and_gives_no_amount(left_out: str) -> None:
    known = inputs()
    del known[left_out]
    outcome = compute(RULE, DAY, **known)
    assert outcome.missing == (left_out,)
    assert outcome.amounts == {AmountName.AMOUNT: None}


@pytest.mark.parametrize(
    ("situation", "aow"), [(ALONE, []), (ALONE, [False, False]), (COUPLE, [False])]
)
def test_a_list_that_does_not_fit_the_situation_gives_no_amount(
    situation: str, aow: list[bool]
) -> None:
    outcome = compute(RULE, DAY, **inputs(situation, aow=aow))
    assert outcome.missing == ("aow",)
    assert outcome.amounts == {AmountName.AMOUNT: None}
