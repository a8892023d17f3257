"""Every rounding that a rule prescribes, each under the name of that rule (ENGINE 1.6 and 2).

All functions take and give euros as Decimal. Nothing else in `calc` rounds. Arguments of `quantize`
are given by place: by name it takes six times as long, and an assessment rounds some two
thousand times.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from calc.base.money import CENT, EXACT, ZERO

_NINE_DECIMALS: Final = Decimal("1E-9")
_EURO: Final = Decimal(1)


def snap(amount: Decimal) -> Decimal:
    """Snap to nine decimals before a comparison, so that 1/12 twelve times equals 1."""
    return amount.quantize(_NINE_DECIMALS, ROUND_HALF_UP, EXACT)


def cents_half_up(amount: Decimal) -> Decimal:
    """The amount as it is shown: whole cents, half a cent up (away from zero)."""
    cents = snap(amount).quantize(CENT, ROUND_HALF_UP, EXACT)
    return cents if cents else cents.copy_abs()  # there is no minus nothing


def cents_up(amount: Decimal) -> Decimal:
    """An amount that is needed, in whole cents: up, for a part of a cent less is too little."""
    return snap(amount).quantize(CENT, ROUND_CEILING, EXACT)


def multiple_below(amount: Decimal, step: Decimal) -> Decimal:
    """The largest multiple of `step` (above zero) that is at most `amount`; never below 0."""
    snapped = snap(amount)
    if snapped <= ZERO:
        return ZERO
    return (snapped // step) * step


def step_down(amount: Decimal, step: Decimal, smallest: Decimal) -> Decimal:
    """The only rounding of a plan: down to a multiple of `step`, and 0 when below `smallest`."""
    payment = multiple_below(amount, step)
    return payment if payment >= smallest else ZERO


def ceil_division(amount: Decimal, per_time: Decimal) -> int:
    """How many times `per_time` (above zero) is needed to reach `amount`: whole, rounded up."""
    quotient = snap(amount / per_time)
    whole = int(quotient)
    return whole if quotient == whole else whole + 1


def cent_up(amount: Decimal) -> Decimal:
    """Up to a whole cent: the normhuur of art. 19 lid 3 Wht."""
    return snap(amount).quantize(CENT, ROUND_CEILING, EXACT)


def whole_euro_half_up(amount: Decimal) -> Decimal:
    """To the nearest whole euro, half a euro up: a toeslag a year, art. 14 lid 4 Awir."""
    return snap(amount).quantize(_EURO, ROUND_HALF_UP, EXACT)


def whole_euro_down(amount: Decimal) -> Decimal:
    """Down to a whole euro: what Dienst Toeslagen pays a month."""
    return snap(amount).quantize(_EURO, ROUND_FLOOR, EXACT)
