"""Syllables of a word, and the scores that are made from them: Flesch-Douma and Flesch."""

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
    found = len(_NUCLEUS.findall(_plain(word.lower())))
    if found:
        return found
    return len(word) if word.isupper() else 1


def _plain(lower: str) -> str:
    if lower.isascii():
        return lower
    apart = _DIAERESIS.sub(r"-\1", unicodedata.normalize("NFD", lower))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def flesch_douma(words: int, sentences: int, syllables: int) -> float:
    """206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence (Douma 1960)."""
    return 206.84 - 0.77 * (100 * syllables / words) - 0.93 * (words / sentences)


_ENGLISH: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|[^aeiouysxzcg]es$|(?<=[aeiouy][tds])es$"
)
_APART: Final = re.compile(
    r"i[ao](?!u)(?<!ci[ao])(?<!ti[ao])(?<!si[ao])|eo(?![up])|ua|uou|[aeo]ing$|ying$"
)


def english_syllables(word: str) -> int:
    """Syllables of an English word by counting groups of vowels; at least one.

    A silent e at the end is none: "make", "called". Loan words may be off by one.
    """
    plain = unicodedata.normalize("NFKD", word.lower())
    letters = "".join(letter for letter in plain if "a" <= letter <= "z")
    found = len(_ENGLISH.findall(letters)) + len(_APART.findall(letters))
    if found > 1 and _SILENT.search(letters):
        found -= 1
    if found:
        return found
    return len(letters) or 1


def flesch(words: int, sentences: int, syllables: int) -> float:
    """206.835 - 1.015 x words per sentence - 84.6 x syllables per word (Flesch 1948)."""
    return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)
