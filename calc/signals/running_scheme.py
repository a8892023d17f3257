"""A Wsnp, Msnp or bewind that runs: no plan of our own, first contact with the helper.

Arrangement code R14 says the same: "dan geen eigen regeling: eerst overleg" (ENGINE 10). By policy
it is a gate; a policy without that gate only warns.
"""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.base.params import Code
from calc.policy.gates import GateKind
from calc.signals.check_input import CheckInput


def running_scheme(situation: CheckInput) -> Sequence[Finding]:
    """A finding for each scheme that is known to run."""
    debt = situation.draft.debt
    schemes = {GateKind.WSNP: debt.wsnp, GateKind.MSNP: debt.msnp, GateKind.BEWIND: debt.bewind}
    findings = []
    for kind, runs in schemes.items():
        if runs is True:
            severity = Severity.BLOCKS if kind in situation.policy.gates else Severity.WARNS
            params = (("scheme", Code("scheme", kind.value)),)
            findings.append(Finding(severity, "scheme_running", f"debt.{kind.value}", params))
    return findings
