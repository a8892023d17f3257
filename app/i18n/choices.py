"""The word for a member of a closed list: `Frequency.MONTH` is "per maand"."""

from enum import StrEnum
from typing import Final

from app.i18n.texts import MissingText, Texts
from calc.assessment.headline import HeadlineKind
from calc.assessment.standing import OutcomeStanding
from calc.base.finding import Severity
from calc.base.period import Frequency
from calc.base.step import Operation, Status, Unit
from calc.context.gate import GateState
from calc.dossier.agreed_schedule import Decided, EntryKind, Origin, RestAtEnd, Wall
from calc.dossier.agreement import PlanStatus
from calc.dossier.asked import Answer, Topic
from calc.dossier.codes import (
    AfterEnd,
    Certainty,
    Channel,
    CheckState,
    Evidence,
    HouseholdType,
    PaymentMethod,
    Prescription,
    ReasonFor,
    Sharing,
    Tenure,
)
from calc.dossier.consent import GivenBy
from calc.dossier.debt import ArrangementOutcome, SaleKind
from calc.dossier.household import HousemateKind, LifeStateKind
from calc.dossier.people import AdultRef, BenefitRecipient, HelperMay, ParentRef, Recipient
from calc.dossier.solution import ChoiceReason, SolutionCondition, SolutionKind
from calc.dossier.statutory import CorrectionKind
from calc.law.rule import AmountName, InputKind, Leefsituatie
from calc.law.vtlb import Component
from calc.plan.result import CauseCode
from calc.policy.gates import GateKind
from calc.policy.policy import (
    FloorKind,
    IndividualCosts,
    LettersCarry,
    MinimumGroup,
    Side,
    VaryingBase,
)
from calc.policy.shocks import ShockKind
from calc.review.settle import Settle
from calc.running.ledger import Standing
from calc.running.result import Basis, Promise
from calc.signals.solutions import ConditionState
from calc.statutory_floor.report import Provisional
from calc.statutory_floor.taxable_income import Earns
from calc.tariffs.changes import ChangeKind
from calc.tariffs.tariffs import NoTariffReason

GROUPS: Final[dict[type[StrEnum], str]] = {
    Side: "side",
    AdultRef: "adult",
    AfterEnd: "after_end",
    Answer: "asked_answer",
    Basis: "basis",
    CauseCode: "cause",
    BenefitRecipient: "benefit_recipient",
    Certainty: "certainty",
    ChangeKind: "tariff_change",
    Channel: "channel",
    CheckState: "check_state",
    ConditionState: "condition_state",
    CorrectionKind: "correction",
    Decided: "decided",
    Earns: "taxable_ask",
    EntryKind: "entry_kind",
    Evidence: "evidence",
    FloorKind: "floor",
    Frequency: "frequency",
    GateKind: "gate",
    GateState: "gate_state",
    OutcomeStanding: "outcome_standing",
    GivenBy: "given_by",
    HeadlineKind: "headline",
    HelperMay: "helper_may",
    HouseholdType: "household_type",
    HousemateKind: "housemate_kind",
    IndividualCosts: "individual_costs",
    InputKind: "input_kind",
    LifeStateKind: "life_state",
    MinimumGroup: "minimum_group",
    NoTariffReason: "no_tariff",
    Operation: "operation",
    Origin: "origin",
    ParentRef: "parent",
    Component: "vtlb_component",
    AmountName: "rule_part",
    PaymentMethod: "payment_method",
    PlanStatus: "plan_status",
    Prescription: "prescription",
    ReasonFor: "reason_for",
    ArrangementOutcome: "arrangement_outcome",
    ChoiceReason: "choice_reason",
    Promise: "promise",
    Provisional: "provisional",
    Recipient: "recipient",
    RestAtEnd: "rest_at_end",
    SaleKind: "sale_kind",
    Severity: "severity",
    Settle: "settle",
    Sharing: "sharing",
    ShockKind: "shock",
    Leefsituatie: "situation",
    SolutionCondition: "solution_condition",
    SolutionKind: "solution",
    Standing: "standing",
    Status: "status",
    Tenure: "tenure",
    Topic: "topic",
    Unit: "unit",
    VaryingBase: "varying_income",
    LettersCarry: "letters_carry",
    Wall: "wall",
}
"""The first part of the keys of each list; the second part is the member's value."""


def say_choice(texts: Texts, member: StrEnum) -> str:
    """What a member of one of the engine's lists is called."""
    if type(member) not in GROUPS:
        raise MissingText(f"no texts for the members of {type(member).__name__}")
    return texts.text(f"{GROUPS[type(member)]}.{member.value}")
