"""The amounts of two schedules side by side, and why there are none."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from app.services.portfolio.row import (
    Kind,
    Reason,
    Row,
    Status,
)
from calc import Assessment, Finding, MonthRow, Problem, Severity
from calc.assessment.standing import OutcomeStanding
from calc.base.money import ZERO
from calc.base.rounding import cents_half_up
from calc.statutory_floor.report import NO_TARIFF

_OURS: Final = {OutcomeStanding.CLOSED: "gate_closed", OutcomeStanding.ROOM_OPEN: "room_open"}
_KNOWN: Final = (OutcomeStanding.NOTHING_OWED, OutcomeStanding.NO_ROOM, OutcomeStanding.PLAN)
_STAYS: Final = "schedule_in_force_stays"
_FLOOR_PARTS: Final = 3
"""Income that counts, the floor, and the arrangements: of the wall of a month."""


def compared(
    row: Row, asked: Sequence[Decimal], allowed: Sequence[Decimal], rows: Sequence[MonthRow]
) -> Row:
    """The amounts of the month that tells most, and of all months that are left together."""
    pairs = list(zip(asked, allowed, rows, strict=False))
    if not pairs:
        return row
    payment, may, month = next(
        (
            pair
            for tells in (_is_lower, _is_other, _is_paid)
            for pair in pairs
            if tells(pair[0], pair[1])
        ),
        pairs[0],
    )
    wall = month.floor_wall
    parts = wall.parts if wall is not None else ()
    return row._replace(
        month=month.month,
        payment=payment,
        allowed=may,
        ahead=sum((now - new for now, new, _ in pairs), ZERO),
        floor=cents_half_up(parts[1].amount) if len(parts) == _FLOOR_PARTS else None,
    )


def _is_lower(asked: Decimal, allowed: Decimal) -> bool:
    return allowed < asked


def _is_other(asked: Decimal, allowed: Decimal) -> bool:
    return allowed != asked


def _is_paid(asked: Decimal, allowed: Decimal) -> bool:
    return bool(asked or allowed)


def is_under(asked: Decimal, row: MonthRow) -> bool:
    """Whether a payment leaves the household of a month less than the floor."""
    return row.floor_wall is not None and asked > max(ZERO, cents_half_up(row.floor_wall.amount))


def why_not(assessment: Assessment) -> Reason | None:
    """Why an assessment says no payment that can be compared; None when it does.

    A plan that runs is known as soon as its months can be computed, whatever else is still asked.
    """
    found = {finding.code: finding for finding in assessment.findings}
    standing, stays = assessment.standing, found.get(_STAYS)
    if standing is OutcomeStanding.NO_FIGURES:
        return _finding(found[NO_TARIFF])
    if standing in _OURS:
        return Reason(Kind.OURS, _OURS[standing])
    if stays is not None and not assessment.partial:
        return _finding(stays)
    if standing in _KNOWN or (assessment.running is not None and stays is None):
        return None
    missing = [each for each in assessment.findings if each.severity is Severity.MISSING]
    if not missing:
        return Reason(Kind.OURS, "no_payment")
    return Reason(Kind.MISSING, missing[0].code, missing[0].path, missing[0].params)


def _finding(finding: Finding) -> Reason:
    return Reason(Kind.FINDING, finding.code, finding.path, finding.params)


def reason_of(problem: Problem) -> Reason:
    """A problem of the dossier as why there are no amounts."""
    return Reason(Kind.PROBLEM, problem.code, problem.path, problem.params)


def not_computable(row: Row, reason: Reason) -> Row:
    """The row of a dossier without amounts that can be compared."""
    return row._replace(status=Status.NOT_COMPUTABLE, reason=reason)


def tariffs_of(assessment: Assessment) -> tuple[str, ...]:
    """The tariff files that it was made with, by name and revision."""
    return tuple(f"{file.name} r{file.revision}" for file in assessment.receipt.files[1:])
