"""What one month comes to, the same wherever it is shown (ENGINE 3, property 16)."""

from collections.abc import Sequence

from calc.base.period import Month
from calc.base.step import Operation, Step, Unit, step
from calc.base.value_type import value_type
from calc.plan.result import MonthRow


@value_type
class Account:
    """What one month comes to, the same wherever it is shown (property 16); euros a month.

    The debtor's share, as in the month's row. `left_after_costs`: income - costs - arrangements.
    `left_after_all`: that less the reserve and the payment; below zero when the reserve does not
    fit. `payment` and `left_after_all`: None while nobody can say what is paid.
    """

    month: Month
    income: Step
    costs: Step
    arrangements: Step
    reserve: Step
    left_after_costs: Step
    payment: Step | None
    left_after_all: Step | None


def account_of(row: MonthRow, *, room_is_open: bool = False) -> Account:
    """The sum of one month. `room_is_open`: nobody can say yet what is paid."""
    at = str(row.month)
    after_costs = _less("left_after_costs", [row.income, row.costs, row.arrangements], at)
    after_all = _less(
        "left_after_all", [row.income, row.costs, row.arrangements, row.reserve, row.payment], at
    )
    return Account(
        month=row.month,
        income=row.income,
        costs=row.costs,
        arrangements=row.arrangements,
        reserve=row.reserve,
        left_after_costs=after_costs,
        payment=None if room_is_open else row.payment,
        left_after_all=None if room_is_open else after_all,
    )


def _less(code: str, parts: Sequence[Step], at: str) -> Step:
    return step(code, Operation.DIFFERENCE, parts, Unit.EUR_PER_MONTH, source="ENGINE 16", at=at)
