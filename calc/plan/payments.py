"""What is paid each month: the ladder, held by the cash and by the debt (ENGINE 7, 8)."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.rounding import snap, step_down
from calc.base.step import Operation, Step, Unit, step
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import Decided, Wall
from calc.plan.cash_check import Cap, CashShort, cap_steps, check_cash
from calc.plan.chosen_amount import CHOSEN, PAUSED
from calc.plan.ladder import NOTHING, no_rise_at_the_end
from calc.plan.walls import Walls
from calc.policy.policy import Policy

CAP_IN_FORCE: Final = "payment.cap_in_force"
"""The step of a month that a cap of the schedule in force holds down (ENGINE 14a)."""
SET_OFF: Final = "payment.set_off"
"""The step of a month that asks less because too much was paid before, or paid ahead."""
_BY_CHOICE: Final = (CHOSEN, SET_OFF)


@value_type
class Payments:
    """The payments of a term, with what decided each of them.

    `wanted`: what each month would pay if there were no debt wall; `amounts`: what it pays, euros.
    `caps`: the cap of each month (by its place) that the cash holds down.
    """

    wanted: tuple[Step, ...]
    amounts: tuple[Decimal, ...]
    decided: tuple[Decided, ...]
    cash_short: CashShort | None
    caps: Mapping[int, Cap] = field(default_factory=dict)

    def step_of(self, index: int, owed: Step | None, at: str) -> Step:
        """The payment of a month: the ladder, what the cash allows, or what is still owed."""
        wanted = self.wanted[index]
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


@value_type
class Term:
    """The months of one term: their walls, their ladder, and A_t, the cash before any payment."""

    walls: Sequence[Walls]
    ladder: Sequence[Step]
    available: Sequence[Decimal]
    policy: Policy

    def first(self, months: int) -> "Term":
        """A term of the first so many months."""
        return replace(
            self,
            walls=self.walls[:months],
            ladder=self.ladder[:months],
            available=self.available[:months],
        )

    def asked(self) -> tuple[Step, ...]:
        """What each month would pay by its walls alone."""
        return no_rise_at_the_end(self.ladder, self.policy)


def pay(term: Term, savings: Step, debt: Decimal | None) -> Payments:
    """The payments of a term. `debt` in euros; None when it is unknown: nothing is paid."""
    return pay_asked(term, () if debt is None else term.asked(), savings, debt)


def pay_asked(term: Term, ladder: Sequence[Step], savings: Step, debt: Decimal | None) -> Payments:
    """`pay` for what each month asks by all that comes before the cash and the debt."""
    walls, policy = term.walls, term.policy
    if debt is None:
        nothing = [ZERO for _ in walls]
        short = check_cash(nothing, walls, term.available, ZERO, policy).short
        unknown = tuple(Decided.UNKNOWN for _ in walls)
        return Payments(tuple(NOTHING for _ in walls), tuple(nothing), unknown, short)
    checked = check_cash(
        [payment.amount for payment in ladder], walls, term.available, debt, policy
    )
    amounts = _within(checked.payments, debt)
    caps = sorted(dict.fromkeys(checked.caps.values()), key=lambda cap: cap.through)
    capped = cap_steps(caps, walls, savings, policy)
    held = {index: capped[cap] for index, cap in checked.caps.items()}
    return Payments(
        wanted=tuple(held.get(index, payment) for index, payment in enumerate(ladder)),
        amounts=amounts,
        decided=_decided(term, ladder, checked.payments, amounts, debt, held),
        cash_short=checked.short,
        caps=checked.caps,
    )


def paid_in(term: Term, debt: Decimal) -> Decimal:
    """What a term pays of a debt, euros: `pay` without its explanation."""
    ladder = [payment.amount for payment in term.asked()]
    checked = check_cash(ladder, term.walls, term.available, debt, term.policy)
    return sum(_within(checked.payments, debt), ZERO)


def _within(payments: Sequence[Decimal], debt: Decimal) -> tuple[Decimal, ...]:
    """The payments until the debt is paid: the last one may be smaller, then nothing."""
    amounts, owed = [], debt
    for wanted in payments:
        payment = min(wanted, owed)
        owed -= payment
        amounts.append(payment)
    return tuple(amounts)


def _decided(
    term: Term,
    ladder: Sequence[Step],
    wanted: Sequence[Decimal],
    amounts: Sequence[Decimal],
    debt: Decimal,
    held: Mapping[int, Step],
) -> tuple[Decided, ...]:
    decided, owed = [], debt
    for index, wall in enumerate(term.walls):
        paid = amounts[index]
        by_debt = paid < wanted[index] or owed == ZERO
        capped = index in held or ladder[index].code == CAP_IN_FORCE
        decided.append(
            _chosen(ladder[index], held=by_debt or capped)
            or _decides(wall, paid, by_debt, capped, term.policy)
        )
        owed -= paid
    return tuple(decided)


def _chosen(asked: Step, *, held: bool) -> Decided | None:
    """What somebody chose decides: a pause always, a lower amount unless debt or cash is lower."""
    if asked is PAUSED:
        return Decided.PAUSED
    return Decided.CHOSEN if asked.code in _BY_CHOICE and not held else None


def _decides(wall: Walls, paid: Decimal, by_debt: bool, capped: bool, policy: Policy) -> Decided:
    """`by_debt`: no more is owed than what is paid, or nothing at all."""
    if wall.is_open:
        return Decided.OPEN
    if by_debt:
        return Decided.DEBT
    if capped:
        return Decided.CASH
    room = wall.room.amount
    if snap(room) > ZERO and paid == ZERO:
        return Decided.PLAN_MIN
    if step_down(room, policy.payment_step, policy.plan_min) > paid:
        return Decided.LADDER
    return Decided.FLOOR if wall.lowest is Wall.FLOOR else Decided.OWN
