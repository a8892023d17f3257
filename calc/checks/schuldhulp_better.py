"""Schuldhulp would ask less and end all debts earlier than this plan (ENGINE 13)."""

from collections.abc import Sequence

from calc.checks.situation import Situation
from calc.outcome import Finding, Severity
from calc.rounding import cents_half_up


def schuldhulp_better(situation: Situation) -> Sequence[Finding]:
    """A warning with what schuldhulp would ask for this debt and the day on which it would end."""
    comparison = situation.comparison
    if comparison is None or comparison.amount is None or not comparison.is_better:
        return []
    params = (
        ("amount", str(cents_half_up(comparison.amount.amount))),
        ("payment", str(cents_half_up(comparison.plan_amount))),
        ("until", comparison.free_on.isoformat()),
    )
    return [Finding(Severity.WARNS, "schuldhulp_better", "", params)]
