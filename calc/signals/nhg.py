"""NHG comes first: what leads to a residual debt is often a ground for forgiveness (ENGINE 11).

Facts: practice 1.4. NHG and the lender may both have a claim; a reconsideration is asked for
preferably within five weeks.
"""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier import UNKNOWN
from calc.signals.check_input import CheckInput


def nhg(situation: CheckInput) -> Sequence[Finding]:
    """Not asked, not known, or asked: then there is still a decision to look into."""
    debt = situation.draft.debt
    if debt.nhg is False:
        return []
    if debt.nhg is UNKNOWN:
        return [Finding(Severity.WARNS, "nhg_unknown", "debt.nhg")]
    if debt.nhg_decision in (UNKNOWN, ""):
        return [Finding(Severity.WARNS, "nhg_not_asked", "debt.nhg_decision")]
    return [Finding(Severity.WARNS, "nhg_first", "debt.nhg_decision")]
