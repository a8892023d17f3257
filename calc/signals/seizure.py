"""A seizure that runs: does it leave the household the beslagvrije voet? (ENGINE 10)"""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.signals.check_input import CheckInput


def seizure_to_verify(situation: CheckInput) -> Sequence[Finding]:
    """A warning while a seizure is known to run; an unknown one is check S18."""
    if situation.draft.debt.seizure is not True:
        return []
    return [Finding(Severity.WARNS, "seizure_to_verify", "debt.seizure")]
