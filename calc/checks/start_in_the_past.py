"""A plan that would have begun before the month of the reference date."""

from collections.abc import Sequence

from calc.checks.situation import Situation
from calc.outcome import Finding, Severity
from calc.period import Month


def start_in_the_past(situation: Situation) -> Sequence[Finding]:
    """A blocking finding: an agreement cannot ask for months that are over."""
    if situation.first_month >= Month.of(situation.on):
        return []
    params = (("first", str(situation.first_month)), ("on", situation.on.isoformat()))
    return [Finding(Severity.BLOCKS, "start_in_the_past", "first_plan_month", params)]
