"""What is paid each month: one constant amount, within walls, cash and debt (ENGINE 7, 8).

The ladder, which shares later room step by step, takes the place of `constant_payment`; the cash
check and the debt wall below stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from calc.money import ZERO
from calc.outcome import Decided
from calc.period import Month
from calc.plan.buffer import from_policy
from calc.plan.walls import Walls, available_cash
from calc.rounding import multiple_below, snap, step_down
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
    cash_short: CashShort | None

    def limit(self, index: int, at: str) -> Step:
        """What cash or debt leave of the agreed payment of a month; euros."""
        by_debt = self.decided[index] is Decided.DEBT
        code, rule = ("payment.by_debt", "ENGINE 7") if by_debt else ("payment.by_cash", "ENGINE 8")
        return given(
            code,
            self.amounts[index],
            Unit.EUR_PER_MONTH,
            source=rule,
            status=Status.COMPUTED,
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
    capped: set[int] = field(default_factory=set)

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


def pay(walls: Sequence[Walls], savings: Decimal, debt: Decimal | None, policy: Policy) -> Payments:
    """The payments of a term. `debt` in euros; None when it is unknown: nothing is paid."""
    agreed = constant_payment(walls, policy)
    if debt is None:
        nothing = tuple(ZERO for _ in walls)
        return Payments(agreed, nothing, tuple(Decided.UNKNOWN for _ in walls), None)
    running = _Running([ZERO if wall.is_open else agreed.amount for wall in walls])
    short = _check_cash(running, walls, available_cash(walls, savings), debt, policy)
    amounts, owed = [], debt
    for amount in running.agreed:
        payment = min(amount, owed)
        owed -= payment
        amounts.append(payment)
    decided = tuple(
        _decided(wall, running.agreed[index], amounts[index], index in running.capped, policy)
        for index, wall in enumerate(walls)
    )
    return Payments(agreed, tuple(amounts), decided, short)


def _check_cash(
    running: _Running,
    walls: Sequence[Walls],
    available: list[Decimal],
    debt: Decimal,
    policy: Policy,
) -> CashShort | None:
    """No payment may push savings and cash below zero: where it would, cap the last months."""
    short: CashShort | None = None
    for index, wall in enumerate(walls):
        if wall.is_open:
            break
        paid = running.paid_through(index, debt)
        if snap(paid) <= snap(available[index]):
            continue
        first = max(0, index - policy.review_every_months + 1)
        _cap(running, range(first, index + 1), available[index], policy)
        left = running.paid_through(index, debt)
        if snap(left) > snap(available[index]):
            short = _worst(short, wall.month, snap(left - available[index]))
        elif left == ZERO:
            short = _worst(short, wall.month, snap(paid - available[index]))
    return short


def _worst(known: CashShort | None, month: Month, amount: Decimal) -> CashShort:
    if known is None:
        return CashShort(month, month, amount)
    if amount > known.amount:
        return CashShort(known.first, month, amount)
    return known


def _cap(running: _Running, window: range, available: Decimal, policy: Policy) -> None:
    """Bring the payments of the window down to the largest multiple of the step that fits."""
    before = sum(running.agreed[: window.start], ZERO)
    cap = _largest_cap(
        [running.agreed[index] for index in window], available - before, policy.payment_step
    )
    for index in window:
        capped = min(running.agreed[index], cap)
        if capped < policy.plan_min:
            capped = ZERO
        if capped != running.agreed[index]:
            running.agreed[index] = capped
            running.capped.add(index)


def _largest_cap(payments: list[Decimal], available: Decimal, step_size: Decimal) -> Decimal:
    """The largest multiple c of the step with which the sum of min(payment, c) fits."""
    rest = available
    for paid, payment in enumerate(sorted(payments)):
        each = rest / (len(payments) - paid)
        if each < payment:
            return multiple_below(each, step_size)
        rest -= payment
    return max(payments)


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
