"""The explanation of each toeslag, written out: code, amount, unit, operation, source, status.

`trees/` holds what was read and found right; a change of a step or its source shows here.
"""

from pathlib import Path
from typing import Any, Final

import pytest

from calc import Step
from calc.law.rule import Rule
from calc.law.toeslagen import (
    bijstand,
    huurtoeslag,
    kinderbijslag,
    kindgebonden_budget,
    zorgtoeslag,
)
from calc.law.toeslagen.case import INPUT
from tests.calc.law.toeslagen.test_missing_figures import CASES, DAY, HOME, NORM, OLD
from tests.legal.computing import tariffs_on, values_of

TREES: Final = Path(__file__).parent / "trees"
MORE: Final = CASES | {
    "zorgtoeslag_not_insured": (
        zorgtoeslag.RULE,
        DAY,
        {"income": "31000", "partner": True, "partner_insured": False},
    ),
    "zorgtoeslag_alone": (zorgtoeslag.RULE, DAY, {"income": "31000", "partner": False}),
    "kindgebonden_budget_one_child": (
        kindgebonden_budget.RULE,
        DAY,
        {"income": "1", "partner": False, "child_ages": [3]},
    ),
    "kindgebonden_budget_couple": (
        kindgebonden_budget.RULE,
        DAY,
        {"income": "41000", "partner": True, "child_ages": [3, 4, 13, 14, 16, 17]},
    ),
    "huurtoeslag_2024_elderly": (
        huurtoeslag.RULE,
        OLD,
        HOME | {"ages": [70, 40], "household_size": 2, "service_costs": "20"},
    ),
    "huurtoeslag_2024_low_income": (huurtoeslag.RULE, OLD, HOME | {"income": "1"}),
    "huurtoeslag_young": (
        huurtoeslag.RULE,
        DAY,
        HOME | {"ages": [20], "household_size": 1, "partner": False},
    ),
    "huurtoeslag_under_18": (huurtoeslag.RULE, DAY, HOME | {"ages": [17, 40]}),
    "kinderbijslag_none": (kinderbijslag.RULE, DAY, {"child_ages": []}),
    "bijstand_couple_shared": (
        bijstand.RULE,
        DAY,
        NORM | {"situation": "gehuwd_met_kinderen", "aow": [False, True], "cost_sharers": 4},
    ),
    "bijstand_plain": (
        bijstand.RULE,
        DAY,
        {name: value for name, value in NORM.items() if name != "assets"},
    ),
}


def written(rule: Rule, day: Any, inputs: dict[str, Any]) -> str:
    outcome = rule.compute(values_of(rule, inputs), tariffs_on(day))
    assert outcome.missing == ()
    lines = [f"{outcome.rule} {outcome.deciding} {outcome.status} {' '.join(outcome.assumed)}"]
    seen = set[int]()
    for name, step in outcome.amounts.items():
        assert step is not None
        lines.append(f"{name}:")
        lines += _lines(step, 1, seen)
    return "\n".join(lines) + "\n"


def _lines(step: Step, depth: int, seen: set[int]) -> list[str]:
    indent = "  " * depth
    if id(step) in seen and step.parts:
        return [f"{indent}{step.id} see above"]
    seen.add(id(step))
    facts = (f"{step.amount:f}", step.unit, step.operation, step.source, step.status)
    line = f"{indent}{step.id} | {' | '.join(facts)}"
    return [line, *(each for part in step.parts for each in _lines(part, depth + 1, seen))]


@pytest.mark.parametrize("name", sorted(MORE))
def test_the_explanation_is_as_it_was_read(name: str) -> None:
    expected = (TREES / f"{name}.txt").read_text(encoding="utf-8")
    assert written(*MORE[name]) == expected


def test_no_tree_is_left_over() -> None:
    assert {source.stem for source in TREES.glob("*.txt")} == MORE.keys()


def test_the_inputs_of_each_rule_are_those_of_the_contract() -> None:
    rules = (zorgtoeslag, huurtoeslag, kindgebonden_budget, kinderbijslag, bijstand)
    found = {
        module.RULE.name: [
            f"{spec.name}:{spec.kind}" + ("" if spec.assumed is None else f"={spec.assumed}")
            for spec in module.RULE.inputs
        ]
        for module in rules
    }
    year, month = "eur_per_year", "eur_per_month"
    assert found == {
        "zorgtoeslag": [
            f"income:{year}",
            "partner:yes_no",
            "partner_insured:yes_no=True",
            "assets:eur=0",
        ],
        "huurtoeslag": [
            f"income:{year}",
            "partner:yes_no",
            "household_size:count",
            f"rent:{month}",
            f"service_costs:{month}=0",
            "ages:ages",
            "assets:eur=0",
        ],
        "kindgebonden_budget": [
            f"income:{year}",
            "partner:yes_no",
            "child_ages:ages",
            "assets:eur=0",
        ],
        "kinderbijslag": ["child_ages:ages"],
        "bijstand": [
            "situation:situation",
            f"net_income:{month}",
            "aow:yes_no_each",
            "cost_sharers:count",
            f"exempt:{month}",
            "assets:eur=0",
        ],
    }
    assert INPUT == "input"
