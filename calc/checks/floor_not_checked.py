"""The statutory floor (vtlb, beslagvrije voet) is not computed by this version of the engine."""

from collections.abc import Sequence

from calc.checks.situation import Situation
from calc.outcome import Finding, Severity


def floor_not_checked(situation: Situation) -> Sequence[Finding]:
    """Says so at every assessment; it goes when the floor wall comes (ENGINE 4)."""
    return [Finding(Severity.INFORMS, "floor_not_checked", "")]
