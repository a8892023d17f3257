"""The published examples of the toeslagen: contract files with their source, never rewritten.

A file of `toeslagen/` holds cases: a rule, a day, inputs, and what must come out, as printed. An
amount before rounding is compared in cents, one after rounding exactly; `steps` are steps of the
explanation. A case with `less` says what the bands of the rent fall by with those inputs.
"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from calc import Step
from calc.base.rounding import cents_half_up
from calc.law.rule import AmountName, RuleOutcome
from calc.law.toeslagen import (
    bijstand,
    huurtoeslag,
    kinderbijslag,
    kindgebonden_budget,
    zorgtoeslag,
)
from tests.legal.computing import compute

FOLDER: Final = Path(__file__).parent / "toeslagen"
RULES: Final = {
    module.RULE.name: module.RULE
    for module in (zorgtoeslag, huurtoeslag, kindgebonden_budget, kinderbijslag, bijstand)
}
NAMES: Final = sorted(source.stem for source in FOLDER.glob("*.json"))


def _file(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _cases() -> Iterator[Any]:
    for name in NAMES:
        for number, case in enumerate(_file(name)["cases"], start=1):
            yield pytest.param(case, id=f"{name}-{number}")


def _computed(case: dict[str, Any], **changed: Any) -> RuleOutcome:
    day = date.fromisoformat(case["on"])
    return compute(RULES[case["rule"]], day, **(case["inputs"] | changed))


@pytest.mark.parametrize("case", list(_cases()))
def test_a_published_example_comes_out_as_it_was_printed(case: dict[str, Any]) -> None:
    outcome = _computed(case)
    assert outcome.missing == ()
    for name, printed in case.get("expect", {}).items():
        amount = _amount(outcome, name)
        shown = cents_half_up(amount) if name == AmountName.YEAR_EXACT else amount
        assert shown == Decimal(printed), name
    for code, printed in case.get("steps", {}).items():
        assert cents_half_up(_step(outcome, code).amount) == Decimal(printed), code
    if "falls" in case:
        fall = _bands(outcome) - _bands(_computed(case, **case["less"]))
        assert fall == Decimal(case["falls"])


def _bands(outcome: RuleOutcome) -> Decimal:
    """What is paid of the rent, as a leaflet adds it up: each band in cents."""
    bands = _step(outcome, "huurtoeslag.subsidy").parts
    return sum((cents_half_up(band.amount) for band in bands), Decimal(0))


def _amount(outcome: RuleOutcome, name: str) -> Decimal:
    step = outcome.amounts[name]
    assert step is not None, name
    return step.amount


def _step(outcome: RuleOutcome, code: str) -> Step:
    waiting = [step for step in outcome.amounts.values() if step is not None]
    while waiting:
        step = waiting.pop()
        if step.code == code:
            return step
        waiting += step.parts
    raise AssertionError(f"no step {code}")


def test_every_file_names_its_source_and_every_case_expects_something() -> None:
    assert len(NAMES) == 13
    for name in NAMES:
        file = _file(name)
        assert file["source"]
        for case in file["cases"]:
            assert case.get("expect") or case.get("falls"), name


def test_the_table_of_2024_has_all_its_cells() -> None:
    assert len(_file("huurtoeslag_2024_table")["cases"]) == 45
