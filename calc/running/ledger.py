"""The history of a plan: what became of each of its months, and what is left to ask (ENGINE 14a).

A receipt counts for the month it names, else for its calendar month; what is over goes to the
oldest open month, and stays where it is when no month is open. A reversal undoes its own receipt:
the one of the same month and amount, the last before it. Entries of a later day do not count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import EntryKind, HistoryEntry, Schedule
from calc.dossier.agreement import Agreement

_BACK: Final = (EntryKind.REVERSED, EntryKind.REFUNDED)


class Standing(StrEnum):
    """What became of a month."""

    KEPT = "kept"
    PARTLY = "partly"
    MISSED = "missed"
    JOKER = "joker"
    PAUSED = "paused"
    REVERSED = "reversed"
    DUE = "due"
    """the month of today: nothing was received for it yet"""
    AHEAD = "ahead"
    UNKNOWN = "unknown"
    """only a sum is known, or nobody wrote down what was received"""


@value_type
class MonthStanding:
    """One month: what was agreed and received for it, and its joker; euros.

    `refunded`: what we paid back of it, which is not taken off `received`.
    """

    month: Month
    agreed: Decimal
    received: Decimal
    joker: Decimal
    refunded: Decimal
    standing: Standing


@value_type
class Ledger:
    """The history through one day; euros. `gross`: all receipts; `received`: net of what went back.

    `known`: whether somebody wrote down what was received; `sum_alone`: only the sum of it.
    `unmatched`: what went back and had never come in.
    """

    months: tuple[MonthStanding, ...]
    gross: Decimal
    reversed: Decimal
    refunded: Decimal
    jokers: Decimal
    corrections: Decimal
    known: bool
    sum_alone: bool
    unmatched: Decimal

    @property
    def received(self) -> Decimal:
        """Net: what came in less what went back."""
        return self.gross - self.reversed - self.refunded


@value_type
class Day:
    """The day that is looked at: `k`, its month (0 before the start), and whether all is over."""

    on: date
    k: int
    is_over: bool

    def is_past(self, place: int) -> bool:
        """Whether the month with this number (1 to T) is over."""
        return place < self.k or self.is_over


def day_in_term(schedule: Schedule, on: date) -> Day:
    """Where a day lies in the term of a schedule."""
    first, last = schedule.months[0].month, schedule.months[-1].month
    number = first.months_until(Month.of(on)) + 1
    return Day(on, min(max(number, 0), len(schedule.months)), on > last.last_day)


@dataclass(slots=True)
class _Receipt:
    """A receipt with what is left of it after its reversals.

    `place`: the month it counts for; `calendar`: that of its day, for what is over.
    """

    on: date
    amount: Decimal
    place: int
    calendar: int
    left: Decimal


@dataclass(slots=True)
class _Months:
    """What was received for each month; `open`: the places that can be caught up."""

    agreed: list[Decimal]
    open: Sequence[int]
    received: list[Decimal] = field(init=False)

    def __post_init__(self) -> None:
        self.received = [ZERO for _ in self.agreed]

    def needs(self, place: int) -> Decimal:
        return max(ZERO, self.agreed[place] - self.received[place])

    def put(self, receipt: _Receipt) -> None:
        """Its own month first, then the oldest open one; what nobody needs stays in its month."""
        over = self._take(receipt.place, receipt.left)
        for place in self.open:
            if place <= receipt.calendar:
                over = self._take(place, over)
        self.received[receipt.place] += over

    def _take(self, place: int, amount: Decimal) -> Decimal:
        taken = min(amount, self.needs(place))
        self.received[place] += taken
        return amount - taken


def ledger_of(agreement: Agreement, schedule: Schedule, day: Day) -> Ledger:
    """The history of a plan through a day, under the schedule in force."""
    first, term = schedule.months[0].month, len(schedule.months)
    entries = [entry for entry in agreement.entries if entry.on <= day.on]
    entries.sort(key=lambda entry: entry.on)

    def place_in(month: Month) -> int:
        return min(max(first.months_until(month), 0), term - 1)

    def place_of(entry: HistoryEntry) -> int:
        return place_in(entry.month or Month.of(entry.on))

    receipts = [
        _Receipt(entry.on, amount, place_of(entry), place_in(Month.of(entry.on)), amount)
        for entry, amount in _of_kind(entries, EntryKind.RECEIVED)
    ]
    undone = [
        (place, entry.on)
        for entry, amount in _of_kind(entries, EntryKind.REVERSED)
        for place in _undo(receipts, entry, amount, place_of(entry))
    ]
    jokers = {place_of(entry) for entry in entries if entry.kind is EntryKind.JOKER}
    pauses = _places(agreement.pauses(), first, term)
    agreed = [month.payment for month in schedule.months]
    months = _Months(agreed, [at for at in range(term) if at not in jokers | pauses])
    for receipt in receipts:
        months.put(receipt)
    # A list of receipts rules, also when all of them are of a later day.
    listed = any(entry.kind is EntryKind.RECEIVED for entry in agreement.entries)
    paid = agreement.paid_until(day.on)
    gross = sum((receipt.amount for receipt in receipts), ZERO)
    sum_alone = not listed and isinstance(agreement.paid_sum, Decimal)
    if sum_alone:
        assert isinstance(agreement.paid_sum, Decimal)
        gross = agreement.paid_sum
        _spread(months, gross, [at for at in months.open if at < day.k])
    known = paid is not None or day.k <= 1
    refunds = [(place_of(entry), amount) for entry, amount in _of_kind(entries, EntryKind.REFUNDED)]
    standings = tuple(
        MonthStanding(
            month=schedule.months[at].month,
            agreed=agreed[at],
            received=months.received[at],
            joker=months.needs(at) if at in jokers else ZERO,
            refunded=sum((amount for place, amount in refunds if place == at), ZERO),
            standing=_standing(
                at,
                months,
                day,
                is_joker=at in jokers,
                is_paused=at in pauses,
                undone=[on for place, on in undone if place == at],
                reviewed=schedule,
                unknown=not known or (sum_alone and gross > ZERO),
            ),
        )
        for at in range(term)
    )
    reversed_, refunded = (_total_of(entries, kind) for kind in _BACK)
    without_receipt = reversed_ - sum((receipt.amount - receipt.left for receipt in receipts), ZERO)
    return Ledger(
        months=standings,
        gross=gross,
        reversed=reversed_,
        refunded=refunded,
        jokers=sum((month.joker for month in standings), ZERO),
        corrections=_total_of(entries, EntryKind.CORRECTION),
        known=known,
        sum_alone=sum_alone,
        unmatched=max(ZERO if sum_alone else without_receipt, reversed_ + refunded - gross, ZERO),
    )


def _of_kind(
    entries: Iterable[HistoryEntry], kind: EntryKind
) -> list[tuple[HistoryEntry, Decimal]]:
    return [
        (entry, entry.amount)
        for entry in entries
        if entry.kind is kind and entry.amount is not None
    ]


def _total_of(entries: Iterable[HistoryEntry], kind: EntryKind) -> Decimal:
    return sum((amount for _, amount in _of_kind(entries, kind)), ZERO)


def _undo(
    receipts: Sequence[_Receipt], entry: HistoryEntry, amount: Decimal, place: int
) -> list[int]:
    """Take a reversal off its own receipt; the places of the months whose receipt it undid.

    Of the month that it names, else of any; the same amount before another, the last before it
    first. What is more than one receipt goes on to the next.
    """
    before = [receipt for receipt in reversed(receipts) if receipt.on <= entry.on and receipt.left]
    if entry.month is not None:
        before.sort(key=lambda receipt: receipt.place != place)
    same = [receipt for receipt in before if receipt.left == amount]
    if same and (entry.month is None or same[0].place == place):
        before.insert(0, same[0])
    undone = []
    for receipt in before:
        taken = min(amount, receipt.left)
        if not taken:
            continue
        receipt.left -= taken
        amount -= taken
        undone.append(receipt.place)
    return undone


def _places(pauses: Iterable[tuple[Month, Month]], first: Month, term: int) -> set[int]:
    return {
        at
        for begin, end in pauses
        for at in range(max(0, first.months_until(begin)), min(term, first.months_until(end) + 1))
    }


def _spread(months: _Months, amount: Decimal, places: Sequence[int]) -> None:
    """A sum alone: the oldest months first, so that the month of today comes last."""
    for at in places:
        taken = min(amount, months.agreed[at])
        months.received[at] += taken
        amount -= taken


def _standing(
    at: int,
    months: _Months,
    day: Day,
    *,
    is_joker: bool,
    is_paused: bool,
    undone: Sequence[date],
    reviewed: Schedule,
    unknown: bool,
) -> Standing:
    needs, received = months.needs(at), months.received[at]
    if at >= day.k and not received and not is_joker and not is_paused:
        return Standing.AHEAD
    if is_joker and needs:
        return Standing.JOKER
    if is_paused and (needs or not received):
        return Standing.PAUSED
    if unknown and not is_joker:
        return Standing.UNKNOWN
    if not needs:
        return Standing.KEPT
    if received:
        return Standing.PARTLY
    if undone:
        after = reviewed.from_month is not None and undone[-1] > reviewed.accepted_on
        is_settled = after and months_before(reviewed, at)
        return Standing.MISSED if is_settled else Standing.REVERSED
    return Standing.MISSED if day.is_past(at + 1) else Standing.DUE


def months_before(schedule: Schedule, at: int) -> bool:
    """Whether the month at a place is before what the last accepted review changed."""
    changed = schedule.from_month
    return changed is not None and schedule.months[at].month < changed
