"""A dip of at most three months, offered as a pause (ENGINE 14a).

A dip is a run of months whose room is below low of before, with a month after it that is not. Who
pauses there keeps the amounts of before; both are shown, and the customer chooses.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.rounding import snap
from calc.plan.walls import Walls

LONGEST: Final = 3


def dips_in(
    walls: Sequence[Walls], low: Decimal | None, paused: frozenset[Month]
) -> tuple[tuple[Month, Month], ...]:
    """First and last month of each dip, in order. `low`: low_k in force."""
    lowest = None if low is None else snap(low)
    run: list[Month] = []
    found: list[tuple[Month, Month]] = []
    for wall in walls:
        if wall.is_open or wall.month in paused:
            continue
        room = snap(wall.room.amount)
        if lowest is None:
            lowest = room
        elif room < lowest:
            run.append(wall.month)
            if len(run) > LONGEST:
                # It is no dip: from here on this is the low.
                return tuple(found)
        elif run:
            found.append((run[0], run[-1]))
            run = []
    return tuple(found) if lowest is None or lowest > ZERO else ()
