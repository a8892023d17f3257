"""The months that are left of a running plan, exactly by ENGINE 14a.

Order: ladder, chosen amount, no rise, pause, what was set off or paid ahead, cash, debt. The months
through k stay as agreed. Where a cost or an arrangement is not known the schedule in force stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.rounding import snap
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier import Draft
from calc.dossier.agreed_schedule import AgreedMonth
from calc.plan.buffer import Buffer, savings_now
from calc.plan.cash import CashView
from calc.plan.chosen_amount import PAUSED
from calc.plan.floor_view import FloorView
from calc.plan.ladder import ladder_of, lows_of, no_rise_at_the_end
from calc.plan.levelled import LevelledView
from calc.plan.payments import CAP_IN_FORCE, Payments, Term, pay_asked
from calc.plan.result import CashCap, MonthRow
from calc.plan.schedule import Behind, Terms, rows_of
from calc.plan.walls import Walls, available_cash, walls_of
from calc.policy.policy import Policy
from calc.running.ledger import Standing
from calc.running.life import Life, chosen_now, is_elsewhere

RULE: Final = "ENGINE 14a"


@value_type
class HouseholdNow:
    """The household as it is today, for the months of the plan. `target`: of its savings now."""

    draft: Draft
    policy: Policy
    view: LevelledView
    cash: CashView
    target: Step
    terms: Terms
    floor: FloorView | None


@value_type
class Left:
    """The months after k. `walls` and `lows`: of these months; `cap_gone`: caps with no cause."""

    rows: tuple[MonthRow, ...]
    payments: Payments
    walls: tuple[Walls, ...]
    lows: tuple[Step | None, ...]
    saved: Step
    cap_gone: tuple[Month, ...]


def target_of(life: Life, today: Step) -> Step:
    """The target: the agreed one, a new one only when it is higher."""
    agreed = life.schedule.target
    if agreed is None:
        return today
    kept = given("running.target_agreed", agreed, Unit.EUR, source=RULE, status=Status.ENTERED)
    return step("running.target", Operation.HIGHEST, [kept, today], Unit.EUR, source=RULE)


def saved_of(life: Life, draft: Draft) -> Step:
    """S_k: the lower of the savings of now and the plan's; before the income is in S_(k-1) tells.

    Not asked: the plan's.
    """
    now, plan = savings_now(draft), life.saved_by_plan(life.k)
    if plan is None:
        return now
    if life.savings_were_asked(draft):
        before = plan if life.income_is_in else life.saved_by_plan(life.k - 1)
        if snap(now.amount) < snap(plan if before is None else before):
            return now
    return given("running.saved_by_plan", plan, Unit.EUR, source=RULE, status=Status.ENTERED)


def months_left(
    life: Life,
    household: HouseholdNow,
    owed: Step,
    to_pay_now: Step,
    *,
    paused: frozenset[Month],
    is_closed: bool = False,
) -> Left:
    """The months k+1..T for a household whose costs are known. `owed`: after month k, euros.

    `is_closed`: behind a gate of the policy nothing is asked at all.
    """
    policy, k, draft = household.policy, life.k, household.draft
    months = life.months[k:]
    saved = saved_of(life, draft)
    buffer = Buffer(policy, household.target, saved)
    terms = household.terms
    walls = walls_of(
        months, household.view, household.cash, buffer, terms.open_from, household.floor
    )
    low = _low(life)
    skipped = life.outside_low(paused)
    by_rooms = ladder_of(walls, policy, low, skipped)
    lows = lows_of(walls, low, skipped)
    past = [_ladder_in_force(month) for month in life.schedule.months[:k]]
    ladder = _chosen(life, draft, (*past, *by_rooms))
    ladder = no_rise_at_the_end(ladder, policy)[k:]
    without_caps = _settled(life, _without(life, ladder, paused))
    lift_caps = life.choices.lift_caps
    asked = without_caps if lift_caps else _capped(life, without_caps)
    cash_now = _cash_now(life, draft, saved, to_pay_now)
    available = available_cash(walls, cash_now.amount)
    term = Term(walls, by_rooms, available, policy)
    debt = None if is_closed else owed.amount
    payments = pay_asked(term, asked, cash_now, debt)
    rows = rows_of(walls, payments, cash_now, owed, Behind(by_rooms, lows))
    free = pay_asked(term, without_caps, cash_now, debt)
    gone = tuple(
        month
        for month, held, instead in zip(months, payments.wanted, free.wanted, strict=True)
        if held.code == CAP_IN_FORCE and instead.amount > held.amount
    )
    return Left(_with_caps(life, rows, lift_caps), payments, walls, lows, saved, gone)


def stays(life: Life, paused: frozenset[Month]) -> tuple[Step, ...]:
    """What the schedule in force asks in the months k+1..T, with what happened since."""
    asked = tuple(
        given(
            "running.agreed",
            month.payment,
            Unit.EUR_PER_MONTH,
            source=RULE,
            status=Status.ENTERED,
            at=str(month.month),
        )
        for month in life.schedule.months[life.k :]
    )
    # What was set off is in these amounts already.
    return _settled(life, _without(life, asked, paused), set_off=False)


def _low(life: Life) -> Step | None:
    """low_k in force; None before the start, and where nobody kept it."""
    if not life.k:
        return None
    agreed = life.schedule.months[life.k - 1]
    if agreed.low is None:
        return None
    at = str(agreed.month)
    return given(
        "running.low", agreed.low, Unit.EUR_PER_MONTH, source=RULE, status=Status.ENTERED, at=at
    )


def _ladder_in_force(month: AgreedMonth) -> Step:
    amount = month.payment if month.ladder is None else month.ladder
    return given(
        "running.ladder",
        amount,
        Unit.EUR_PER_MONTH,
        source=RULE,
        status=Status.ENTERED,
        at=str(month.month),
    )


def _chosen(life: Life, draft: Draft, ladder: Sequence[Step]) -> tuple[Step, ...]:
    """No month above the chosen amount, nor above the step that was agreed elsewhere."""
    amount = chosen_now(life, draft)
    elsewhere = is_elsewhere(life.schedule) and not life.choices.release
    held = dict[tuple[int, Decimal], Step]()
    found = []
    for payment, month in zip(ladder, life.schedule.months, strict=True):
        agreed = month.payment if month.ladder is None else month.ladder
        bounds = [bound for bound in (amount, agreed if elsewhere else None) if bound is not None]
        most = min(bounds, default=payment.amount)
        if payment.amount <= most:
            found.append(payment)
            continue
        key = (id(payment), most)
        if key not in held:
            held[key] = step(
                "payment.chosen",
                Operation.LOWEST,
                [payment, _given_bound("payment.chosen_amount", most, str(month.month))],
                Unit.EUR_PER_MONTH,
                source="afm 16",
                at=str(month.month),
            )
        found.append(held[key])
    return tuple(found)


def _given_bound(code: str, amount: Decimal, at: str) -> Step:
    return given(code, amount, Unit.EUR_PER_MONTH, source=RULE, status=Status.ENTERED, at=at)


def _without(life: Life, ladder: Sequence[Step], paused: frozenset[Month]) -> tuple[Step, ...]:
    """Nothing in the months of a pause, and in a month that is a joker."""
    nothing = paused | {
        month.month for month in life.ledger.months if month.standing is Standing.JOKER
    }
    months = life.months[life.k :]
    return tuple(
        PAUSED if month in nothing else payment
        for payment, month in zip(ladder, months, strict=True)
    )


def _settled(life: Life, ladder: Sequence[Step], *, set_off: bool = True) -> tuple[Step, ...]:
    """What was set off against a month, or paid ahead for it, is not asked again."""
    found = []
    ahead = zip(ladder, life.schedule.months[life.k :], life.ledger.months[life.k :], strict=True)
    for payment, agreed, standing in ahead:
        before = (agreed.set_off if set_off else None) or ZERO
        less = min(payment.amount, before + standing.received)
        if not less:
            found.append(payment)
            continue
        at = str(agreed.month)
        done = _given_bound("payment.already", less, at)
        found.append(
            step(
                "payment.set_off",
                Operation.DIFFERENCE,
                [payment, done],
                Unit.EUR_PER_MONTH,
                source=RULE,
                at=at,
            )
        )
    return tuple(found)


def _capped(life: Life, ladder: Sequence[Step]) -> tuple[Step, ...]:
    """A cap in force stays an upper bound."""
    found = []
    for payment, month in zip(ladder, life.schedule.months[life.k :], strict=True):
        if month.cap is None or payment.amount <= month.cap:
            found.append(payment)
            continue
        at = str(month.month)
        cap = _given_bound("payment.agreed_cap", month.cap, at)
        found.append(
            step(
                "payment.cap_in_force",
                Operation.LOWEST,
                [payment, cap],
                Unit.EUR_PER_MONTH,
                source=RULE,
                at=at,
            )
        )
    return tuple(found)


def _with_caps(life: Life, rows: Sequence[MonthRow], lift_caps: bool) -> tuple[MonthRow, ...]:
    """The caps in force go on with their months, unless they were lifted."""
    if lift_caps:
        return tuple(rows)
    kept = _caps_in_force(life)
    return tuple(
        replace(row, cap=kept[row.month]) if row.cap is None and row.month in kept else row
        for row in rows
    )


def _caps_in_force(life: Life) -> Mapping[Month, CashCap]:
    return {
        month.month: CashCap(month.cap, month.cap_through or month.month)
        for month in life.schedule.months
        if month.cap is not None
    }


def _cash_now(life: Life, draft: Draft, saved: Step, to_pay_now: Step) -> Step:
    """The cash of today: savings, less what is still to be paid of an income that is in."""
    cash = savings_now(draft) if life.savings_were_asked(draft) else saved
    if not life.income_is_in or not to_pay_now.amount:
        return cash
    return step("running.cash", Operation.DIFFERENCE, [cash, to_pay_now], Unit.EUR, source=RULE)
