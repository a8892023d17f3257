"""What is paid and when: the rungs of a plan, as a table, in words and as a timeline."""

from collections.abc import Sequence
from typing import Final

from app.documents.case import Case
from app.documents.debit import debit_on, why_no_debit
from app.documents.interest_and_costs import say_while_it_runs
from app.documents.letter import (
    Align,
    Block,
    Bullets,
    Column,
    Paragraph,
    Table,
    TableRow,
    Timeline,
    TimelineSpan,
)
from app.documents.offered import later_ways, offers_debit, or_debit, ways
from app.documents.ways_to_pay import account_in_words
from app.documents.what_is_due import is_due, starts_later
from app.documents.why_it_changes import why_by_kind, why_one_by_one
from app.i18n import first_paid
from calc import UNKNOWN, Assessment, Month, Plan, Rung
from calc.dossier.agreed_schedule import Decided
from calc.dossier.codes import PaymentMethod

_MOST_CHANGES: Final = 3
"""More sentences than this would push how to pay from the first page."""


def rungs_to_pay(assessment: Assessment, last_payment: Month) -> tuple[Rung, ...]:
    """The rungs still to pay, without the months after the last payment that say "all paid"."""
    return tuple(
        rung
        for rung in assessment.ahead
        if rung.first <= last_payment or rung.decided is Decided.OPEN
    )


def payments(case: Case, plan: Plan, box: tuple[Block, ...] = ()) -> tuple[Block, ...]:
    """The part of the letter on what is paid, when and how. With a box, how is said in the box."""
    rungs = rungs_to_pay(case.assessment, plan.last_payment_month)
    if first_paid(rungs) is None:
        said = _nothing_left(case, plan)
        return (Paragraph(said),) if said else ()
    how = _in_short(case) if box else how_to_pay(case)
    return (
        _table(case, plan, rungs),
        *_changes(case, rungs),
        *_open_months(case, rungs),
        Paragraph(f"{say_while_it_runs(case)} {how}".rstrip()),
        *box,
    )


def is_all_paid(case: Case) -> bool:
    """Whether a plan that runs asks nothing any more, as all of it was paid."""
    running = case.assessment.running
    return running is not None and running.rest.amount + running.jokers.amount <= 0


def _nothing_left(case: Case, plan: Plan) -> str:
    """A plan that runs and asks nothing more: a pause, or there is no room; "" when all was paid,
    which the answer says.
    """
    if case.month_shown.decided is Decided.PAUSED:
        return case.say("none.why.paused")
    return "" if is_all_paid(case) else case.say("pay.no_room", end=case.day(plan.end_date))


def _in_short(case: Case) -> str:
    """What the box does not say by itself."""
    debit = case.draft.contact.payment_method is PaymentMethod.DIRECT_DEBIT
    return case.tell("pay.by_debit") if debit and why_no_debit(case) is None else ""


def timeline(case: Case, plan: Plan) -> Timeline:
    """The term from its first to its last day, with the payments in it."""
    rungs, running = case.assessment.ahead, case.assessment.running
    end = case.day(plan.end_date)
    to_pay = rungs_to_pay(case.assessment, plan.last_payment_month)
    spans = tuple(_span(case, plan, rung) for rung in to_pay)
    past = plan.first_month.months_until(rungs[0].first) if running and rungs else 0
    if past > 0:
        label = case.count("timeline.past", past)
        spans = (TimelineSpan(0, past, "", label, label, pays=False), *spans)
    return Timeline(
        months=plan.term_months,
        spans=spans,
        end=case.say("timeline.stops", end=end),
        described=case.say("timeline.described", end=end),
    )


def _span(case: Case, plan: Plan, rung: Rung) -> TimelineSpan:
    paid = rung.payment.amount
    amount = case.in_short(paid) if paid else case.say("timeline.nothing")
    if rung.decided is Decided.OPEN:
        amount = case.say("pay.open")
    start = plan.first_month.months_until(rung.first)
    long, short = case.texts.formats.months(rung.first, rung.last)
    return TimelineSpan(start, start + rung.months, amount, long, short, pays=bool(paid))


def _changes(case: Case, rungs: Sequence[Rung]) -> tuple[Block, ...]:
    """Why the payment changes: a sentence for each change, or for each kind when there are many."""
    changed = [
        rung
        for rung in rungs
        if rung.causes and rung.payment.amount and rung.decided is not Decided.DEBT
    ]
    if len(changed) <= _MOST_CHANGES:
        said = why_one_by_one(case, changed)
    else:
        said = why_by_kind(case, changed)
    return (Bullets(said),) if said else ()


def _table(case: Case, plan: Plan, rungs: Sequence[Rung]) -> Table:
    rows = [_row(case, rung) for rung in rungs]
    if len(rungs) > 1:
        running = case.assessment.running
        total = plan.total if running is None else running.still_to_pay.amount
        times = sum(rung.months for rung in rungs if rung.payment.amount)
        said = (case.say("pay.total"), case.texts.formats.number(times), "", case.euros(total))
        rows.append(TableRow(said, total=True))
    return Table(
        columns=(
            Column(case.say("pay.column.period"), Align.LEFT),
            Column(case.say("pay.column.times"), Align.RIGHT),
            Column(case.say("pay.column.amount"), Align.RIGHT),
            Column(case.say("pay.column.sum"), Align.RIGHT),
        ),
        rows=tuple(rows),
    )


def _row(case: Case, rung: Rung) -> TableRow:
    period, amount = period_of(case, rung.first, rung.last), rung.payment.amount
    if rung.decided is Decided.OPEN:
        return TableRow((period, "", case.say("pay.open"), ""))
    return TableRow(
        (
            period,
            case.texts.formats.number(rung.months if amount else 0),
            case.euros(amount),
            case.euros(amount * rung.months),
        )
    )


def period_of(case: Case, first: Month, last: Month) -> str:
    """A month, or from one month through another."""
    if first == last:
        return case.month(first)
    return case.say("period", first=case.month(first), last=case.month(last))


def _open_months(case: Case, rungs: Sequence[Rung]) -> list[Block]:
    opened = next((rung for rung in rungs if rung.decided is Decided.OPEN), None)
    if opened is None:
        return []
    return [Paragraph(case.say("pay.open_months", month=case.month(opened.first)))]


def how_to_pay(case: Case, first: Month | None = None) -> str:
    """How the customer chose to pay; not chosen yet: that the choice is theirs.

    `first`: the month of the first payment, when it is not that of the plan. One that is not due
    within a month comes with a letter of its own: until then nothing is asked.
    """
    later = starts_later(case) if first is None else None if is_due(case, first) else first
    if later is not None:
        return f"{case.say('pay.how_later', month=case.month(later))} {later_ways(case)}"
    contact, policy = case.draft.contact, case.policy
    method = contact.payment_method
    if method is PaymentMethod.DIRECT_DEBIT:
        if why_no_debit(case) is None:
            month = first or first_paid_month(case)
            return case.say("pay.direct_debit", first=case.day(debit_on(case, month)))
        return _by_transfer(case, "until_debit" if offers_debit(case) else "no_debit")
    if method is PaymentMethod.PAYMENT_LINK and policy.payment_link:
        return case.say("pay.link", link=policy.payment_link)
    if method is UNKNOWN and (choice := ways(case)) is not None:
        return case.say("pay.not_chosen", ways=choice)
    return f"{_by_transfer(case, 'transfer')} {or_debit(case)}".rstrip()


def first_paid_month(case: Case) -> Month:
    """The month of the next payment; the first of the plan when nothing is paid."""
    rung = first_paid(case.assessment.ahead)
    return case.assessment.first_month if rung is None else rung.first


def _by_transfer(case: Case, key: str) -> str:
    account = account_in_words(case)
    return case.say(f"pay.{key}", **account) if account else case.say(f"pay.{key}_follows")
