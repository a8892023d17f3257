"""Money is Decimal: how a euro amount enters the engine, and the context in which it computes.

Amounts are euros. A line amount has at most two decimals; everything derived from it is exact to
34 significant digits and is rounded only where `calc.base.rounding` names the rule.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from typing import Final

ZERO: Final = Decimal(0)
CENT: Final = Decimal("0.01")
MONTHS_PER_YEAR: Final = Decimal(12)

_WRITTEN = re.compile(r"-?\d{1,15}(\.\d{1,2})?", re.ASCII)
EXACT: Final = Context(prec=34, traps=[DivisionByZero, InvalidOperation, Overflow])
"""The engine's own context; the caller's thread may have set another."""

_TOO_LARGE: Final = Decimal("1E15")


class NotAnAmount(ValueError):
    """A value that is not a euro amount; `reason` says which rule it breaks."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_amount(value: object) -> Decimal:
    """Read one euro amount and normalise it to cents.

    Takes a Decimal, a whole number, or a text with a dot and at most two decimals ("1985.00").
    Raises NotAnAmount with reason `amount_is_float` (a binary float has already lost the cents),
    `amount_not_readable` or `amount_too_precise`.
    """
    if isinstance(value, bool) or value is None:
        raise NotAnAmount("amount_not_readable")
    if isinstance(value, int):
        value = Decimal(value)
    if isinstance(value, Decimal):
        return _to_cents(value)
    if not isinstance(value, str):
        raise NotAnAmount("amount_is_float")
    if not _WRITTEN.fullmatch(value):
        raise NotAnAmount("amount_not_readable")
    return EXACT.quantize(Decimal(value), CENT)


def _to_cents(value: Decimal) -> Decimal:
    if not value.is_finite() or value.copy_abs() >= _TOO_LARGE:
        raise NotAnAmount("amount_not_readable")
    cents = EXACT.quantize(value, CENT)
    if cents != value:
        raise NotAnAmount("amount_too_precise")
    return cents


@contextmanager
def engine_context() -> Iterator[None]:
    """Compute with the engine's own decimal context, whatever the caller's thread has set."""
    with localcontext(EXACT):
        yield
