"""Nine digits in the creditor's reference that pass the eleven test may be a BSN (practice 1.6)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier import UNKNOWN
from calc.dossier.fields import holds_bsn
from calc.signals.check_input import CheckInput


def reference_holds_bsn(situation: CheckInput) -> Sequence[Finding]:
    """Only a warning: a file number may pass the test by chance."""
    reference = situation.draft.debt.reference
    if reference is UNKNOWN or not holds_bsn(reference):
        return []
    return [Finding(Severity.WARNS, "reference_holds_bsn", "debt.reference")]
