"""Debts that still run on the end date: the outlook is not free of debts then (ENGINE 9)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.signals.check_input import CheckInput


def debts_after_end(situation: CheckInput) -> Sequence[Finding]:
    """A remark for each of them, with the end date of the plan."""
    plan = situation.plan
    if plan is None:
        return []
    params = (("until", plan.end_date),)
    return [
        Finding(Severity.INFORMS, "debt_runs_after_end", f"{debt.path}.until", params)
        for debt in plan.running_at_end
    ]
