"""Rules on a day with the tariff files that ship, for tests."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from calc.base.step import Status, Step, Unit, given
from calc.law.rule import Rule, RuleOutcome, Value
from calc.tariffs import TariffFile, Tariffs, TariffsOn, read_tariff_file


@cache
def tariffs() -> Tariffs:
    found = []
    for file in sorted(files("tariffs").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            read = read_tariff_file(file.read_text(encoding="utf-8"), file.name)
            assert isinstance(read, TariffFile), read
            found.append(read)
    return Tariffs.of(found)


def tariffs_on(day: date) -> TariffsOn:
    found = tariffs().on(day)
    assert isinstance(found, TariffsOn), found
    return found


def rule_on(rule: Rule, day: date, **values: Value) -> RuleOutcome:
    return rule.compute(values, tariffs_on(day))


def amount_of(outcome: RuleOutcome, name: str = "amount") -> Decimal:
    step = outcome.amounts[name]
    assert step is not None, (name, outcome.missing)
    return step.amount


def entry(code: str, amount: int | str, unit: Unit = Unit.EUR_PER_MONTH) -> Step:
    return given(code, Decimal(amount), unit, source="test", status=Status.ENTERED)


def tariffs_without(day: date, *keys: str) -> TariffsOn:
    """The tariffs of a day in which nobody could confirm these keys."""
    on = tariffs_on(day)
    values = {
        key: tuple(
            replace(value, amount=None, status=Status.MISSING, reason="not seen")
            if key in keys
            else value
            for value in found
        )
        for key, found in on.file.values.items()
    }
    return TariffsOn(replace(on.file, values=values), on.day, on.known_on)


def figure(day: date, key: str) -> Decimal:
    step = tariffs_on(day).leaf(key)
    assert step is not None, key
    return step.amount
