"""Text as a rule reads it, with the way back: what hides a word is undone, its place is kept.

    folded = fold("een laat\\u00adste\\nwaarschuwing")
    folded.text      "een laatste waarschuwing"
    folded.span(4, 24)      where "laatste waarschuwing" stands in the text itself

Undone are: soft hyphens and other signs that print nothing, every kind of space and line break (one
space), a word broken with a hyphen at the end of a line, full-width and other compatibility forms,
accents, and the Greek and Cyrillic letters that look like ours.
"""

import re
from typing import Final

from app.documents.guard.lookalikes import plain
from app.documents.guard.markup import read
from calc.base.value_type import value_type

# A word that goes on after the end of its line: "beslag-" and on the next line "legging".
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])-[^\S\n]*\n\s*(?=[a-z])")
# Letters one by one, with a sign or spaces between: "b e s l a g", "b.e.s.l.a.g.", "b - e - s".
_SPACED: Final = re.compile(r"(?<!\w)(?:\w[ .\-·•/+,=:;]{1,3}){3,}\w(?!\w)")
_LETTERS: Final = 3
# What most sentences are made of: there is nothing to undo.
_ORDINARY: Final = re.compile(r"[ \xa0€a-zA-Z0-9.,;:!?()/%'\"+=#@{}-]*")
# What a layout is made with (markup): in a text without it every character stands where it stands.
_MARKED: Final = re.compile("[<\\[&*_~`^\\\\|\u202e\u2067]")
_NOT_OURS: Final = re.compile(r"[^\x00-\x7f]")
_SPACES: Final = re.compile(r"\s+")
_INSIDE: Final = re.compile(r"(?<=[^\W\d_])- ?(?=[^\W\d_])")


@value_type
class Folded:
    """Folded text; `places[i]` is where its letter i stands in the text that was folded."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the folded text as a stretch of the text itself."""
        places = self.places[start:end]
        return min(places), max(places) + 1

    def without(self, pattern: re.Pattern[str]) -> "Folded":
        """The same, less everything that the pattern finds."""
        if not pattern.search(self.text):
            return self
        gone = {at for found in pattern.finditer(self.text) for at in range(*found.span())}
        return self._kept([at for at in range(len(self.text)) if at not in gone])

    def joined(self) -> "Folded":
        """Words that were pulled apart made whole: "deur-waarder", "b e s l a g"."""
        if not _SPACED.search(self.text):
            return self.without(_INSIDE)
        between = {
            at
            for found in _SPACED.finditer(self.text)
            if sum(map(str.isalpha, found.group())) > _LETTERS
            for at in range(*found.span())
            if not self.text[at].isalnum()
        }
        closed = self._kept([at for at in range(len(self.text)) if at not in between])
        return closed.without(_INSIDE)

    def _kept(self, kept: list[int]) -> "Folded":
        text = "".join(self.text[at] for at in kept)
        return Folded(text, tuple(self.places[at] for at in kept))


def fold(text: str, at: int = 0) -> Folded:
    """Text as a rule reads it. `at`: where this text begins in a larger one."""
    if _ORDINARY.fullmatch(text):
        return _single_spaces(Folded(text.replace("\xa0", " "), tuple(range(at, at + len(text)))))
    letters: list[str] = []
    places: list[int] = []
    if _MARKED.search(text):
        for letter, place in read(text, at):
            for seen in plain(letter):
                letters.append(seen)
                places.append(place)
    else:
        done = 0
        for found in _NOT_OURS.finditer(text):
            place = found.start()
            seen = plain(found.group())
            letters += (text[done:place], seen)
            places += range(at + done, at + place)
            places += [at + place] * len(seen)
            done = found.end()
        letters.append(text[done:])
        places += range(at + done, at + len(text))
    lines = Folded("".join(letters), tuple(places)).without(_BROKEN)
    return _single_spaces(lines)


def _single_spaces(folded: Folded) -> Folded:
    text = folded.text
    if "  " not in text and "\n" not in text and "\t" not in text and "\r" not in text:
        return folded
    shown: list[str] = []
    places: list[int] = []
    done = 0
    for run in _SPACES.finditer(text):
        start = run.start()
        shown += (text[done:start], " ")
        places += folded.places[done : start + 1]
        done = run.end()
    return Folded("".join(shown) + text[done:], (*places, *folded.places[done:]))
