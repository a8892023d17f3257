"""What an assessment gives beside the plan: shocks, gate, road out, good months, schuldhulp.

Amounts are euros, exact, and explain themselves. What cannot be computed yet is None, and then the
names of what is missing stand beside it: never a guess.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from calc.dossier.solution import SolutionCondition, SolutionKind
from calc.period import Month
from calc.step import Step


class ShockKind(StrEnum):
    """The setbacks of the shock test (ENGINE 12)."""

    ONE_OFF_COST = "one_off_cost"
    ENERGY_UP = "energy_up"
    VARYING_INCOME_OUT = "varying_income_out"
    TOESLAGEN_BACK = "toeslagen_back"
    CHILD_MONEY_OUT = "child_money_out"
    RENT_UP_IN_JULY = "rent_up_in_july"


class GateKind(StrEnum):
    """The gates a policy can have: behind one there is no plan of our own (ENGINE 10)."""

    WSNP = "wsnp"
    MSNP = "msnp"
    BEWIND = "bewind"
    PRESCRIPTION = "verjaring"


class GateState(StrEnum):
    """Where the stabilisation gate stands."""

    OPEN = "open"
    """a check that applies is not settled: at most an interim agreement"""
    OVERRIDDEN = "overridden"
    """checks are not settled, and a recorded reason lets the plan be final all the same"""
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Shock:
    """What one setback does: month by month from `month` through `until` (at most 12 months).

    `lowest` is the lowest balance of those months and `lowest_month` its first month. `breaks_in`
    is the first month with a balance below 0; None: it holds. `savings`: the savings at the start
    with which it would hold.
    """

    kind: ShockKind
    month: Month
    until: Month
    lowest: Step
    lowest_month: Month
    breaks_in: Month | None
    savings: Step

    @property
    def holds(self) -> bool:
        """Whether the household can carry it."""
        return self.breaks_in is None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Msnp/Wsnp beside our plan (ENGINE 13).

    `amount`: what this creditor would get in `months`; None while `missing` names what it needs.
    `plan_amount`: what our plan asks. The dates: free of all debts; None when nobody can say.
    """

    months: int
    amount: Step | None
    plan_amount: Decimal
    free_on: date
    plan_free_on: date | None
    missing: tuple[str, ...]

    @property
    def is_better(self) -> bool:
        """Schuldhulp asks less for this debt and ends all debts earlier than we do."""
        if self.amount is None or self.amount.amount >= self.plan_amount:
            return False
        return self.plan_free_on is None or self.free_on < self.plan_free_on


@dataclass(frozen=True, slots=True)
class GateCheck:
    """One check that applies: its code, where it is answered, its state, and if it is settled."""

    code: str
    path: str
    state: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Interim:
    """An interim agreement: at most this amount a month, in the months until a latest date."""

    amount: Step
    until: date


@dataclass(frozen=True, slots=True)
class Gate:
    """The stabilisation gate and the gates of the policy.

    `reason` is the path of the reason that overrides open checks. `closed_by`: the gates behind
    which there is no plan, no interim agreement and no payment request.
    """

    state: GateState
    checks: tuple[GateCheck, ...]
    reason: str | None
    closed_by: tuple[GateKind, ...]
    interim: Interim | None


@dataclass(frozen=True, slots=True)
class GoodMonths:
    """The agreement about good months: a share of what lies above the base, up to a yearly amount.

    `bases`: per varying income its path and the base a month. Paid when received; no schedule.
    """

    share: Step
    max_year: Step
    bases: tuple[tuple[str, Step], ...]


@dataclass(frozen=True, slots=True)
class RoadStep:
    """One thing to do when there is no room, and the circumstance that makes it apply."""

    code: str
    because: str


@dataclass(frozen=True, slots=True)
class RoadOut:
    """No room: no payment, a next date, and what to do. `agreed`: the date is in the dossier."""

    next_date: date
    agreed: bool
    steps: tuple[RoadStep, ...]


class ConditionState(StrEnum):
    """Where one condition of a solution stands."""

    MET = "voldaan"
    NOT_MET = "niet voldaan"
    CONFIRMED = "bevestigd"
    TO_CONFIRM = "nog te bevestigen"


@dataclass(frozen=True, slots=True)
class OpenSolution:
    """One solution of the policy for this household: its conditions, and which role decides."""

    kind: SolutionKind
    role: str
    conditions: tuple[tuple[SolutionCondition, ConditionState], ...]

    @property
    def is_open(self) -> bool:
        """Whether it may be chosen now: nothing is against it and everything was confirmed."""
        good = (ConditionState.MET, ConditionState.CONFIRMED)
        return all(state in good for _, state in self.conditions)

    @property
    def is_possible(self) -> bool:
        """Whether it may be chosen once an officer confirms what only people can tell."""
        return all(state is not ConditionState.NOT_MET for _, state in self.conditions)


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything that stands beside the plan."""

    gate: Gate
    shocks: tuple[Shock, ...]
    comparison: Comparison | None
    good_months: GoodMonths | None
    road_out: RoadOut | None
