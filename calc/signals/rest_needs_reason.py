"""`decide_by_date` leaves the customer without outlook: it needs a recorded reason (ENGINE 9)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier.agreed_schedule import RestAtEnd
from calc.dossier.codes import ReasonFor
from calc.signals.check_input import CheckInput


def rest_needs_reason(situation: CheckInput) -> Sequence[Finding]:
    """A blocking finding when the policy decides later and nobody wrote down why."""
    if situation.policy.rest_at_end is not RestAtEnd.DECIDE_BY_DATE:
        return []
    if any(reason.about is ReasonFor.REST_AT_END for reason in situation.draft.reasons):
        return []
    return [Finding(Severity.BLOCKS, "rest_needs_reason", "reasons")]
