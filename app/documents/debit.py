"""A direct debit: promised only with a mandate and the number of who collects (SEPA).

    why_no_debit(case)      what is lacking, a code for the officer; None when it can be promised
    debit_box(case, runs)   the number, the mandate, every amount with its first day, the rights

The debit days are working days of banks, the first at least two weeks after the letter that tells
it, or the term that was agreed (facts: letters).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from app.documents.case import Case, one_line
from app.documents.paying import PaymentBox
from calc import UNKNOWN, Month
from calc.base.value_type import value_type
from calc.base.working_days import debit_day

NOTICE: Final = timedelta(days=14)
"""How long before a debit it is told, where nothing else was agreed."""
_APART: Final = timedelta(days=14)
"""How long after a debit the next one is at least, where both would fall on one day."""


@value_type
class DebitRun:
    """Equal debits, one in each month from the first through the last; euros. 0: none is taken."""

    first: Month
    last: Month
    amount: Decimal


def why_no_debit(case: Case) -> str | None:
    """Why no debit can be promised: creditor_id, mandate, signed_later or day; None when it can."""
    contact = case.draft.contact
    mandate = contact.mandate
    if case.policy.creditor_id is None:
        return "creditor_id"
    if mandate.reference is UNKNOWN or mandate.signed_on is UNKNOWN:
        return "mandate"
    if mandate.signed_on > case.assessment.reference_date:
        return "signed_later"
    return "day" if contact.debit_day is UNKNOWN else None


def notice(case: Case) -> timedelta:
    """How long before a debit it is told: what the policy says was agreed, else two weeks."""
    agreed = case.policy.debit_notice_days
    return NOTICE if agreed is None else timedelta(days=agreed)


def debit_on(case: Case, month: Month, after: date | None = None) -> date:
    """The day on which a month is collected; `after`: the debit before it. Only with a debit day.

    Nobody is debited twice on one day: a month that would be waits two weeks more.
    """
    day = case.draft.contact.debit_day
    assert day is not UNKNOWN  # whoever asks has seen that a debit can be promised
    earliest = case.assessment.reference_date + notice(case)
    found = debit_day(max(month.first_day.replace(day=day), earliest))
    return debit_day(after + _APART) if after is not None and found <= after else found


def debit_box(case: Case, runs: Sequence[DebitRun], until: date | None = None) -> PaymentBox:
    """What is collected: every amount with its first day. `until`: an agreement that ends then.

    Only when `why_no_debit` finds nothing. The first run is one with an amount.
    """
    say = case.texts.text
    mandate = case.draft.contact.mandate
    note = (
        say("paying.nothing_to_do"),
        say("paying.debit_weekend"),
        case.texts.plural("paying.debit_changes", notice(case).days),
        say("paying.debit_back"),
    )
    return PaymentBox(
        title=say("paying.title.debit"),
        lines=(
            *_days(case, runs, until),
            (say("paying.line.creditor_id"), case.policy.creditor_id or ""),
            (say("paying.line.mandate"), one_line(str(mandate.reference))),
        ),
        note=" ".join(note),
        payment=None,
    )


def _days(case: Case, runs: Sequence[DebitRun], until: date | None) -> Iterator[tuple[str, str]]:
    say, begins = case.texts.text, list[date]()
    for run in runs:
        begins.append(debit_on(case, run.first, begins[-1] if begins else None))
    yield say("paying.line.amount"), case.euros(runs[0].amount)
    running = case.assessment.running
    begun = until is None and running is not None and running.month > 0
    yield say(f"paying.line.{'next' if begun else 'first'}_time"), case.day(begins[0])
    for run, begin in zip(runs[1:], begins[1:], strict=True):
        said = case.euros(run.amount) if run.amount else say("paying.debit_nothing")
        yield say("paying.line.debit_from", day=case.day(begin)), said
    last_run, begin = [pair for pair in zip(runs, begins, strict=True) if pair[0].amount][-1]
    last = begin if last_run.first == last_run.last else debit_on(case, last_run.last)
    if until is None and last == begins[0]:
        return
    number = str(case.draft.contact.debit_day)
    yield say("paying.line.day"), say("paying.every_month", day=number)
    if until is not None:
        yield say("paying.line.until"), case.day(until)
    else:
        yield say("paying.line.last_time"), case.day(last)
