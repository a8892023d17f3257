"""The index: words to what they lead to. A keystroke looks a few keys up and reads no list through.

A slip is found without comparing words: two words that differ by one letter, or by two that changed
places, have a form in common when one letter is left out of each.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, NamedTuple

from calc.base.value_type import value_type


class Kind(StrEnum):
    """What is found, in the order of the list where nothing else decides."""

    WHAT_IF = "what_if"
    QUESTION = "question"
    FIELD = "field"
    PAGE = "page"
    COMMAND = "command"
    DOCUMENT = "document"
    DOSSIER = "dossier"
    NOTE = "note"


@value_type
class Entry:
    """One thing to go to. `key`: where, in the words of its kind. `words`: what it is also called.

    `where`: the page or chapter it is on; `said`: the sentence to say. `keys`: the shortcut.
    """

    kind: Kind
    key: str
    title: str
    where: str = ""
    said: str = ""
    words: tuple[str, ...] = ()
    keys: str = ""


@value_type
class Found:
    """`word`: what it was found on, as the index has it; `exact`: it was typed like that, or begun.

    `also`: other words that lead to the same.
    """

    entry: Entry
    word: str
    exact: bool
    score: int
    also: tuple[str, ...] = ()


class _Hit(NamedTuple):
    """That a term leads to an entry, and how well it says what that is."""

    place: int
    weight: int
    word: str


_TITLE, _WORD, _PART, _SAID = 60, 55, 30, 10
_BEST: Final = 100
"""Of a word for which people wrote down what it means."""
_WHOLE, _BEGUN, _SLIP, _FAR = 1000, 600, 400, 200
_FROM_SLIP: Final = 4
"""Shorter words differ by a letter and mean something else."""
_FROM_FAR: Final = 7
_FEWEST: Final = 2
_ALSO: Final = 3
_ALIKE: Final = 0.74
_LEAST_SAID: Final = 5
_NOT_WORDS: Final = re.compile(r"[^\w]+")


def plain(text: str) -> str:
    """A text as it is compared: small letters without marks, single spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(each for each in bare if not unicodedata.combining(each))
    return _NOT_WORDS.sub(" ", letters).strip()


class Index:
    """All entries by their words. `best`: by a word the keys of questions it means, best first."""

    def __init__(
        self, entries: Iterable[Entry], best: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self.entries: list[Entry] = []
        self._hits: dict[str, list[_Hit]] = {}
        self._terms: list[str] = []
        self._slips: dict[str, set[str]] = {}
        self.add(entries)
        self._add_best(best or {})

    def add(self, entries: Iterable[Entry]) -> None:
        """More entries."""
        for entry in entries:
            place = len(self.entries)
            self.entries.append(entry)
            for term, weight, word in _terms_of(entry):
                self._put(term, _Hit(place, weight, word))

    def knows(self, text: str) -> bool:
        """Whether a whole text is one of the words, or the begin of one: "box 3" is no amount."""
        typed = plain(text)
        at = bisect_left(self._terms, typed)
        return bool(typed) and at < len(self._terms) and self._terms[at].startswith(typed)

    def find(self, text: str, most: int = 8) -> tuple[Found, ...]:
        """What fits, the best first; nothing for less than two letters."""
        typed = plain(text)
        if len(typed) < _FEWEST:
            return ()
        found = self._look(typed)
        if not found and " " in typed:
            found = self._look_in_parts(typed.split())
        best = sorted(found.values(), key=lambda each: (-each[0], each[1].place))
        return tuple(self._found(hit, score, exact) for score, hit, exact in best[:most])

    def _found(self, hit: _Hit, score: int, exact: bool) -> Found:
        entry = self.entries[hit.place]
        also = [word for word in entry.words if plain(word) != plain(hit.word)]
        return Found(entry, hit.word, exact, score, tuple(also[:_ALSO]))

    def _look(self, typed: str) -> dict[int, tuple[int, _Hit, bool]]:
        """What a whole text leads to: as it stands, begun, or with a slip."""
        found: dict[int, tuple[int, _Hit, bool]] = {}
        for term, base, exact in self._terms_like(typed):
            for hit in self._hits[term]:
                score = base + hit.weight
                if hit.place not in found or score > found[hit.place][0]:
                    found[hit.place] = score, hit, exact
        return found

    def _terms_like(self, typed: str) -> Iterator[tuple[str, int, bool]]:
        if typed in self._hits:
            yield typed, _WHOLE, True
        begun = 0
        at = bisect_left(self._terms, typed)
        while at < len(self._terms) and self._terms[at].startswith(typed):
            term = self._terms[at]
            if term != typed:
                begun += 1
                yield term, _BEGUN - min(len(term) - len(typed), 20), True
            at += 1
        if typed in self._hits or begun or len(typed) < _FROM_SLIP:
            return
        slips = {term for form in _forms(typed) for term in self._slips.get(form, ())}
        for term in slips:
            yield term, _SLIP, False
        if not slips and len(typed) >= _FROM_FAR:
            near = [
                term for term in self._terms
                if term[0] == typed[0] and abs(len(term) - len(typed)) <= 2
            ]  # fmt: skip
            for term in get_close_matches(typed, near, 3, _ALIKE):
                yield term, _FAR, False

    def _look_in_parts(self, parts: Sequence[str]) -> dict[int, tuple[int, _Hit, bool]]:
        """Of more than one word, what all of them lead to; what one leads to where none do."""
        each = [self._look(part) for part in parts if len(part) >= _FEWEST]
        each = [found for found in each if found]
        if not each:
            return {}
        places = set(each[0]).intersection(*each[1:]) or set().union(*each)
        together: dict[int, tuple[int, _Hit, bool]] = {}
        for place in places:
            there = [found[place] for found in each if place in found]
            score = sum(one[0] for one in there) // len(each)
            best = max(there, key=lambda one: one[0])
            together[place] = score, best[1], all(one[2] for one in there)
        return together

    def _put(self, term: str, hit: _Hit) -> None:
        if not term:
            return
        if term not in self._hits:
            at = bisect_left(self._terms, term)
            self._terms.insert(at, term)
            self._hits[term] = []
            if len(term) >= _FROM_SLIP:
                for form in _forms(term):
                    self._slips.setdefault(form, set()).add(term)
        self._hits[term].append(hit)

    def _add_best(self, best: Mapping[str, Sequence[str]]) -> None:
        places = {
            entry.key: place
            for place, entry in enumerate(self.entries)
            if entry.kind is Kind.QUESTION
        }
        for word, keys in best.items():
            for rank, key in enumerate(keys):
                if key in places:
                    self._put(plain(word), _Hit(places[key], _BEST - rank, word))


def _terms_of(entry: Entry) -> Iterator[tuple[str, int, str]]:
    """Each term with its weight and the word that people know it by."""
    yield plain(entry.title), _TITLE, entry.title
    for word in entry.words:
        yield plain(word), _WORD, word
    for whole in (entry.title, *entry.words):
        parts = plain(whole).split()
        if len(parts) > 1:
            for part in parts:
                if len(part) > _FEWEST:
                    yield part, _PART, part
    for part in dict.fromkeys(plain(f"{entry.said} {entry.where}").split()):
        if len(part) >= _LEAST_SAID:
            yield part, _SAID, part


def _forms(term: str) -> Iterator[str]:
    """A word, and what is left of it when any one letter is left out."""
    yield term
    for at in range(len(term)):
        yield term[:at] + term[at + 1 :]
