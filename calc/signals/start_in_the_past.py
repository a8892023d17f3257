"""A plan that would have begun before the month of the reference date."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.base.period import Month
from calc.signals.check_input import CheckInput


def start_in_the_past(situation: CheckInput) -> Sequence[Finding]:
    """A blocking finding: an agreement cannot ask for months that are over."""
    if situation.first_month >= Month.of(situation.on):
        return []
    params = (("first", situation.first_month), ("on", situation.on))
    return [Finding(Severity.BLOCKS, "start_in_the_past", "first_plan_month", params)]
