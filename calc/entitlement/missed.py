"""The money that a household may miss: what to say first (ENGINE 5; docs/faults.md B4)."""

from collections.abc import Sequence
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.step import Operation, Step, Unit, step
from calc.base.value_type import value_type
from calc.entitlement.check import ToeslagenCheck
from calc.entitlement.entitled import CHECKED

MISSED: Final = frozenset({"toeslag_missing", "toeslag_too_low"})
"""The findings of money that is missed: it does not come in, or too little of it."""


@value_type
class MissedToeslag:
    """One toeslag that may be missed, euros a month, and the check that settles it.

    `is_too_low`: it comes in already, and less than there is a right to.
    """

    toeslag: str
    month: Step
    check: str
    path: str
    is_too_low: bool


@value_type
class Missed:
    """Everything that may be missed: together a month, and each."""

    month: Step
    each: tuple[MissedToeslag, ...]


def missed_of(check: ToeslagenCheck | None, findings: Sequence[Finding]) -> Missed | None:
    """What still has to be settled; None when nothing is. What was declined with a reason is."""
    waiting = {
        finding.code_of("toeslag"): finding.path
        for finding in findings
        if finding.code in MISSED and finding.severity is Severity.BLOCKS
    }
    each = tuple(
        MissedToeslag(
            result.toeslag,
            result.missed,
            CHECKED[result.toeslag].check,
            waiting[result.toeslag],
            result.is_too_low,
        )
        for result in (check.results if check else ())
        if result.missed is not None and result.toeslag in waiting
    )
    if not each:
        return None
    month = step(
        "toeslag_check.missed_together",
        Operation.SUM,
        [item.month for item in each],
        Unit.EUR_PER_MONTH,
        source="ENGINE 5",
    )
    return Missed(month, each)
