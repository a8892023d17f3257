"""What is due: only money of now or of the coming month is asked, whatever a plan holds later.

starts_later(case)      the month of the first payment, when it is further away than that
"""

from typing import Final

from app.documents.case import Case
from app.i18n import first_paid
from calc import Month
from calc.base.period import months_later

_MONTHS_AHEAD: Final = 1
"""How far ahead a customer is told how to pay: what is later comes with a letter of its own."""


def is_due(case: Case, month: Month) -> bool:
    """Whether the payment of a month is due now, or within a month from the day of the letter."""
    return month.first_day <= months_later(case.assessment.reference_date, _MONTHS_AHEAD)


def starts_later(case: Case) -> Month | None:
    """The month of the next payment, when nothing is due before it; None when something is."""
    rung = first_paid(case.assessment.ahead)
    return None if rung is None or is_due(case, rung.first) else rung.first
