"""How many periods stand beside each other in a table: an amount is never cut off."""

from collections.abc import Iterable
from typing import Final

BESIDE_WORDS: Final = 54
"""Characters that the amounts of a row have together, where its words are long."""
BESIDE_NAMES: Final = 72
"""The same where its words are a short name."""
_MOST: Final = 5
_MOST_BESIDE_WORDS: Final = 4
_BETWEEN: Final = 1


def periods_a_table(amounts: Iterable[str], room: int = BESIDE_WORDS) -> int:
    """At least one, at most four beside words and five beside names."""
    widest = max((len(amount) for amount in amounts), default=1)
    most = _MOST if room == BESIDE_NAMES else _MOST_BESIDE_WORDS
    return max(1, min(most, room // (widest + _BETWEEN)))
