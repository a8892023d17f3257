"""Whether the claim may have prescribed (verjaring): five years (facts: practice 1.4).

A residual debt prescribes five years after the mortgage right is gone, counted from the sale or the
last known interruption, whichever is later. What interrupts, and whether a seizure does, is for
a named reviewer: the program only counts the days. An unknown interruption counts as none.
"""

from datetime import date
from typing import Final

from calc.base.period import months_later
from calc.dossier import UNKNOWN, Draft
from calc.dossier.codes import Prescription

MONTHS: Final = 60
NEAR_AFTER: Final = 54
"""Four and a half years: from then on somebody should look (ENGINE 10)."""


def counted_from(draft: Draft) -> date | None:
    """The later of the sale and the last interruption; None when neither is known."""
    known = [
        day for day in (draft.debt.sale_date, draft.debt.last_interruption) if day is not UNKNOWN
    ]
    return max(known, default=None)


def prescribes_on(draft: Draft) -> date | None:
    """The day on which five years are over."""
    begin = counted_from(draft)
    return None if begin is None else months_later(begin, MONTHS)


def is_near(draft: Draft, on: date) -> bool:
    """Four and a half years are over, five are not."""
    begin = counted_from(draft)
    return begin is not None and (
        months_later(begin, NEAR_AFTER) <= on < months_later(begin, MONTHS)
    )


def five_years_over(draft: Draft, on: date) -> bool:
    """Five years are over on this day."""
    end = prescribes_on(draft)
    return end is not None and end <= on


def may_be_prescribed(draft: Draft, on: date) -> bool:
    """Five years are over, and no named reviewer decided that the claim stands."""
    decided = draft.debt.prescription
    stands = decided is Prescription.STANDS and draft.debt.prescription_reviewer not in (
        UNKNOWN,
        "",
    )
    return five_years_over(draft, on) and not stands
