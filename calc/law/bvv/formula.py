"""The beslagvrije voet by income and leefsituatie: art. 475da lid 1 to 3 Rv.

https://wetten.overheid.nl/BWBR0001827 (art. 475da)
95% of the norm of art. 21 Pw + zorg part + huur part + kgb part (lid 2), and in all at most the
amount of lid 1. The norm is that of 21 years to AOW age, for everybody.

Not covered: which leefsituatie somebody has (BRP), and how C is found (`taxable_income`).
"""

from collections.abc import Mapping
from typing import Final

from calc.base.step import Operation, Step, Unit
from calc.base.value_type import value_type
from calc.law.bvv.huur import huur
from calc.law.bvv.kgb import kgb
from calc.law.bvv.known import of_the_law, step_if_known
from calc.law.bvv.zorg import threshold, zorg, zorg_maximum
from calc.law.rule import Given, Leefsituatie

_LID_1: Final = "art. 475da lid 1 Rv"
_LID_2: Final = "art. 475da lid 2 Rv"
_NORM_SHARE: Final = of_the_law("bvv.norm_share", "0.95", Unit.SHARE, source=_LID_2)


@value_type
class Formula:
    """The beslagvrije voet of lid 1 to 3 in its parts, euros a month; None where unknown.

    `parts`: base, zorg, huur and, with children, kgb. `result`: their sum, at most `maximum`.
    """

    parts: Mapping[str, Step | None]
    zorg_maximum: Step | None
    maximum: Step | None
    total: Step | None
    result: Step | None

    @property
    def is_maximum(self) -> bool:
        """Whether the amount of lid 1 decides."""
        return bool(self.total and self.maximum and self.total.amount >= self.maximum.amount)


def formula(given: Given, situation: Leefsituatie, taxable: Step | None) -> Formula:
    """Lid 1 to 3 for a belastbaar inkomen C (euros a year, of both when gehuwd)."""
    limit = threshold(given, taxable)
    most = zorg_maximum(given, situation)
    parts = {
        "base": base(given, situation),
        "zorg": zorg(given, limit.above, most),
        "huur": huur(given, situation, taxable),
    }
    if situation.has_children:
        parts["kgb"] = kgb(given, situation, taxable, limit)
    total = step_if_known("bvv.total", Operation.SUM, list(parts.values()), source=_LID_2)
    highest = maximum(given, situation)
    result = step_if_known("bvv.formula", Operation.LOWEST, [total, highest], source=_LID_1)
    return Formula(parts, most, highest, total, result)


def base(given: Given, situation: Leefsituatie) -> Step | None:
    """95% of the norm, euros a month."""
    who = "gehuwd" if situation.is_couple else "alleenstaand"
    return step_if_known(
        "bvv.base", Operation.PRODUCT, [_NORM_SHARE, given.tariff(f"pw.norm.{who}")], source=_LID_2
    )


def maximum(given: Given, situation: Leefsituatie) -> Step | None:
    """The highest beslagvrije voet of a leefsituatie, euros a month."""
    return given.tariff(f"bvv.maximum.{situation.value}")
