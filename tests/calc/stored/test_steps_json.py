"""Steps written at once are the text of their plain values; an amount has at most nine decimals."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calc import as_json
from calc.base.rounding import snap
from calc.base.step import Operation, Status, Step, Unit
from calc.stored.assessment_json import assessment_text
from calc.stored.json_text import json_text
from calc.stored.steps_json import Steps, exact, steps_text
from tests.building import EXAMPLES, example_outcome, outcome

EVERY = sorted(path.name.removesuffix(".uitzicht.json") for path in EXAMPLES.glob("*.json"))
PLACES = 18


def _step(amount: Decimal, unit: Unit = Unit.EUR, *parts: Step, label: str = "") -> Step:
    return Step(
        'a "code"', amount, unit, Operation.SUM, parts, "ENGINE 1", Status.LAW, "2026-12", label
    )


@pytest.mark.uncounted
@pytest.mark.parametrize("name", EVERY)
def test_an_assessment_as_its_plain_values(name: str) -> None:
    made = example_outcome(name)
    assert assessment_text(made) == json_text(as_json(made))


def test_an_outcome_without_a_plan_as_its_plain_values() -> None:
    made = outcome({})
    assert made.partial
    assert assessment_text(made) == json_text(as_json(made))


@pytest.mark.parametrize("depth", [0, 3])
def test_a_step_that_comes_again_is_pointed_at(depth: int) -> None:
    leaf = _step(Decimal("1.50"), label='Ziggo "x"\n')
    twice = _step(Decimal(3), Unit.EUR, leaf, leaf)
    roots = [twice, _step(Decimal(6), Unit.EUR_PER_MONTH, twice, leaf)]
    steps = Steps()
    whole: object = [steps.tree(root) for root in roots]
    for _ in range(depth):
        whole = [whole]
    begin = "".join("[\n" + " " * each for each in range(1, depth + 1))
    end = "".join("\n" + " " * each + "]" for each in reversed(range(depth)))
    assert json_text(whole) == begin + steps_text(roots, depth) + end


def test_no_steps_are_an_empty_list() -> None:
    assert steps_text([], 1) == "[]"


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=PLACES), st.sampled_from(Unit))
@example(Decimal("-0"), Unit.EUR)
@example(Decimal("-0.0000000001"), Unit.EUR)
@example(Decimal("0.0000000005"), Unit.EUR)
@example(Decimal("1.9999999995"), Unit.EUR)
@example(Decimal("1E+3"), Unit.EUR)
@example(Decimal("100"), Unit.EUR)
@example(Decimal("100.10"), Unit.EUR)
@example(Decimal("0.000000123456"), Unit.PER_EUR)
@example(Decimal("0.000000123456"), Unit.PER_EUR_SQUARED)
def test_an_amount_has_nine_decimals_at_most_and_no_zero_behind_them(
    amount: Decimal, unit: Unit
) -> None:
    keeps = unit in (Unit.PER_EUR, Unit.PER_EUR_SQUARED)
    whole = f"{amount if keeps else snap(amount):f}"
    expected = whole.rstrip("0").rstrip(".") if "." in whole else whole
    assert exact(_step(amount, unit)) == expected
