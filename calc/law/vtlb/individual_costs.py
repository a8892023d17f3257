"""Correctie individuele lasten: vtlb-rapport 5.1 (Recofa), as ENGINE 4 fills it in.

https://www.bureauwsnp.nl/vtlb
care = max(0, premium (U10) + other care costs (U11) - zorgtoeslag (I20) - the amount of art. 23
lid 2 Pw); housing = max(0, U01 + U02 + U03 - huurtoeslag (I21) - basishuur, until 2025 the
normhuur); missing kgb = max(0, the maximum - what is received (I22)), with children. Their sum,
less the compensatiekop: the zorg, huur and kgb parts that are inside the beslagvrije voet; a
negative outcome counts as 0. Derived: the chapter itself was not seen. No ceiling on the housing
part: the safe side.

Not covered: energy and room norms, and the division over partners.
"""

from collections.abc import Sequence
from typing import Final

from calc.base.money import ZERO
from calc.base.step import Operation, Status, Step, Unit
from calc.law.bvv.huur import household_of, is_quadratic
from calc.law.bvv.known import NOTHING, fixed_leaf, step_if_known
from calc.law.rule import Leefsituatie
from calc.tariffs.tariffs import TariffsOn

_RULE: Final = "vtlb-rapport 5.1"
NO_COSTS: Final = fixed_leaf(
    "vtlb.individual.income_unknown",
    ZERO,
    Unit.EUR_PER_MONTH,
    source="ENGINE 4",
    status=Status.DERIVED,
)
"""With the taxable income unknown the compensatiekop is too."""


def individual_costs(
    tariffs: TariffsOn,
    situation: Leefsituatie,
    *,
    care: Sequence[Step],
    zorgtoeslag: Sequence[Step],
    housing: Sequence[Step],
    huurtoeslag: Sequence[Step],
    maximum_kgb: Step | None,
    received_kgb: Sequence[Step],
) -> Step | None:
    """The individual costs before the compensatiekop comes off, euros a month.

    care: lines U10 and U11; housing: U01, U02 and U03; the toeslagen: I20, I21 and I22. All
    levelled to a month. `maximum_kgb` is not read without children.
    """
    parts = [
        care_costs(tariffs, situation, care, zorgtoeslag),
        housing_costs(tariffs, situation, housing, huurtoeslag),
    ]
    if situation.has_children:
        parts.append(missing_kgb(maximum_kgb, received_kgb))
    return step_if_known("vtlb.individual.sum", Operation.SUM, parts, source=_RULE, derived=True)


def care_costs(
    tariffs: TariffsOn, situation: Leefsituatie, costs: Sequence[Step], zorgtoeslag: Sequence[Step]
) -> Step | None:
    """What care costs more than the vtlb norm holds, euros a month."""
    who = "gehuwd" if situation.is_couple else "alleenstaand"
    paid = step_if_known("vtlb.individual.care.paid", Operation.SUM, costs, source=_RULE)
    own = step_if_known(
        "vtlb.individual.care.own",
        Operation.DIFFERENCE,
        [paid, *zorgtoeslag, tariffs.leaf(f"pw.inrichting.premie.{who}")],
        source=_RULE,
    )
    return step_if_known(
        "vtlb.individual.care", Operation.HIGHEST, [own, NOTHING], source=_RULE, derived=True
    )


def housing_costs(
    tariffs: TariffsOn, situation: Leefsituatie, costs: Sequence[Step], huurtoeslag: Sequence[Step]
) -> Step | None:
    """What the home costs more than the vtlb norm holds, euros a month."""
    norm = (
        "huurtoeslag.normhuur"
        if is_quadratic(tariffs)
        else f"huurtoeslag.basishuur_minimum.{household_of(situation)}"
    )
    paid = step_if_known("vtlb.individual.housing.paid", Operation.SUM, costs, source=_RULE)
    own = step_if_known(
        "vtlb.individual.housing.own",
        Operation.DIFFERENCE,
        [paid, *huurtoeslag, tariffs.leaf(norm)],
        source=_RULE,
    )
    return step_if_known(
        "vtlb.individual.housing", Operation.HIGHEST, [own, NOTHING], source=_RULE, derived=True
    )


def missing_kgb(maximum: Step | None, received: Sequence[Step]) -> Step | None:
    """What is received less than the highest kindgebonden budget, euros a month."""
    less = step_if_known(
        "vtlb.individual.kgb.less", Operation.DIFFERENCE, [maximum, *received], source=_RULE
    )
    return step_if_known(
        "vtlb.individual.kgb", Operation.HIGHEST, [less, NOTHING], source=_RULE, derived=True
    )


def compensation(bvv: Step | None, base: Step | None) -> Step | None:
    """The compensatiekop: the parts for zorg, huur and kgb inside the beslagvrije voet, a month."""
    return step_if_known(
        "vtlb.compensation", Operation.DIFFERENCE, [bvv, base], source=_RULE, derived=True
    )


def after_compensation(costs: Step | None, kop: Step | None) -> Step | None:
    """The correction itself: the costs less the compensatiekop, a negative outcome counts as 0."""
    less = step_if_known("vtlb.individual.less", Operation.DIFFERENCE, [costs, kop], source=_RULE)
    return step_if_known(
        "vtlb.individual", Operation.HIGHEST, [less, NOTHING], source=_RULE, derived=True
    )
