"""What is paid each month: one constant amount, within walls, cash and debt (ENGINE 7, 8).

The ladder, which shares later room step by step, takes the place of `constant_payment`; the cash
check and the debt wall below stay as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from calc.money import ZERO
from calc.outcome import Decided
from calc.period import Month
from calc.plan.buffer import from_policy
from calc.plan.walls import Walls, available_cash
from calc.rounding import snap, step_down
from calc.step import Operation, Status, Step, Unit, given, step
from calc.tariffs.policy import Policy

NOTHING: Final = given(
    "payment.none", ZERO, Unit.EUR_PER_MONTH, source="ENGINE 2", status=Status.DERIVED
)


@dataclass(frozen=True, slots=True)
class CashShort:
    """The household itself runs short: the first month, the worst month and its amount in euros."""

    first: Month
    worst: Month
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Payments:
    """The payments of the term, with what decided each of them."""

    agreed: Step
    amounts: tuple[Decimal, ...]
    decided: tuple[Decided, ...]
    capped: Mapping[int, Step]
    cash_short: CashShort | None

    def step_of(self, index: int, owed: Step | None, at: str) -> Step:
        """The payment of a month: the agreed step, what the cash allows, or what is still owed."""
        if self.decided[index] in (Decided.UNKNOWN, Decided.OPEN):
            return NOTHING
        wanted = self.capped.get(index, self.agreed)
        if self.amounts[index] == wanted.amount or owed is None:
            return wanted
        return step(
            "payment.by_debt",
            Operation.LOWEST,
            [wanted, owed],
            Unit.EUR_PER_MONTH,
            source="ENGINE 7",
            at=at,
        )

    @property
    def total(self) -> Decimal:
        """The sum of all payments, euros."""
        return sum(self.amounts, ZERO)


@dataclass(slots=True)
class _Running:
    """The payments while the cash check goes through the months."""

    agreed: list[Decimal]
    capped: dict[int, Step] = field(default_factory=dict)

    def paid_through(self, index: int, debt: Decimal) -> Decimal:
        """P_t: the sum through this month, never above the debt."""
        return min(debt, sum(self.agreed[: index + 1], ZERO))


def constant_payment(walls: Sequence[Walls], policy: Policy) -> Step:
    """One payment for the whole term: the lowest room of it, stepped down."""
    rooms = [wall.room for wall in walls if not wall.is_open]
    if not rooms:
        return NOTHING
    lowest = step("room.lowest", Operation.LOWEST, rooms, Unit.EUR_PER_MONTH, source="ENGINE 8")
    return step(
        "payment",
        Operation.STEP_DOWN,
        [
            lowest,
            from_policy("payment_step", policy.payment_step, Unit.EUR),
            from_policy("plan_min", policy.plan_min, Unit.EUR),
        ],
        Unit.EUR_PER_MONTH,
        source="ENGINE 2 step_down",
    )


def pay(walls: Sequence[Walls], savings: Step, debt: Decimal | None, policy: Policy) -> Payments:
    """The payments of a term. `debt` in euros; None when it is unknown: nothing is paid."""
    agreed = constant_payment(walls, policy)
    if debt is None:
        short = _check_cash(_Running([ZERO for _ in walls]), walls, savings, ZERO, policy)
        nothing = tuple(ZERO for _ in walls)
        return Payments(agreed, nothing, tuple(Decided.UNKNOWN for _ in walls), {}, short)
    running = _Running([ZERO if wall.is_open else agreed.amount for wall in walls])
    short = _check_cash(running, walls, savings, debt, policy)
    amounts, owed = [], debt
    for amount in running.agreed:
        payment = min(amount, owed)
        owed -= payment
        amounts.append(payment)
    decided = tuple(
        _decided(wall, running.agreed[index], amounts[index], index in running.capped, policy)
        for index, wall in enumerate(walls)
    )
    return Payments(agreed, tuple(amounts), decided, running.capped, short)


def _check_cash(
    running: _Running, walls: Sequence[Walls], savings: Step, debt: Decimal, policy: Policy
) -> CashShort | None:
    """No payment may push savings and cash below zero: where it would, cap the last months."""
    available = available_cash(walls, savings.amount)
    short: CashShort | None = None
    for index, wall in enumerate(walls):
        if wall.is_open:
            break
        paid = running.paid_through(index, debt)
        if snap(paid) <= snap(available[index]):
            continue
        _cap(running, walls[: index + 1], savings, policy)
        left = running.paid_through(index, debt)
        if snap(left) > snap(available[index]):
            short = _worst(short, wall.month, snap(left - available[index]))
    return short


def _worst(known: CashShort | None, month: Month, amount: Decimal) -> CashShort:
    if known is None:
        return CashShort(month, month, amount)
    if amount > known.amount:
        return CashShort(known.first, month, amount)
    return known


def _cap(running: _Running, walls: Sequence[Walls], savings: Step, policy: Policy) -> None:
    """Bring the last payments down to the largest multiple of the step that the cash allows."""
    window = range(max(0, len(walls) - policy.review_every_months), len(walls))
    cap = _cap_step(running, walls, window, savings, policy)
    for index in window:
        if running.agreed[index] > cap.amount:
            running.agreed[index] = cap.amount
            running.capped[index] = cap


def _cap_step(
    running: _Running, walls: Sequence[Walls], window: range, savings: Step, policy: Policy
) -> Step:
    """The cap c: (savings and cash so far - what the other months pay) / the months that share it.

    The months that share it are those that pay more than c; a cap below `plan_min` is 0.
    """
    at, rule = str(walls[-1].month), "ENGINE 8 cash check"
    available = step(
        "cash.available",
        Operation.SUM,
        [savings, *(wall.cash for wall in walls)],
        Unit.EUR,
        source=rule,
        at=at,
    )
    others, sharers = _who_shares(
        [running.agreed[index] for index in window],
        sum(running.agreed[: window.start], ZERO),
        available.amount,
    )
    elsewhere = given(
        "cash.other_payments", others, Unit.EUR, source=rule, status=Status.COMPUTED, at=at
    )
    left = step(
        "cash.left_for_payments",
        Operation.DIFFERENCE,
        [available, elsewhere],
        Unit.EUR,
        source=rule,
        at=at,
    )
    months = given(
        "cash.months_that_share",
        ZERO + sharers,
        Unit.MONTHS,
        source=rule,
        status=Status.COMPUTED,
        at=at,
    )
    each = step(
        "cash.each_month",
        Operation.QUOTIENT,
        [left, months],
        Unit.EUR_PER_MONTH,
        source=rule,
        at=at,
    )
    return step(
        "payment.by_cash",
        Operation.STEP_DOWN,
        [
            each,
            from_policy("payment_step", policy.payment_step, Unit.EUR),
            from_policy("plan_min", policy.plan_min, Unit.EUR),
        ],
        Unit.EUR_PER_MONTH,
        source=rule,
        at=at,
    )


def _who_shares(
    payments: list[Decimal], before: Decimal, available: Decimal
) -> tuple[Decimal, int]:
    """What the months pay that need no cap, and how many months share the rest.

    Small payments stay whole as long as an equal part of the rest is not below them. Together the
    months pay more than there is, so at least one of them shares.
    """
    paid, ascending, place = before, sorted(payments), 0
    while (available - paid) / (len(ascending) - place) >= ascending[place]:
        paid += ascending[place]
        place += 1
    return paid, len(ascending) - place


def _decided(wall: Walls, agreed: Decimal, paid: Decimal, capped: bool, policy: Policy) -> Decided:
    if wall.is_open:
        return Decided.OPEN
    if paid < agreed:
        return Decided.DEBT
    if capped:
        return Decided.CASH
    room = wall.room.amount
    if snap(room) > ZERO and paid == ZERO:
        return Decided.PLAN_MIN
    if step_down(room, policy.payment_step, policy.plan_min) > paid:
        return Decided.LADDER
    return Decided.OWN
