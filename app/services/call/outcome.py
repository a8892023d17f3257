"""Which outcome of the script an assessment is."""

from calc import Assessment, HeadlineKind
from calc.context.gate import GateState


def outcome_of(assessment: Assessment | None) -> str | None:
    """Which outcome of the script it is; None while nobody can say what is paid."""
    if assessment is None:
        return None
    gate, kind = assessment.beside.gate, assessment.headline.kind
    if kind in (HeadlineKind.CLOSED, HeadlineKind.NOTHING) or (
        assessment.nothing_is_asked and assessment.schedule
    ):
        return "nothing"
    if kind not in (HeadlineKind.CONCEPT, HeadlineKind.FINAL) or assessment.plan is None:
        return None
    if gate.state is GateState.OPEN and not assessment.running:
        return "interim" if gate.interim is not None else None
    if not any(rung.payment.amount for rung in assessment.ahead[:1]):
        return "nothing"  # it asks something in later months only, and those are looked at again
    return "steps" if len({rung.payment.amount for rung in assessment.ahead}) > 1 else "plan"
