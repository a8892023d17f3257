"""Three or more debts in arrears: one plan for one creditor may not be what helps (ENGINE 13)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.signals.check_input import CheckInput
from calc.signals.stabilisation import MANY_ARREARS


def many_arrears(situation: CheckInput) -> Sequence[Finding]:
    """A warning with the number of arrangements that are behind, at the first of them."""
    behind = [
        index for index, line in enumerate(situation.draft.arrangements) if line.arrears is True
    ]
    if len(behind) < MANY_ARREARS:
        return []
    params = (("count", len(behind)),)
    path = f"arrangements[{behind[0]}].arrears"
    return [Finding(Severity.WARNS, "many_arrears", path, params)]
