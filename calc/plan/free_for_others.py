"""What is free for other creditors in a month: one line, for those who are shown the outcome.

    free = max(0, lowest of every wall that may decide - our payment)

The walls are those of the household and of the law, and the cash where that decided our payment:
then no month has more. The debt is no wall for others; their arrangements are off the walls.
"""

from typing import Final

from calc.base.money import ZERO
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.dossier.agreed_schedule import Decided
from calc.plan.cash_check import BY_CASH
from calc.plan.result import MonthRow

_RULE: Final = "ENGINE 7"
_NOTHING: Final = given("zero", ZERO, Unit.EUR_PER_MONTH, source=_RULE, status=Status.DERIVED)


def cash_wall(row: MonthRow) -> Step | None:
    """What the cash of its months allows a month, where that decided the payment; else None.

    Of a month that is as agreed only the payment itself is known: no more is there.
    """
    if row.decided is not Decided.CASH:
        return None
    return row.payment.parts[0] if row.payment.code == BY_CASH else row.payment


def free_for_others(row: MonthRow) -> Step | None:
    """Euros a month; None while an income or the debt of the month is not known."""
    if not row.decided.means.known:
        return None
    at = str(row.month)
    walls = [wall for wall in (row.own_wall, row.floor_wall, cash_wall(row)) if wall is not None]
    lowest = step(
        "free.lowest_wall", Operation.LOWEST, walls, Unit.EUR_PER_MONTH, source=_RULE, at=at
    )
    left = step(
        "free.after_payment",
        Operation.DIFFERENCE,
        [lowest, row.payment],
        Unit.EUR_PER_MONTH,
        source=_RULE,
        at=at,
    )
    return step(
        "free.for_others",
        Operation.HIGHEST,
        [left, _NOTHING],
        Unit.EUR_PER_MONTH,
        source=_RULE,
        at=at,
    )
