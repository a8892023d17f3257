"""A figure of the law that nobody could confirm: named in `missing`, and no amount without it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from calc import TariffsOn
from calc.base.step import Status
from calc.law.rule import Rule
from calc.law.toeslagen import (
    bijstand,
    huurtoeslag,
    kinderbijslag,
    kindgebonden_budget,
    zorgtoeslag,
)
from tests.legal.computing import tariffs_on, values_of

DAY, OLD = date(2026, 3, 1), date(2024, 3, 1)
HOME: dict[str, Any] = {
    "income": "33000",
    "partner": True,
    "household_size": 3,
    "rent": "800",
    "ages": [40, 40, 8],
    "assets": "5",
}
NORM: dict[str, Any] = {
    "situation": "alleenstaande",
    "net_income": "100",
    "aow": [False],
    "cost_sharers": 1,
    "exempt": "10",
    "assets": "5",
}
CASES: dict[str, tuple[Rule, date, dict[str, Any]]] = {
    "zorgtoeslag": (zorgtoeslag.RULE, DAY, {"income": "1", "partner": True, "assets": "5"}),
    "kindgebonden_budget": (
        kindgebonden_budget.RULE,
        DAY,
        {"income": "1", "partner": False, "child_ages": [3, 13, 17], "assets": "5"},
    ),
    "kinderbijslag": (kinderbijslag.RULE, DAY, {"child_ages": [3, 8, 13]}),
    "huurtoeslag": (huurtoeslag.RULE, DAY, HOME),
    "huurtoeslag_2024": (huurtoeslag.RULE, OLD, HOME),
    "bijstand": (bijstand.RULE, DAY, NORM),
    "bijstand_shared": (bijstand.RULE, DAY, NORM | {"cost_sharers": 3}),
}
KEYS = {
    "zorgtoeslag": """zorgtoeslag.standaardpremie zorgtoeslag.drempelinkomen
        zorgtoeslag.drempel_partner zorgtoeslag.boven_drempel zorgtoeslag.vermogen_partner""",
    "kindgebonden_budget": """kgb.eerste_kind kgb.volgend_kind kgb.extra_12_15 kgb.extra_16_17
        kgb.alleenstaande_ouderkop kgb.drempel_alleen kgb.afbouw zorgtoeslag.vermogen_alleen""",
    "kinderbijslag": "kinderbijslag.0_5 kinderbijslag.6_11 kinderbijslag.12_17",
    "huurtoeslag": """huurtoeslag.huurgrens huurtoeslag.basishuur_minimum.meerpersoons
        huurtoeslag.inkomensijkpunt.meerpersoons huurtoeslag.afbouw.meerpersoons
        huurtoeslag.kwaliteitskortingsgrens huurtoeslag.aftoppingsgrens_3
        huurtoeslag.deel_tot_aftoppingsgrens huurtoeslag.deel_boven_aftoppingsgrens
        huurtoeslag.vermogen""",
    "huurtoeslag_2024": """huurtoeslag.huurgrens huurtoeslag.basishuur_minimum.meerpersoons
        huurtoeslag.inkomensijkpunt.meerpersoons huurtoeslag.factor_a.meerpersoons
        huurtoeslag.factor_b.meerpersoons huurtoeslag.taakstelling
        huurtoeslag.servicekosten_maximum huurtoeslag.kwaliteitskortingsgrens
        huurtoeslag.aftoppingsgrens_3 huurtoeslag.deel_tot_aftoppingsgrens
        huurtoeslag.vermogen aow.leeftijd""",
    "bijstand": "pw.norm.alleenstaand pw.vermogen.alleenstaand",
    "bijstand_shared": "pw.norm.gehuwd pw.vermogen.alleenstaand",
}


def _without(key: str, day: date) -> TariffsOn:
    """The tariffs of a day, as if nobody could confirm one value."""
    known = tariffs_on(day)
    gone = tuple(
        replace(value, amount=None, status=Status.MISSING) for value in known.file.values[key]
    )
    return TariffsOn(replace(known.file, values={**known.file.values, key: gone}), day, day)


def _each() -> Iterator[tuple[str, str]]:
    for name, keys in KEYS.items():
        for key in keys.split():
            yield name, key


@pytest.mark.parametrize(("name", "key"), list(_each()))
def test_without_a_figure_there_is_no_amount(name: str, key: str) -> None:
    rule, day, inputs = CASES[name]
    values = values_of(rule, inputs)
    complete = rule.compute(values, tariffs_on(day))
    assert None not in complete.amounts.values()
    outcome = rule.compute(values, _without(key, day))
    assert outcome.missing == (f"tariff:{key}",)
    assert set(outcome.amounts.values()) == {None}
    assert outcome.deciding == ""


@pytest.mark.parametrize("name", CASES)
def test_those_are_all_the_figures_that_its_amounts_are_made_of(name: str) -> None:
    rule, day, inputs = CASES[name]
    waiting = list(rule.compute(values_of(rule, inputs), tariffs_on(day)).amounts.values())
    used = set()
    for step in waiting:
        assert step is not None
        waiting += step.parts
        used |= {step.code.removeprefix("tariff.")} if step.code.startswith("tariff.") else set()
    assert used == set(KEYS[name].split()) - {"aow.leeftijd"}


def test_what_leaves_the_ages_open_twice_is_named_once() -> None:
    inputs = HOME | {"ages": [20], "household_size": 2}
    outcome = huurtoeslag.RULE.compute(values_of(huurtoeslag.RULE, inputs), tariffs_on(OLD))
    assert outcome.missing == ("ages",)


def test_a_missing_figure_leaves_even_a_refusal_open() -> None:
    rule, _, inputs = CASES["huurtoeslag"]
    values = values_of(rule, inputs | {"ages": [17, 40]})
    assert rule.compute(values, tariffs_on(DAY)).deciding == "applicant_under_18"
    outcome = rule.compute(values, _without("huurtoeslag.vermogen", DAY))
    assert (set(outcome.amounts.values()), outcome.deciding) == ({None}, "")
