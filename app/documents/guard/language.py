"""Whether a text is Dutch or English, by its small words."""

import re
from typing import Final

_WORD: Final = re.compile(r"[a-z]+")
_DUTCH: Final = frozenset(
    {
        "de", "het", "een", "en", "van", "u", "uw", "wij", "niet", "dat", "voor", "met", "te",
        "zijn", "aan", "ons", "die", "er", "bij", "ook", "maar", "als"
    }
)  # fmt: skip
_ENGLISH: Final = frozenset(
    {
        "the", "and", "to", "you", "your", "our", "not", "that", "for", "with", "are", "have",
        "will", "this", "from", "by", "be", "or", "if"
    }
)  # fmt: skip
_AT_LEAST: Final = 3


def language_of(text: str) -> str:
    """ "en" only when it is clearly English: in doubt the Dutch rules hold."""
    found = _WORD.findall(text.lower())
    dutch = sum(word in _DUTCH for word in found)
    english = sum(word in _ENGLISH for word in found)
    return "en" if english >= _AT_LEAST and english > 3 * dutch else "nl"
