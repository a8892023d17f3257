"""A toeslag of which a part is kept to pay back an older one (verrekening; catalogue R05)."""

from collections.abc import Sequence
from typing import Final

from calc.base.finding import Finding, Severity
from calc.signals.check_input import CheckInput

_TOESLAGEN_BACK: Final = "R05"


def toeslag_set_off(situation: CheckInput) -> Sequence[Finding]:
    """A warning per arrangement: the amount kept can be lowered to what the household can miss."""
    return [
        Finding(Severity.WARNS, "toeslag_set_off", f"arrangements[{index}].amount")
        for index, line in enumerate(situation.draft.arrangements)
        if line.code == _TOESLAGEN_BACK and line.withheld is True
    ]
