"""The statutory floor as the plan sees it: one wall a month, made elsewhere (ENGINE 4 and 7)."""

from collections.abc import Sequence
from typing import Protocol

from calc.base.period import Month
from calc.base.step import Step
from calc.plan.result import Cause


class FloorView(Protocol):
    """What the law leaves above the floor, month by month."""

    def at(self, month: Month) -> Step | None:
        """Counted income - floor - arrangements of a month, EUR a month, also below zero.

        None when it cannot be computed: the own wall then stands alone, and whoever makes the
        view says in a finding why.
        """
        ...

    def amount(self, month: Month) -> Step | None:
        """The floor itself, EUR a month: what the household may keep; None as in `at`."""
        ...

    def of_people(self, month: Month) -> Sequence[Cause]:
        """What happens in a month to the people of the household, and can change the floor."""
        ...
