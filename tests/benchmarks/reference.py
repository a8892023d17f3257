"""A fixed piece of work in plain Python, beside which a time is measured.

Milliseconds of one machine say nothing of another, and a busy one takes more of them for the same
work. So each time is a ratio to this loop, in turn with it in one run, and is told as it would be
on the core on which the goals were set. The loop never changes: then all figures before it are
lost.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

QUIET_MS: Final = 2.7
"""The CPU time of the loop on the quiet core on which the goals were set, in milliseconds."""
_CENT: Final = Decimal("0.01")
_ROWS: Final = 2_000
_MONTHS: Final = 36


@dataclass(frozen=True, slots=True)
class _Row:
    month: int
    amount: Decimal
    rest: Decimal


def reference_loop() -> tuple[Decimal, Decimal]:
    """Amounts, rows and a table by month, as an engine makes them; what is left, the most."""
    rest, rows = Decimal("250000.00"), list[_Row]()
    for number in range(_ROWS):
        share = Decimal(number * 37 % 1_000) / 7
        amount = min(share.quantize(_CENT, ROUND_HALF_UP), rest)
        rest -= amount
        rows.append(_Row(number % _MONTHS, amount, rest))
    by_month = dict[int, list[_Row]]()
    for row in rows:
        by_month.setdefault(row.month, []).append(row)
    sums = [sum((row.amount for row in found), Decimal()) for found in by_month.values()]
    return rest, max(sums)
