"""A varying income that was entered as an average, without the months behind it (ENGINE 3)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier.codes import VARYING_BY_NATURE
from calc.signals.check_input import CheckInput


def average_without_months(situation: CheckInput) -> Sequence[Finding]:
    """A warning per line: the average counts, but one bad month may be far below it."""
    return [
        Finding(Severity.WARNS, "average_without_months", f"income[{index}].months")
        for index, line in enumerate(situation.draft.income)
        if (line.varying or line.code in VARYING_BY_NATURE) and not line.months
    ]
