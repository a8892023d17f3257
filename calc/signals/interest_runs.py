"""Interest that still runs on the debt: it is 0 while a plan runs (ENGINE 9)."""

from collections.abc import Sequence
from datetime import date

from calc.base.finding import Finding, Severity
from calc.base.money import ZERO
from calc.dossier import UNKNOWN
from calc.signals.check_input import CheckInput


def interest_runs(situation: CheckInput) -> Sequence[Finding]:
    """A warning when there is a rate and no end before the plan begins."""
    interest = situation.draft.debt.interest
    if interest.rate is UNKNOWN or interest.rate <= ZERO:
        return []
    until = interest.until
    if isinstance(until, date) and until < situation.first_month.first_day:
        return []
    return [Finding(Severity.WARNS, "interest_runs", "debt.interest.until")]
