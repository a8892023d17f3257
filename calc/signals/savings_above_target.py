"""Savings above the target of the buffer: never in a payment, but worth a talk (ENGINE 6)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.base.rounding import cents_half_up, snap
from calc.dossier import UNKNOWN
from calc.signals.check_input import CheckInput


def savings_above_target(situation: CheckInput) -> Sequence[Finding]:
    """A remark with the amount above the target, euros."""
    target, savings = situation.savings_target, situation.draft.savings
    if target is None or savings is UNKNOWN or snap(savings) <= snap(target.amount):
        return []
    above = cents_half_up(savings - target.amount)
    return [Finding(Severity.INFORMS, "savings_above_target", "savings", (("amount", above),))]
