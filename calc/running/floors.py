"""The floor of a running plan: the highest of the tariffs since it began (ENGINE 14a, tariff)."""

from collections.abc import Iterator, Sequence
from datetime import date

from calc.base.period import Month
from calc.base.rounding import snap
from calc.base.step import Step
from calc.base.value_type import value_type
from calc.plan.floor_view import FloorView
from calc.plan.result import Cause
from calc.tariffs import NoTariff, Tariffs, TariffsOn


@value_type
class HighestFloor:
    """Several floors as one: in each month the one that leaves the household most.

    `views`: the plan's own first. Where its own cannot be computed there is none.
    """

    views: Sequence[FloorView]

    def at(self, month: Month) -> Step | None:
        """The lowest wall of a month, euros."""
        return self._highest(month).at(month)

    def amount(self, month: Month) -> Step | None:
        """The highest floor of a month, euros."""
        return self._highest(month).amount(month)

    def of_people(self, month: Month) -> Sequence[Cause]:
        """What happens to the people of the household, the same under every tariff."""
        return self.views[0].of_people(month)

    def _highest(self, month: Month) -> FloorView:
        """The view with the highest floor; the plan's own where they are the same."""
        best, most = self.views[0], self.views[0].amount(month)
        for view in self.views[1:]:
            amount = view.amount(month)
            if most is not None and amount is not None and snap(amount.amount) > snap(most.amount):
                best, most = view, amount
        return best


def tariffs_since(tariffs: Tariffs, first: Month, last: Month) -> Iterator[TariffsOn]:
    """The tariffs of each month from `first` through `last`, the same values once; what is there.

    Each is that of the first month in which it holds.
    """
    known: tuple[date, ...] = ()
    month = first
    while month <= last:
        found = tariffs.on(month.first_day)
        if not isinstance(found, NoTariff) and found.periods() != known:
            known = found.periods()
            yield found
        month = month.plus(1)
