"""High woonkosten, for a time and on request: art. 475da lid 5 and 6 Rv.

https://wetten.overheid.nl/BWBR0001827 (art. 475da)
From 110% of the maximale huurgrens (H) on: the woonkosten above that are added. For gehuwden only
as far as the spouse's income outside the seizure does not suffice: here what art. 475db lid 1
onder a leaves of it, so that no euro counts twice (docs/decisions/0013).

Not covered: for how long (the ministerial regulation was not seen: missing until entered), and
whether lid 6 extends it.
"""

from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.step import Operation, Status, Step, Unit
from calc.law.bvv.deductions import of_spouse
from calc.law.bvv.known import NOTHING, fixed_leaf, of_the_law, step_if_known
from calc.law.rule import Given, Leefsituatie

_LID_5: Final = "art. 475da lid 5 Rv"
_SHARE: Final = of_the_law("bvv.housing.share", "1.10", Unit.SHARE, source=_LID_5)
NO_RAISE: Final = of_the_law("bvv.no_raise", "0", Unit.EUR_PER_MONTH, source=_LID_5)


def housing_raise(
    given: Given, situation: Leefsituatie, result: Step | None, cost: Step | None
) -> Step | None:
    """What lid 5 adds to the `result` of lid 1 to 3, euros a month."""
    limit = step_if_known(
        "bvv.housing.threshold",
        Operation.PRODUCT,
        [_SHARE, given.tariff("huurtoeslag.huurgrens")],
        source=_LID_5,
    )
    above = step_if_known("bvv.housing.above", Operation.DIFFERENCE, [cost, limit], source=_LID_5)
    raised = step_if_known(
        "bvv.housing.raise", Operation.IF_REACHED, [cost, limit, above, NO_RAISE], source=_LID_5
    )
    if not situation.is_couple or (raised and raised.amount == ZERO):
        return raised
    spouse = of_spouse(given, result)
    left = step_if_known(
        "bvv.housing.left_of_spouse",
        Operation.DIFFERENCE,
        [spouse.income, spouse.deduction],
        source=_LID_5,
        derived=True,
    )
    not_paid = step_if_known(
        "bvv.housing.not_from_spouse", Operation.DIFFERENCE, [raised, left], source=_LID_5
    )
    return step_if_known(
        "bvv.housing.raise_of_couple",
        Operation.HIGHEST,
        [not_paid, NOTHING],
        source=_LID_5,
        derived=True,
    )


def raise_months(given: Given) -> Step | None:
    """For how many months lid 5 holds: as entered, else the figure of the tariffs."""
    months = given.values.get("raise_months")
    if not isinstance(months, int):
        return given.tariff("bvv.woonkosten_maanden")
    return fixed_leaf(
        "bvv.raise_months",
        Decimal(months),
        Unit.MONTHS,
        source=_LID_5,
        status=Status.ENTERED,
    )
