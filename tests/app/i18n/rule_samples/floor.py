"""Every step of the beslagvrije voet, the taxable income and the vtlb."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from calc import Step
from calc.base.step import Status, Unit, given
from calc.law.bvv import RULE as BVV
from calc.law.bvv import TAXABLE_INCOME
from calc.law.bvv.taxable_income import of_both
from calc.law.rule import Leefsituatie, Rule, Values
from calc.law.vtlb import RULE as VTLB
from calc.law.vtlb import (
    AdultHours,
    Component,
    entered_component,
    individual_costs,
    official_vtlb,
    vtlb,
)
from tests.legal.ruling import entry, rule_on, tariffs_on

ALONE, PARENT, COUPLE, FAMILY = Leefsituatie
OLD, NEW = date(2025, 7, 1), date(2026, 7, 1)


def steps() -> Iterator[Step]:
    for rule, day, values in _cases():
        for step in rule_on(rule, day, **values).amounts.values():
            if step is not None:
                yield step
    yield from _of_the_engine()


def _cases() -> Iterator[tuple[Rule, date, Values]]:
    low, high = Decimal(15000), Decimal(60000)
    home: Values = {
        "raise_requested": True,
        "own_home": True,
        "housing_cost": Decimal(1200),
    }
    for day in (OLD, NEW):
        for situation in Leefsituatie:
            for taxable in (low, Decimal(35000), high):
                yield BVV, day, {"situation": situation, "taxable_income": taxable}
    own: Values = {"situation": ALONE, "taxable_income": low}
    both: Values = {"situation": COUPLE, "taxable_income": low}
    yield BVV, OLD, {**own, **home}
    yield BVV, NEW, {**own, **home, "home_raise": Decimal(80), "raise_months": 6}
    yield BVV, NEW, {**both, **home, "home_raise": Decimal(80), "partner_income": Decimal(1500)}
    for net, other in ((1300, 0), (1000, 950), (2500, 2000)):
        incomes: Values = {"net_income": Decimal(net), "other_income": Decimal(other)}
        yield BVV, NEW, {**own, **incomes}
        yield BVV, NEW, {**both, **incomes, "partner_income": Decimal(900)}
    yield BVV, NEW, {"situation": ALONE, "no_address": True}
    abroad: Values = {"no_address": True, "abroad": True, "country_factor": Decimal("0.8")}
    yield BVV, NEW, {"situation": ALONE, **abroad}
    inside: Values = {"in_institution": True, "institution_price": Decimal(900)}
    yield BVV, NEW, {"situation": COUPLE, **inside}
    wage: Values = {"taxable_wage": Decimal(2500), "extra_pay": Decimal(500)}
    yield TAXABLE_INCOME, NEW, {**wage, "holiday_pay": Decimal(2400)}
    yield TAXABLE_INCOME, NEW, {**wage, "holiday_percentage": Decimal(8)}
    nominal: Values = {"individual_costs": Decimal(700), "corrections": Decimal(25)}
    for net, aow in ((2000, False), (4000, True)):
        incomes = {"net_income": Decimal(net), "partner_income": Decimal(500)}
        yield VTLB, NEW, {**both, **nominal, **incomes, "hours": (36,), "aow": (aow, aow)}


def _of_the_engine() -> Iterator[Step]:
    tariffs = tariffs_on(NEW)
    taxable = of_both(_year("bvv.taxable_income"), _year("bvv.taxable_income"))
    assert taxable is not None
    yield taxable
    line = entry("bvv.housing_cost", 800)
    costs = individual_costs(
        tariffs,
        FAMILY,
        care=[line],
        zorgtoeslag=[line],
        housing=[line],
        huurtoeslag=[line],
        maximum_kgb=line,
        received_kgb=[line],
    )
    reason = entered_component(Decimal(60), "SENTINEL-reden", "corrections[0]")
    official = official_vtlb(Decimal(1800), "4.3.1", NEW, "official")
    for found in (
        vtlb(
            tariffs, FAMILY, taxable, [AdultHours(), AdultHours()], individual=costs, raises=[line]
        ),
        vtlb(tariffs, FAMILY, None, [AdultHours()], individual=None, official=official),
        vtlb(
            tariffs,
            FAMILY,
            taxable,
            [AdultHours(Decimal(36), False)],
            individual=costs,
            corrections=[reason],
            entered={Component.WORK: reason},
        ),
    ):
        assert found.amount is not None
        yield found.amount


def _year(code: str) -> Step:
    return given(code, Decimal(20000), Unit.EUR_PER_YEAR, source="test", status=Status.ENTERED)
