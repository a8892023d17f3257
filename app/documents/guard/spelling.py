"""Other ways of writing a word, by somebody who hides it or slips: figures for letters, doubled
letters, one letter wrong, no spaces, as it sounds.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from app.documents.guard.tokens import capital_i

_FIGURES: Final = str.maketrans("0134579@$|!8", "oieastgasiib")
_FIGURES_L: Final = str.maketrans("0134579@$|!8", "oleastgasllb")
_DOUBLED: Final = re.compile(r"([a-z])\1+")
_SHORTEST: Final = 6
"""Letters; in shorter words one wrong letter makes another ordinary word."""
_LETTERS: Final = 3
_LONGEST: Final = 60
_LONG_ENOUGH: Final = 9
_SOUNDS_LIKE: Final = 6
_HEARD: Final = (
    ("ch", "g"), ("ij", "y"), ("ei", "y"), ("ou", "au"), ("ie", "i"), ("ph", "f"), ("ck", "k"),
    ("qu", "kw"), ("c", "k"), ("x", "ks"), ("dt", "t"), ("d", "t"), ("v", "f"), ("z", "s"),
    ("th", "t"), ("b", "p"),
)  # fmt: skip
"""Letters that sound alike; the longer ones first."""


class Spelling:
    """`keys`: words that are looked for with a slip in them; `ordinary`: no slips of these.

    `known`: words that a word without spaces is taken apart into.
    """

    def __init__(self, keys: Iterable[str], ordinary: Iterable[str], known: set[str]) -> None:
        self._keys = frozenset(keys)
        self._ordinary = frozenset(ordinary) | known
        self._known = {*known, *self._keys} - {"i"}
        self._collapsed = {_DOUBLED.sub(r"\1", key): key for key in self._keys}
        self._sounds = {_sound(key): key for key in self._keys if len(key) >= _SOUNDS_LIKE}
        self._less: dict[str, str] = {}
        for key in self._keys:
            if len(key) >= _SHORTEST:
                for short in _one_less(key):
                    self._less.setdefault(short, key)

    def is_key(self, word: str) -> bool:
        """Whether this is one of the words that are looked for."""
        return word in self._keys

    def ways(self, word: str, shown: str) -> Iterator[str]:
        """The word itself, and what it may be meant for, the likeliest first."""
        yield word
        if len(word) < _LETTERS or len(word) > _LONGEST:
            return
        if "-" in word:
            yield word.replace("-", "")
        if any(map(str.isalpha, word)) and not word.isalpha():
            for figures in (_FIGURES, _FIGURES_L):
                yield word.translate(figures)
                yield from self._meant(word.translate(figures))
        if "I" in shown[1:] or shown[:1] == "I":
            yield capital_i(shown)
            yield from self._meant(capital_i(shown))
        if word not in self._ordinary:
            yield from self._meant(word)

    def _meant(self, word: str) -> Iterator[str]:
        """The key word that this is with doubled letters or one slip."""
        if (once := _DOUBLED.sub(r"\1", word)) in self._collapsed:
            yield self._collapsed[once]
        if len(word) < _SHORTEST or word in self._ordinary:
            return
        if (sound := _sound(word)) in self._sounds:
            yield self._sounds[sound]
        if word in self._less:
            yield self._less[word]
        for short in _one_less(word):
            if short in self._keys:
                yield short
            elif short in self._less and _one_slip(word, self._less[short]):
                yield self._less[short]

    def parted(self, word: str) -> list[str]:
        """A word without spaces taken apart into known words; the word itself when it is one."""
        if not _LONG_ENOUGH <= len(word) <= _LONGEST or not word.isalpha():
            return [word]
        best: list[list[str] | None] = [[], *([None] * len(word))]
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 18), end):
                before = best[start]
                piece = word[start:end]
                if before is None or piece not in self._known or (len(piece) == 1 and piece != "u"):
                    continue
                if best[end] is None or len(before) + 1 < len(best[end] or ()):
                    best[end] = [*before, piece]
        found = best[len(word)]
        return found if found and len(found) > 1 else [word]


def _sound(word: str) -> str:
    """How a word sounds, for one who spells by ear: "regter", "beslach", "deurwaardur"."""
    for written, heard in _HEARD:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word).removesuffix("n")


def _one_less(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _one_slip(word: str, key: str) -> bool:
    """Whether one letter differs, or two neighbours changed places."""
    if len(word) != len(key):
        return False
    wrong = [at for at, (one, other) in enumerate(zip(word, key, strict=True)) if one != other]
    if len(wrong) == 1:
        return True
    return any(
        wrong == [first, second] and second == first + 1
        and word[first] == key[second] and word[second] == key[first]
        for first, second in pairwise(wrong)
    )  # fmt: skip
