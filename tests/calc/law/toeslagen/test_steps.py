"""The explanation of a toeslag: the leaves are tariffs, the law itself and what was entered."""

from decimal import Decimal
from typing import Any

import pytest

from calc import Step
from calc.base.step import Operation, Status, Unit, given
from calc.law.rule import Rule
from calc.law.toeslagen import (
    bijstand,
    huurtoeslag,
    kinderbijslag,
    kindgebonden_budget,
    zorgtoeslag,
)
from calc.law.toeslagen.case import by_law
from tests.calc.law.toeslagen.amounts import DAY
from tests.legal.computing import compute, tariffs_on, values_of

CASES: list[tuple[Rule, dict[str, Any]]] = [
    (zorgtoeslag.RULE, {"income": "31000", "partner": True, "assets": "5"}),
    (kindgebonden_budget.RULE, {"income": "31000", "partner": False, "child_ages": [3, 13]}),
    (kinderbijslag.RULE, {"child_ages": [3, 13]}),
    (
        huurtoeslag.RULE,
        {
            "income": "31000",
            "partner": False,
            "household_size": 1,
            "rent": "700",
            "ages": [40],
        },
    ),
    (
        bijstand.RULE,
        {
            "situation": "alleenstaande",
            "net_income": "100",
            "aow": [False],
            "cost_sharers": 2,
            "exempt": "10",
        },
    ),
]
each_rule = pytest.mark.parametrize(("rule", "inputs"), CASES, ids=[rule.name for rule, _ in CASES])


def steps_of(rule: Rule, inputs: dict[str, Any], **more: Any) -> list[Step]:
    found = rule.compute(values_of(rule, inputs), tariffs_on(DAY), **more).amounts.values()
    waiting = [step for step in found if step is not None]
    for step in waiting:
        waiting += [part for part in step.parts if all(part is not other for other in waiting)]
    return waiting


@each_rule
def test_every_leaf_says_where_it_is_from(rule: Rule, inputs: dict[str, Any]) -> None:
    for step in steps_of(rule, inputs):
        assert step.source
        if step.operation is Operation.GIVEN:
            assert step.status in (Status.ENTERED, Status.LAW, Status.SOURCE, Status.DERIVED)
            assert (step.source == "input") is (step.status is Status.ENTERED)
        else:
            assert step.at == rule.name or step.code == "huurtoeslag.assets_limit_two"


@each_rule
def test_a_step_has_one_amount_by_its_id(rule: Rule, inputs: dict[str, Any]) -> None:
    amounts: dict[str, Decimal] = {}
    for step in steps_of(rule, inputs):
        assert amounts.setdefault(step.id, step.amount) == step.amount, step.id


@each_rule
def test_a_month_tells_the_steps_of_one_dossier_apart(rule: Rule, inputs: dict[str, Any]) -> None:
    made = [step for step in steps_of(rule, inputs, month="2027-01") if step.parts]
    assert {step.at for step in made} == {f"2027-01.{rule.name}"}


@pytest.mark.parametrize(
    ("rule", "inputs", "name"),
    [
        (*CASES[0], "income"),
        (*CASES[0], "assets"),
        (*CASES[1], "income"),
        (*CASES[3], "income"),
        (*CASES[3], "rent"),
        (*CASES[4], "net_income"),
        (*CASES[4], "exempt"),
    ],
)
def test_what_comes_from_a_dossier_keeps_its_own_leaf(
    rule: Rule, inputs: dict[str, Any], name: str
) -> None:
    entered = given(
        "toeslag_check.rent",
        Decimal(inputs[name]),
        Unit.EUR_PER_MONTH,
        source="dossier",
        status=Status.ENTERED,
        at="housing.basic_rent",
    )
    found = steps_of(rule, inputs, steps={name: entered})
    assert any(step is entered for step in found)
    assert f"toeslag.input.{name}" not in {step.code for step in found}


def test_a_number_of_the_law_itself_is_a_leaf_of_the_law() -> None:
    leaf = by_law("toeslag.two", Decimal(2), Unit.FACTOR, source="art. 3 Awir")
    assert (leaf.code, leaf.amount, leaf.unit) == ("toeslag.two", Decimal(2), Unit.FACTOR)
    assert (leaf.source, leaf.status, leaf.parts) == ("art. 3 Awir", Status.LAW, ())


@each_rule
def test_the_context_of_the_caller_does_not_matter(rule: Rule, inputs: dict[str, Any]) -> None:
    from decimal import localcontext

    plain = [step and step.amount for step in compute(rule, DAY, **inputs).amounts.values()]
    with localcontext(prec=4):
        rough = [step and step.amount for step in compute(rule, DAY, **inputs).amounts.values()]
    assert rough == plain
