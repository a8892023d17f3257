"""Signals about schuldhulp: a scheme that runs, or one that would be better."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.base.params import Code
from calc.base.rounding import cents_half_up
from calc.dossier.codes import ReasonFor
from calc.policy.gates import GateKind
from calc.signals.check_input import CheckInput
from calc.signals.decisions import discussed, signed


# A Wsnp, Msnp or bewind that runs: no plan of our own, first contact with the helper.
#
# Arrangement code R14 says the same: "dan geen eigen regeling: eerst overleg" (ENGINE 10). By
# policy it is a gate; a policy without that gate only warns.
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


# Schuldhulp would ask less and end all debts earlier than this plan (ENGINE 13).
#
# Then it is talked about before the plan is final, and written down what the customer wants.
def schuldhulp_better(situation: CheckInput) -> Sequence[Finding]:
    """What schuldhulp would ask for this debt and the day on which it would end.

    It blocks a plan until somebody recorded the conversation; then it warns, and says who did.
    """
    comparison = situation.comparison
    if comparison is None or comparison.amount is None or not comparison.is_better:
        return []
    talk = discussed(situation, ReasonFor.SCHULDHULP)
    severity = situation.before_final if talk is None else Severity.WARNS
    params = (
        ("amount", cents_half_up(comparison.amount.amount)),
        ("payment", cents_half_up(comparison.plan_amount)),
        ("until", comparison.free_on),
    )
    found = [Finding(severity, "schuldhulp_better", "reasons", params)]
    if talk is not None:
        place, reason = talk
        by, on = signed(reason.by, reason.on)
        said = (("by", by), ("on", on))
        path = f"reasons[{place}]"
        found.append(Finding(Severity.INFORMS, "schuldhulp_discussed", path, said))
    return found
