"""The word for a member of a closed list: `Frequency.MONTH` is "per maand"."""

from enum import StrEnum
from typing import Final

from app.i18n.texts import MissingText, Texts
from calc.dossier.codes import (
    AfterEnd,
    Certainty,
    Channel,
    CheckState,
    Evidence,
    HouseholdType,
    PaymentMethod,
    ReasonFor,
    Sharing,
    Tenure,
)
from calc.dossier.debt import SaleKind
from calc.dossier.people import AdultRef, ParentRef
from calc.outcome import Decided, RestAtEnd, Severity
from calc.period import Frequency
from calc.rules.rule import Kind, Part, Situation
from calc.rules.vtlb import Component
from calc.step import Operation, Status, Unit
from calc.tariffs.changes import ChangeKind
from calc.tariffs.policy import Floor, IndividualCosts, MinimumGroup, ShockKind, VaryingBase
from calc.tariffs.tariffs import NoTariffReason

GROUPS: Final[dict[type[StrEnum], str]] = {
    AdultRef: "adult",
    AfterEnd: "after_end",
    Certainty: "certainty",
    ChangeKind: "tariff_change",
    Channel: "channel",
    CheckState: "check_state",
    Decided: "decided",
    Evidence: "evidence",
    Floor: "floor",
    Frequency: "frequency",
    HouseholdType: "household_type",
    IndividualCosts: "individual_costs",
    Kind: "input_kind",
    MinimumGroup: "minimum_group",
    NoTariffReason: "no_tariff",
    Operation: "operation",
    ParentRef: "parent",
    Component: "vtlb_component",
    Part: "rule_part",
    PaymentMethod: "payment_method",
    ReasonFor: "reason_for",
    RestAtEnd: "rest_at_end",
    SaleKind: "sale_kind",
    Severity: "severity",
    Sharing: "sharing",
    ShockKind: "shock",
    Situation: "situation",
    Status: "status",
    Tenure: "tenure",
    Unit: "unit",
    VaryingBase: "varying_income",
}
"""The first part of the keys of each list; the second part is the member's value."""


def say_choice(texts: Texts, member: StrEnum) -> str:
    """What a member of one of the engine's lists is called."""
    if type(member) not in GROUPS:
        raise MissingText(f"no texts for the members of {type(member).__name__}")
    return texts.text(f"{GROUPS[type(member)]}.{member.value}")
