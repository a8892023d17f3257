"""How many periods stand beside each other in a table: an amount is never cut off."""

from collections.abc import Iterable
from typing import Final

_MOST: Final = 4
_ROOM: Final = 52
"""Characters that the amounts of a row have together; the words have the rest of the width."""
_BETWEEN: Final = 1


def periods_a_table(amounts: Iterable[str]) -> int:
    """At least one, at most four."""
    widest = max((len(amount) for amount in amounts), default=1)
    return max(1, min(_MOST, _ROOM // (widest + _BETWEEN)))
