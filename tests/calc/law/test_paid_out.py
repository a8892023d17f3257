"""A14: a norm as it is paid out, or a month in the place of a year, is a likely mistake."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc.law.paid_out import LikelyMistake, likely_mistakes
from calc.law.registry import RULES
from calc.law.rule import Leefsituatie
from tests.legal.ruling import amount_of, rule_on, tariffs_on, tariffs_without

D = Decimal
ON = date(2026, 7, 1)
BVV = RULES["beslagvrije_voet"]


def mistakes(day: date = ON, rule: str = "beslagvrije_voet", **values: Any) -> list[LikelyMistake]:
    made = {name: D(v) if isinstance(v, str) else v for name, v in values.items()}
    return list(likely_mistakes(RULES[rule], made, tariffs_on(day)))


@pytest.mark.parametrize(
    ("day", "entered", "meant"),
    [
        (ON, "1348.49", "1419.46"),  # alone
        (ON, "1926.40", "2027.79"),  # a couple
        (ON, "963.20", "1013.90"),  # each of a couple
        (ON, "1507.97", "1587.34"),  # alone, AOW age
        (ON, "2067.30", "2176.10"),  # a couple, AOW age
        (ON, "834.77", "878.71"),  # who shares the costs with two others
        (date(2026, 1, 1), "1331.43", "1401.50"),
        (date(2025, 7, 1), "1300.61", "1369.06"),
    ],
)
def test_a14_what_bijstand_pays_out_lacks_holiday_pay(day: date, entered: str, meant: str) -> None:
    for name in ("net_income", "other_income", "partner_income"):
        [found] = mistakes(day, **{name: entered})
        assert found == LikelyMistake(name, "paid_out", D(entered), D(meant))


@pytest.mark.parametrize("entered", ["1348.48", "1348.50", "1419.46", "1900.00", "0.00"])
def test_a14_any_other_amount_is_no_mistake(entered: str) -> None:
    assert mistakes(net_income=entered) == []


def test_a14_the_fault_gives_1281_07_and_the_amount_that_was_meant_1348_49() -> None:
    known: dict[str, Any] = {
        "situation": Leefsituatie.ALLEENSTAANDE,
        "taxable_income": D(17000),
        "net_income": D("1348.49"),
        "other_income": D(0),
    }
    assert amount_of(rule_on(BVV, ON, **known)) == D("1281.07")
    [found] = likely_mistakes(BVV, known, tariffs_on(ON))
    assert amount_of(rule_on(BVV, ON, **{**known, found.name: found.meant})) == D("1348.49")


@pytest.mark.parametrize("entered", ["1419.46", "1348.49"])
@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("beslagvrije_voet", "taxable_income"),
        ("zorgtoeslag", "income"),
        ("huurtoeslag", "income"),
        ("belastbaar_inkomen", "holiday_pay"),
    ],
)
def test_a14_a_month_in_the_place_of_a_year(rule: str, name: str, entered: str) -> None:
    values: dict[str, Any] = {name: entered}
    [found] = mistakes(rule=rule, **values)
    assert found == LikelyMistake(name, "per_month", D(entered), D("17033.52"))


def test_every_mistake_is_named_in_the_order_of_the_rule() -> None:
    found = mistakes(partner_income="963.20", net_income="1348.49", situation=Leefsituatie)
    assert [each.name for each in found] == ["net_income", "partner_income"]


def test_other_amounts_a_month_are_no_income() -> None:
    assert mistakes(housing_cost="1348.49", car_tax="1348.49") == []


def test_without_the_figures_nothing_is_named() -> None:
    keys = ("pw.norm.alleenstaand", "pw.norm.gehuwd", "pw.norm_aow.alleenstaand")
    more = ("pw.norm_aow.gehuwd_beiden", "pw.norm_aow.gehuwd_een")
    tariffs = tariffs_without(ON, *keys, *more)
    assert likely_mistakes(BVV, {"net_income": D("1348.49")}, tariffs) == ()
