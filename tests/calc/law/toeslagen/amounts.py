"""Amounts of one rule on one day, in short."""

from datetime import date
from decimal import Decimal
from typing import Any

from calc.law.rule import AmountName, Rule
from tests.legal.computing import compute

DAY = date(2026, 3, 1)


def amount(rule: Rule, part: AmountName, day: date = DAY, **inputs: Any) -> Decimal:
    """One amount, which must be there."""
    outcome = compute(rule, day, **inputs)
    step = outcome.amounts[part]
    assert step is not None, outcome.missing
    return step.amount


def deciding(rule: Rule, day: date = DAY, **inputs: Any) -> str:
    """The condition that decides."""
    return compute(rule, day, **inputs).deciding
