"""Counted income: the rule's own notion of what comes in."""

from decimal import Decimal
from typing import Any

import pytest

from calc import Assessment
from calc.dossier.codes import INCOME_CODES, NOT_COUNTED
from tests.building import Raw, adult, arrangement, cost, couple, income, outcome
from tests.tariff_files import shipped

KNOWN: Raw = {"taxable_income": {"amount": "24000.00"}}


def under_law(**changes: Any) -> Assessment:
    return outcome(tariffs=shipped(), **changes)


def counted(**changes: Any) -> tuple[Decimal, Decimal | None]:
    floor = under_law(**changes).floor
    assert floor is not None
    partner = None if floor.partner is None else floor.partner.amount
    return floor.counted.amount, partner


def test_what_is_not_counted_is_what_the_method_names() -> None:
    expected = {"I13", "I14", "I20", "I21", "I22", "I23", "I24", "I26", "I30"}
    assert expected == NOT_COUNTED < INCOME_CODES


@pytest.mark.parametrize("code", sorted(INCOME_CODES))
def test_every_kind_of_income_counts_or_not(code: str) -> None:
    lines = [income("1000.00"), income("500.00", code)]
    assert counted(income=lines) == (Decimal(1000 if code in NOT_COUNTED else 1500), None)


def test_once_is_no_monthly_income_and_tax_on_profit_is_taken_off() -> None:
    lines = [
        income("1200.00", "I07"),
        income("900.00", frequency="once", date="2026-12-10"),
        income("120.00", "I04", frequency="year"),
    ]
    taxes = [cost("200.00", "U60"), cost("10.00", "U61"), cost("800.00", "U01")]
    assert counted(income=lines, expenses=taxes) == (Decimal(1000), None)


def test_both_liable_count_together_with_both_arrangements() -> None:
    people = couple(other_liable=True)
    lines = [income("1000.00"), income("700.00", who="B"), income("50.00", who="AB")]
    owed = [arrangement("30.00"), arrangement("20.00", who="B")]
    found = under_law(**people, income=lines, arrangements=owed)
    assert found.floor is not None
    assert found.floor.counted.amount == 1750
    assert found.schedule[0].arrangements.amount == 50


def test_of_a_partner_who_is_not_liable_nothing_counts_but_it_lowers_the_floor() -> None:
    lines = [income("1500.00"), income("500.00", who="B"), income("100.00", "I20", who="B")]
    assert counted(**couple("by_heads"), income=lines) == (Decimal(1500), Decimal(500))


@pytest.mark.parametrize(
    ("sharing", "mine", "theirs"),
    [("by_net_income", 1575, 525), ("by_heads", 1550, 550), ("none", 1600, 500)],
)
def test_shared_income_is_divided_like_shared_costs(sharing: str, mine: int, theirs: int) -> None:
    lines = [income("1500.00"), income("500.00", who="B"), income("100.00", who="AB")]
    assert counted(**couple(sharing), income=lines) == (Decimal(mine), Decimal(theirs))


def test_an_arrangement_of_the_other_does_not_count_in_the_floor_wall() -> None:
    people: Raw = couple("by_heads") | {
        "adults": [adult("A", **KNOWN), adult("B", liable=False, **KNOWN)]
    }
    lines = [income("3000.00"), income("500.00", who="B")]
    owed = [arrangement("40.00"), arrangement("90.00", who="B")]
    row = under_law(**people, income=lines, arrangements=owed).schedule[0]
    assert row.floor_wall is not None
    assert row.floor_wall.parts[2].amount == 40
