"""The vtlb for the floor wall: out of steps, with what an officer enters in the place of ours."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from calc.base.money import engine_context
from calc.base.step import Operation, Status, Step, Unit
from calc.law.rule import Leefsituatie
from calc.law.vtlb import (
    AdultHours,
    Component,
    Vtlb,
    entered_component,
    individual_costs,
    official_vtlb,
    vtlb,
)
from calc.law.vtlb.components import is_entered
from tests.legal.ruling import entry, figure, tariffs_on, tariffs_without

ALONE, PARENT, COUPLE, FAMILY = Leefsituatie
OLD: Final = date(2025, 12, 31)
NEW: Final = date(2026, 1, 1)
BASE: Final = Decimal("1331.425")
RISK: Final = Decimal("32.08")
WORK: Final = Decimal("50.05")
IDLE: Final = AdultHours(Decimal(0), False)
NO_COSTS: Final = entry("vtlb.individual.sum", 0)


def _taxable(amount: int) -> Step:
    return entry("bvv.taxable_income", amount, Unit.EUR_PER_YEAR)


def _vtlb(situation: Leefsituatie = ALONE, taxable: int | None = 20000, **more: Any) -> Vtlb:
    values = {"adults": [IDLE], "individual": NO_COSTS, **more}
    income = None if taxable is None else _taxable(taxable)
    with engine_context():
        return vtlb(tariffs_on(NEW), situation, income, **values)


def _amount(found: Vtlb) -> Decimal:
    assert found.amount is not None
    return found.amount.amount


def test_it_is_to_cents_and_indicative() -> None:
    found = _vtlb()
    assert _amount(found) == Decimal("1363.51")
    assert found.amount is found.computed
    assert found.indicative
    assert not found.provisional
    assert (found.missing, found.assumed) == ((), ())
    assert found.nominal is not None
    assert found.nominal.amount == RISK


@pytest.mark.parametrize(
    ("adult", "more", "assumed"),
    [
        (AdultHours(Decimal(0)), Decimal("155.03"), ("aow",)),
        (AdultHours(aow=False), WORK, ("hours",)),
        (AdultHours(), WORK + Decimal("155.03"), ("hours", "aow")),
        (AdultHours(Decimal("18"), False), Decimal(0), ()),
        (AdultHours(Decimal("18.5"), True), WORK + Decimal("155.03"), ()),
    ],
)
def test_what_is_not_known_of_an_adult_is_granted(
    adult: AdultHours, more: Decimal, assumed: tuple[str, ...]
) -> None:
    found = _vtlb(adults=[adult])
    assert _amount(found) == Decimal("1363.51") + more
    assert found.assumed == assumed
    assert found.missing == ()


def test_one_known_aow_age_leaves_nothing_to_assume_of_the_amount() -> None:
    found = _vtlb(COUPLE, adults=[AdultHours(Decimal(0), True), AdultHours(Decimal(0))])
    pension = found.components[Component.PENSION]
    assert pension is not None
    assert pension.code == "vtlb.pension"
    unknown = _vtlb(COUPLE, adults=[IDLE, AdultHours(Decimal(0))]).components[Component.PENSION]
    assert unknown is not None
    assert (unknown.code, unknown.status) == ("vtlb.pension.age_unknown", Status.DERIVED)


def test_the_hours_of_each_adult_are_said() -> None:
    found = _vtlb(COUPLE, adults=[AdultHours(Decimal(36), False), AdultHours(aow=False)])
    work = found.components[Component.WORK]
    assert work is not None
    assert [(part.code, part.at) for part in work.parts] == [
        ("vtlb.work.adult", "A"),
        ("vtlb.work.hours_unknown", "B"),
    ]


def test_without_taxable_income_it_is_the_maximum_and_provisional() -> None:
    found = _vtlb(taxable=None, individual=entry("vtlb.individual.sum", 900))
    assert _amount(found) == figure(NEW, "bvv.maximum.alleenstaande") + RISK
    assert found.provisional
    costs = found.components[Component.INDIVIDUAL]
    assert costs is not None
    assert (costs.amount, costs.status) == (Decimal(0), Status.DERIVED)
    assert found.missing == ()


def test_individual_costs_that_are_not_known_make_it_unknown() -> None:
    found = _vtlb(individual=None)
    assert found.amount is None
    assert found.computed is None
    assert found.indicative
    assert found.missing == ("individual_costs",)


def test_corrections_and_raises_count_as_entered() -> None:
    line = entry("vtlb.corrections.entered", 40)
    found = _vtlb(corrections=[line, line], raises=[entry("bvv.raise", 15)])
    assert _amount(found) == Decimal("1363.51") + 80 + 15
    assert found.bvv is not None
    assert found.bvv.amount == BASE + 15
    assert _amount(_vtlb(corrections=[entry("vtlb.corrections.entered", -900)])) == Decimal(
        "1331.43"
    )


def test_an_entered_component_rules_with_ours_beside_it() -> None:
    entered = entered_component(Decimal(75), "SENTINEL-reden", "statutory.work")
    found = _vtlb(entered={Component.WORK: entered})
    assert _amount(found) == Decimal("1363.51") + 75
    work = found.components[Component.WORK]
    assert work is not None
    assert work.operation is Operation.CHOSEN
    assert [part.code for part in work.parts] == ["vtlb.entered", "vtlb.work"]
    assert (work.parts[0].label, work.at) == ("SENTINEL-reden", "statutory.work")
    assert is_entered(work)
    assert found.indicative


def test_an_entered_component_stands_in_for_one_that_is_missing() -> None:
    values: dict[str, Any] = {"adults": [IDLE], "individual": None}
    tariffs = tariffs_without(NEW, "vtlb.eigen_risico")
    missing = vtlb(tariffs, ALONE, _taxable(20000), **values)
    assert missing.missing == ("tariff:vtlb.eigen_risico", "individual_costs")
    assert missing.amount is None
    entered = entered_component(Decimal(30), "SENTINEL-reden", "")
    names = (Component.OWN_RISK, Component.INDIVIDUAL)
    found = vtlb(tariffs, ALONE, _taxable(20000), **values, entered=dict.fromkeys(names, entered))
    assert _amount(found) == Decimal("1391.43")  # 1331.425 + 30 + 30
    own_risk = found.components[Component.OWN_RISK]
    assert own_risk is not None
    assert len(own_risk.parts) == 1


def test_the_official_vtlb_rules_with_ours_beside_it() -> None:
    official = official_vtlb(Decimal("1300.00"), "4.3.1.1", date(2026, 7, 14), "statutory.official")
    found = _vtlb(official=official)
    assert found.amount is not None
    assert found.amount.operation is Operation.CHOSEN
    assert found.amount.parts == (official, found.computed)
    assert _amount(found) == 1300
    assert not found.indicative
    assert official.label == "4.3.1.1, 2026-07-14"
    alone = _vtlb(official=official, individual=None)
    assert alone.amount is not None
    assert alone.amount.parts == (official,)
    assert not alone.indicative


def test_confirmed_is_only_by_law_or_source() -> None:
    """A vtlb of confirmed figures alone is not indicative; an entered component makes it so."""
    law = entry("bvv.base", 1000)
    found = Vtlb(law, law, law, law, {Component.WORK: law})
    assert not found.indicative
    step = _vtlb(entered={Component.WORK: law}).components[Component.WORK]
    assert Vtlb(law, law, law, law, {Component.WORK: step}).indicative
    assert Vtlb(_vtlb().amount, law, law, law, {Component.WORK: law}).indicative
    assert Vtlb(law, law, law, law, {Component.WORK: None}).indicative is False


def _costs(situation: Leefsituatie, on: date = NEW, **changed: Any) -> Decimal:
    values: dict[str, Any] = {
        "care": [],
        "zorgtoeslag": [],
        "housing": [],
        "huurtoeslag": [],
        "maximum_kgb": entry("bvv.kgb", 0),
        "received_kgb": [],
        **changed,
    }
    found = individual_costs(tariffs_on(on), situation, **values)
    assert found is not None
    assert found.status is Status.DERIVED
    return found.amount


@pytest.mark.parametrize(
    ("situation", "norm"), [(ALONE, 47), (PARENT, 47), (COUPLE, 106), (FAMILY, 106)]
)
def test_care_counts_above_the_norm(situation: Leefsituatie, norm: int) -> None:
    received = [entry("bvv.zorg", 30)]
    for paid, counted in ((norm + 29, 0), (norm + 30, 0), (norm + 31, 1)):
        care = [entry("bvv.zorg", paid - 10), entry("bvv.zorg", 10)]
        assert _costs(situation, care=care, zorgtoeslag=received) == counted


@pytest.mark.parametrize(
    ("on", "situation", "own"),
    [
        (OLD, ALONE, "238.01"),
        (OLD, FAMILY, "238.01"),
        (NEW, ALONE, "202.52"),
        (NEW, PARENT, "200.71"),
        (NEW, COUPLE, "200.71"),
    ],
)
def test_housing_counts_above_the_own_part(on: date, situation: Leefsituatie, own: str) -> None:
    received = [entry("bvv.huur", 150), entry("bvv.huur", 50)]
    limit = Decimal(own) + 200
    for paid, counted in ((limit - 1, 0), (limit, 0), (limit + 1, 1), (limit + 900, 900)):
        housing = [entry("bvv.housing_cost", str(paid))]
        assert _costs(situation, on, housing=housing, huurtoeslag=received) == counted


def test_missing_kgb_counts_with_children_only() -> None:
    most, received = entry("bvv.kgb", 500), [entry("bvv.kgb", 200)]
    for situation in (PARENT, FAMILY):
        assert _costs(situation, maximum_kgb=most, received_kgb=received) == 300
        assert _costs(situation, maximum_kgb=received[0], received_kgb=[most]) == 0
    for situation in (ALONE, COUPLE):
        assert _costs(situation, maximum_kgb=most, received_kgb=received) == 0


def test_an_unknown_maximum_of_kgb_makes_the_costs_unknown_with_children_only() -> None:
    names = ("care", "zorgtoeslag", "housing", "huurtoeslag", "received_kgb")
    values: dict[str, Any] = dict.fromkeys(names, ())
    assert individual_costs(tariffs_on(NEW), PARENT, maximum_kgb=None, **values) is None
    assert individual_costs(tariffs_on(NEW), ALONE, maximum_kgb=None, **values) is not None
    without = tariffs_without(NEW, "pw.inrichting.premie.alleenstaand")
    assert individual_costs(without, ALONE, maximum_kgb=None, **values) is None


def test_one_cost_does_not_pay_for_another() -> None:
    care = [entry("bvv.zorg", 147)]
    assert _costs(ALONE, care=care, zorgtoeslag=[], housing=[], huurtoeslag=[]) == 100
