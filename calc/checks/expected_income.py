"""Income that is expected, not granted: not counted, a possible later step (ENGINE 3)."""

from collections.abc import Sequence

from calc.checks.situation import Situation
from calc.dossier import UNKNOWN
from calc.dossier.codes import Certainty
from calc.outcome import Finding, Severity


def expected_income(situation: Situation) -> Sequence[Finding]:
    """A remark per line that does not count yet; a warning when nobody knows whether it is sure."""
    findings = []
    for index, line in enumerate(situation.draft.income):
        path = f"income[{index}].certainty"
        if line.certainty is UNKNOWN:
            findings.append(Finding(Severity.WARNS, "income_certainty_unknown", path))
        elif line.certainty is Certainty.EXPECTED:
            findings.append(Finding(Severity.INFORMS, "expected_income", path))
    return findings
