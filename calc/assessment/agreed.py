"""What of an assessment is agreed when its plan is accepted (ENGINE 14a)."""

from calc.assessment.assessment import Assessment
from calc.running.kept import Agreed


def agreed_in(assessment: Assessment) -> Agreed:
    """What an assessment with a plan agrees on, when it is accepted."""
    assert assessment.plan is not None  # nobody accepts what is no plan
    return Agreed(
        assessment.schedule,
        assessment.savings_target,
        assessment.plan.discharge,
        assessment.receipt.files,
        assessment.reference_date,
    )
