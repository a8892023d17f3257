"""Two answers about the days of a child that cannot both be true: which one holds is asked."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier.two_homes import days_contradict
from calc.signals.check_input import CheckInput


def child_days_contradict(situation: CheckInput) -> Sequence[Finding]:
    """A warning per child. Until it is answered the child counts for the floor, the safe side."""
    return [
        Finding(
            Severity.WARNS,
            "child_days_contradict",
            f"children[{index}].days_per_year",
            (
                ("days_per_14", child.days_per_14),
                ("days_per_year", child.days_per_year),
            ),
        )
        for index, child in enumerate(situation.draft.children)
        if isinstance(child.days_per_14, int)
        and isinstance(child.days_per_year, int)
        and days_contradict(child)
    ]
