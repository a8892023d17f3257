"""An amount for a field that holds an amount and nothing beside it: what it cannot keep is refused.

The field itself says of what period its amount is. Nothing is converted behind somebody's back: the
amount of that period is named, to be typed.
"""

from datetime import date
from typing import Final

from app.services.reading.amount import a_month_of, read_amount
from app.services.reading.said import Doubt, Kind, Reading, Refusal
from calc import UNKNOWN
from calc.base.params import Params
from calc.base.period import Frequency

_ANY_DAY: Final = date(2000, 1, 1)
"""What day it is decides nothing here: where a bound is named it is refused."""


def read_bare_amount(
    text: str, period: Frequency | None, *, none: bool = False, unknown: bool = False
) -> Reading | Refusal:
    """The amount, "geen" or "weet niet", as far as the field has room for it.

    `period`: of what period its amount is; None for an amount that does not come again.
    """
    said = read_amount(text, None, _ANY_DAY)
    if isinstance(said, Refusal):
        return Refusal("words_not_read", (("rest", "bruto"),)) if _says_gross(said) else said
    first = said.choices[0] if isinstance(said, Doubt) else said
    if first.kind is Kind.UNKNOWN:
        return first if unknown else Refusal("unknown_not_here")
    if first.kind is Kind.NONE:
        return first if none else Refusal("none_not_here")
    return _wrong(first, period) or first


def value_of(reading: Reading) -> object:
    """A reading as a field of the dossier has it; None: there is none."""
    match reading.kind:
        case Kind.UNKNOWN:
            return UNKNOWN
        case Kind.MONTH:
            return reading.month
        case Kind.DAY:
            return reading.day
        case _:
            return reading.amount


def _says_gross(refusal: Refusal) -> bool:
    """Such a field may well ask for an amount before tax: its name says so."""
    return refusal.code == "amount_gross"


def _wrong(said: Reading, period: Frequency | None) -> Refusal | None:
    """What there is no room for in this field."""
    if said.remark:
        return Refusal("words_not_read", (("rest", said.remark),))
    if said.from_date is not None or said.until is not None:
        return Refusal("bounds_not_here")
    if said.estimated:
        return Refusal("estimate_not_here")
    if said.frequency in (None, period):
        return None
    month = a_month_of(said)
    if period is not Frequency.MONTH or month is None:
        return Refusal("amount_of_other_period")
    assert said.amount is not None  # an amount has one
    assert said.frequency is not None  # it is another one than the field's
    params: Params = (("amount", said.amount), ("often", said.frequency), ("month", month))
    return Refusal("amount_a_month", params)
