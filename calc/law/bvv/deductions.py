"""What comes off the beslagvrije voet, in this order: art. 475db lid 1 Rv.

https://wetten.overheid.nl/BWBR0001827 (art. 475db)
a. the spouse's periodic income (art. 475c a-i) outside the seizure, at most half of the
beslagvrije voet of art. 475da or 475e lid 2; b. the debtor's own such income outside the seizure;
c. the wage tax for private use of a car of the employer (art. 13bis Wet LB). All with
vakantiebijslag, euros a month. Not below 0: derived, the law does not say so.

Not covered: lid 2 (which month counts), and when c begins.
"""

from collections.abc import Mapping
from typing import Final

from calc.base.step import Operation, Step, Unit
from calc.base.value_type import value_type
from calc.law.bvv.known import entered_amount, not_below_zero, of_the_law, step_if_known
from calc.law.rule import Given, Leefsituatie

_A: Final = "art. 475db lid 1 onder a Rv"
_B: Final = "art. 475db lid 1 onder b Rv"
_C: Final = "art. 475db lid 1 onder c Rv"
_ARTICLE: Final = "art. 475db lid 1 Rv"
_HALF: Final = of_the_law("bvv.half", "0.5", Unit.SHARE, source=_A)


@value_type
class OfSpouse:
    """The spouse's income outside the seizure, and what comes off because of it; a month."""

    income: Step | None
    deduction: Step | None


@value_type
class Deducted:
    """The deductions by name, in the order of the law, and what is left; euros a month."""

    parts: Mapping[str, Step | None]
    other_income: Step | None
    left: Step | None


def of_spouse(given: Given, before: Step | None) -> OfSpouse:
    """Onder a: at most half of the beslagvrije voet `before` the deductions."""
    income = entered_amount(
        "bvv.partner_income", given.value("partner_income"), Unit.EUR_PER_MONTH, source=_A
    )
    return OfSpouse(income, spouse_deduction(before, income))


def spouse_deduction(before: Step | None, income: Step | None) -> Step | None:
    """The spouse's income, at most half of `before`; euros a month."""
    half = step_if_known("bvv.half_of_bvv", Operation.PRODUCT, [before, _HALF], source=_A)
    return step_if_known("bvv.deduction.partner", Operation.LOWEST, [income, half], source=_A)


def deducted(given: Given, situation: Leefsituatie, before: Step | None) -> Deducted:
    """The beslagvrije voet `before`, less a, b and c."""
    parts: dict[str, Step | None] = {}
    if situation.is_couple:
        parts["deduction_partner"] = of_spouse(given, before).deduction
    other = entered_amount(
        "bvv.other_income", given.value("other_income"), Unit.EUR_PER_MONTH, source=_B
    )
    parts["deduction_other"] = other
    parts["deduction_car"] = entered_amount(
        "bvv.car_tax", given.value("car_tax"), Unit.EUR_PER_MONTH, source=_C
    )
    left = step_if_known(
        "bvv.after_deductions", Operation.DIFFERENCE, [before, *parts.values()], source=_ARTICLE
    )
    left = not_below_zero("bvv.after_deductions.not_negative", left, source=_ARTICLE)
    return Deducted(parts, other, left)
