"""Kinderbijslag: art. 7 and 12 of the Algemene Kinderbijslagwet (AKW).

https://wetten.overheid.nl/BWBR0002368

An amount per child per quarter, by its age on the first day of the quarter: 0-5, 6-11 or 12-17. No
test of income or assets. Paid after the quarter.

Not covered: whether a child belongs to the household, is maintained or shared with another parent,
the double amount for care or for a child that lives elsewhere, and living abroad. Of 2025-07 to
2025-12 the amounts were not seen in any source: then there is no amount.
"""

from typing import Final

from calc.base.money import engine_context
from calc.base.step import Operation, Step, Unit, step
from calc.dossier.codes import ADULT_AGE
from calc.law.rule import AmountName, Input, InputKind, Rule, RuleOutcome, Values
from calc.law.toeslagen.awir import ENTITLED
from calc.law.toeslagen.case import ToeslagCase
from calc.law.toeslagen.kindgebonden_budget import NO_CHILDREN
from calc.tariffs.tariffs import TariffsOn

SECOND_AGE: Final = 6
THIRD_AGE: Final = 12


def kinderbijslag(values: Values, tariffs: TariffsOn, month: str = "") -> RuleOutcome:
    """Kinderbijslag of one quarter for all children together."""
    with engine_context():
        return _kinderbijslag(ToeslagCase(RULE, values, tariffs, month=month))


def _kinderbijslag(case: ToeslagCase) -> RuleOutcome:
    ages = case.ages("child_ages")
    if ages is None:
        return case.outcome({AmountName.AMOUNT: None})
    young = sum(age < SECOND_AGE for age in ages)
    middle = sum(SECOND_AGE <= age < THIRD_AGE for age in ages)
    old = sum(THIRD_AGE <= age < ADULT_AGE for age in ages)
    parts = []
    if young:
        count = case.counted("kinderbijslag.children_0_5", young)
        parts.append(_each("kinderbijslag.ages_0_5", case, "kinderbijslag.0_5", count))
    if middle:
        count = case.counted("kinderbijslag.children_6_11", middle)
        parts.append(_each("kinderbijslag.ages_6_11", case, "kinderbijslag.6_11", count))
    if old:
        count = case.counted("kinderbijslag.children_12_17", old)
        parts.append(_each("kinderbijslag.ages_12_17", case, "kinderbijslag.12_17", count))
    known = case.unless_missing(*parts)
    if known is None:
        return case.outcome({AmountName.AMOUNT: None})
    amount = _a_quarter("kinderbijslag.amount", case, Operation.SUM, known)
    return case.outcome({AmountName.AMOUNT: amount}, ENTITLED if known else NO_CHILDREN)


def _each(code: str, case: ToeslagCase, key: str, count: Step) -> Step | None:
    """The amount of one age for each child of that age; None when it is missing."""
    amount = case.tariff(key)
    return None if amount is None else _a_quarter(code, case, Operation.PRODUCT, [amount, count])


def _a_quarter(code: str, case: ToeslagCase, operation: Operation, parts: list[Step]) -> Step:
    return step(
        code, operation, parts, Unit.EUR_PER_QUARTER, source="art. 12 en 13 AKW", at=case.at
    )


RULE: Final = Rule("kinderbijslag", (Input("child_ages", InputKind.AGES),), kinderbijslag)
