"""What an assessment gives: findings, the month schedule, the plan's end, and the receipt.

All amounts are euros, exact; the engine's own JSON (`calc.canonical`) shows them in cents.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from calc.beside import Beside
from calc.period import Month
from calc.step import Step


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


class Decided(StrEnum):
    """What decides the payment of a month: the first that applies, in this order (ENGINE 7).

    `gate`: behind a gate of the policy nothing can be asked (ENGINE 10).
    The floor wall takes its place after `own` once the statutory reference is there.
    """

    GATE = "gate"
    UNKNOWN = "unknown"
    OPEN = "open"
    DEBT = "debt"
    CASH = "cash"
    PLAN_MIN = "plan_min"
    LADDER = "ladder"
    OWN = "own"


class RestAtEnd(StrEnum):
    """What happens on the end date with what is left (ENGINE 9)."""

    DISCHARGE = "discharge"
    STOP_COLLECTING = "stop_collecting"
    DECIDE_BY_DATE = "decide_by_date"


@dataclass(frozen=True, slots=True)
class Groups:
    """Plain sums of the lines that run in the first plan month, euros a month.

    The whole household, before sharing, minimums and buffer; I24 is income, U36 U60 U61 are costs.
    """

    income: Step
    costs: Step
    arrangements: Step
    left_before_buffer: Step


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month of the schedule.

    `income`, `costs`, `arrangements`, `reserve`, `own_wall`: levelled, the debtor's share,
    earmarked income netted with its cost. `room`: never below 0. `balance`: savings and cash view
    less the payments so far; None in and after an open month. `debt_left`: None when the balance
    or who owes it is unknown.
    """

    month: Month
    income: Step
    costs: Step
    arrangements: Step
    reserve: Step
    own_wall: Step
    room: Step
    payment: Step
    decided: Decided
    balance: Step | None
    debt_left: Step | None


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
    """A plan that pays: from the first month until an end date that never moves."""

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


@dataclass(frozen=True, slots=True)
class Assessment:
    """The one outcome of the engine.

    `schedule` is empty as long as a cost or an arrangement is unknown. `plan` is None for a Draft
    that is not complete and when nothing is paid. `final`: nothing stands in the way of making
    the outcome final, a plan or no payment.
    """

    reference_date: date
    first_month: Month
    term_months: int
    partial: bool
    final: bool
    groups: Groups
    savings_target: Step | None
    schedule: tuple[MonthRow, ...]
    payment: Step | None
    plan: Plan | None
    term_that_repays: int | None
    beside: Beside
    findings: tuple[Finding, ...]
    receipt: Receipt
