"""What an assessment gives: findings, the month schedule, the plan's end, and the receipt.

All amounts are euros, exact; the engine's own JSON (`calc.canonical`) shows them in cents.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from calc.beside import Beside, OpenSolution
from calc.dossier.asked import Topic
from calc.dossier.schedule import Decided, RestAtEnd, Wall
from calc.next_conversation import NextConversation
from calc.period import Month
from calc.step import Step

if TYPE_CHECKING:
    from calc.checks.toeslagen import ToeslagenCheck
    from calc.checks.toeslagen.missed import Missed
    from calc.rules.rule import Situation
    from calc.running.result import Running


class Severity(StrEnum):
    """What a finding does."""

    MISSING = "missing"
    """something a plan needs is not known: the result is partial"""
    BLOCKS = "blocks"
    """no final plan before this is settled"""
    WARNS = "warns"
    """an officer should look at this"""
    INFORMS = "informs"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing found: a code, the path of the field it is about, and values for its sentence."""

    severity: Severity
    code: str
    path: str
    params: tuple[tuple[str, str], ...] = ()


class CauseCode(StrEnum):
    """What can make the payment go up or down (ENGINE 8)."""

    ARRANGEMENT_ENDS = "arrangement_ends"
    ARRANGEMENT_STARTS = "arrangement_starts"
    INCOME_STARTS = "income_starts"
    INCOME_ENDS = "income_ends"
    COST_ENDS = "cost_ends"
    COST_STARTS = "cost_starts"
    CHILD_TURNS_18 = "child_turns_18"
    CHILD_TURNS_12 = "child_turns_12"
    CHILD_TURNS_16 = "child_turns_16"
    AOW_AGE = "aow_age"
    TARGET_MET = "target_met"
    FLOOR_HIGHER = "floor_higher"
    """the household may keep more by law"""
    FLOOR_LOWER = "floor_lower"
    CASH = "cash"
    """with more the household would have too little money in one of the months"""
    CASH_OVER = "cash_over"
    """the months that had to be lower for the cash are over"""
    DEBT = "debt"
    PAUSE_STARTS = "pause_starts"
    PAUSE_ENDS = "pause_ends"


@dataclass(frozen=True, slots=True)
class Groups:
    """Plain sums of the lines that run in the first plan month, euros a month.

    The whole household, before sharing, minimums and buffer; I24 is income, U36 U60 U61 are costs.
    `income`, `costs`: None while they were not asked. `left_before_buffer`: None as long as one of
    both was not asked, or a cost or an arrangement is unknown.
    """

    income: Step | None
    costs: Step | None
    arrangements: Step
    left_before_buffer: Step | None


@dataclass(frozen=True, slots=True)
class Account:
    """What one month comes to, the same wherever it is shown (property 16); euros a month.

    The debtor's share, as in the month's row. `left_after_costs`: income - costs - arrangements.
    `left_after_all`: that less the reserve and the payment; below zero when the reserve does not
    fit. `payment` and `left_after_all`: None while nobody can say what is paid.
    """

    month: Month
    income: Step
    costs: Step
    arrangements: Step
    reserve: Step
    left_after_costs: Step
    payment: Step | None
    left_after_all: Step | None


class HeadlineKind(StrEnum):
    """What the one amount of an outcome is, or why there is none."""

    NOT_ASKED = "not_asked"
    """income or costs were not asked yet"""
    NO_FIGURES = "no_figures"
    """the law has no figures for this plan"""
    UNKNOWN = "unknown"
    """something a payment needs is not known"""
    ROOM_OPEN = "room_open"
    """the taxable income decides, and nobody asked it"""
    CLOSED = "closed"
    """a gate of the policy: nothing is asked"""
    NOTHING = "nothing"
    """nothing is paid in the whole term"""
    INDICATION = "indication"
    CONCEPT = "concept"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Headline:
    """The one amount that leads, in the window, on paper and in a file; euros a month.

    `amount`: what is paid in the first month, None where nobody can say. `first`, `later`: while
    nothing is paid in the first month, from which month on how much. `ask`: what to ask first.
    An interim agreement stands beside it (`Gate.interim`) and is never the amount of a plan.
    """

    kind: HeadlineKind
    amount: Step | None
    first: Month | None
    later: Step | None
    ask: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class CashCap:
    """The most that the cash lets a month pay, euros, because of the month `through`."""

    amount: Decimal
    through: Month


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month of the schedule.

    `income`, `costs`, `arrangements`, `reserve`, `own_wall`: levelled, the debtor's share,
    earmarked income netted with its cost. `floor_wall` and `gap`: None while the statutory floor is
    not computed; `gap` is what the higher of both walls has above the `lowest`. `room`: the lowest
    of both, never below 0. `balance`: savings and cash view less the payments so far; None in and
    after an open month. `debt_left`: None when the balance or who owes it is unknown.

    What the schedule in force keeps: `ladder`, before the chosen amount, caps, pauses and debt;
    `low`: the lowest room of months 1..t; `saved`: S_t; `cap`: of the cash. None: not known.
    """

    month: Month
    income: Step
    costs: Step
    arrangements: Step
    reserve: Step
    own_wall: Step
    floor_wall: Step | None
    lowest: Wall
    gap: Step | None
    room: Step
    payment: Step
    decided: Decided
    balance: Step | None
    debt_left: Step | None
    ladder: Step | None = None
    low: Step | None = None
    saved: Step | None = None
    cap: CashCap | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """One visible reason for another payment; `path`: the line of the dossier it is about."""

    code: CauseCode
    path: str


@dataclass(frozen=True, slots=True)
class Rung:
    """Months `first` through `last` with the same payment (ENGINE 8).

    Months that are open are a rung of their own: nobody can compute them yet. What decides, the
    `lowest` wall and the `gap` are those of the first month. `causes`: why the payment is not that
    of the rung before; the first rung has them only when cash or the debt holds it down.
    """

    first: Month
    last: Month
    payment: Step
    decided: Decided
    lowest: Wall
    gap: Step | None
    causes: tuple[Cause, ...]

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.first.months_until(self.last) + 1


@dataclass(frozen=True, slots=True)
class Condition:
    """One checkable condition of discharge (ENGINE 9)."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RunningAtEnd:
    """A debt that still runs on the end date: the path of its line and its last month, if known."""

    path: str
    last_month: Month | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that pays: from the first month until an end date that never moves.

    `payment` is that of the first month; what follows is in the rungs of the assessment.
    """

    first_month: Month
    term_months: int
    end_date: date
    payment: Step
    last_payment_month: Month
    last_payment: Decimal
    total: Decimal
    rest_at_end: RestAtEnd
    discharge: Step | None
    conditions: tuple[Condition, ...]
    running_at_end: tuple[RunningAtEnd, ...]


class Provisional(StrEnum):
    """Why an outcome is provisional: it can be shown, and never be made final."""

    TARIFF = "tariff"
    """the last known figures stand in for a later day"""
    TAXABLE_INCOME = "taxable_income"
    """without it the highest floor of the leefsituatie holds"""


@dataclass(frozen=True, slots=True)
class FloorReport:
    """The floor of the first plan month, euros a month.

    `kind`: vtlb or bvv. `floor`: what holds for this debtor, after the part of a partner who is
    not liable; None when it cannot be computed. `whole`: the same before that part. `ours`: as
    computed here, beside an official vtlb that rules. `indicative`: not every part is confirmed.
    `payment_if_derived`: the first payment if the income derived from payslips were the taxable
    income. `missing` and `assumed`: as the rule says.
    """

    kind: str
    situation: "Situation"
    floor: Step | None
    whole: Step | None
    ours: Step | None
    counted: Step
    partner: Step | None
    official: bool
    indicative: bool
    payment_if_derived: Step | None
    missing: tuple[str, ...]
    assumed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A tariff or policy file that was used: its name, revision and SHA-256."""

    name: str
    revision: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is needed to get the same output again. Hashes are SHA-256 in hexadecimal."""

    engine: str
    files: tuple[SourceFile, ...]
    reference_date: date
    input_sha256: str
    output_sha256: str


NOTHING_IS_ASKED: Final = frozenset({"life_state_deceased", "schrijnend_not_taken_over"})
"""After these nobody asks for money, whatever was computed; nor behind a gate of the policy."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """The one outcome of the engine.

    `schedule` is empty as long as a cost or an arrangement is unknown. `rungs`: its runs of equal
    payments. `payment`: that of the first month, 0 when nothing is paid in the whole term. `plan`
    is None for a Draft that is not complete and when nothing is paid. `final`: nothing stands in
    the way of making the outcome final, a plan or no payment. `asked`: the topics that were asked;
    without income and costs there is no schedule. `account`: the sum of the first month. `missed`:
    money that the household may miss; it stands first. `free_for_others`: what the month has left
    for other creditors (`plan.free`).

    `running`: of a plan that was accepted. Then the schedule is the running plan, its past months
    as agreed, and `payment` is the next one; there is always a plan, with the agreed end date.
    """

    reference_date: date
    first_month: Month
    term_months: int
    partial: bool
    final: bool
    groups: Groups
    savings_target: Step | None
    schedule: tuple[MonthRow, ...]
    rungs: tuple[Rung, ...]
    payment: Step | None
    plan: Plan | None
    term_that_repays: int | None
    beside: Beside
    headline: Headline
    next_conversation: NextConversation
    findings: tuple[Finding, ...]
    receipt: Receipt
    floor: FloorReport | None = None
    toeslagen: "ToeslagenCheck | None" = None
    provisional: tuple[Provisional, ...] = ()
    room_is_open: bool = False
    solutions: tuple[OpenSolution, ...] = ()
    free_for_others: Step | None = None
    asked: frozenset[Topic] = frozenset()
    account: Account | None = None
    missed: "Missed | None" = None
    running: "Running | None" = None

    @property
    def shown(self) -> MonthRow | None:
        """The month that tells how the household stands: the first, of a running plan the next."""
        if not self.schedule:
            return None
        after = self.running.month if self.running else 0
        return self.schedule[min(after, len(self.schedule) - 1)]

    @property
    def nothing_is_asked(self) -> bool:
        """Whether people come first: after a death, or as long as the team does not take over."""
        return any(each.code in NOTHING_IS_ASKED for each in self.findings)

    @property
    def may_ask_payment(self) -> bool:
        """Whether a payment may be asked at all; not that there is one, or that it is final."""
        return not self.nothing_is_asked and not self.beside.gate.closed_by

    @property
    def ahead(self) -> tuple[Rung, ...]:
        """The rungs that are still to be paid: all, of a running plan those from now on."""
        return self.running.ahead if self.running else self.rungs


__all__ = [
    "Account", "Assessment", "CashCap", "Cause", "CauseCode", "Condition", "Decided", "Finding",
    "FloorReport", "Groups", "Headline", "HeadlineKind", "MonthRow", "Plan", "Provisional",
    "Receipt", "RestAtEnd", "Rung", "RunningAtEnd", "Severity", "SourceFile", "Wall",
]  # fmt: skip
