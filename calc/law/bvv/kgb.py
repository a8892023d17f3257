"""The kgb part of the beslagvrije voet: art. 475da lid 2 onder b and d Rv.

https://wetten.overheid.nl/BWBR0001827 (art. 475da)
- alleenstaande ouder: ((C - D) / 12) x K
- gehuwden met kinderen: ((C - (D + L)) / 12) x K, not below 0: derived, the law does not say so.
K and L: art. 2 lid 7 and 8 Wkb. The number of children does not matter.
"""

from typing import Final

from calc.base.step import Operation, Step, Unit
from calc.law.bvv.known import MONTHS, not_below_zero, step_if_known
from calc.law.bvv.zorg import Threshold
from calc.law.rule import Given, Leefsituatie

_LID_2: Final = "art. 475da lid 2 Rv"


def kgb(
    given: Given, situation: Leefsituatie, taxable: Step | None, threshold: Threshold
) -> Step | None:
    """The kgb part of a household with children, euros a month."""
    above = _above_raised(given, taxable, threshold) if situation.is_couple else threshold.above
    return step_if_known(
        "bvv.kgb", Operation.PRODUCT, [above, given.tariff("kgb.afbouw")], source=_LID_2
    )


def _above_raised(given: Given, taxable: Step | None, threshold: Threshold) -> Step | None:
    raised = step_if_known(
        "bvv.kgb.threshold",
        Operation.SUM,
        [threshold.income, given.tariff("kgb.drempelverhoging_paar")],
        Unit.EUR_PER_YEAR,
        source=_LID_2,
    )
    year = step_if_known(
        "bvv.kgb.above_threshold.year",
        Operation.DIFFERENCE,
        [taxable, raised],
        Unit.EUR_PER_YEAR,
        source=_LID_2,
    )
    year = not_below_zero("bvv.kgb.not_negative", year, source=_LID_2)
    return step_if_known(
        "bvv.kgb.above_threshold", Operation.QUOTIENT, [year, MONTHS], source=_LID_2
    )
