"""A15: abroad alone is enough for lid 4; who shows where has the formula times the factor."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc.base.step import Status
from calc.law.bvv import RULE as BVV
from calc.law.rule import Leefsituatie, Rule, RuleOutcome
from calc.law.vtlb import RULE as VTLB
from tests.legal.ruling import amount_of, rule_on

ON = date(2026, 7, 1)
ALONE = Leefsituatie.ALLEENSTAANDE
HALF = Decimal("0.5")


def made(rule: Rule = BVV, **values: Any) -> RuleOutcome:
    return rule_on(rule, ON, situation=ALONE, **values)


def test_a15_abroad_alone_gives_what_abroad_without_an_address_gave() -> None:
    alone = made(abroad=True, country_factor=HALF)
    both = made(abroad=True, no_address=True, country_factor=HALF)
    assert amount_of(alone) == amount_of(both) == Decimal("481.60")
    assert alone.deciding == both.deciding == "bvv_no_address"
    assert alone.missing == both.missing == ()


def test_a15_abroad_without_a_factor_is_missing_and_never_the_whole_amount() -> None:
    outcome = made(abroad=True)
    assert outcome.missing == ("tariff:bvv.woonlandfactor",)
    assert outcome.amounts["amount"] is None


def test_a15_who_shows_where_he_lives_abroad() -> None:
    known: dict[str, Any] = {"taxable_income": Decimal(30000)}
    home = made(**known)
    there = made(**known, abroad=True, no_address=False, country_factor=HALF)
    assert abs(amount_of(there) * 2 - amount_of(home)) <= Decimal("0.01")
    assert there.status is Status.DERIVED
    assert there.unused == ()
    assert made(abroad=True, no_address=False, country_factor=HALF).missing == ("taxable_income",)


def test_a15_a_raise_is_not_made_smaller_by_the_country() -> None:
    known: dict[str, Any] = {
        "taxable_income": Decimal(30000),
        "abroad": True,
        "no_address": False,
        "country_factor": HALF,
    }
    raised = made(**known, raise_requested=True, housing_cost=Decimal("1126.223"), raise_months=6)
    assert amount_of(raised) - amount_of(made(**known)) == 100


@pytest.mark.parametrize("factor", ["0.5", "1", "1.2"])
def test_a15_the_vtlb_begins_from_there(factor: str) -> None:
    known: dict[str, Any] = {
        "taxable_income": Decimal(30000),
        "individual_costs": Decimal(0),
        "aow": (False,),
        "hours": (0,),
    }
    abroad = {"abroad": True, "no_address": False, "country_factor": Decimal(factor)}
    home = made(VTLB, **known)
    there = made(VTLB, **known, **abroad)
    assert amount_of(there, "bvv") == amount_of(home, "bvv") * Decimal(factor)
    assert amount_of(there, "compensation") == amount_of(home, "compensation") * Decimal(factor)
