"""The vtlb out of its components: art. 295 lid 2 and 3 Fw, vtlb-rapport chapters 2, 4 and 5.

https://www.bureauwsnp.nl/vtlb
vtlb = beslagvrije voet of art. 475da + nominal amount, never below that beslagvrije voet. A
component can be entered with a reason and then rules, ours beside it; so can the whole vtlb of
the official calculator, with its version and date. While not every component is confirmed (law
or source) the vtlb is indicative.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from calc.base.step import Operation, Status, Step, Unit, given
from calc.base.value_type import value_type
from calc.law.bvv.known import step_if_known
from calc.law.rule import weakest

_RULE: Final = "art. 295 Fw; vtlb-rapport 2"


class Component(StrEnum):
    """The components of the nominal amount, in the order of the vtlb-rapport."""

    WORK = "work_allowance"
    OWN_RISK = "own_risk"
    PENSION = "pension"
    INDIVIDUAL = "individual_costs"
    CORRECTIONS = "corrections"


Components = Mapping[Component, Step | None]


@value_type
class Vtlb:
    """The vtlb, euros a month; None when unknown.

    `amount` rules; `computed` is ours, the same unless an official one was entered.
    """

    amount: Step | None
    computed: Step | None
    nominal: Step | None
    bvv: Step | None
    components: Components
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    provisional: bool = False
    """the taxable income is unknown: the maximum of the leefsituatie stands in its place"""

    @property
    def indicative(self) -> bool:
        """Whether a component that counts is not confirmed by law or source."""
        if self.amount is None:
            return True
        if self.amount.operation is Operation.CHOSEN:
            return False
        own = any(step and is_entered(step) for step in self.components.values())
        return own or weakest([self.amount]) not in (Status.LAW, Status.SOURCE)


def vtlb_of(
    bvv: Step | None, components: Components, official: Step | None = None
) -> tuple[Step | None, Step | None, Step | None]:
    """What rules, our own, and the nominal amount; to cents, half a cent up, at the end only."""
    nominal = step_if_known("vtlb.nominal", Operation.SUM, list(components.values()), source=_RULE)
    total = step_if_known("vtlb.total", Operation.SUM, [bvv, nominal], source=_RULE)
    exact = step_if_known("vtlb.not_below_bvv", Operation.HIGHEST, [total, bvv], source=_RULE)
    own = step_if_known("vtlb", Operation.CENT_HALF_UP, [exact], source=_RULE)
    if official is None:
        return own, own, nominal
    beside = [official] if own is None else [official, own]
    chosen = step_if_known("vtlb.official_rules", Operation.CHOSEN, beside, source=_RULE)
    return chosen, own, nominal


def entered_component(amount: Decimal, reason: str, at: str) -> Step:
    """An amount that an officer enters for a component, euros a month, with the reason."""
    return given(
        "vtlb.entered",
        amount,
        Unit.EUR_PER_MONTH,
        source=_RULE,
        status=Status.ENTERED,
        at=at,
        label=reason,
    )


def official_vtlb(amount: Decimal, version: str, day: date, at: str) -> Step:
    """The vtlb of the official calculator, euros a month, with its version and date."""
    return given(
        "vtlb.official",
        amount,
        Unit.EUR_PER_MONTH,
        source="Recofa, vtlb-calculator",
        status=Status.ENTERED,
        at=at,
        label=f"{version}, {day.isoformat()}",
    )


def with_entered(components: Components, entered: Mapping[Component, Step]) -> Components:
    """The components, with what was entered in the place of ours, and ours beside it."""
    return {
        name: _rules(entered[name], own) if name in entered else own
        for name, own in components.items()
    }


def is_entered(component: Step) -> bool:
    """Whether a component is what somebody entered in the place of ours."""
    return component.code == "vtlb.entered_rules"


def _rules(entered: Step, own: Step | None) -> Step | None:
    beside = [entered] if own is None else [entered, own]
    return step_if_known(
        "vtlb.entered_rules", Operation.CHOSEN, beside, source=_RULE, at=entered.at
    )
