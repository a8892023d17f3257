"""Rules on a day with the tariff files that ship, for tests."""

from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from calc.rules.rule import Rule, RuleOutcome, Value
from calc.step import Status, Step, Unit, given
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
