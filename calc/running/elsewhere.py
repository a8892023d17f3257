"""A plan that was agreed before or elsewhere: its steps are chosen amounts (ENGINE 14a)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from calc.base.period import Month
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import AgreedMonth, Decided, Origin, Promises, Schedule


@value_type
class AgreedStep:
    """From a month on so much a month, euros."""

    first: Month
    amount: Decimal


def schedule_elsewhere(
    first: Month,
    term: int,
    steps: Sequence[AgreedStep],
    promises: Promises,
    accepted_on: date,
    others_part: Decimal,
) -> Schedule:
    """The schedule of these steps. They begin in `first`, in order, within the term."""
    months = []
    for index in range(term):
        month = first.plus(index)
        amount = [step.amount for step in steps if step.first <= month][-1]
        months.append(
            AgreedMonth(month=month, payment=amount, decided=Decided.CHOSEN, ladder=amount)
        )
    return Schedule(
        origin=Origin.ELSEWHERE,
        accepted_on=accepted_on,
        months=tuple(months),
        others_part=others_part,
        promises=promises,
    )
