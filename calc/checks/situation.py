"""What a check may look at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from calc.dossier import Draft
from calc.outcome import Finding
from calc.period import Month
from calc.step import Step
from calc.tariffs.policy import Policy


@dataclass(frozen=True, slots=True)
class Situation:
    """One dossier on one day under one policy, with the savings target as computed, if any."""

    draft: Draft
    policy: Policy
    on: date
    first_month: Month
    savings_target: Step | None


Check = Callable[[Situation], Sequence[Finding]]
