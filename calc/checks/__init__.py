"""What an officer should see: stabilisation checks that are open, and signals, one a file.

`REGISTRY` is the list; a new check is a new file and one line here. Each takes a `Situation` and
gives findings. Checks of later issues (toeslagen, prescription, NHG and the like) go here too.
"""

from typing import Final

from calc.checks.average_without_months import average_without_months
from calc.checks.expected_income import expected_income
from calc.checks.income_end_unknown import income_end_unknown
from calc.checks.reference_holds_bsn import reference_holds_bsn
from calc.checks.rest_needs_reason import rest_needs_reason
from calc.checks.running_scheme import running_scheme
from calc.checks.savings_above_target import savings_above_target
from calc.checks.situation import Check, Situation
from calc.checks.stabilisation import open_stabilisation_checks
from calc.checks.start_in_the_past import start_in_the_past

REGISTRY: Final[tuple[Check, ...]] = (
    open_stabilisation_checks,
    running_scheme,
    start_in_the_past,
    rest_needs_reason,
    average_without_months,
    income_end_unknown,
    expected_income,
    savings_above_target,
    reference_holds_bsn,
)

__all__ = ["REGISTRY", "Check", "Situation"]
