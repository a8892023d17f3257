"""Figures about where somebody lives: no address, abroad, children at home and of two homes."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from calc.base.step import Status
from calc.dossier.people import Child
from calc.dossier.two_homes import stays_here
from calc.entitlement.co_residents import EXEMPT
from calc.law.bvv import RULE
from calc.law.rule import Leefsituatie
from tests.legal.ruling import amount_of, figure, rule_on

DATA: Final = json.loads(
    (Path(__file__).parent / "data" / "where_they_live.json").read_text(encoding="utf-8")
)


def rows(name: str) -> list[dict[str, Any]]:
    assert DATA[name]["source"]
    return list(DATA[name]["rows"])


@pytest.mark.parametrize("row", rows("no address in the BRP"), ids=lambda row: row["on"])
@pytest.mark.parametrize("situation", Leefsituatie)
def test_without_an_address_the_amount_of_lid_4(
    row: dict[str, Any], situation: Leefsituatie
) -> None:
    """To a cent: of 2025-07 the exact amount ends on half a cent, 929.005."""
    day = date.fromisoformat(row["on"])
    outcome = rule_on(RULE, day, situation=situation, no_address=True)
    assert abs(amount_of(outcome) - Decimal(row["amount"])) <= Decimal("0.01")
    assert outcome.status is Status.LAW


@pytest.mark.parametrize("row", rows("no address in the BRP"), ids=lambda row: row["on"])
def test_a15_abroad_it_is_that_amount_times_the_factor(row: dict[str, Any]) -> None:
    day, whole = date.fromisoformat(row["on"]), Leefsituatie.ALLEENSTAANDE
    for factor in (Decimal("0.5"), Decimal("0.6"), Decimal(1)):
        outcome = rule_on(RULE, day, situation=whole, abroad=True, country_factor=factor)
        assert abs(amount_of(outcome) - Decimal(row["amount"]) * factor) <= Decimal("0.01")


@pytest.mark.parametrize(
    "row", rows("income of a child under 23 that is exempt"), ids=lambda row: row["on"]
)
def test_the_exempt_income_of_a_child(row: dict[str, Any]) -> None:
    assert figure(date.fromisoformat(row["on"]), EXEMPT) == Decimal(row["amount"])


@pytest.mark.parametrize("row", rows("days of a co-parent"))
def test_a12_the_days_of_a_co_parent(row: dict[str, Any]) -> None:
    known = {name: value for name, value in row.items() if name.startswith("days")}
    assert stays_here(Child(ref="K1", **known)) is row["counts"]
