"""What a package changes in euros for the example households that the program brings.

Each begins its plan in the first month in which the new figures hold, before and after alike: with
the month that stands in the example the figures of another time would be compared.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from app.resources import EXAMPLES
from app.services.collecting import without_collecting
from app.services.whatif import figures_of
from app.store.dossier_file import SUFFIX, read_dossier
from calc import Assessment, Draft, Month, PolicyFile, Tariffs, assess
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type

HOUSEHOLDS: Final = ("HH1", "HH2", "HH3", "HH4", "HH5", "HH6")


@value_type
class InForce:
    """What an outcome is computed with."""

    tariffs: Tariffs
    policy_file: PolicyFile


@value_type
class HouseholdFigures:
    """What one outcome comes to, whole cents. None: there is none, or it is not known."""

    floor: Decimal | None
    payment: Decimal | None
    total: Decimal | None
    end_date: date | None


@value_type
class HouseholdImpact:
    """One example household, as it was and as it becomes."""

    name: str
    before: HouseholdFigures
    after: HouseholdFigures

    @property
    def differs(self) -> bool:
        """Whether a single thing is another one."""
        return self.before != self.after


def households_on(day: date, before: InForce, after: InForce) -> Iterator[HouseholdImpact]:
    """Each example household in turn, on the first day of the new figures. Raises nothing."""
    for name in HOUSEHOLDS:
        draft = _example(name, day)
        with without_collecting():
            was, now = (
                _figures(assess(draft, each.policy_file, each.tariffs, day))
                for each in (before, after)
            )
        yield HouseholdImpact(name, was, now)


def _example(name: str, day: date) -> Draft:
    draft = read_dossier(EXAMPLES / f"{name}{SUFFIX}")
    assert isinstance(draft, Draft)  # the program brings it
    return draft.model_copy(update={"first_plan_month": Month.of(day), "reference_date": day})


def _figures(assessment: Assessment) -> HouseholdFigures:
    figures, floor = figures_of(assessment), assessment.floor
    return HouseholdFigures(
        floor=None if floor is None or floor.floor is None else cents_half_up(floor.floor.amount),
        payment=None if figures.amount is None else cents_half_up(figures.amount),
        total=None if figures.total is None else cents_half_up(figures.total),
        end_date=figures.end_date,
    )
