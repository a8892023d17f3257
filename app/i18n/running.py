"""A plan that runs in words: its next payment, what was agreed and paid, and its months."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from app.i18n.choices import say_choice
from app.i18n.texts import Texts
from calc import Assessment, Month
from calc.base.rounding import cents_half_up
from calc.dossier.agreed_schedule import Origin
from calc.running.ledger import MonthStanding, Standing
from calc.running.result import Basis, Running


def next_amount(running: Running) -> Decimal | None:
    """What of the next payment is still to be paid, euros; 0 when nothing is; None: not known."""
    if any(not rung.decided.means.known for rung in running.ahead[:1]):
        return None
    paid = (rung.payment.amount for rung in running.ahead if rung.payment.amount)
    return next(paid, Decimal(0))


def say_when(texts: Texts, running: Running) -> str:
    """In which month the next payment is, and what of it was paid already; or that none follows."""
    amount = next_amount(running)
    if amount is None:
        return ""
    if running.due is None or not amount:
        return texts.text("life.running.nothing_left")
    month = texts.formats.month(running.due)
    [due] = [each for each in running.months if each.month == running.due]
    if due.received and due.received + amount == due.agreed:
        received = texts.formats.euros(due.received)
        return texts.text("life.running.next_rest", month=month, received=received)
    return texts.text("life.running.next_in", month=month)


def say_paid(texts: Texts, running: Running) -> str:
    """What was received so far, and what is still to come."""
    still = texts.formats.euros(cents_half_up(running.still_to_pay.amount))
    if not running.known:
        return texts.text("life.running.paid_unknown", still=still)
    received = texts.formats.euros(cents_half_up(running.received.amount))
    return texts.text("life.running.paid", received=received, still=still)


def say_running(texts: Texts, assessment: Assessment, running: Running) -> str:
    """That the plan was agreed, and whether its review can be: never that it can become final."""
    day = texts.formats.day(running.accepted_on)
    said = [texts.text("life.running.agreed_on", day=day)]
    if not assessment.final:
        said.append(texts.text("life.running.review_waits"))
    return " ".join(said)


def running_facts(
    texts: Texts, assessment: Assessment, running: Running, *, brief: bool = False
) -> list[tuple[str, str]]:
    """What was agreed, paid, is still to come, and what is left at the end: name and value.

    `brief`: only days and amounts.
    """
    formats, plan = texts.formats, assessment.plan
    assert plan is not None  # a running plan has its agreed end

    def euros(amount: Decimal) -> str:
        return formats.euros(cents_half_up(amount))

    facts = [
        ("start", formats.day(plan.first_month.first_day)),
        ("end", formats.day(plan.end_date)),
        ("debt", euros(running.debt_at_start.amount)),
        (
            "received",
            euros(running.received.amount) if running.known else texts.text("life.not_known"),
        ),
        ("still", euros(running.still_to_pay.amount)),
    ]
    for name, step in (
        ("jokers", running.jokers),
        ("corrections", running.corrections),
        ("others", running.others_part),
    ):
        if step.amount:
            facts.append((name, euros(step.amount)))
    if running.known:
        facts.append(("rest", euros(running.discharge.amount)))
    if not brief:
        facts += _sources(texts, running)
    return [(texts.text(f"life.running.fact.{name}"), value) for name, value in facts]


def _sources(texts: Texts, running: Running) -> list[tuple[str, str]]:
    """How it stands with the rest, and where the schedule comes from when not from here."""
    promise = say_choice(texts, running.promise)
    facts = [("promise", promise[:1].upper() + promise[1:])]
    if running.origin is Origin.ELSEWHERE:
        facts.append(("from", say_choice(texts, running.origin)))
    elif running.basis is not Basis.KEPT:
        facts.append(("from", say_choice(texts, running.basis)))
    return facts


def standing_rows(texts: Texts, running: Running) -> list[list[str]]:
    """Month, agreed, received, and how it stands in words; months to come with one amount as one"""
    rows = []
    for _, group in groupby(enumerate(running.months), key=_one_row):
        months = [month for _, month in group]
        first = months[0]
        received = texts.formats.amount(first.received) if first.received else ""
        rows.append(
            [
                say_period(texts, first.month, months[-1].month),
                texts.formats.amount(first.agreed),
                received,
                _say_standing(texts, first),
            ]
        )
    return rows


def say_period(texts: Texts, first: Month, last: Month) -> str:
    """A month, or from one month through another."""
    if first == last:
        return texts.formats.month(first)
    months = texts.formats.month(first), texts.formats.month(last)
    return texts.text("life.running.period", first=months[0], last=months[1])


def runs_of(
    amounts: Sequence[tuple[Month, Decimal, Decimal]],
) -> list[tuple[Month, Month, Decimal, Decimal]]:
    """Months with the same two amounts after each other as one row."""
    rows = []
    for (one, other), group in groupby(amounts, key=lambda each: each[1:]):
        months = [month for month, _, _ in group]
        rows.append((months[0], months[-1], one, other))
    return rows


def _one_row(numbered: tuple[int, MonthStanding]) -> tuple[object, ...]:
    place, month = numbered
    waits = month.standing is Standing.AHEAD
    return (-1, month.agreed) if waits else (place, month.month)


def _say_standing(texts: Texts, month: MonthStanding) -> str:
    """In words, with what was paid back of it."""
    if month.standing is Standing.KEPT and not month.agreed and not month.received:
        said = [texts.text("life.running.nothing_agreed")]
    else:
        said = [say_choice(texts, month.standing)]
    if month.refunded:
        amount = texts.formats.euros(month.refunded)
        said.append(texts.text("life.running.refunded", amount=amount))
    return ", ".join(said)
