"""Belastbaar inkomen a year out of a payslip: art. 475d lid 1 Rv, variable C of art. 475da.

https://wetten.overheid.nl/BWBR0001827 (art. 475d); Besluit beslagvrije voet.
C = 12 x the monthly taxable wage (loon LB/PH) + vakantiebijslag + extra periodic pay, for the
debtor and, when gehuwd, the spouse together. Derived: only the outline of the Besluit was seen.

Not covered: income that is not representative (then the average of four months by the Besluit),
income without wage tax, and which month counts.
"""

from typing import Final

from calc.base.money import engine_context
from calc.base.step import Operation, Step, Unit
from calc.base.unknown import UNKNOWN
from calc.law.bvv.known import MONTHS, entered_amount, of_the_law, step_if_known
from calc.law.rule import AmountName, Given, Input, InputKind, Rule, RuleOutcome, Values
from calc.tariffs.tariffs import TariffsOn

_ARTICLE: Final = "art. 475d lid 1 Rv; Besluit beslagvrije voet"
_HUNDRED: Final = of_the_law("bvv.hundred", "100", Unit.FACTOR, source=_ARTICLE)


def taxable_income(wage: Step | None, holiday: Step | None, extra: Step | None) -> Step | None:
    """C of one person, euros a year: wage a month; vakantiebijslag and extra pay a year."""
    year = _wages(wage)
    return step_if_known(
        "bvv.taxable_income.payslip",
        Operation.SUM,
        [year, holiday, extra],
        Unit.EUR_PER_YEAR,
        source=_ARTICLE,
        derived=True,
    )


def holiday_pay(wage: Step | None, percentage: Step | None) -> Step | None:
    """Vakantiebijslag a year: a percentage (8 is 8%) of the monthly wages of a year."""
    share = step_if_known(
        "bvv.taxable_income.holiday_share",
        Operation.QUOTIENT,
        [percentage, _HUNDRED],
        Unit.SHARE,
        source=_ARTICLE,
    )
    return step_if_known(
        "bvv.taxable_income.holiday",
        Operation.PRODUCT,
        [_wages(wage), share],
        Unit.EUR_PER_YEAR,
        source=_ARTICLE,
        derived=True,
    )


def of_both(debtor: Step | None, spouse: Step | None) -> Step | None:
    """C of a couple: both together, euros a year."""
    return step_if_known(
        "bvv.taxable_income.both",
        Operation.SUM,
        [debtor, spouse],
        Unit.EUR_PER_YEAR,
        source="art. 475d lid 1 Rv",
    )


def _wages(wage: Step | None) -> Step | None:
    return step_if_known(
        "bvv.taxable_income.wages",
        Operation.PRODUCT,
        [wage, MONTHS],
        Unit.EUR_PER_YEAR,
        source=_ARTICLE,
        derived=True,
    )


def _compute(values: Values, tariffs: TariffsOn) -> RuleOutcome:
    with engine_context():
        given = Given(RULE, values, tariffs)
        wage = entered_amount(
            "bvv.taxable_wage", given.value("taxable_wage"), Unit.EUR_PER_MONTH, source=_ARTICLE
        )
        holiday = _holiday(given, wage)
        extra = entered_amount(
            "bvv.extra_pay", given.value("extra_pay"), Unit.EUR_PER_YEAR, source=_ARTICLE
        )
        return given.outcome({AmountName.AMOUNT: taxable_income(wage, holiday, extra)})


def _holiday(given: Given, wage: Step | None) -> Step | None:
    """The amount when it is there; else out of the percentage; without either it is missing."""
    if given.values.get("holiday_pay", UNKNOWN) is UNKNOWN:
        percentage = given.values.get("holiday_percentage", UNKNOWN)
        if percentage is not UNKNOWN:
            share = entered_amount(
                "bvv.holiday_percentage", percentage, Unit.FACTOR, source=_ARTICLE
            )
            return holiday_pay(wage, share)
    return entered_amount(
        "bvv.holiday_pay", given.value("holiday_pay"), Unit.EUR_PER_YEAR, source=_ARTICLE
    )


RULE: Final = Rule(
    "belastbaar_inkomen",
    (
        Input("taxable_wage", InputKind.EUR_PER_MONTH),
        Input("holiday_pay", InputKind.EUR_PER_YEAR),
        Input("holiday_percentage", InputKind.NUMBER, special=True),
        Input("extra_pay", InputKind.EUR_PER_YEAR),
    ),
    _compute,
)
