"""What a package of figures changes, before it is installed: figures, and euros.

impact_of(now, then, today)  -> the figures that differ, and the example households
plans_of(desk, ...)          -> the plans of the store that run (`running_plans`)
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.resources import EARLIER_POLICIES, EXAMPLE_POLICY
from app.services.packages.example_households import HouseholdImpact, InForce, households_on
from app.services.packages.figure_differences import FigureDifference, figure_differences
from app.services.packages.policy_differences import PolicyDifference, policy_differences
from app.services.packages.running_plans import GoesOn, PlansImpact, plans_impact, rechecked_with
from app.services.portfolio.job import Figures
from app.store.dossier_file import parse_dossier
from app.store.policy_file import read_policy_file
from app.store.tariff_files import every_file
from calc import Draft, PolicyFile, Tariffs
from calc.base.value_type import value_type

if TYPE_CHECKING:  # it loads the database: only who has a store does
    from app.services.dossier_store.desk import Desk

MOST_DAYS: Final = 4
"""Two years of figures, that change in January and July; each costs half a second."""


@value_type
class ImpactOnDay:
    """What the examples come to on a day on which figures begin that are other."""

    day: date
    households: tuple[HouseholdImpact, ...]

    @property
    def moves_households(self) -> bool:
        """Whether a single example comes out otherwise."""
        return any(each.differs for each in self.households)


@value_type
class Impact:
    """What is other with the package. `day`: the first on which it is; None: nothing is.

    `days`: each on which an amount begins that is other, in order of time; with `has_earlier` only
    the last of them.
    """

    figures: tuple[FigureDifference, ...]
    policy: tuple[PolicyDifference, ...]
    day: date | None
    days: tuple[ImpactOnDay, ...]
    has_earlier: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether everything stays as it is, to the last word."""
        return not self.figures and not self.policy

    @property
    def marked(self) -> tuple[FigureDifference, ...]:
        """The figures that somebody should look at before they are used."""
        return tuple(each for each in self.figures if each.is_marked)

    @property
    def asks_a_look(self) -> bool:
        """Whether something in it should be looked at before it is used."""
        return bool(self.marked) or any(each.is_marked for each in self.policy)

    @property
    def moves_households(self) -> bool:
        """Whether a single example comes out otherwise."""
        return any(each.moves_households for each in self.days)


@value_type
class Change:
    """What is computed with, before and after. `client`: the policy of a client's dossier.

    The policy of a client is none that a package brings: it stays.
    """

    now: InForce
    then: InForce
    client: Callable[[Draft], PolicyFile] | None = None

    def policy_for(self, draft: Draft) -> PolicyFile:
        """The policy of now under which a dossier is worked out."""
        return self.now.policy_file if self.client is None else self.client(draft)


def impact_of(change: Change, today: date) -> Impact:
    """What is other. Raises nothing; half a second for each day on which figures begin."""
    now, then = change.now, change.then
    found = differences_of(change)
    figures, policy = found.figures, found.policy
    days = _days(figures, then.tariffs) or ([today] if policy else [])
    first = min((each.day for each in figures), default=today if policy else None)
    return Impact(
        figures,
        policy,
        first,
        tuple(ImpactOnDay(day, tuple(households_on(day, now, then))) for day in days[-MOST_DAYS:]),
        has_earlier=len(days) > MOST_DAYS,
    )


def differences_of(change: Change) -> Impact:
    """The same without the examples: at once."""
    now, then = change.now, change.then
    figures = figure_differences(now.tariffs, then.tariffs)
    policy = policy_differences(now.policy_file.policy, then.policy_file.policy)
    return Impact(figures, policy, None, ())


def _days(figures: tuple[FigureDifference, ...], then: Tariffs) -> list[date]:
    """The days on which other amounts begin; not those of years that no file is of yet."""
    years = {file.year for file in then.files}
    days = {each.day for each in figures if each.changes_amounts and each.day.year in years}
    return sorted(days)


def plans_of(
    desk: "Desk", folder: Path, change: Change, today: date, goes_on: GoesOn
) -> PlansImpact:
    """The plans of this store that run, today, before and after. Raises StoreTrouble.

    That all were read is an event of the store, as of every portfolio that is counted again.
    """
    from app.services.portfolio.stored import StoredDossiers

    store = StoredDossiers(desk)
    found = store.every()
    if found:
        store.write_down(found, today)
    items = (item for each in found for item in store.items([each]))
    return plans_impact(items, len(found), DossierFigures(change, folder, today), goes_on)


class DossierFigures:
    """What a dossier is worked out with: under the policy of its client, where it has one."""

    def __init__(self, change: Change, folder: Path, today: date) -> None:
        self._change, self._today = change, today
        self._known = [each.file for each in every_file(folder)]
        self._known += [file for file in change.now.tariffs.files if file not in self._known]
        self._policies = tuple(_example_policies())
        self._of: dict[str, tuple[Figures, Figures]] = {}

    def __call__(self, dossier: bytes) -> tuple[Figures, Figures]:
        change = self._change
        own = change.now.policy_file
        draft = parse_dossier(dossier)
        policy_file = change.policy_for(draft) if isinstance(draft, Draft) else own
        digest = policy_file.source.sha256
        if digest not in self._of:
            after = change.then.policy_file if policy_file == own else policy_file
            self._of[digest] = (
                self._figures(InForce(change.now.tariffs, policy_file)),
                self._figures(InForce(change.then.tariffs, after)),
            )
        return self._of[digest]

    def _figures(self, in_force: InForce) -> Figures:
        return rechecked_with(self._today, in_force, self._known, self._policies)


def _example_policies() -> Iterator[PolicyFile]:
    """The policies under which a plan may have been agreed, besides the one of now."""
    for path in (*EARLIER_POLICIES, EXAMPLE_POLICY):
        read = read_policy_file(path)
        if isinstance(read, PolicyFile):
            yield read
