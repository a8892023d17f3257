"""The vtlb of a household, for the floor wall: art. 295 Fw, vtlb-rapport, ENGINE 4.

https://www.bureauwsnp.nl/vtlb
Out of steps, so that the explanation reaches the lines of the intake. With the taxable income
unknown the beslagvrije voet is the maximum of the leefsituatie and the individual costs are 0:
the safe side, and provisional.

Not covered: what counts as income, and a partner who is not liable (`deductions.spouse_deduction`
has the half of art. 475db).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from calc.base.money import ZERO
from calc.base.step import Operation, Status, Step, Unit
from calc.base.unknown import UNKNOWN
from calc.law.bvv.known import fixed_leaf, step_if_known
from calc.law.bvv.residing import AT_HOME, Residing, start_of
from calc.law.rule import Leefsituatie
from calc.law.vtlb.adults import AdultHours, own_risk, pension_correction, work_allowance
from calc.law.vtlb.components import Component, Vtlb, vtlb_of, with_entered
from calc.law.vtlb.individual_costs import NO_COSTS, after_compensation, compensation
from calc.law.vtlb.vrij_te_laten_bedrag import RULE
from calc.tariffs.tariffs import TariffsOn

_RULE: Final = "vtlb-rapport 2"
_NO_CORRECTIONS: Final = fixed_leaf(
    "vtlb.corrections.none",
    ZERO,
    Unit.EUR_PER_MONTH,
    source="ENGINE 4",
    status=Status.DERIVED,
)


def vtlb(
    tariffs: TariffsOn,
    situation: Leefsituatie,
    taxable: Step | None,
    adults: Sequence[AdultHours],
    *,
    individual: Step | None,
    corrections: Sequence[Step] = (),
    raises: Sequence[Step] = (),
    entered: Mapping[Component, Step] | None = None,
    official: Step | None = None,
    residence: Residing = AT_HOME,
) -> Vtlb:
    """The vtlb of a household; every Step is in euros a month, `taxable` (C) in euros a year.

    `individual`: before the compensatiekop comes off (`individual_costs`); not read when the
    taxable income is unknown. `corrections` and `raises` (lid 5 and 7 of art. 475da): as entered
    with a reason. `entered` replaces a component, `official` the whole. `residence`: where the
    household stands; in an institution or without an address no income is looked at.
    """
    given = residence.inputs_of(RULE, tariffs)
    start = start_of(given, situation, taxable)
    bvv = start.bvv
    costs: Step | None = NO_COSTS
    if not start.is_maximum:
        costs = after_compensation(individual, compensation(bvv, start.base))
    if raises:
        bvv = step_if_known("bvv.raised", Operation.SUM, [bvv, *raises], source="art. 475da Rv")
    components = with_entered(
        {
            Component.WORK: work_allowance(given, [adult.hours for adult in adults]),
            Component.OWN_RISK: own_risk(given, situation),
            Component.PENSION: pension_correction(
                given, situation, [adult.aow for adult in adults]
            ),
            Component.INDIVIDUAL: costs,
            Component.CORRECTIONS: step_if_known(
                "vtlb.corrections",
                Operation.SUM,
                corrections or [_NO_CORRECTIONS],
                source=_RULE,
            ),
        },
        entered or {},
    )
    if components[Component.INDIVIDUAL] is None:
        given.missing.append("individual_costs")
    amount, own, nominal = vtlb_of(bvv, components, official)
    return Vtlb(
        amount,
        own,
        nominal,
        bvv,
        components,
        tuple(given.missing),
        tuple(_assumed(adults)),
        provisional=start.is_maximum,
    )


def _assumed(adults: Sequence[AdultHours]) -> Iterator[str]:
    if any(adult.hours is UNKNOWN for adult in adults):
        yield "hours"
    if any(adult.aow is UNKNOWN for adult in adults):
        yield "aow"
