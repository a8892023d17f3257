"""What the account of a running plan says of one month or of all: for the facts of a letter."""

from datetime import date
from decimal import Decimal
from typing import Final

from app.documents.case import Case
from calc import Month
from calc.base.money import ZERO
from calc.running.ledger import MonthStanding, Standing
from calc.running.result import Running

_YEAR: Final = 12
_FIRST_DAYS: Final = 5
"""A debit of the last days of a month can be taken in the first ones of the next."""
_NOT_ASKED: Final = (Standing.PAUSED, Standing.JOKER)


def still_open(case: Case) -> Decimal | None:
    """What of this month is still to be paid in a running plan, euros; None: nothing is."""
    running = case.assessment.running
    return running.to_pay_now.amount or None if running else None


def jokers_used(case: Case) -> int:
    """How many months of this year of a running plan were skipped, with those still to come."""
    running = case.assessment.running
    if running is None:
        return 0
    begin = max(running.month - 1, 0) // _YEAR * _YEAR
    year = running.months[begin : begin + _YEAR]
    return sum(each.standing is Standing.JOKER for each in year)


def counted_months(running: Running) -> int | None:
    """How many months were kept by the account; None where nobody wrote down each payment."""
    if any(month.standing is Standing.UNKNOWN for month in running.months) or not running.known:
        return None
    return running.kept_months


def most_kept_months(running: Running) -> int:
    """The most that can have been kept: through this month, and no more than was received."""
    left, count = running.received.amount, 0
    for month in running.months[: running.month]:
        if not month.agreed or month.standing in _NOT_ASKED:
            continue
        left -= month.agreed
        if running.known and left < ZERO:
            break
        count += 1
    return count


def open_on(running: Running, day: date, *, named: bool) -> Decimal | None:
    """The most that was open for a payment of a day, euros; None outside the plan.

    Of its month, or in the first days of a month also of the one before. `named`: somebody said
    that day; else any month through it counts.
    """
    this = Month.of(day)
    before = this.plus(-1) if day.day <= _FIRST_DAYS else this
    months = [each for each in running.months if not named or before <= each.month]
    months = [each for each in months if each.month <= this]
    return max((_open(each) for each in months), default=None)


def _open(month: MonthStanding) -> Decimal:
    if month.standing in _NOT_ASKED:
        return ZERO
    return max(ZERO, month.agreed - month.received - month.joker)
