"""Years on a minimum: the floor or the smallest reserve decides too long (afm 4; ENGINE 13).

Every month counts in which the lowest wall is the floor, whatever decided its payment: a step of
the ladder, a rounding or a chosen amount leaves the household as little above it. Above the longest
a senior decides before such a plan is final.
"""

from collections.abc import Sequence
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.rounding import snap
from calc.dossier.agreed_schedule import Wall
from calc.dossier.codes import ReasonFor
from calc.plan.result import MonthRow
from calc.policy.policy import Policy
from calc.signals.check_input import CheckInput
from calc.signals.recorded import decided_by_senior, seniors_of, signed_by_senior

LONGEST: Final = 18
"""Months: as long as Msnp and Wsnp take."""


def minimum_too_long(situation: CheckInput) -> Sequence[Finding]:
    """How many such months, when there are more than 18, and the 18th; and who let it be so.

    It blocks a plan that nobody decided about. Where nothing is asked there is no plan to block.
    """
    months = [row.month for row in situation.rows if _at_minimum(row, situation.policy)]
    # An open room: the highest floor stands in for one that nobody knows.
    if len(months) <= LONGEST or situation.room_is_open:
        return []
    decision = decided_by_senior(situation, ReasonFor.MINIMUM_TOO_LONG)
    settled = decision is not None or situation.plan is None
    severity = Severity.WARNS if settled else situation.before_final
    params = (
        ("count", len(months)),
        ("months", len(situation.rows)),
        ("month", months[LONGEST - 1]),
        ("roles", seniors_of(situation)),
    )
    found = [Finding(severity, "minimum_too_long", "reasons", params)]
    if decision is not None:
        place, reason = decision
        by, role, on = signed_by_senior(reason)
        said = (("by", by), ("role", role), ("on", on))
        path = f"reasons[{place}]"
        found.append(Finding(Severity.INFORMS, "minimum_too_long_decided", path, said))
    return found


def _at_minimum(row: MonthRow, policy: Policy) -> bool:
    smallest = snap(row.reserve.amount) == snap(policy.reserve_min)
    return row.lowest is Wall.FLOOR or smallest
