"""A plan that runs: a pause that is over, and an end date that has come (facts: afm 10, 11)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.base.period import Month
from calc.dossier.agreement import PlanStatus
from calc.signals.check_input import CheckInput


def pause_is_over(situation: CheckInput) -> Sequence[Finding]:
    """Nobody wrote down that the plan goes on: call before the first payment is missed."""
    agreement = situation.draft.agreement
    last = agreement.events[-1].last_month if agreement.events else None
    if agreement.status is not PlanStatus.PAUSED or last is None or Month.of(situation.on) <= last:
        return []
    return [Finding(Severity.WARNS, "pause_is_over", "agreement.events", (("month", last),))]


def end_date_has_come(situation: CheckInput) -> Sequence[Finding]:
    """The promise of the plan falls due: check the conditions and let the customer know."""
    agreement = situation.draft.agreement
    end = agreement.end_date
    runs = agreement.status in (PlanStatus.RUNNING, PlanStatus.PAUSED)
    if not runs or end is None or situation.on <= end:
        return []
    return [Finding(Severity.WARNS, "end_date_has_come", "agreement.events", (("day", end),))]
