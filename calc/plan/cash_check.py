"""The cash check: no payment may push savings and cash below zero (ENGINE 8).

A_t = savings and the cash of months 1..t, P_t = min(debt, payments 1..t). In a month with P_t > A_t
the payments of the last `review_every_months` months through t come down to one cap.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.rounding import snap, step_down
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.plan.buffer import from_policy
from calc.plan.walls import Walls
from calc.policy.policy import Policy

_RULE: Final = "ENGINE 8 cash check"
BY_CASH: Final = "payment.by_cash"
"""The code of a payment that the cash brought down; its first part is what the cash allows."""


@value_type
class CashShort:
    """The household itself runs short: the first month, the worst month and its amount in euros."""

    first: Month
    worst: Month
    amount: Decimal


@value_type(eq=False)
class Cap:
    """What the cash through month `through` (counted from 0) allows each month that shares it.

    `others`: what the months pay that need no cap, euros; `sharers`: how many months share the
    rest. Months that share are those that would pay more than `amount`.
    """

    through: int
    others: Decimal
    sharers: int
    amount: Decimal


@dataclass(slots=True)
class Checked:
    """Payments that passed the check, which cap holds which month, and what nothing can heal."""

    payments: list[Decimal]
    caps: dict[int, Cap] = field(default_factory=dict)
    short: CashShort | None = None


def check_cash(
    payments: Sequence[Decimal],
    walls: Sequence[Walls],
    available: Sequence[Decimal],
    debt: Decimal,
    policy: Policy,
) -> Checked:
    """Go through the months in order; later months keep their payment. Open months end the check.

    `available`: A_t of these months; all amounts in euros.
    """
    checked, paid = Checked(list(payments)), ZERO
    for index, wall in enumerate(walls):
        if wall.is_open:
            break
        paid += checked.payments[index]
        if not _is_short(min(debt, paid), available[index]):
            continue
        _cap(checked, index, available[index], policy)
        paid = sum(checked.payments[: index + 1], ZERO)
        if _is_short(min(debt, paid), available[index]):
            amount = snap(min(debt, paid) - available[index])
            checked.short = _worst(checked.short, wall.month, amount)
    return checked


def _is_short(paid: Decimal, available: Decimal) -> bool:
    return paid > available and snap(paid) > snap(available)


def _worst(known: CashShort | None, month: Month, amount: Decimal) -> CashShort:
    if known is None:
        return CashShort(month, month, amount)
    if amount > known.amount:
        return CashShort(known.first, month, amount)
    return known


def _cap(checked: Checked, through: int, available: Decimal, policy: Policy) -> None:
    """Bring the last payments down to the largest multiple of the step that the cash allows."""
    begin = max(0, through + 1 - policy.review_every_months)
    payments = checked.payments
    others, sharers = _who_shares(
        payments[begin : through + 1], sum(payments[:begin], ZERO), available
    )
    each = (available - others) / sharers
    amount = step_down(each, policy.payment_step, policy.plan_min)
    cap = Cap(through, others, sharers, amount)
    for index in range(begin, through + 1):
        if payments[index] > amount:
            payments[index] = amount
            checked.caps[index] = cap


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


def cap_steps(
    caps: Sequence[Cap], walls: Sequence[Walls], savings: Step, policy: Policy
) -> dict[Cap, Step]:
    """Each cap explained. `caps`: in the order of their months.

    The cash of a later cap adds to that of the one before: no month is written out twice.
    """
    steps: dict[Cap, Step] = {}
    known, begin = savings, 0
    for cap in caps:
        at = str(walls[cap.through].month)
        months = [wall.cash for wall in walls[begin : cap.through + 1]]
        known = step(
            "cash.available", Operation.SUM, [known, *months], Unit.EUR, source=_RULE, at=at
        )
        begin = cap.through + 1
        steps[cap] = _cap_step(cap, known, policy, at)
    return steps


def _cap_step(cap: Cap, available: Step, policy: Policy, at: str) -> Step:
    """(savings and cash so far - what the other months pay) / the months that share it."""
    others = given(
        "cash.other_payments", cap.others, Unit.EUR, source=_RULE, status=Status.COMPUTED, at=at
    )
    left = step(
        "cash.left_for_payments",
        Operation.DIFFERENCE,
        [available, others],
        Unit.EUR,
        source=_RULE,
        at=at,
    )
    months = given(
        "cash.months_that_share",
        ZERO + cap.sharers,
        Unit.MONTHS,
        source=_RULE,
        status=Status.COMPUTED,
        at=at,
    )
    each = step(
        "cash.each_month",
        Operation.QUOTIENT,
        [left, months],
        Unit.EUR_PER_MONTH,
        source=_RULE,
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
        source=_RULE,
        at=at,
    )
