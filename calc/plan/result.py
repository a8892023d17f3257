"""What a plan is made of: months, rungs, causes, the end and its conditions; euros, exact."""

from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum, auto
from typing import Self

from calc.base.period import Month
from calc.base.step import Step
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import Decided, RestAtEnd, Wall
from calc.dossier.codes import ADULT_AGE


class CauseAbout(Enum):
    """What a cause is about: a line of the dossier, a person, the floor, or the plan itself."""

    ARRANGEMENT = auto()
    INCOME = auto()
    COST = auto()
    CHILD = auto()
    ADULT = auto()
    FLOOR = auto()
    PLAN = auto()


class CauseCode(StrEnum):
    """What can make the payment go up or down (ENGINE 8).

    `path`: the place in the dossier of a cause that has only one; "": that of its line or person.
    `age`: at which a child is another one for the law, years; 0: it is about no age. A new one is
    a line here, the event that brings it about (`plan.events`; not of an age), and its words:
    `cause.VALUE`, `rung.why.VALUE`, `letter.why.VALUE` and `letter.when.VALUE`.
    """

    _value_: str
    about: CauseAbout
    path: str
    age: int

    ARRANGEMENT_ENDS = "arrangement_ends", CauseAbout.ARRANGEMENT
    ARRANGEMENT_STARTS = "arrangement_starts", CauseAbout.ARRANGEMENT
    INCOME_STARTS = "income_starts", CauseAbout.INCOME
    INCOME_ENDS = "income_ends", CauseAbout.INCOME
    COST_ENDS = "cost_ends", CauseAbout.COST
    COST_STARTS = "cost_starts", CauseAbout.COST
    CHILD_TURNS_18 = "child_turns_18", CauseAbout.CHILD, "", ADULT_AGE
    CHILD_TURNS_12 = "child_turns_12", CauseAbout.CHILD, "", 12
    CHILD_TURNS_16 = "child_turns_16", CauseAbout.CHILD, "", 16
    AOW_AGE = "aow_age", CauseAbout.ADULT
    TARGET_MET = "target_met", CauseAbout.PLAN, "savings"
    FLOOR_HIGHER = "floor_higher", CauseAbout.FLOOR, "statutory"
    """the household may keep more by law"""
    FLOOR_LOWER = "floor_lower", CauseAbout.FLOOR, "statutory"
    CASH = "cash", CauseAbout.PLAN, "savings"
    """with more the household would have too little money in one of the months"""
    CASH_OVER = "cash_over", CauseAbout.PLAN, "savings"
    """the months that had to be lower for the cash are over"""
    DEBT = "debt", CauseAbout.PLAN, "debt.balance"
    PAUSE_STARTS = "pause_starts", CauseAbout.PLAN, "agreement.events"
    PAUSE_ENDS = "pause_ends", CauseAbout.PLAN, "agreement.events"

    def __new__(cls, value: str, about: CauseAbout, path: str = "", age: int = 0) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.about, member.path, member.age = about, path, age
        return member


@value_type
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


@value_type
class CashCap:
    """The most that the cash lets a month pay, euros, because of the month `through`."""

    amount: Decimal
    through: Month


@value_type
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


@value_type
class Cause:
    """One visible reason for another payment; `path`: the line of the dossier it is about."""

    code: CauseCode
    path: str


@value_type
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


@value_type
class Condition:
    """One checkable condition of discharge (ENGINE 9)."""

    code: str
    params: tuple[tuple[str, int], ...] = ()


@value_type
class RunningAtEnd:
    """A debt that still runs on the end date: the path of its line and its last month, if known."""

    path: str
    last_month: Month | None


@value_type
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
