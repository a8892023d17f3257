"""The registry: every rule and every input that a user may name, by the names that were agreed."""

from datetime import date

import pytest

from calc import TariffsOn
from calc.base.step import Status
from calc.law.registry import RULES
from calc.law.rule import AmountName, InputKind, Rule
from tests.fake_rule import tariffs

AGREED = {
    "zorgtoeslag": "income partner partner_insured",
    "huurtoeslag": "income partner household_size rent service_costs ages",
    "kindgebonden_budget": "income partner child_ages",
    "beslagvrije_voet": "situation taxable_income net_income other_income partner_income"
    " housing_cost raise_requested",
    "vtlb": "situation taxable_income net_income other_income partner_income housing_cost"
    " raise_requested hours aow individual_costs corrections",
    "kinderbijslag": "child_ages",
    "bijstand": "situation net_income aow cost_sharers exempt",
}
TOESLAGEN = {"zorgtoeslag", "huurtoeslag", "kindgebonden_budget"}
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


@pytest.mark.parametrize("name", AGREED)
def test_a_rule_has_the_inputs_that_were_agreed(name: str) -> None:
    names = [spec.name for spec in RULES[name].inputs]
    assert set(AGREED[name].split()) <= set(names)
    assert len(names) == len(set(names))


def test_a_rule_is_found_by_its_own_name() -> None:
    assert all(rule.name == name for name, rule in RULES.items())


def test_an_input_is_of_the_same_kind_in_every_rule() -> None:
    kinds: dict[str, set[InputKind]] = {}
    for rule in RULES.values():
        for spec in rule.inputs:
            kinds.setdefault(spec.name, set()).add(spec.kind)
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


@every_rule
@pytest.mark.parametrize("day", [date(2023, 1, 1), date(2025, 12, 31), date(2026, 7, 1)])
def test_with_nothing_known_nothing_is_given_and_something_is_missing(
    rule: Rule, day: date
) -> None:
    on = tariffs().on(day)
    assert isinstance(on, TariffsOn)
    outcome = rule.compute({}, on)
    wanted = (
        {AmountName.YEAR_EXACT, AmountName.YEAR, AmountName.MONTH}
        if rule.name in TOESLAGEN
        else {AmountName.AMOUNT}
    )
    assert wanted <= outcome.amounts.keys()
    assert {outcome.amounts[part] for part in wanted} == {None}
    assert outcome.status is Status.MISSING
    assert outcome.missing
    assert set(outcome.missing) <= {spec.name for spec in rule.inputs}
