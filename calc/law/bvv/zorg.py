"""The zorg part of the beslagvrije voet: art. 475da lid 2 and 3 Rv.

https://wetten.overheid.nl/BWBR0001827 (art. 475da)
((C - D) / 12) x E, where D is never above C; at most the standaardpremie a month less the amount
of art. 23 lid 2 Pw. For gehuwden twice the standaardpremie: derived, lid 3 does not say "twice",
but only this gives the maxima of lid 1.

Not covered: a household in which somebody is not insured.
"""

from typing import Final

from calc.base.step import Operation, Step, Unit
from calc.base.value_type import value_type
from calc.law.bvv.known import MONTHS, of_the_law, step_if_known
from calc.law.rule import Given, Leefsituatie

_LID_2: Final = "art. 475da lid 2 Rv"
_LID_3: Final = "art. 475da lid 3 Rv"
_TWO: Final = of_the_law("bvv.zorg.insured", "2", Unit.FACTOR, source=_LID_3)


@value_type
class Threshold:
    """D (drempelinkomen, or C when that is lower; euros a year), and what C is above it a month."""

    income: Step | None
    above: Step | None


def threshold(given: Given, taxable: Step | None) -> Threshold:
    """D and (C - D) / 12."""
    income = step_if_known(
        "bvv.threshold",
        Operation.LOWEST,
        [given.tariff("bvv.drempelinkomen"), taxable],
        Unit.EUR_PER_YEAR,
        source=_LID_2,
    )
    year = step_if_known(
        "bvv.above_threshold.year",
        Operation.DIFFERENCE,
        [taxable, income],
        Unit.EUR_PER_YEAR,
        source=_LID_2,
    )
    above = step_if_known("bvv.above_threshold", Operation.QUOTIENT, [year, MONTHS], source=_LID_2)
    return Threshold(income, above)


def zorg(given: Given, above: Step | None, maximum: Step | None) -> Step | None:
    """The zorg part, euros a month."""
    by_income = step_if_known(
        "bvv.zorg.by_income",
        Operation.PRODUCT,
        [above, given.tariff("zorgtoeslag.boven_drempel")],
        source=_LID_2,
    )
    return step_if_known("bvv.zorg", Operation.LOWEST, [by_income, maximum], source=_LID_3)


def zorg_maximum(given: Given, situation: Leefsituatie) -> Step | None:
    """The most that the zorg part can be (lid 3), euros a month."""
    year = given.tariff("zorgtoeslag.standaardpremie")
    who = "alleenstaand"
    if situation.is_couple:
        who = "gehuwd"
        year = step_if_known(
            "bvv.zorg.premium_of_both",
            Operation.PRODUCT,
            [year, _TWO],
            Unit.EUR_PER_YEAR,
            source=_LID_3,
            derived=True,
        )
    month = step_if_known("bvv.zorg.premium", Operation.QUOTIENT, [year, MONTHS], source=_LID_3)
    return step_if_known(
        "bvv.zorg.maximum",
        Operation.DIFFERENCE,
        [month, given.tariff(f"pw.inrichting.premie.{who}")],
        source=_LID_3,
    )
