"""Energy or water may be cut off: that comes before any payment (ENGINE 11, catalogue S09)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.signals.check_input import CheckInput


def energy_crisis(situation: CheckInput) -> Sequence[Finding]:
    """A warning while somebody threatens to cut off; unknown is check S09."""
    if situation.draft.housing.cut_off_threat is not True:
        return []
    return [Finding(Severity.WARNS, "energy_crisis", "housing.cut_off_threat")]
