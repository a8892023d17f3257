"""Every step and finding of the toeslagen: rules alone, and the check of small households."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from calc import Finding, Step
from calc.law.rule import Leefsituatie, Rule, Value
from calc.law.toeslagen import (
    bijstand,
    huurtoeslag,
    kinderbijslag,
    kindgebonden_budget,
    zorgtoeslag,
)
from tests.building import ON, child, draft, income
from tests.legal.computing import tariffs_on
from tests.toeslagen import household, household_check, tenant

COMPOSED: Final = {"f'toeslag.assumed.{name}'", "f'toeslag.input.{name}'"}
DAY: Final = date(2026, 3, 1)
BEFORE: Final = date(2024, 3, 1)
BEFORE_2026: Final = date(2025, 3, 1)


def _rules() -> Iterator[tuple[Rule, date, dict[str, Value]]]:
    many, some, none = Decimal(31000), Decimal(100), Decimal(0)
    couple: dict[str, Value] = {"income": many, "partner": True}
    yield zorgtoeslag.RULE, DAY, couple | {"partner_insured": False, "assets": some}
    yield kindgebonden_budget.RULE, DAY, couple | {"child_ages": (3, 13, 17)}
    home: dict[str, Value] = {
        "income": many,
        "partner": True,
        "household_size": 2,
        "rent": Decimal(850),
        "ages": (40, 39),
    }
    yield huurtoeslag.RULE, DAY, home | {"assets": some}
    elderly: dict[str, Value] = {"ages": (70, 69), "service_costs": Decimal(20)}
    yield huurtoeslag.RULE, BEFORE, home | elderly
    yield huurtoeslag.RULE, BEFORE, home | {"income": Decimal(20000)}
    yield kinderbijslag.RULE, DAY, {"child_ages": (3, 8, 13)}
    alone: dict[str, Value] = {"net_income": some, "exempt": none, "assets": some}
    couple_norm: dict[str, Value] = {
        "situation": Leefsituatie.GEHUWD_ZONDER_KINDEREN,
        "aow": (False, True),
        "cost_sharers": 3,
    }
    yield bijstand.RULE, DAY, alone | couple_norm


def _households() -> Iterator[tuple[dict[str, Any], date]]:
    yield tenant(income=[income("500.00", "I20"), income("50.00", "I21")]), ON
    children = [
        child("K1", birth_month="2019-05", days_per_14=7, registered_at_address=True),
        child("K2", birth_month="2001-05", days_per_14=14, registered_at_address=True),
    ]
    yield tenant(children=children), ON
    taxable = {"toetsingsinkomen": {}, "taxable_income": {"amount": "20000.00", "year": 2025}}
    yield tenant(taxable | {"assets_1_january": "UNKNOWN"}, children=children[:1]), ON
    yield tenant({"health_insured": "UNKNOWN"}), BEFORE_2026
    yield household(children=children[:1]), date(2025, 9, 1)
    yield household(children=children[:1], income=[income("3500.00", code="I22")]), ON
    yield household(income=[income("10.00"), income("200.00", "I20")]), ON
    yield household(income=[income("250.00", code="I20")]), ON


def steps() -> Iterator[Step]:
    """The amounts to explain."""
    for rule, day, values in _rules():
        for amount in rule.compute(values, tariffs_on(day)).amounts.values():
            assert amount is not None, rule.name
            yield amount
    for raw, day in _households():
        for result in household_check(draft(raw), day).results:
            for step in (result.entitled, result.received, result.missed, result.too_much):
                if step is not None:
                    yield step


def findings() -> Iterator[Finding]:
    """The findings of those households."""
    for raw, day in _households():
        yield from household_check(draft(raw), day).findings
