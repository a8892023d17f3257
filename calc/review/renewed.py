"""An accepted review: the schedule that takes the place of the one in force (ENGINE 14a)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from calc.base.money import ZERO
from calc.base.rounding import cents_half_up, snap
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import (
    AgreedMonth,
    Assumed,
    EntryKind,
    HistoryEntry,
    Origin,
    Schedule,
)
from calc.review.review import Review
from calc.review.settle import Settle
from calc.running.kept import SAVINGS, agreed_month, assumed_in, used_file
from calc.running.ledger import MonthStanding, Standing
from calc.running.life import chosen_now, life_of


@value_type
class Renewed:
    """The new schedule, the one before it, and what is written in the history with it."""

    schedule: Schedule
    before: Schedule
    entries: tuple[HistoryEntry, ...]


def renewed(draft: Draft, review: Review, on: date, settle: Settle) -> Renewed:
    """The schedule of an accepted review, on the day of its acceptance.

    What cannot be set off, because no payment is left, is refunded. A lower balance becomes a
    correction. Raises ValueError for a review of a schedule that nobody knows.
    """
    running, before = review.again.running, review.accepted.schedule
    if running is None or before is None:
        raise ValueError("nothing was agreed that this review could take the place of")
    k, months = running.month, list(before.months)
    if k and running.saved is not None:
        saved = snap(running.saved.amount)
        months[k - 1] = _with(months[k - 1], saved=saved)
    elsewhere = before.origin is Origin.ELSEWHERE and not review.accepted.choices.release
    for place, row in enumerate(review.again.schedule[k:], start=k):
        was = months[place]
        now = _with(_whole(agreed_month(row), was, running.months[place]), set_off=was.set_off)
        if elsewhere:
            # The step that was agreed elsewhere goes on as what holds the month down.
            now = _with(now, ladder=was.payment if was.ladder is None else was.ladder)
        months[place] = now
    back = running.counted_back.amount.amount if running.counted_back else ZERO
    refund = back
    if back and settle is Settle.SET_OFF:
        asked = [cents_half_up(row.payment.amount) for row in review.again.schedule[k:]]
        refund = _set_off(months, k, back, asked)
    # Made anew and not copied, so that every amount is in the form of the file.
    values = dict(before) | {
        "origin": before.origin if elsewhere else Origin.HERE,
        "accepted_on": on,
        "from_month": months[k].month if k < len(months) else None,
        "months": tuple(months),
        "target": review.again.savings_target and snap(review.again.savings_target.amount),
        "chosen_amount": _chosen(draft, review, on),
        "tariffs": tuple(used_file(file) for file in review.again.receipt.files[1:]),
        "assumed": _assumed(draft, before),
        "reason": review.accepted.choices.release or before.reason,
    }
    schedule = Schedule.model_validate(values)
    entries = []
    if refund:
        entries.append(HistoryEntry(kind=EntryKind.REFUNDED, on=on, amount=cents_half_up(refund)))
    if running.correction:
        amount = cents_half_up(running.correction)
        entries.append(HistoryEntry(kind=EntryKind.CORRECTION, on=on, amount=amount))
    return Renewed(schedule, before, tuple(entries))


def _whole(now: AgreedMonth, was: AgreedMonth, standing: MonthStanding) -> AgreedMonth:
    """What is agreed for a month to come, not only what it still asks.

    What was received for it already is a part of it, and a joker is the amount that it skips.
    """
    if standing.standing is Standing.JOKER:
        return _with(now, payment=was.payment, decided=was.decided, paused=was.paused)
    if not standing.received:
        return now
    if standing.standing is Standing.PAUSED:
        return _with(now, payment=was.payment)
    if now.payment:
        return _with(now, payment=now.payment + standing.received)
    return _with(now, payment=min(was.payment, standing.received))


def _with(month: AgreedMonth, **changes: object) -> AgreedMonth:
    """A month with other values, checked as those of a file are."""
    return AgreedMonth.model_validate(dict(month) | changes)


def _set_off(
    months: list[AgreedMonth], k: int, amount: Decimal, asked: Sequence[Decimal]
) -> Decimal:
    """Lower the next payments by an amount; what no payment could take. `asked`: of k+1 on."""
    for place, most in enumerate(asked, start=k):
        month = months[place]
        less = min(amount, most)
        if less:
            already = month.set_off or ZERO
            months[place] = _with(month, payment=month.payment - less, set_off=already + less)
            amount -= less
    return amount


def _chosen(draft: Draft, review: Review, on: date) -> Decimal | None:
    """The chosen amount that holds from now on."""
    accepted = review.accepted
    assert accepted.schedule is not None  # seen above
    life = life_of(draft, on, accepted.schedule, accepted.basis, accepted.choices)
    return chosen_now(life, draft)


def _assumed(draft: Draft, before: Schedule) -> tuple[Assumed, ...]:
    """What was assumed stays assumed; what is new since then, and the savings, are those of now."""
    day = before.accepted_on if before.reference_date is UNKNOWN else before.reference_date
    known = {item.path: item for item in before.assumed if item.path != SAVINGS}
    now = assumed_in(draft, before.months[0].month, day)
    return tuple(known.get(item.path, item) for item in now)
