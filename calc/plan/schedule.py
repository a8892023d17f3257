"""From walls to a schedule and a plan: rows of the term, end, discharge (ENGINE 7-9)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.later import Later
from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.rounding import cents_half_up
from calc.base.step import Operation, Step, Unit, step
from calc.base.value_type import value_type
from calc.dossier import Draft
from calc.dossier.agreed_schedule import RestAtEnd
from calc.plan.buffer import Buffer, savings_now
from calc.plan.cash import CashView
from calc.plan.child_benefit import child_benefit_findings
from calc.plan.chosen_amount import at_most_chosen
from calc.plan.debt import debt_of_plan, paid_by_others, rest_of
from calc.plan.ending import conditions, end_date, last_paid, running_at_end
from calc.plan.events import events_of
from calc.plan.floor_view import FloorView
from calc.plan.ladder import NOTHING, ladder_of, lows_of
from calc.plan.levelled import LevelledView
from calc.plan.payments import Payments, Term, paid_in, pay
from calc.plan.result import CashCap, MonthRow, Plan, Rung
from calc.plan.rungs import rungs_of
from calc.plan.sharing import CostSharing
from calc.plan.walls import Walls, available_cash, walls_of
from calc.policy.policy import Policy


@value_type
class Terms:
    """Who pays, when the plan begins, and from which month on an income is unknown, if any."""

    household: CostSharing
    first: Month
    open_from: Month | None


NO_OTHER_TERM: Final = Later[int | None](lambda: None)


@value_type
class Outlook:
    """Everything that a term gives for one household.

    `term_that_repays` looks at months after the term, and only who tells it needs those.
    """

    target: Step
    rows: tuple[MonthRow, ...]
    rungs: tuple[Rung, ...]
    payment: Step
    plan: Plan | None
    term_that_repays: Later[int | None]
    findings: tuple[Finding, ...]


def outlook_of(
    draft: Draft,
    policy: Policy,
    months: Sequence[Month],
    view: LevelledView,
    cash: CashView,
    target: Step,
    terms: Terms,
    floor: FloorView | None,
) -> Outlook:
    """The outlook over the policy's term. `months` are as many as the longest term has."""
    savings = savings_now(draft)
    buffer = Buffer(policy, target, savings)

    def walls_in(some: Sequence[Month]) -> tuple[Walls, ...]:
        return walls_of(some, view, cash, buffer, terms.open_from, floor)

    def longest() -> Term:
        """The term with the months after it, up to the longest that the policy knows."""
        more = walls_in(months[policy.term_months :])
        after = at_most_chosen(ladder_of(more, policy, lows[-1]), draft)
        both = (*walls, *more)
        return Term(both, (*term.ladder, *after), available_cash(both, savings.amount), policy)

    walls = walls_in(months[: policy.term_months])
    by_rooms, lows = ladder_of(walls, policy), lows_of(walls)
    ladder = at_most_chosen(by_rooms, draft)
    term = Term(walls, ladder, available_cash(walls, savings.amount), policy)
    debt = _debt(draft, policy.term_months)
    payments = pay(term, savings, debt.amount if debt else None)
    rows = rows_of(walls, payments, savings, debt, Behind(by_rooms, lows))
    events = events_of(view, walls, floor)
    return Outlook(
        target=target,
        rows=rows,
        rungs=rungs_of(rows, events),
        payment=rows[0].payment if any(payments.amounts) else NOTHING,
        plan=_plan(draft, policy, terms, rows, payments, debt) if debt else None,
        term_that_repays=_term_that_repays(draft, longest, payments, debt),
        findings=(*cash_findings(payments), *child_benefit_findings(draft, rows[-1].month)),
    )


def _debt(draft: Draft, term: int) -> Step | None:
    """The debt, when somebody is known to owe it: an unknown liability is not liable."""
    if not any(adult.liable is True for adult in draft.adults):
        return None
    return debt_of_plan(draft, term)


@value_type
class Behind:
    """What is behind the payments of a schedule: the ladder before all else, and low_t."""

    ladder: Sequence[Step]
    lows: Sequence[Step | None]


def rows_of(
    walls: Sequence[Walls], payments: Payments, savings: Step, debt: Step | None, behind: Behind
) -> tuple[MonthRow, ...]:
    """The months of a schedule. `savings`, `debt`: before the first of them, euros."""
    rows: list[MonthRow] = []
    balance: Step | None = savings
    owed = debt
    for index, wall in enumerate(walls):
        payment = payments.step_of(index, owed, str(wall.month))
        balance = None if wall.is_open or balance is None else _balance(balance, wall, payment)
        owed = None if owed is None else _owed(owed, payment, str(wall.month))
        rows.append(
            MonthRow(
                month=wall.month,
                income=wall.level.income,
                costs=wall.level.costs,
                arrangements=wall.level.arrangements,
                reserve=wall.reserve,
                own_wall=wall.own_wall,
                floor_wall=wall.floor_wall,
                lowest=wall.lowest,
                gap=wall.gap,
                room=wall.room,
                payment=payment,
                decided=payments.decided[index],
                balance=balance,
                debt_left=owed,
                ladder=behind.ladder[index],
                low=behind.lows[index],
                saved=wall.saved,
                cap=_cap(payments, index, walls),
            )
        )
    return tuple(rows)


def _cap(payments: Payments, index: int, walls: Sequence[Walls]) -> CashCap | None:
    cap = payments.caps.get(index)
    return None if cap is None else CashCap(cap.amount, walls[cap.through].month)


def _balance(before: Step, wall: Walls, payment: Step) -> Step:
    at = str(wall.month)
    more = step(
        "balance.before_payment",
        Operation.SUM,
        (before, wall.cash),
        Unit.EUR,
        source="ENGINE 8",
        at=at,
    )
    return step(
        "balance", Operation.DIFFERENCE, (more, payment), Unit.EUR, source="ENGINE 8", at=at
    )


def _owed(before: Step, payment: Step, at: str) -> Step:
    return step(
        "debt_left", Operation.DIFFERENCE, (before, payment), Unit.EUR, source="ENGINE 7", at=at
    )


def _plan(
    draft: Draft,
    policy: Policy,
    terms: Terms,
    rows: Sequence[MonthRow],
    payments: Payments,
    debt: Step,
) -> Plan | None:
    """The plan, when anything is paid. Open months make no claim about the end of the debt."""
    months = [row.month for row in rows]
    last = last_paid(months, payments.amounts)
    if last is None:
        return None
    ends_on = end_date(terms.first, policy.term_months)
    is_open = terms.open_from is not None and terms.open_from <= months[-1]
    discharges = policy.rest_at_end is RestAtEnd.DISCHARGE and not is_open
    return Plan(
        first_month=terms.first,
        term_months=policy.term_months,
        end_date=ends_on,
        payment=rows[0].payment,
        last_payment_month=last,
        last_payment=payments.amounts[months.index(last)],
        total=payments.total,
        rest_at_end=policy.rest_at_end,
        discharge=rest_of(debt, [row.payment for row in rows]) if discharges else None,
        conditions=conditions(policy, policy.term_months),
        running_at_end=running_at_end(draft, terms.household, terms.first, ends_on),
    )


def _term_that_repays(
    draft: Draft, longest: Callable[[], Term], payments: Payments, debt: Step | None
) -> Later[int | None]:
    """The smallest term up to the longest that repays, when this one does not (ENGINE 9)."""
    if debt is None or payments.total >= debt.amount:
        return NO_OTHER_TERM
    return Later(partial(_smallest_term, draft, longest, debt))


def _smallest_term(draft: Draft, longest_of: Callable[[], Term], debt: Step) -> int | None:
    others, most, longest = paid_by_others(draft), ZERO, longest_of()
    balance = debt.amount + others * longest.policy.term_months
    for months in range(1, longest.policy.term_max + 1):
        if longest.walls[months - 1].is_open:
            return None
        # A term never pays more than its whole ladder: most terms need no closer look.
        most += longest.ladder[months - 1].amount
        owed = max(ZERO, balance - others * months)
        if most >= owed and paid_in(longest.first(months), owed) >= owed:
            return months
    return None


def cash_findings(payments: Payments) -> tuple[Finding, ...]:
    """That the household itself runs short of cash, if it does."""
    short = payments.cash_short
    if short is None:
        return ()
    params = (
        ("amount", cents_half_up(short.amount)),
        ("month", short.first),
        ("worst", short.worst),
    )
    return (Finding(Severity.WARNS, "cash_short", "savings", params),)
