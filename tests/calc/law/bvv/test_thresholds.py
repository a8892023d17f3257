"""Each threshold of the beslagvrije voet: at it and a cent or a euro beside it."""

from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from calc.base.rounding import cents_half_up
from calc.base.step import Status
from calc.law.bvv import RULE
from calc.law.rule import Leefsituatie, RuleOutcome, Value
from tests.legal.ruling import amount_of, figure, rule_on

ALONE, PARENT, COUPLE, FAMILY = Leefsituatie
OLD: Final = date(2025, 12, 31)
NEW: Final = date(2026, 1, 1)
CENT: Final = Decimal("0.01")
EURO: Final = Decimal(1)


def _bvv(on: date, situation: Leefsituatie, taxable: Decimal | int, **more: Value) -> RuleOutcome:
    values: dict[str, Value] = {"raise_requested": False, **more}
    return rule_on(RULE, on, situation=situation, taxable_income=Decimal(taxable), **values)


def _part(outcome: RuleOutcome, name: str) -> Decimal:
    return amount_of(outcome, name)


@pytest.mark.parametrize("on", [OLD, NEW])
@pytest.mark.parametrize("situation", list(Leefsituatie))
def test_zorg_begins_above_the_threshold_income(on: date, situation: Leefsituatie) -> None:
    limit = figure(on, "bvv.drempelinkomen")
    share = figure(on, "zorgtoeslag.boven_drempel")
    assert _part(_bvv(on, situation, limit - EURO), "zorg") == 0
    assert _part(_bvv(on, situation, limit), "zorg") == 0
    assert _part(_bvv(on, situation, limit + 12), "zorg") == share


@pytest.mark.parametrize("on", [OLD, NEW])
def test_kgb_of_a_parent_begins_above_the_threshold_income(on: date) -> None:
    limit = figure(on, "bvv.drempelinkomen")
    assert _part(_bvv(on, PARENT, limit - EURO), "kgb") == 0
    assert _part(_bvv(on, PARENT, limit), "kgb") == 0
    assert _part(_bvv(on, PARENT, limit + 12), "kgb") == figure(on, "kgb.afbouw")


@pytest.mark.parametrize("on", [OLD, NEW])
def test_kgb_of_a_couple_begins_above_the_raised_threshold(on: date) -> None:
    limit = figure(on, "bvv.drempelinkomen") + figure(on, "kgb.drempelverhoging_paar")
    assert _part(_bvv(on, FAMILY, limit - EURO), "kgb") == 0
    assert _part(_bvv(on, FAMILY, limit), "kgb") == 0
    assert _part(_bvv(on, FAMILY, limit + 12), "kgb") == figure(on, "kgb.afbouw")


@pytest.mark.parametrize(
    ("situation", "household"),
    [
        (ALONE, "eenpersoons"),
        (PARENT, "meerpersoons"),
        (COUPLE, "meerpersoons"),
        (FAMILY, "meerpersoons"),
    ],
)
def test_huur_begins_above_the_income_point_from_2026(
    situation: Leefsituatie, household: str
) -> None:
    point = figure(NEW, f"huurtoeslag.inkomensijkpunt.{household}")
    below, at, above = (
        _bvv(NEW, situation, taxable) for taxable in (point - EURO, point, point + 12)
    )
    assert _part(below, "huur") == 0
    assert _part(at, "huur") == 0
    taper = figure(NEW, f"huurtoeslag.afbouw.{household}")
    assert abs(_part(above, "huur") - taper) < Decimal("1E-20")
    assert below.amounts["huur"] is not None
    assert below.amounts["huur"].parts[0].parts[0].code == "bvv.huur.above_point.not_negative"
    assert at.amounts["huur"] is not None
    assert at.amounts["huur"].parts[0].parts[0].code == "bvv.huur.above_point"


def test_the_floor_at_zero_is_derived_only_where_it_binds() -> None:
    point = figure(NEW, "huurtoeslag.inkomensijkpunt.eenpersoons")
    assert _bvv(NEW, ALONE, point - EURO).status is Status.DERIVED
    assert _bvv(NEW, ALONE, point).status is Status.SOURCE


@pytest.mark.parametrize("situation", list(Leefsituatie))
def test_huur_begins_where_the_normhuur_exceeds_the_lowest_until_2025(
    situation: Leefsituatie,
) -> None:
    household = "eenpersoons" if situation is ALONE else "meerpersoons"
    point = figure(OLD, f"huurtoeslag.inkomensijkpunt.{household}")
    assert _part(_bvv(OLD, situation, point), "huur") == 0
    assert _part(_bvv(OLD, situation, point + 500), "huur") > 0
    assert _part(_bvv(OLD, situation, 0), "huur") == 0


@pytest.mark.parametrize("situation", list(Leefsituatie))
def test_huur_stops_at_its_maximum_from_2026(situation: Leefsituatie) -> None:
    household = "eenpersoons" if situation is ALONE else "meerpersoons"
    most = figure(NEW, "huurtoeslag.huurgrens") - figure(
        NEW, f"huurtoeslag.basishuur_minimum.{household}"
    )
    point = figure(NEW, f"huurtoeslag.inkomensijkpunt.{household}")
    income = point + most * 12 / figure(NEW, f"huurtoeslag.afbouw.{household}")
    assert _part(_bvv(NEW, situation, income - EURO), "huur") < most
    assert _part(_bvv(NEW, situation, income + EURO), "huur") == most


@pytest.mark.parametrize("on", [OLD, NEW])
@pytest.mark.parametrize("situation", list(Leefsituatie))
def test_zorg_stops_at_its_maximum(on: date, situation: Leefsituatie) -> None:
    who, insured = ("gehuwd", 2) if situation.is_couple else ("alleenstaand", 1)
    most = insured * figure(on, "zorgtoeslag.standaardpremie") / 12 - figure(
        on, f"pw.inrichting.premie.{who}"
    )
    income = figure(on, "bvv.drempelinkomen") + most * 12 / figure(on, "zorgtoeslag.boven_drempel")
    below = _part(_bvv(on, situation, income - EURO), "zorg")
    assert most - Decimal("0.02") < below < most
    above = _bvv(on, situation, income + EURO)
    assert abs(_part(above, "zorg") - most) < Decimal("1E-20")
    assert _part(above, "zorg") == _part(above, "zorg_maximum")


@pytest.mark.parametrize("on", [OLD, NEW])
@pytest.mark.parametrize("situation", [PARENT, COUPLE, FAMILY])
def test_the_maximum_of_the_situation_decides_from_where_the_formula_reaches_it(
    on: date, situation: Leefsituatie
) -> None:
    most = figure(on, f"bvv.maximum.{situation.value}")
    low, high = Decimal(20000), Decimal(300000)
    if _bvv(on, situation, high).deciding == "bvv_formula":  # the formula stays a fraction below
        assert most - CENT < _part(_bvv(on, situation, high), "formula") <= most
        return
    while high - low > CENT:
        middle = (low + high) / 2
        if _bvv(on, situation, middle).deciding == "bvv_formula":
            low = middle
        else:
            high = middle
    assert _bvv(on, situation, high).deciding == "bvv_maximum"
    assert most - CENT <= _part(_bvv(on, situation, low), "amount") <= most
    assert _part(_bvv(on, situation, high), "amount") == most


@pytest.mark.parametrize("on", [OLD, NEW])
@pytest.mark.parametrize("situation", [PARENT, FAMILY])
def test_with_children_the_maximum_decides_in_the_end(on: date, situation: Leefsituatie) -> None:
    assert _bvv(on, situation, 300000).deciding == "bvv_maximum"


def test_the_formula_changes_on_the_first_of_january_2026() -> None:
    """With 30,000: quadratic with the normhuur before, linear with the basishuur after."""
    old, new = _bvv(OLD, ALONE, 30000), _bvv(NEW, ALONE, 30000)
    assert old.amounts["huur"] is not None
    assert new.amounts["huur"] is not None
    assert old.amounts["huur"].code == "bvv.huur.above_normhuur"
    assert new.amounts["huur"].code == "bvv.huur"
    assert cents_half_up(_part(old, "huur")) == Decimal("170.21")
    assert cents_half_up(_part(new, "huur")) == Decimal("147.94")  # (30000 - 23425) x 27% / 12


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_norm_changes_on_the_first_of_july(year: int) -> None:
    june, july = (_bvv(date(year, *day), COUPLE, 0) for day in ((6, 30), (7, 1)))
    for on, outcome in ((date(year, 6, 30), june), (date(year, 7, 1), july)):
        assert _part(outcome, "base") == figure(on, "pw.norm.gehuwd") * Decimal("0.95")
    assert _part(june, "base") < _part(july, "base")
    assert _part(june, "maximum") < _part(july, "maximum")


@pytest.mark.parametrize(
    ("net", "amount", "deciding"),
    [
        ("1401.49", "1331.42", "bvv_income_share"),  # 1331.4155
        ("1401.50", "1331.43", "bvv_formula"),  # 95% is the norm exactly
        ("1401.51", "1331.43", "bvv_formula"),
    ],
)
def test_ninety_five_percent_of_the_income(net: str, amount: str, deciding: str) -> None:
    outcome = _bvv(NEW, ALONE, 20000, net_income=Decimal(net), other_income=Decimal(0))
    assert (str(_part(outcome, "amount")), outcome.deciding) == (amount, deciding)
    assert _part(outcome, "seizable") == Decimal(net) - Decimal(amount)


@pytest.mark.parametrize(
    ("partner", "deducted"), [("951.01", "951.01"), ("951.02", "951.01175"), ("9000", "951.01175")]
)
def test_the_partner_takes_at_most_half(partner: str, deducted: str) -> None:
    outcome = _bvv(
        NEW,
        COUPLE,
        20000,
        net_income=Decimal(3000),
        other_income=Decimal(0),
        partner_income=Decimal(partner),
    )
    assert _part(outcome, "deduction_partner") == Decimal(deducted)
    assert _part(outcome, "amount") == cents_half_up(Decimal("1902.0235") - Decimal(deducted))


@pytest.mark.parametrize(
    ("cost", "raised"), [("1026.22", "0"), ("1026.223", "0"), ("1026.23", "0.007")]
)
def test_high_housing_costs_begin_at_110_percent(cost: str, raised: str) -> None:
    outcome = _bvv(NEW, ALONE, 20000, raise_requested=True, housing_cost=Decimal(cost))
    assert _part(outcome, "raise") == Decimal(raised)
    is_raised = Decimal(raised) > 0
    assert ("tariff:bvv.woonkosten_maanden" in outcome.missing) is is_raised


def test_lid_7_ends_at_its_income_limit() -> None:
    limit = figure(OLD, "bvv.inkomensgrens_lid7.alleenstaande")
    home: dict[str, Value] = {
        "raise_requested": True,
        "own_home": True,
        "housing_cost": Decimal(900),
    }
    below, at = (_bvv(OLD, ALONE, taxable, **home) for taxable in (limit - 1, limit))
    assert 0 < _part(below, "raise_lid7") < Decimal("0.05")
    assert _part(at, "raise_lid7") == 0


@pytest.mark.parametrize("situation", list(Leefsituatie))
def test_lid_7_has_the_limit_of_its_household(situation: Leefsituatie) -> None:
    who = "alleenstaande" if situation is ALONE else "meerpersoons"
    limit = figure(NEW, f"bvv.inkomensgrens_lid7.{who}")
    home: dict[str, Value] = {
        "raise_requested": True,
        "own_home": True,
        "housing_cost": Decimal(700),
        "home_raise": Decimal(90),
    }
    assert _part(_bvv(NEW, situation, limit - CENT, **home), "raise") == 90
    assert _part(_bvv(NEW, situation, limit, **home), "raise") == 0


def test_without_address_half_a_cent_goes_up() -> None:
    outcome = rule_on(RULE, date(2025, 7, 1), situation=ALONE, no_address=True)
    assert str(_part(outcome, "amount")) == "929.01"  # 47.5% of 1955.80 is 929.005
