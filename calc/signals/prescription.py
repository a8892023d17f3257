"""A claim that soon prescribes, may have prescribed, or of which nobody knows the days (ENGINE 10).

After five years it is a gate, by policy: no plan and no payment request before a named reviewer
decides. Facts: practice 1.4.
"""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.context.prescription import five_years_over, is_near, may_be_prescribed, prescribes_on
from calc.dossier.codes import Prescription
from calc.policy.gates import GateKind
from calc.signals.check_input import CheckInput

_PATH = "debt.last_interruption"


def prescription(situation: CheckInput) -> Sequence[Finding]:
    """At most one finding: unknown, near, maybe prescribed, or what the reviewer decided."""
    draft, on = situation.draft, situation.on
    ends = prescribes_on(draft)
    if ends is None:
        return [Finding(Severity.WARNS, "prescription_unknown", "debt.sale_date")]
    params = (("until", ends),)
    if is_near(draft, on):
        return [Finding(Severity.WARNS, "prescription_near", _PATH, params)]
    if not five_years_over(draft, on):
        return []
    if not may_be_prescribed(draft, on):
        return [Finding(Severity.INFORMS, "prescription_reviewed", "debt.prescription")]
    is_gate = GateKind.PRESCRIPTION in situation.policy.gates
    severity = Severity.BLOCKS if is_gate else Severity.WARNS
    if draft.debt.prescription is Prescription.PRESCRIBED:
        return [Finding(severity, "prescribed", "debt.prescription")]
    return [Finding(severity, "maybe_prescribed", "debt.prescription", params)]
