"""The one amount that leads, and the sum of the first month behind it (ENGINE 3, property 16)."""

from collections.abc import Sequence
from typing import Final

from calc.dossier.asked import Topic
from calc.outcome import Account, Finding, Headline, HeadlineKind, MonthRow, Plan, Rung
from calc.step import Operation, Step, Unit, step

_RULE: Final = "ENGINE 16"


def account_of(row: MonthRow, *, room_is_open: bool = False) -> Account:
    """The sum of one month. `room_is_open`: nobody can say yet what is paid."""
    at = str(row.month)
    after_costs = _less("left_after_costs", [row.income, row.costs, row.arrangements], at)
    after_all = _less(
        "left_after_all", [row.income, row.costs, row.arrangements, row.reserve, row.payment], at
    )
    return Account(
        month=row.month,
        income=row.income,
        costs=row.costs,
        arrangements=row.arrangements,
        reserve=row.reserve,
        left_after_costs=after_costs,
        payment=None if room_is_open else row.payment,
        left_after_all=None if room_is_open else after_all,
    )


def headline_of(
    ask: tuple[Topic, ...],
    findings: Sequence[Finding],
    payment: Step | None,
    plan: Plan | None,
    rungs: Sequence[Rung],
    *,
    partial: bool,
    final: bool,
    closed: bool,
    room_is_open: bool,
) -> Headline:
    """What leads, from what was worked out. `rungs`: of the schedule, for what is paid later."""
    if ask:
        return _without(HeadlineKind.NOT_ASKED, ask)
    if any(finding.code == "no_tariff" for finding in findings):
        return _without(HeadlineKind.NO_FIGURES)
    if room_is_open and not closed:
        return _without(HeadlineKind.ROOM_OPEN)
    if payment is None:
        return _without(HeadlineKind.UNKNOWN)
    if closed:
        return Headline(HeadlineKind.CLOSED, payment, None, None, ())
    if partial:
        # Nothing to pay is no answer while something is not known: unknown is not zero.
        if not payment.amount:
            return _without(HeadlineKind.UNKNOWN)
        return Headline(HeadlineKind.INDICATION, payment, None, None, ())
    if plan is None:
        return Headline(HeadlineKind.NOTHING, payment, None, None, ())
    kind = HeadlineKind.FINAL if final else HeadlineKind.CONCEPT
    later = next((rung for rung in rungs if rung.payment.amount), None)
    if payment.amount or later is None:
        return Headline(kind, payment, None, None, ())
    return Headline(kind, payment, later.first, later.payment, ())


def _without(kind: HeadlineKind, ask: tuple[Topic, ...] = ()) -> Headline:
    return Headline(kind, None, None, None, ask)


def _less(code: str, parts: Sequence[Step], at: str) -> Step:
    return step(code, Operation.DIFFERENCE, parts, Unit.EUR_PER_MONTH, source=_RULE, at=at)
