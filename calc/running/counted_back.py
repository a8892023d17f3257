"""A floor that proved higher counts back to the start of its period (ENGINE 14a, tariff).

Per month that was received: what was paid above the payment of its room under the higher floor. A
month that an accepted review has looked at counts again only for a file that was not known then.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.rounding import cents_half_up, step_down
from calc.base.step import Operation, Status, Unit, given, step
from calc.dossier.agreed_schedule import AgreedMonth
from calc.plan.floor_view import FloorView
from calc.plan.walls import Walls
from calc.policy.policy import Policy
from calc.running.floors import HighestFloor
from calc.running.life import Life
from calc.running.result import CountedBack
from calc.tariffs import TariffsOn

_RULE: Final = "ENGINE 14a"
Views = Sequence[tuple[TariffsOn, FloorView]]
"""The floors of the tariffs since the plan began, in order, each from its day on."""


def counted_back(
    life: Life, views: Views, walls: Sequence[Walls], policy: Policy
) -> CountedBack | None:
    """What was paid above a higher floor, per month; None when nothing was. `walls`: of today."""
    months = [
        (agreed.month, above)
        for agreed, standing, wall in zip(
            life.schedule.months, life.ledger.months, walls, strict=False
        )
        if (received := standing.received - standing.refunded) > ZERO
        and (more := _higher(life, views, agreed.month)) > ZERO
        and (above := _above(received, _room(agreed, wall, more), policy)) > ZERO
    ]
    if not months:
        return None
    parts = [
        given(
            "running.counted_back_month",
            amount,
            Unit.EUR,
            source=_RULE,
            status=Status.COMPUTED,
            at=str(month),
        )
        for month, amount in months
    ]
    total = step("running.counted_back", Operation.SUM, parts, Unit.EUR, source=_RULE)
    return CountedBack(tuple(months), total)


def _higher(life: Life, views: Views, month: Month) -> Decimal:
    """How much the floor of a month is higher than the one that was agreed; euros a month."""
    changed = life.schedule.from_month
    known = {file.sha256 for file in life.schedule.tariffs}
    is_settled = changed is not None and month < changed
    until = month if is_settled else changed or life.first
    agreed, now = list[FloorView](), list[FloorView]()
    for tariffs, view in views:
        begins = Month.of(tariffs.day)
        is_known = not known or tariffs.file.source.sha256 in known
        if begins <= until and (is_known or not agreed):
            agreed.append(view)
        if begins <= month:
            now.append(view)
    if not now:
        return ZERO
    before, after = HighestFloor(agreed).amount(month), HighestFloor(now).amount(month)
    if before is None or after is None:
        return ZERO
    return after.amount - before.amount


def _room(agreed: AgreedMonth, wall: Walls, more: Decimal) -> Decimal:
    """The room of a month under a floor that is so much higher, euros."""
    own, law = agreed.own_wall, agreed.floor_wall
    if own is None or law is None:
        own = wall.own_wall.amount
        law = own if wall.floor_wall is None else wall.floor_wall.amount + more
    return max(ZERO, min(own, law - more))


def _above(received: Decimal, room: Decimal, policy: Policy) -> Decimal:
    allowed = step_down(room, policy.payment_step, policy.plan_min)
    return max(ZERO, cents_half_up(received - allowed))
