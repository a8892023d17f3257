"""What a package changes for the plans that run, counted and in euros; names of nobody.

Each dossier of the store is worked out twice, as `portfolio recheck` does it: with the figures of
now, and with those of the package. What was wrong already is no work of the package.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from app.services.collecting import without_collecting
from app.services.packages.example_households import InForce
from app.services.portfolio.dossier import row_of
from app.services.portfolio.job import Figures, Item
from app.services.portfolio.row import Basis, Row, Status
from calc import PolicyFile, TariffFile
from calc.base.money import ZERO
from calc.base.value_type import value_type

AT_ONCE: Final = 5
"""Dossiers that are read and worked out before somebody may stop: a tenth of a second or so."""
_TOO_MUCH: Final = (Status.UNDER_FLOOR, Status.PAYS_TOO_MUCH)
GoesOn = Callable[[int, int], bool]
"""How many dossiers were looked at, and of how many; whether to go on."""
FiguresFor = Callable[[bytes], tuple[Figures, Figures]]
"""What the file of a dossier is worked out with, before and after: its client may have a policy."""


class ChangedPlan(NamedTuple):
    """A plan that the package touches; `after.file` is its number in the store."""

    before: Row
    after: Row


@value_type
class PlansImpact:
    """`seen` of `all` dossiers were looked at: fewer when somebody stopped the work.

    `running`: those with a plan that was agreed; `open`: those of them that nothing can be said of.
    `under`: they come under the floor, and were not under it. `too_much`: the others that pay more
    than the new figures allow, and by more than now. `relieved`: it is so now, and not after it.
    """

    seen: int
    all: int
    running: int
    open: int
    under: tuple[ChangedPlan, ...]
    too_much: tuple[ChangedPlan, ...]
    relieved: tuple[ChangedPlan, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every dossier was looked at."""
        return self.seen == self.all

    @property
    def touched(self) -> tuple[ChangedPlan, ...]:
        """The plans that ask for a talk, who comes under the floor first."""
        return (*self.under, *self.too_much)

    @property
    def a_month(self) -> Decimal:
        """What the package makes them pay too much a month, all together."""
        return sum((_a_month(each.after) - _a_month(each.before) for each in self.touched), ZERO)

    @property
    def in_all(self) -> Decimal:
        """The same in all months ahead, with what was paid already."""
        return sum((_in_all(each.after) - _in_all(each.before) for each in self.touched), ZERO)


def rechecked_with(
    on: date,
    in_force: InForce,
    known: Iterable[TariffFile],
    policies: Iterable[PolicyFile],
) -> Figures:
    """These figures as a portfolio is worked out with. `known`: also those of before."""
    earlier = tuple(known)
    tariffs = in_force.tariffs.knowing(earlier)
    every = (*earlier, *in_force.tariffs.files)
    return Figures(
        on=on,
        policy_file=in_force.policy_file,
        now=tariffs,
        new=tariffs,
        tariffs={file.source.sha256: file for file in every},
        policies={file.source.sha256: file for file in (*policies, in_force.policy_file)},
    )


def plans_impact(
    items: Iterable[Item], many: int, figures_for: FiguresFor, goes_on: GoesOn
) -> PlansImpact:
    """Work out every dossier under both. Raises StoreTrouble; stops where `goes_on` says no."""
    found: dict[str, list[ChangedPlan]] = {"under": [], "too_much": [], "relieved": []}
    seen = running = still_open = 0
    for some in _some_at_once(items):
        if not goes_on(seen, many):
            break
        with without_collecting():
            plans = [_plan(item, figures_for) for item in some]
        seen += len(plans)
        for plan in plans:
            if plan.after.basis is not Basis.AGREED:
                continue
            running += 1
            still_open += plan.after.status is Status.NOT_COMPUTABLE
            if (kind := _kind(plan)) is not None:
                found[kind].append(plan)
    return PlansImpact(
        seen, many, running, still_open, **{kind: tuple(plans) for kind, plans in found.items()}
    )


def _plan(item: Item, figures_for: FiguresFor) -> ChangedPlan:
    if not isinstance(item.dossier, bytes):  # it does not open
        row = Row(item.name, Status.UNREADABLE)
        return ChangedPlan(row, row)
    # One that is there and cannot be read is no assessment: the row says so.
    stored = item.stored if isinstance(item.stored, bytes | None) else b""
    before, after = figures_for(item.dossier)
    return ChangedPlan(
        row_of(item.name, item.dossier, stored, before),
        row_of(item.name, item.dossier, stored, after),
    )


def _kind(plan: ChangedPlan) -> str | None:
    """Which of the three a plan is of; None where the package changes nothing that matters."""
    before, after = plan
    if after.status is Status.UNDER_FLOOR and before.status is not Status.UNDER_FLOOR:
        return "under"
    if after.status in _TOO_MUCH:
        return "too_much" if _in_all(after) > _in_all(before) else None
    return "relieved" if after.status is Status.OK and before.status in _TOO_MUCH else None


def _a_month(row: Row) -> Decimal:
    """What is paid too much a month."""
    return max(ZERO, -(row.difference or ZERO)) if row.status in _TOO_MUCH else ZERO


def _in_all(row: Row) -> Decimal:
    """What is paid too much ahead, with what was."""
    return max(ZERO, row.total or ZERO) if row.status in _TOO_MUCH else ZERO


def _some_at_once(items: Iterable[Item]) -> Iterator[list[Item]]:
    some: list[Item] = []
    for item in items:
        some.append(item)
        if len(some) == AT_ONCE:
            yield some
            some = []
    if some:
        yield some
