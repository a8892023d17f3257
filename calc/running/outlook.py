"""The outlook of a running plan: months 1..k as agreed, k+1..T by their review (ENGINE 14a)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier import Draft
from calc.dossier.agreed_schedule import Decided, RestAtEnd
from calc.plan.buffer import Buffer
from calc.plan.child_benefit import child_benefit_findings
from calc.plan.ending import conditions, last_paid, running_at_end
from calc.plan.events import Event, events_of
from calc.plan.ladder import NOTHING
from calc.plan.result import MonthRow, Plan, Rung
from calc.plan.rungs import rungs_of
from calc.plan.schedule import NO_OTHER_TERM, Outlook, cash_findings
from calc.plan.sharing import CostSharing as Sharers
from calc.plan.walls import Walls, walls_of
from calc.policy.policy import Policy
from calc.running.accounts import Accounts, accounts_of
from calc.running.counted_back import Views, counted_back
from calc.running.dips import dips_in
from calc.running.facts import correction_of
from calc.running.ledger import Standing
from calc.running.life import Life
from calc.running.months import HouseholdNow, Left, months_left, stays, target_of
from calc.running.result import CountedBack, PauseOffer, Promise, Running
from calc.running.rows import past_rows, staying_rows

_RULE: Final = "ENGINE 14a"
_FROM_MONTH: Final = 2
"""From this month on a promise waits when nothing was received yet."""


@value_type
class Around:
    """What is beside the months: who pays, under which policy, the floors since the start."""

    sharers: Sharers
    policy: Policy
    views: Views
    is_closed: bool


def running_outlook(
    life: Life, draft: Draft, household: HouseholdNow | None, around: Around
) -> tuple[Outlook, Running]:
    """The outlook and the accounts of a running plan.

    `draft`: with the ends of arrangements as expected. `household`: None while a cost, an
    arrangement or the law is not known: then the schedule in force stays.
    """
    accounts = accounts_of(life, is_closed=around.is_closed)
    paused = life.paused()
    target = _agreed_target(life)
    left, walls, offer = None, tuple[Walls, ...](), None
    if household is not None:
        target = target_of(life, household.target)
        household = replace(household, target=target)
        walls = _walls_before(life, household)
        left = _months(life, household, accounts, paused, around)
        offer = _offer(life, household, accounts, paused, around, left)
        if left.rows and around.is_closed:
            left = replace(left, rows=_behind_gate(left.rows, accounts.owed))
    past = tuple(past_rows(life, walls, accounts.owed, accounts.to_pay_now))
    ahead = (
        tuple(staying_rows(life, stays(life, paused), accounts.owed, is_closed=around.is_closed))
        if left is None
        else left.rows
    )
    rows = (*past, *ahead)
    events: Mapping[Month, Sequence[Event]] = {}
    if household is not None and left is not None:
        events = events_of(household.view, (*walls, *left.walls), household.floor)
    rungs = rungs_of(rows, events)
    back = counted_back(life, around.views, walls, around.policy)
    running = _running(life, draft, accounts, rows, rungs, left, offer, back)
    plan = _plan(life, draft, around, rows, running)
    return (
        Outlook(
            target=target,
            rows=rows,
            rungs=rungs,
            payment=plan.payment,
            plan=plan,
            term_that_repays=NO_OTHER_TERM,
            findings=tuple(_findings(life, draft, left)),
        ),
        running,
    )


def _agreed_target(life: Life) -> Step:
    """The target of the plan, when that of today cannot be computed."""
    return given(
        "running.target_agreed",
        life.schedule.target or ZERO,
        Unit.EUR,
        source=_RULE,
        status=Status.ENTERED,
    )


def _walls_before(life: Life, household: HouseholdNow) -> tuple[Walls, ...]:
    """The walls of months 1..k as today's household has them: for what nobody kept."""
    saved = given(
        "running.saved_at_start",
        life.saved_by_plan(0) or ZERO,
        Unit.EUR,
        source=_RULE,
        status=Status.ENTERED,
    )
    return walls_of(
        life.months[: life.k],
        household.view,
        household.cash,
        Buffer(household.policy, household.target, saved),
        household.terms.open_from,
        household.floor,
    )


def _months(
    life: Life,
    household: HouseholdNow,
    accounts: Accounts,
    paused: frozenset[Month],
    around: Around,
) -> Left:
    return months_left(
        life,
        household,
        accounts.owed,
        accounts.to_pay_now,
        paused=paused,
        is_closed=around.is_closed,
    )


def _offer(
    life: Life,
    household: HouseholdNow,
    accounts: Accounts,
    paused: frozenset[Month],
    around: Around,
    left: Left,
) -> PauseOffer | None:
    """Short dips as a pause, when that keeps a later amount from going down."""
    low = life.schedule.months[life.k - 1].low if life.k else None
    dips = dips_in(left.walls, low, paused)
    if not dips or around.is_closed:
        return None
    dipped = frozenset(
        month for month in life.months if any(begin <= month <= end for begin, end in dips)
    )
    instead = _months(life, household, accounts, paused | dipped, around)
    more = any(
        there.payment.amount > here.payment.amount
        for there, here in zip(instead.rows, left.rows, strict=True)
    )
    if not more:
        return None
    payments = tuple((row.month, row.payment.amount) for row in instead.rows)
    return PauseOffer(dips, payments, sum((amount for _, amount in payments), ZERO))


def _behind_gate(rows: Sequence[MonthRow], owed: Step) -> tuple[MonthRow, ...]:
    return tuple(
        replace(row, payment=NOTHING, decided=Decided.GATE, debt_left=owed) for row in rows
    )


def _running(
    life: Life,
    draft: Draft,
    accounts: Accounts,
    rows: Sequence[MonthRow],
    rungs: Sequence[Rung],
    left: Left | None,
    offer: PauseOffer | None,
    back: CountedBack | None,
) -> Running:
    future = [row.payment for row in rows[life.k :]]
    still = step(
        "running.still_to_pay",
        Operation.SUM,
        [accounts.to_pay_now, *future],
        Unit.EUR,
        source=_RULE,
    )
    rest = accounts.rest(still)
    return Running(
        basis=life.basis,
        origin=life.schedule.origin,
        accepted_on=life.schedule.accepted_on,
        month=life.k,
        is_over=life.day.is_over,
        debt_at_start=accounts.debt_at_start,
        others_part=accounts.others_part,
        received=accounts.received,
        to_pay_now=accounts.to_pay_now,
        still_to_pay=still,
        jokers=accounts.jokers,
        corrections=accounts.corrections,
        rest=rest,
        discharge=accounts.discharge(rest),
        promise=_promise(life, still),
        known=life.ledger.known,
        months=life.ledger.months,
        saved=left.saved if left else None,
        ahead=_ahead(life, rows, rungs, accounts.to_pay_now),
        due=_due(life, rows, accounts.to_pay_now),
        pause_offered=offer,
        counted_back=back,
        correction=correction_of(draft, life),
        caps_to_lift=left.cap_gone if left else (),
    )


def _promise(life: Life, still: Step) -> Promise:
    """Withheld only where nothing was ever received, and the first payment did not come."""
    if life.ledger.received > ZERO or not life.ledger.known:
        return Promise.STANDS
    if life.day.is_over:
        excused = (Standing.PAUSED, Standing.JOKER)
        asked = [month for month in life.ledger.months if month.standing not in excused]
        return Promise.NONE if asked else Promise.OFFICER
    waits = life.k >= _FROM_MONTH or not still.amount
    return Promise.WAITS if waits else Promise.STANDS


def _due(life: Life, rows: Sequence[MonthRow], to_pay_now: Step) -> Month | None:
    """The month of the next payment."""
    if to_pay_now.amount:
        return life.months[life.k - 1]
    return next((row.month for row in rows[life.k :] if row.payment.amount), None)


def _ahead(
    life: Life, rows: Sequence[MonthRow], rungs: Sequence[Rung], to_pay_now: Step
) -> tuple[Rung, ...]:
    """The rungs from now on: the unreceived part of month k by itself, then the months after it."""
    now = rows[life.k - 1] if life.k and to_pay_now.amount else None
    begin = life.first.plus(life.k)
    whole = now is not None and now.payment.amount == to_pay_now.amount
    if whole:
        begin = begin.plus(-1)
    found = []
    for rung in rungs:
        if rung.last < begin:
            continue
        cut = rung.first < begin
        found.append(replace(rung, first=begin, causes=()) if cut else rung)
    if now is None or whole:
        return tuple(found)
    part = Rung(now.month, now.month, to_pay_now, now.decided, now.lowest, now.gap, ())
    return (part, *found)


def _plan(
    life: Life, draft: Draft, around: Around, rows: Sequence[MonthRow], running: Running
) -> Plan:
    """The plan as it was agreed: its start, term and end date whatever is said today."""
    policy, months = around.policy, life.months
    last = last_paid(months, [row.payment.amount for row in rows]) or months[-1]
    stands = running.promise is Promise.STANDS and policy.rest_at_end is RestAtEnd.DISCHARGE
    due = next((row for row in rows if row.month == running.due), None)
    return Plan(
        first_month=life.first,
        term_months=life.term,
        end_date=months[-1].last_day,
        payment=due.payment if due else NOTHING,
        last_payment_month=last,
        last_payment=rows[life.first.months_until(last)].payment.amount,
        total=running.received.amount + running.still_to_pay.amount,
        rest_at_end=policy.rest_at_end,
        discharge=running.discharge if stands else None,
        conditions=conditions(policy, life.term),
        running_at_end=running_at_end(draft, around.sharers, life.first, months[-1].last_day),
    )


def _findings(life: Life, draft: Draft, left: Left | None) -> list[Finding]:
    if left is None:
        path = "agreement.schedule"
        return [Finding(Severity.WARNS, "schedule_in_force_stays", path)]
    found = [*child_benefit_findings(draft, life.months[-1])]
    return [*cash_findings(left.payments), *found]


__all__ = ["Around", "running_outlook"]
