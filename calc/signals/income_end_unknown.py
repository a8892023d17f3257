"""An income of which nobody knows when it ends: counted for the whole term, and asked about."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier import UNKNOWN
from calc.signals.check_input import CheckInput


def income_end_unknown(situation: CheckInput) -> Sequence[Finding]:
    """A blocking finding per line: a payment may not rest on an income that may stop any day."""
    return [
        Finding(Severity.BLOCKS, "income_end_unknown", f"income[{index}].until")
        for index, line in enumerate(situation.draft.income)
        if line.until is UNKNOWN
    ]
