"""The beslagvrije voet a month, from C to what may be seized: art. 475da to 475e Rv.

https://wetten.overheid.nl/BWBR0001827 (art. 475b to 475fa)
art. 475da or 475e (`ground`), less the deductions of art. 475db, at most 95% of the income of
art. 475dc. Without any income: art. 475da alone. To cents, half a cent up, at the end only.

Not covered: which income has a beslagvrije voet and its division over several seizures (475c),
475dc lid 2, and what the kantonrechter may decide (475f, 475fa).
"""

from decimal import Decimal
from typing import Final

from calc.base.money import engine_context
from calc.base.step import Operation, Step, Unit
from calc.base.unknown import UNKNOWN
from calc.law.bvv.deductions import deducted
from calc.law.bvv.ground import INPUTS, ground
from calc.law.bvv.income_share import at_most_share, seizable, share_of_income
from calc.law.bvv.known import entered_amount, step_if_known
from calc.law.rule import (
    AmountName,
    Given,
    Input,
    InputKind,
    Leefsituatie,
    Rule,
    RuleOutcome,
    Values,
)
from calc.tariffs.tariffs import TariffsOn

_DEBTOR: Final = ("net_income", "other_income")
_COUPLE: Final = (*_DEBTOR, "partner_income")


def _compute(values: Values, tariffs: TariffsOn) -> RuleOutcome:
    with engine_context():
        given = Given(RULE, values, tariffs)
        situation = given.value("situation")
        if not isinstance(situation, Leefsituatie):
            given.value("taxable_income")
            return given.outcome({AmountName.AMOUNT: None})
        return _of_situation(given, situation)


def _of_situation(given: Given, situation: Leefsituatie) -> RuleOutcome:
    found = ground(given, situation)
    before = in_cents(found.result)
    extras = {"formula": before, **found.extras}
    incomes = _COUPLE if situation.is_couple else _DEBTOR
    if all(given.values.get(name, UNKNOWN) is UNKNOWN for name in incomes):
        return given.outcome(
            {AmountName.AMOUNT: before, **extras}, found.deciding if before else ""
        )
    net = entered_amount(
        "bvv.net_income", given.value("net_income"), Unit.EUR_PER_MONTH, source="art. 475dc Rv"
    )
    less = deducted(given, situation, found.result)
    most = share_of_income(net)
    amount = in_cents(at_most_share(less.left, most))
    extras |= {
        **less.parts,
        "income_share": most,
        "seizable": seizable(net, less.other_income, amount),
    }
    deciding = found.deciding
    if less.left and most and less.left.amount > most.amount:
        deciding = "bvv_income_share"
    return given.outcome({AmountName.AMOUNT: amount, **extras}, deciding if amount else "")


def in_cents(bvv: Step | None) -> Step | None:
    """The beslagvrije voet to cents, half a cent up."""
    return step_if_known("bvv", Operation.CENT_HALF_UP, [bvv], source="art. 475da Rv")


RULE: Final = Rule(
    "beslagvrije_voet",
    (*INPUTS, Input("car_tax", InputKind.EUR_PER_MONTH, assumed=Decimal(0), special=True)),
    _compute,
)
