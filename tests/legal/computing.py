"""The tariffs as they are shipped, and one rule computed by what is written in a case file."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from calc import TariffFile, Tariffs, TariffsOn, read_tariff_file
from calc.law.rule import InputKind, Leefsituatie, Rule, RuleOutcome, Value


@cache
def tariffs() -> Tariffs:
    """All tariff files of the program."""
    found = []
    for source in files("tariffs").iterdir():
        if source.name.endswith(".toml"):
            file = read_tariff_file(source.read_text(encoding="utf-8"), source.name)
            assert isinstance(file, TariffFile), file
            found.append(file)
    return Tariffs.of(found)


@cache
def tariffs_on(day: date) -> TariffsOn:
    """What is in force on a day that has tariffs."""
    found = tariffs().on(day)
    assert isinstance(found, TariffsOn), found
    return found


def compute(rule: Rule, day: date, **inputs: Any) -> RuleOutcome:
    """One rule alone. Amounts may be text, lists may be lists."""
    return rule.compute(values_of(rule, inputs), tariffs_on(day))


def values_of(rule: Rule, inputs: Mapping[str, Any]) -> dict[str, Value]:
    """Inputs as a case file has them, as the rule takes them."""
    kinds = {spec.name: spec.kind for spec in rule.inputs}
    return {name: _value(kinds[name], value) for name, value in inputs.items()}


def _value(kind: InputKind, value: Any) -> Value:
    match kind:
        case InputKind.EUR | InputKind.EUR_PER_YEAR | InputKind.EUR_PER_MONTH:
            return Decimal(value)
        case InputKind.SITUATION:
            return Leefsituatie(value)
        case InputKind.AGES | InputKind.HOURS | InputKind.YES_NO_EACH:
            return tuple(value)
        case _:
            found: Value = value
            return found
