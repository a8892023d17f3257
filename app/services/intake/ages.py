"""How old somebody is, and the next birthday that an allowance for a child depends on. No Qt."""

from datetime import date
from typing import Final

from calc import UNKNOWN, Month
from calc.base.period import month_of

_STEPS: Final = (12, 16, 18)
"""Years at which what is paid for a child becomes another amount, or ends."""
_MONTHS: Final = 12


def age_on(birth: object, on: date) -> int | None:
    """The whole years of somebody of whom the month of birth is known; None when it is not."""
    here = month_of(on)
    if birth is UNKNOWN or not isinstance(birth, Month) or here is None or here < birth:
        return None
    return birth.months_until(here) // _MONTHS


def next_step(birth: object, on: date) -> tuple[int, Month] | None:
    """The next of those birthdays: the age and the month; None for who has had them all."""
    age = age_on(birth, on)
    coming = next((step for step in _STEPS if age is not None and step > age), None)
    if coming is None or not isinstance(birth, Month):
        return None
    return coming, birth.plus(coming * _MONTHS)
