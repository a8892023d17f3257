"""The ladder: the lowest room so far, and a share of what comes on top of it later (ENGINE 8).

    ladder_t = step_down(low_t + ladder_share x (room_t - low_t))

Equal months share one step, so that sixty months with three amounts have three payments to explain.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.plan.buffer import from_policy
from calc.plan.walls import Walls
from calc.policy.policy import Policy

NOTHING: Final = given(
    "payment.none", ZERO, Unit.EUR_PER_MONTH, source="ENGINE 2", status=Status.DERIVED
)
_RULE: Final = "ENGINE 8"
Skipped = frozenset[Month]


def ladder_of(
    walls: Sequence[Walls], policy: Policy, low: Step | None = None, skipped: Skipped = frozenset()
) -> tuple[Step, ...]:
    """The payment that the rooms of months 1..t allow, for each month; nothing in open months.

    `low` and `skipped` as in `lows_of`: a skipped month has the ladder of its own room at most.
    """
    climb = _Climb(policy)
    ladder: list[Step] = []
    for wall, lowest in zip(walls, lows_of(walls, low, skipped), strict=True):
        if wall.is_open:
            ladder.append(NOTHING)
            continue
        ladder.append(climb.payment(_lowest_so_far(lowest, wall), wall))
    return tuple(ladder)


def lows_of(
    walls: Sequence[Walls], low: Step | None = None, skipped: Skipped = frozenset()
) -> tuple[Step | None, ...]:
    """low_t of each month. `low`: that of the month before them; `skipped`: months of a pause.

    Open and skipped months change nothing; None while no month was known yet.
    """
    lows: list[Step | None] = []
    for wall in walls:
        if not wall.is_open and wall.month not in skipped:
            low = _lowest_so_far(low, wall)
        lows.append(low)
    return tuple(lows)


def no_rise_at_the_end(ladder: Sequence[Step], policy: Policy) -> tuple[Step, ...]:
    """The ladder of a term: in the last n months never above month T - n.

    Where the whole term is shorter than that, never above its first month: the side that is safe
    for the household.
    """
    bound = max(0, len(ladder) - policy.no_rise_in_last_months - 1)
    highest, held = ladder[bound], dict[int, Step]()
    kept = list(ladder[: bound + 1])
    for payment in ladder[bound + 1 :]:
        if payment.amount <= highest.amount:
            kept.append(payment)
            continue
        if id(payment) not in held:
            held[id(payment)] = step(
                "payment.no_rise",
                Operation.LOWEST,
                [payment, highest],
                Unit.EUR_PER_MONTH,
                source=_RULE,
                at=payment.at,
            )
        kept.append(held[id(payment)])
    return tuple(kept)


def _lowest_so_far(before: Step | None, wall: Walls) -> Step:
    """low_t; the same step as before when this month is not lower."""
    room = wall.room
    if before is None:
        return room
    if before.amount <= room.amount:
        return before
    return step(
        "room.lowest",
        Operation.LOWEST,
        [before, room],
        Unit.EUR_PER_MONTH,
        source=_RULE,
        at=str(wall.month),
    )


@dataclass(slots=True)
class _Climb:
    """Payments by what they depend on: the lowest room so far and the room of the month."""

    policy: Policy
    _known: dict[tuple[Decimal, Decimal], Step] = field(default_factory=dict)

    def payment(self, low: Step, wall: Walls) -> Step:
        key = (low.amount, wall.room.amount)
        if key not in self._known:
            self._known[key] = self._payment(low, wall.room, str(wall.month))
        return self._known[key]

    def _payment(self, low: Step, room: Step, at: str) -> Step:
        policy = self.policy
        wanted = low if room.amount == low.amount else self._on_top(low, room, at)
        return step(
            "payment",
            Operation.STEP_DOWN,
            [
                wanted,
                from_policy("payment_step", policy.payment_step, Unit.EUR),
                from_policy("plan_min", policy.plan_min, Unit.EUR),
            ],
            Unit.EUR_PER_MONTH,
            source="ENGINE 2 step_down",
            at=at,
        )

    def _on_top(self, low: Step, room: Step, at: str) -> Step:
        """The lowest room so far and the share of what this month has above it."""
        more = step(
            "ladder.more",
            Operation.DIFFERENCE,
            [room, low],
            Unit.EUR_PER_MONTH,
            source=_RULE,
            at=at,
        )
        shared = step(
            "ladder.shared",
            Operation.PRODUCT,
            [more, from_policy("ladder_share", self.policy.ladder_share, Unit.SHARE)],
            Unit.EUR_PER_MONTH,
            source=_RULE,
            at=at,
        )
        return step("ladder", Operation.SUM, [low, shared], Unit.EUR_PER_MONTH, source=_RULE, at=at)
