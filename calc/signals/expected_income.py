"""Income that is expected, not granted: not counted, a possible later step (ENGINE 3)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier.codes import Certainty
from calc.signals.check_input import CheckInput


def expected_income(situation: CheckInput) -> Sequence[Finding]:
    """A remark per line that does not count yet; one that may be sure is missing something."""
    return [
        Finding(Severity.INFORMS, "expected_income", f"income[{index}].certainty")
        for index, line in enumerate(situation.draft.income)
        if line.certainty is Certainty.EXPECTED
    ]
