"""Facts that time has moved: until somebody answers, the plan's own expectation counts (14a).

An arrangement by its balance ends when the plan expected it to; a child that turned 18 is not
counted whole again; a balance that does not fit what was paid is said, and never asks more.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.rounding import cents_half_up
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import EntryKind, Origin
from calc.dossier.codes import CHILD_BENEFIT, CHILD_BUDGET
from calc.plan.arrangements import last_month
from calc.plan.child_benefit import month_of_18
from calc.running.kept import assumed_for
from calc.running.ledger import Standing
from calc.running.life import Life, changed_without_reason
from calc.running.result import Basis, Promise, Running

_YEAR: Final = 12


def as_expected(draft: Draft, life: Life) -> Draft:
    """The dossier with the ends of arrangements as the plan expected them, at the earliest.

    One that the plan did not know yet runs from the month after this one.
    """
    lines = []
    for index, line in enumerate(draft.arrangements):
        if isinstance(line.until, date) or line.balance is UNKNOWN:
            lines.append(line)
            continue
        expected = assumed_for(life.schedule, f"arrangements[{index}].balance")
        knows = life.schedule.origin is Origin.HERE and life.basis is Basis.KEPT
        first = life.first if expected or not knows else life.first.plus(life.k)
        ends = [last_month(line, first), Month.parse(expected) if expected else None]
        known = [month for month in ends if month is not None]
        if not known:
            lines.append(line)
            continue
        until = {"until": max(known).last_day, "balance": UNKNOWN}
        lines.append(line.model_copy(update=until))
    return draft.model_copy(update={"arrangements": tuple(lines)})


def life_findings(draft: Draft, life: Life, running: Running) -> Iterator[Finding]:
    """Everything an officer has to know about a running plan."""
    if life.basis is Basis.REBUILT:
        yield Finding(Severity.BLOCKS, "schedule_not_kept", "agreement.schedule")
    if draft.agreement.balance_at_start is UNKNOWN:
        yield Finding(Severity.INFORMS, "balance_as_entered", "debt.balance")
    if not life.ledger.known:
        yield Finding(Severity.BLOCKS, "paid_not_known", "agreement.paid_sum")
    yield from _history(draft, life)
    yield from _balance(draft, life)
    yield from _promise(running)
    yield from _moved(draft, life)
    if changed_without_reason(life, draft):
        path = "solution.deviation_reason"
        yield Finding(Severity.BLOCKS, "chosen_changed_without_reason", path)
    if running.counted_back is not None:
        amount = cents_half_up(running.counted_back.amount.amount)
        params = (("amount", amount),)
        yield Finding(Severity.WARNS, "floor_counts_back", "agreement.entries", params)
    if running.pause_offered is not None:
        first, last = running.pause_offered.pauses[0]
        dip = (("first", first), ("last", last))
        yield Finding(Severity.INFORMS, "dip_can_be_pause", "agreement.events", dip)
    if running.caps_to_lift:
        cap = (("month", running.caps_to_lift[0]),)
        yield Finding(Severity.INFORMS, "cap_can_go", "agreement.schedule", cap)


def _history(draft: Draft, life: Life) -> Iterator[Finding]:
    agreement, on = draft.agreement, life.day.on
    if later := [entry for entry in agreement.entries if entry.on > on]:
        counted = (("count", len(later)), ("on", on))
        yield Finding(Severity.WARNS, "entries_of_later_day", "agreement.entries", counted)
    yield from _impossible(life)
    promised = life.schedule.promises.joker_months_per_year
    for begin in range(0, life.term, _YEAR):
        year = life.ledger.months[begin : begin + _YEAR]
        used = sum(1 for month in year if month.standing is Standing.JOKER)
        if used > promised:
            jokers = (
                ("count", used),
                ("promised", promised),
                ("first", year[0].month),
            )
            yield Finding(Severity.WARNS, "too_many_jokers", "agreement.entries", jokers)
    last = life.months[-1]
    for _, event in agreement.current():
        if event.last_month is not None and event.last_month > last:
            months = (("month", event.last_month), ("end", last))
            yield Finding(Severity.INFORMS, "pause_is_cut", "agreement.events", months)


def _impossible(life: Life) -> Iterator[Finding]:
    """Money that went back and never came in, and a correction of more than the whole debt."""
    if life.ledger.unmatched and life.ledger.known:
        back = (("amount", cents_half_up(life.ledger.unmatched)),)
        yield Finding(Severity.BLOCKS, "more_went_back_than_came", "agreement.entries", back)
    over = life.ledger.corrections - max(ZERO, life.balance - life.schedule.others_part)
    if over > ZERO:
        more = (("amount", cents_half_up(over)),)
        yield Finding(Severity.BLOCKS, "corrections_above_debt", "agreement.entries", more)


def correction_of(draft: Draft, life: Life) -> Decimal | None:
    """How much lower the balance of the dossier is than what was paid says; None where it fits."""
    expected = _expected(draft, life)
    if expected is None or draft.debt.balance is UNKNOWN:
        return None
    lower = min(expected) - draft.debt.balance
    return lower if lower > ZERO else None


def _expected(draft: Draft, life: Life) -> tuple[Decimal, Decimal] | None:
    """What the balance should be on its own date, jokers still in it: at least and at most.

    It is between both, as nobody knows whether the other paid this month. None: nothing tells.
    """
    start, dated = draft.agreement.balance_at_start, draft.reference_date
    if start is UNKNOWN or not life.ledger.known:
        return None
    if dated is UNKNOWN and draft.debt.balance == start:
        return None  # nobody said of which day it is: it is that of the start
    on = life.day.on if dated is UNKNOWN else min(dated, life.day.on)
    if life.ledger.sum_alone and on < life.day.on:
        return None  # nobody knows how much of the sum was paid by then
    paid = draft.agreement.paid_until(on) or ZERO
    corrected = [
        entry.amount or ZERO
        for entry in draft.agreement.entries
        if entry.kind is EntryKind.CORRECTION
    ]
    over = min(max(life.first.months_until(Month.of(on)), 0), life.term)
    a_month = life.schedule.others_part / life.term
    most = start - paid - sum(corrected, ZERO) - cents_half_up(a_month * over)
    least = most - cents_half_up(a_month * min(1, life.term - over))
    return least, most


def _balance(draft: Draft, life: Life) -> Iterator[Finding]:
    expected, balance = _expected(draft, life), draft.debt.balance
    if expected is None or balance is UNKNOWN:
        return
    least, most = expected
    if balance > most:
        params = (("balance", balance), ("expected", cents_half_up(most)))
        yield Finding(Severity.WARNS, "balance_is_higher", "debt.balance", params)
    if balance < least:
        lower = (
            ("balance", balance),
            ("expected", cents_half_up(least)),
            ("amount", cents_half_up(least - balance)),
        )
        yield Finding(Severity.WARNS, "balance_is_lower", "debt.balance", lower)


def _promise(running: Running) -> Iterator[Finding]:
    if running.promise is Promise.WAITS:
        yield Finding(Severity.INFORMS, "promise_waits", "agreement.entries")
    if running.promise is Promise.NONE:
        yield Finding(Severity.WARNS, "nothing_received_at_end", "agreement.entries")
    if running.promise is Promise.OFFICER:
        yield Finding(Severity.WARNS, "rest_by_officer", "agreement.entries")
    # A correction that is too large is no money that came in: nobody can get that back.
    above = min(-running.rest.amount - running.jokers.amount, running.received.amount)
    if above > ZERO:
        params = (("amount", cents_half_up(above)),)
        yield Finding(Severity.WARNS, "paid_more_than_owed", "agreement.entries", params)


def _moved(draft: Draft, life: Life) -> Iterator[Finding]:
    """What the plan expected and time may have made otherwise."""
    since, on = life.reference, life.day.on
    if life.k:
        for index, line in enumerate(draft.arrangements):
            if not isinstance(line.until, date) and line.balance is not UNKNOWN:
                path = f"arrangements[{index}].until"
                yield Finding(Severity.WARNS, "arrangement_by_balance_runs", path)
    money = {line.code for line in draft.income} & {CHILD_BUDGET, CHILD_BENEFIT}
    for index, child in enumerate(draft.children):
        month = month_of_18(child)
        if money and month is not None and Month.of(since) <= month <= Month.of(on) != month:
            birthday = (("month", month),)
            path = f"children[{index}].birth_month"
            yield Finding(Severity.WARNS, "child_has_turned_18", path, birthday)
    for index, income in enumerate(draft.income):
        if isinstance(income.until, date) and since < income.until < on:
            ended = (("day", income.until),)
            yield Finding(Severity.WARNS, "income_has_ended", f"income[{index}].until", ended)
