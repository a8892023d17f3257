"""The months of a running plan as rows: those that were agreed, as they are in the schedule."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.dossier.agreed_schedule import AgreedMonth, Decided, Wall
from calc.plan.ladder import NOTHING
from calc.plan.result import CashCap, MonthRow
from calc.plan.walls import Walls
from calc.running.ledger import Standing
from calc.running.life import Life

_RULE: Final = "ENGINE 14a"


def past_rows(
    life: Life, walls: Sequence[Walls], owed: Step, to_pay_now: Step
) -> Iterator[MonthRow]:
    """Months 1..k as agreed. `walls`: of today, for what nobody kept; empty when not known.

    The debt is what was left after what was really received; month k counts what it still asks.
    """
    counted = [
        month.received + month.joker + (to_pay_now.amount if place == life.k - 1 else ZERO)
        for place, month in enumerate(life.ledger.months[: life.k])
    ]
    left = given(
        "running.before",
        owed.amount + sum(counted, ZERO),
        Unit.EUR,
        source=_RULE,
        status=Status.COMPUTED,
        at=str(life.first),
    )
    for place, amount in enumerate(counted):
        agreed = life.schedule.months[place]
        is_paused = life.ledger.months[place].standing is Standing.PAUSED
        left = _after(left, amount, agreed)
        yield agreed_row(
            agreed,
            walls[place] if walls else None,
            NOTHING if is_paused else _agreed_payment(agreed),
            Decided.PAUSED if is_paused else agreed.decided,
            left,
        )


def _agreed_payment(agreed: AgreedMonth) -> Step:
    return given(
        "running.agreed",
        agreed.payment,
        Unit.EUR_PER_MONTH,
        source=_RULE,
        status=Status.ENTERED,
        at=str(agreed.month),
    )


def _after(before: Step, amount: Decimal, agreed: AgreedMonth) -> Step:
    """The debt after a month: less what was received for it, or is still asked."""
    at = str(agreed.month)
    counted = given(
        "running.counted", amount, Unit.EUR, source=_RULE, status=Status.COMPUTED, at=at
    )
    return step("debt_left", Operation.DIFFERENCE, [before, counted], Unit.EUR, source=_RULE, at=at)


def staying_rows(
    life: Life, asked: Sequence[Step], owed: Step, *, is_closed: bool
) -> Iterator[MonthRow]:
    """Months k+1..T as the schedule in force has them, where nobody can compute them now."""
    for agreed, wanted in zip(life.schedule.months[life.k :], asked, strict=True):
        at = str(agreed.month)
        payment, decided = wanted, agreed.decided
        if is_closed:
            payment, decided = NOTHING, Decided.GATE
        elif not wanted.amount and agreed.payment:
            decided = Decided.PAUSED
        elif wanted.amount > owed.amount:
            payment = step(
                "payment.by_debt",
                Operation.LOWEST,
                [wanted, owed],
                Unit.EUR_PER_MONTH,
                source=_RULE,
                at=at,
            )
            decided = Decided.DEBT
        owed = step(
            "debt_left", Operation.DIFFERENCE, [owed, payment], Unit.EUR, source=_RULE, at=at
        )
        yield agreed_row(agreed, None, payment, decided, owed)


def agreed_row(
    agreed: AgreedMonth, walls: Walls | None, payment: Step, decided: Decided, debt_left: Step
) -> MonthRow:
    """One month of the schedule in force; what nobody kept of it comes from the walls of today."""

    def kept(name: str, amount: Decimal | None, instead: Step | None) -> Step:
        found = _kept(name, agreed, amount) or instead
        return found or given(
            f"running.{name}",
            ZERO,
            Unit.EUR_PER_MONTH,
            source=_RULE,
            status=Status.MISSING,
            at=str(agreed.month),
        )

    level = walls.level if walls else None
    own = kept("own_wall", agreed.own_wall, walls.own_wall if walls else None)
    law = _kept("floor_wall", agreed, agreed.floor_wall)
    if agreed.own_wall is None and walls is not None:
        law = walls.floor_wall
    lowest = agreed.lowest or (walls.lowest if walls else Wall.OWN)
    return MonthRow(
        month=agreed.month,
        income=kept("income", agreed.income, level.income if level else None),
        costs=kept("costs", agreed.costs, level.costs if level else None),
        arrangements=kept(
            "arrangements", agreed.arrangements, level.arrangements if level else None
        ),
        reserve=kept("reserve", agreed.reserve, walls.reserve if walls else None),
        own_wall=own,
        floor_wall=law,
        lowest=lowest,
        gap=_gap(own, law, lowest, str(agreed.month)),
        room=kept("room", agreed.room, walls.room if walls else None),
        payment=payment,
        decided=decided,
        balance=_kept("balance", agreed, agreed.balance, Unit.EUR),
        debt_left=debt_left,
        ladder=_kept("ladder", agreed, agreed.ladder),
        low=_kept("low", agreed, agreed.low),
        saved=_kept("saved_by_plan", agreed, agreed.saved, Unit.EUR),
        cap=None if agreed.cap is None else CashCap(agreed.cap, agreed.cap_through or agreed.month),
    )


def _gap(own: Step, law: Step | None, lowest: Wall, at: str) -> Step | None:
    if law is None:
        return None
    walls = [own, law] if lowest is Wall.FLOOR else [law, own]
    return step("walls.gap", Operation.DIFFERENCE, walls, Unit.EUR_PER_MONTH, source=_RULE, at=at)


def _kept(
    name: str, agreed: AgreedMonth, amount: Decimal | None, unit: Unit = Unit.EUR_PER_MONTH
) -> Step | None:
    """An amount as it was agreed."""
    if amount is None:
        return None
    return given(
        f"running.{name}",
        amount,
        unit,
        source=_RULE,
        status=Status.ENTERED,
        at=str(agreed.month),
    )
