"""Earlier arrangements did not last: do not simply repeat them (terugkerend; facts: afm 19).

Four questions: was the cause found, is the picture complete, what changed, how do people really
behave. An earlier arrangement that is too high for what the household can pay is named apart.
"""

from collections.abc import Sequence
from typing import Final

from calc.checks.situation import Situation
from calc.dossier import UNKNOWN
from calc.money import MONTHS_PER_YEAR
from calc.outcome import Finding, Severity
from calc.rounding import cents_half_up, snap

QUESTIONS: Final = ("cause_found", "picture_complete", "what_changed", "behaviour")


def terugkerend(situation: Situation) -> Sequence[Finding]:
    """A warning with the number of questions that are open; a remark when all are answered."""
    debt = situation.draft.debt
    if not debt.earlier_arrangements:
        return []
    waiting = [name for name in QUESTIONS if getattr(debt.recurrence, name) in (UNKNOWN, "")]
    if not waiting:
        return [Finding(Severity.INFORMS, "terugkerend_answered", "debt.earlier_arrangements")]
    params = (("count", str(len(waiting))),)
    path = f"debt.recurrence.{waiting[0]}"
    return [Finding(Severity.WARNS, "terugkerend", path, params)]


def old_arrangement_too_high(situation: Situation) -> Sequence[Finding]:
    """An arrangement that the plan replaces and that asks more than the household can pay."""
    agreed = situation.agreed
    if agreed is None:
        return []
    findings = []
    for index, line in enumerate(situation.draft.arrangements):
        if not line.replaced_by_plan or line.amount is UNKNOWN or line.frequency is UNKNOWN:
            continue
        a_month = line.amount * line.frequency.per_year / MONTHS_PER_YEAR
        if snap(a_month) > snap(agreed.amount):
            params = (
                ("amount", str(cents_half_up(a_month))),
                ("payment", str(cents_half_up(agreed.amount))),
            )
            path = f"arrangements[{index}].amount"
            findings.append(Finding(Severity.WARNS, "old_arrangement_too_high", path, params))
    return findings
