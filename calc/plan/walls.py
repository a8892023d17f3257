"""The walls of each month: what may at most be paid (ENGINE 7).

The own wall is levelled income less costs, arrangements and the reserve; the floor wall comes from
the statutory rules. `room` is the lowest of the two, never below 0. The debt wall is part of
`plan.payments`, because it depends on what was paid before.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.rounding import snap
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import Wall
from calc.plan.buffer import Buffer
from calc.plan.cash import CashView
from calc.plan.floor_view import FloorView
from calc.plan.levelled import Level, LevelledView

_RULE: Final = "ENGINE 7"
_NO_ROOM: Final = given("zero", ZERO, Unit.EUR_PER_MONTH, source=_RULE, status=Status.DERIVED)


@value_type
class Walls:
    """One month before anything is paid: its level, reserve, walls and cash; euros.

    `floor_wall` None: not computed, `room` is then that of the own wall. `gap`: how far the higher
    of both walls is above the lowest. `target_met`: the buffer was full when the month began.
    `saved`: S_t, the savings of the plan at the end of the month.
    """

    month: Month
    level: Level
    reserve: Step
    own_wall: Step
    floor_wall: Step | None
    lowest: Wall
    gap: Step | None
    room: Step
    cash: Step
    is_open: bool
    target_met: bool
    saved: Step


def walls_of(
    months: Sequence[Month],
    view: LevelledView,
    cash: CashView,
    buffer: Buffer,
    open_from: Month | None,
    floor: FloorView | None = None,
) -> tuple[Walls, ...]:
    """The walls of the months, in order. From `open_from` on an income is unknown."""
    lumpy = cash.lumpy()
    walls = []
    for month in months:
        level, at = view.at(month), str(month)
        target_met = buffer.is_full
        reserve = buffer.reserve(level, at)
        own = step(
            "own_wall",
            Operation.DIFFERENCE,
            (level.income, level.costs, level.arrangements, reserve),
            Unit.EUR_PER_MONTH,
            source=_RULE,
            at=at,
        )
        law = floor.at(month) if floor else None
        lowest = _lowest(own, law)
        walls.append(
            Walls(
                month=month,
                level=level,
                reserve=reserve,
                own_wall=own,
                floor_wall=law,
                lowest=lowest,
                gap=_gap(own, law, lowest, at),
                room=_room(own, law, at),
                cash=lumpy.at(month, level),
                is_open=open_from is not None and month >= open_from,
                target_met=target_met,
                saved=buffer.saved,
            )
        )
    return tuple(walls)


def _lowest(own: Step, law: Step | None) -> Wall:
    """Which wall is the lowest; the own wall when both are the same."""
    return Wall.FLOOR if law is not None and snap(law.amount) < snap(own.amount) else Wall.OWN


def _gap(own: Step, law: Step | None, lowest: Wall, at: str) -> Step | None:
    if law is None:
        return None
    walls = [own, law] if lowest is Wall.FLOOR else [law, own]
    return step("walls.gap", Operation.DIFFERENCE, walls, Unit.EUR_PER_MONTH, source=_RULE, at=at)


def _room(own: Step, law: Step | None, at: str) -> Step:
    lowest = own
    if law is not None:
        lowest = step(
            "walls.lowest",
            Operation.LOWEST,
            (own, law),
            Unit.EUR_PER_MONTH,
            source=_RULE,
            at=at,
        )
    return step(
        "room", Operation.HIGHEST, (lowest, _NO_ROOM), Unit.EUR_PER_MONTH, source=_RULE, at=at
    )


def available_cash(walls: Sequence[Walls], savings: Decimal) -> list[Decimal]:
    """A_t: savings and the cash of months 1..t, before any payment; euros."""
    available, so_far = [], savings
    for wall in walls:
        so_far += wall.cash.amount
        available.append(so_far)
    return available
