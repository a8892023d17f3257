"""Kinderbijslag (I23) per child: until the last day of the month of its 18th birthday (ENGINE 8).

So does kindgebonden budget (I22) that names one child; that of a household is in `child_budget`.

A loss counts as early as it can be: with an unknown birth month the child may turn 18 in the very
month of the reference date. One line for several children cannot end by itself: that is a finding.
"""

from collections.abc import Sequence
from datetime import date

from calc.base.finding import Finding, Severity
from calc.base.period import Month
from calc.dossier import UNKNOWN, Draft
from calc.dossier.budget_lines import IncomeLine
from calc.dossier.codes import ADULT_AGE, CHILD_BENEFIT, CHILD_BUDGET, Certainty
from calc.dossier.people import Child


def month_of_18(child: Child) -> Month | None:
    """The month of the 18th birthday; None when the birth month is unknown."""
    if child.birth_month is UNKNOWN:
        return None
    return child.birth_month.plus(ADULT_AGE * 12)


def last_day_by_age(draft: Draft, line: IncomeLine, on: date) -> date | None:
    """The last day of a child's own money by its age; None for every other income."""
    child = _child_of(draft, line)
    if child is None:
        return None
    month = month_of_18(child)
    return Month.of(on).last_day if month is None else month.last_day


def child_benefit_findings(draft: Draft, last: Month) -> Sequence[Finding]:
    """Kinderbijslag of which it is not known when it ends, in a plan through month `last`."""
    findings = []
    lines = [
        (index, line)
        for index, line in enumerate(draft.income)
        if line.code == CHILD_BENEFIT and line.certainty is Certainty.SURE
    ]
    own = {line.who for _, line in lines}
    for index, child in enumerate(draft.children):
        if child.birth_month is UNKNOWN and child.ref in own:
            path = f"children[{index}].birth_month"
            findings.append(Finding(Severity.WARNS, "child_benefit_until_unknown", path))
    if any(_may_end(child, last) for child in draft.children):
        findings += [
            Finding(Severity.WARNS, "child_benefit_of_several", f"income[{index}].who")
            for index, line in lines
            if line.who is not UNKNOWN and _child_of(draft, line) is None
        ]
    return findings


def _may_end(child: Child, last: Month) -> bool:
    month = month_of_18(child)
    return month is None or month < last


def _child_of(draft: Draft, line: IncomeLine) -> Child | None:
    """The child that this kinderbijslag or kindgebonden budget is for."""
    if line.code not in (CHILD_BENEFIT, CHILD_BUDGET):
        return None
    return next((child for child in draft.children if child.ref == line.who), None)
