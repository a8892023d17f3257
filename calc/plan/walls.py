"""The walls of each month: what may at most be paid (ENGINE 7).

Today the own wall: levelled income less costs, arrangements and the reserve. The floor wall (the
statutory reference) comes beside it in `room`, which takes the lowest of the walls; the debt wall
is part of `plan.payments`, because it depends on what was paid before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from calc.money import ZERO
from calc.period import Month
from calc.plan.buffer import Buffer
from calc.plan.cash import CashView
from calc.plan.levelled import Level, LevelledView
from calc.step import Operation, Status, Step, Unit, given, step

_RULE: Final = "ENGINE 7"
_NO_ROOM: Final = given("zero", ZERO, Unit.EUR_PER_MONTH, source=_RULE, status=Status.DERIVED)


@dataclass(frozen=True, slots=True)
class Walls:
    """One month before anything is paid: its level, reserve, walls and cash; euros."""

    month: Month
    level: Level
    reserve: Step
    own_wall: Step
    room: Step
    cash: Step
    is_open: bool


def walls_of(
    months: Sequence[Month],
    view: LevelledView,
    cash: CashView,
    buffer: Buffer,
    open_from: Month | None,
) -> tuple[Walls, ...]:
    """The walls of the months, in order. From `open_from` on an income is unknown."""
    lumpy = cash.lumpy()
    walls = []
    for month in months:
        level, at = view.at(month), str(month)
        reserve = buffer.reserve(level, at)
        own = step(
            "own_wall",
            Operation.DIFFERENCE,
            [level.income, level.costs, level.arrangements, reserve],
            Unit.EUR_PER_MONTH,
            source=_RULE,
            at=at,
        )
        room = step(
            "room", Operation.HIGHEST, [own, _NO_ROOM], Unit.EUR_PER_MONTH, source=_RULE, at=at
        )
        is_open = open_from is not None and month >= open_from
        walls.append(Walls(month, level, reserve, own, room, lumpy.at(month, level), is_open))
    return tuple(walls)


def available_cash(walls: Sequence[Walls], savings: Decimal) -> list[Decimal]:
    """A_t: savings and the cash of months 1..t, before any payment; euros."""
    available, so_far = [], savings
    for wall in walls:
        so_far += wall.cash.amount
        available.append(so_far)
    return available
