"""Text as a rule reads it, with the way back: what hides a word is undone, its place is kept.

    folded = fold("een laat\\u00adste\\nwaarschuwing")
    folded.text      "een laatste waarschuwing"
    folded.span(4, 24)      where "laatste waarschuwing" stands in the text itself

Undone are: soft hyphens and other signs that print nothing, every kind of space and line break (one
space), a word broken with a hyphen at the end of a line, full-width and other compatibility forms,
accents, and the Greek and Cyrillic letters that look like ours.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_CYRILLIC: Final = zip(
    "авсеһіјкмнорѕтухьАВСЕНІЈКМОРЅТУХ", "abcehijkmhopstyxbABCEHIJKMOPSTYX", strict=True
)
_GREEK: Final = zip("αεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeikvoptuxABEZHIKMNOPTYX", strict=True)
_OTHERS: Final = zip("ıłøŁØ", "iloLO", strict=True)
_LOOKS_LIKE: Final = dict([*_CYRILLIC, *_GREEK, *_OTHERS])
_HYPHENS: Final = "\u2010\u2011\ufe63\uff0d"
_QUOTES: Final = {"\u2018": "'", "\u2019": "'", "\u02bc": "'"}
# A word that goes on after the end of its line: "beslag-" and on the next line "legging".
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])-[^\S\n]*\n\s*(?=[a-z])")
_SPACED: Final = re.compile(r"(?<!\w)(?:[^\W\d_] ){4,}[^\W\d_](?!\w)")
_INSIDE: Final = re.compile(r"(?<=[^\W\d_])- ?(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `places[i]` is where its letter i stands in the text that was folded."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the folded text as a stretch of the text itself."""
        return self.places[start], self.places[end - 1] + 1

    def without(self, pattern: re.Pattern[str]) -> "Folded":
        """The same, less everything that the pattern finds."""
        if not pattern.search(self.text):
            return self
        gone = {at for found in pattern.finditer(self.text) for at in range(*found.span())}
        return self._kept([at for at in range(len(self.text)) if at not in gone])

    def joined(self) -> "Folded":
        """Words that were pulled apart made whole: "deur-waarder", "b e s l a g"."""
        spaces = {
            at
            for found in _SPACED.finditer(self.text)
            for at in range(*found.span())
            if self.text[at] == " "
        }
        closed = self._kept([at for at in range(len(self.text)) if at not in spaces])
        return closed.without(_INSIDE)

    def _kept(self, kept: list[int]) -> "Folded":
        text = "".join(self.text[at] for at in kept)
        return Folded(text, tuple(self.places[at] for at in kept))


def fold(text: str, at: int = 0) -> Folded:
    """Text as a rule reads it. `at`: where this text begins in a larger one."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text, at):
        for plain in _plain(letter):
            letters.append(plain)
            places.append(place)
    lines = Folded("".join(letters), tuple(places)).without(_BROKEN)
    return _single_spaces(lines)


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in "\u2028\u2029\u0085":
        return "\n"
    if letter in _HYPHENS:
        return "-"
    if letter in _QUOTES:
        return _QUOTES[letter]
    decomposed = unicodedata.normalize("NFKD", letter)
    return "".join(
        _LOOKS_LIKE.get(part, part)
        for part in decomposed
        if unicodedata.category(part) not in ("Mn", "Me", "Cf")
    )


def _single_spaces(folded: Folded) -> Folded:
    text = folded.text
    kept: list[int] = []
    for at, letter in enumerate(text):
        if not letter.isspace() or not kept or not text[kept[-1]].isspace():
            kept.append(at)
    shown = "".join(" " if text[at].isspace() else text[at] for at in kept)
    return Folded(shown, tuple(folded.places[at] for at in kept))
