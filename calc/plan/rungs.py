"""Rungs: runs of months with the same payment, and what made each of them (ENGINE 8)."""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from calc.base.period import Month
from calc.dossier.agreed_schedule import Decided
from calc.plan.events import Event
from calc.plan.result import Cause, CauseCode, MonthRow, Rung

_OF_THE_PLAN = {
    Decided.CASH: CauseCode.CASH,
    Decided.DEBT: CauseCode.DEBT,
    Decided.PAUSED: CauseCode.PAUSE_STARTS,
}


def rungs_of(rows: Sequence[MonthRow], events: Mapping[Month, Sequence[Event]]) -> tuple[Rung, ...]:
    """The rungs of a schedule with at least one month."""
    runs = [
        list(run)
        for _, run in groupby(
            rows, key=lambda row: (row.payment.amount, row.decided.means.apart and row.decided)
        )
    ]
    rungs = [_rung(runs[0], _first_causes(runs[0][0]))]
    for before, run in pairwise(runs):
        rungs.append(_rung(run, _causes(before[-1], run[0], events)))
    return tuple(rungs)


def _rung(run: Sequence[MonthRow], causes: tuple[Cause, ...]) -> Rung:
    first = run[0]
    return Rung(
        first=first.month,
        last=run[-1].month,
        payment=first.payment,
        decided=first.decided,
        lowest=first.lowest,
        gap=first.gap,
        causes=causes,
    )


def _first_causes(row: MonthRow) -> tuple[Cause, ...]:
    kind = _OF_THE_PLAN.get(row.decided)
    return () if kind is None else (_cause(kind),)


def _causes(
    before: MonthRow, row: MonthRow, events: Mapping[Month, Sequence[Event]]
) -> tuple[Cause, ...]:
    """Cash and debt hold a payment by themselves; else the events of the month that push its way.

    When nothing of the debtor pushes that way, what others have counts; then whatever changed.
    What moves one wall only is a cause where that wall is the lowest, before or after.
    """
    rises = row.payment.amount > before.payment.amount
    was_held = before.decided is Decided.CASH
    if row.decided is Decided.PAUSED:
        return _first_causes(row)
    if before.decided is Decided.PAUSED and row.decided is not Decided.DEBT:
        return (_cause(CauseCode.PAUSE_ENDS),)
    if row.decided is Decided.DEBT or (row.decided is Decided.CASH and (was_held or not rises)):
        return _first_causes(row)
    lowest = (None, before.lowest, row.lowest)
    changed = [event for event in events.get(row.month, ()) if event.wall in lowest]
    pushing = [event for event in changed if event.gives_room is rises]
    own = [event for event in pushing if event.is_own]
    causes = [event.cause for event in own or pushing or changed]
    return (_cause(CauseCode.CASH_OVER), *causes) if was_held and rises else tuple(causes)


def _cause(kind: CauseCode) -> Cause:
    return Cause(kind, kind.path)
