"""A distressing situation (schrijnend): to the policy's team, with a date for aftercare.

The cause is never asked and never said (facts: afm 20, practice 1.6). While nobody took it over
nothing is final and nobody asks for a payment, of a plan that runs neither.
"""

from collections.abc import Sequence

from calc.base.characters import says_something
from calc.base.finding import Finding, Severity
from calc.dossier import UNKNOWN
from calc.signals.check_input import CheckInput


def schrijnend(situation: CheckInput) -> Sequence[Finding]:
    """Who takes it over, with the policy's examples; and a date or a name that is still missing."""
    marked, policy = situation.draft.schrijnend, situation.policy
    if marked.flagged is not True:
        return []
    params = (
        ("team", policy.schrijnend_team),
        ("examples", "; ".join(policy.schrijnend_examples)),
    )
    findings = [Finding(Severity.WARNS, "schrijnend_flagged", "schrijnend.flagged", params)]
    if marked.handled_by is UNKNOWN or not says_something(marked.handled_by):
        path = "schrijnend.handled_by"
        who = (("team", policy.schrijnend_team),)
        findings.append(Finding(Severity.BLOCKS, "schrijnend_not_taken_over", path, who))
    if marked.aftercare_on is UNKNOWN:
        path = "schrijnend.aftercare_on"
        findings.append(Finding(Severity.WARNS, "aftercare_missing", path))
    return findings
