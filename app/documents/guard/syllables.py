"""Syllables of a Dutch word, and the Flesch-Douma score that is made from them."""

import re
import unicodedata
from typing import Final

_DIAERESIS: Final = re.compile("([aeiou])\u0308")
_NUCLEUS: Final = re.compile(
    r"eau|aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|ai|oi|[aeo]y(?![aeiou])"
    r"|[aeiou]|y(?![aeiou])"
)


def syllables(word: str) -> int:
    """Syllables by counting groups of vowels; at least one. Letters of "BKR" are said one by one.

    A diaeresis begins a new group ("ideeën" is i-dee-en). Loan words may be off by one.
    """
    letters = unicodedata.normalize("NFD", word.lower())
    apart = _DIAERESIS.sub(r"-\1", letters)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    found = len(_NUCLEUS.findall(plain))
    if found:
        return found
    return len(word) if word.isupper() else 1


def flesch_douma(words: int, sentences: int, syllables: int) -> float:
    """206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence (Douma 1960)."""
    return 206.84 - 0.77 * (100 * syllables / words) - 0.93 * (words / sentences)
