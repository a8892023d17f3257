"""Years on a minimum: the floor or the smallest reserve decides too long (afm 4; ENGINE 13)."""

from collections.abc import Sequence
from typing import Final

from calc.checks.situation import Situation
from calc.outcome import Finding, MonthRow, Severity
from calc.rounding import snap
from calc.tariffs.policy import Policy

LONGEST: Final = 18
"""Months: as long as Msnp and Wsnp take."""
_FLOOR: Final = "floor"


def minimum_too_long(situation: Situation) -> Sequence[Finding]:
    """A warning with the number of such months, when there are more than 18, and the 18th."""
    months = [row.month for row in situation.rows if _at_minimum(row, situation.policy)]
    # An open room: the highest floor stands in for one that nobody knows.
    if len(months) <= LONGEST or situation.room_is_open:
        return []
    params = (("count", str(len(months))), ("month", str(months[LONGEST - 1])))
    return [Finding(Severity.WARNS, "minimum_too_long", "", params)]


def _at_minimum(row: MonthRow, policy: Policy) -> bool:
    smallest = snap(row.reserve.amount) == snap(policy.reserve_min)
    return row.decided.value == _FLOOR or smallest
