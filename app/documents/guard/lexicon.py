"""Word classes of the ideas, out of lexicon.toml: which classes a word belongs to, however written.

A class holds words, stems ("betal*", "*beslag*") and phrases of several words. In a phrase "_"
stands for at most four other words, "<we>" for a word of that class, "a/b" for one of two words;
"^anders" stands at the beginning of a clause.
"""

import re
from functools import lru_cache
from typing import Final, Literal

import tomli

from app.documents.guard.rules import Shape
from app.documents.guard.spelling import Spelling
from app.resources import GUARD

LEXICON: Final = GUARD / "lexicon.toml"


class WordClass(Shape):
    """One class: its Dutch and its English words, with commas between.

    `kind`: words that make something harmless; a neutral phrase does not hide them.
    """

    nl: str = ""
    en: str = ""
    kind: bool = False

    def entries(self) -> list[str]:
        """Every word, stem and phrase of both languages."""
        both = f"{self.nl},{self.en}".replace("\n", " ")
        return [" ".join(entry.split()) for entry in both.split(",") if entry.strip()]


class LexiconFile(Shape):
    """The whole of lexicon.toml. `key`: words that are read with a slip of the pen in them.

    `ordinary`: words that look like one of these and are none. `small`: words of every text.
    `foreign`: small words of languages that are not checked.
    """

    schema_: Literal["uitzicht-letter-lexicon/1"]
    key: WordClass
    ordinary: WordClass
    small: WordClass
    foreign: str
    classes: dict[str, WordClass]


Element = str
Phrase = tuple[str, tuple[Element, ...]]


class Lexicon:
    """The classes, ready to be asked."""

    def __init__(self, read: LexiconFile) -> None:
        self.names = frozenset(read.classes)
        self.kind = frozenset(name for name, words in read.classes.items() if words.kind)
        self._exact: dict[str, set[str]] = {}
        self._begins: dict[str, set[str]] = {}
        self._holds: dict[str, set[str]] = {}
        self.by_word: dict[str, list[Phrase]] = {}
        self.by_class: dict[str, list[Phrase]] = {}
        for name, words in read.classes.items():
            for entry in words.entries():
                self._take(name, entry)
        self.small = frozenset(read.small.entries())
        self.foreign = frozenset(word.strip() for word in read.foreign.split(",")) - self.small
        self._spelling = Spelling(
            read.key.entries(), read.ordinary.entries(), {*self._exact, *self.small}
        )
        phrases = [*self.by_word.values(), *self.by_class.values()]
        self._of_phrases = frozenset(
            word for some in phrases for _, parts in some for part in parts
            for word in part.split("/") if word.isalpha()
        )  # fmt: skip
        self._seen: dict[str, tuple[frozenset[str], str]] = {}
        self._by_two = _by_two(self.by_word)

    def _take(self, name: str, entry: str) -> None:
        parts = tuple(entry.split(" "))
        if parts[0].startswith("^"):
            parts = (_OPENS, *(part.lstrip("^") for part in parts))
            self.by_word.setdefault(parts[1], []).append((name, parts))
        elif len(parts) > 1 or parts[0].startswith("<"):
            for first in parts[0].split("/"):
                if first.startswith("<"):
                    self.by_class.setdefault(first[1:-1], []).append((name, parts))
                else:
                    self.by_word.setdefault(first, []).append((name, parts))
        elif entry.startswith("*"):
            self._holds.setdefault(entry.strip("*"), set()).add(name)
        elif entry.endswith("*"):
            self._begins.setdefault(entry[:-1], set()).add(name)
        else:
            self._exact.setdefault(entry, set()).add(name)

    def of(self, word: str, shown: str) -> tuple[frozenset[str], str]:
        """The classes of a word, and the word that was read in it."""
        found = self._seen.get(shown)
        if found is None:
            found = self._look(word, shown)
            if len(self._seen) < _MOST_SEEN:
                self._seen[shown] = found
        return found

    def phrases(self, word: str, after: str) -> list[Phrase]:
        """The phrases that may begin with a word, given the word that follows it."""
        ways = self._by_two.get(word)
        if ways is None:
            return []
        return [*ways.get(_ANY, ()), *ways.get(after, ())]

    def plain_classes(self, word: str) -> frozenset[str]:
        """The classes of a word that is written as it should be."""
        found = set(self._exact.get(word, ()))
        if _NUMBER.fullmatch(word):
            found.add("number")
        for length in range(3, len(word) + 1):
            found |= self._begins.get(word[:length], set())
        for stem, names in self._holds.items():
            if stem in word:
                found |= names
        return frozenset(found)

    def is_key(self, word: str) -> bool:
        """Whether this is a word that is looked for in every way of writing it."""
        return self._spelling.is_key(word)

    def _look(self, word: str, shown: str) -> tuple[frozenset[str], str]:
        for way in self._spelling.ways(word, shown):
            found = self.plain_classes(way)
            if found or way in self._of_phrases:
                return found, way
        return frozenset(), word

    def parted(self, word: str) -> list[str]:
        """The words of a word that was written without spaces; itself when it is one word."""
        if self.plain_classes(word) and word in self._exact:
            return [word]
        return self._spelling.parted(word)


def _by_two(by_word: dict[str, list[Phrase]]) -> dict[str, dict[str, list[Phrase]]]:
    """Phrases by their first word, and by their second where that is one plain word."""
    found: dict[str, dict[str, list[Phrase]]] = {}
    for first, phrases in by_word.items():
        for phrase in phrases:
            after = 2 if phrase[1][0] == _OPENS else 1
            second = phrase[1][after] if after < len(phrase[1]) else _ANY
            plain = not set(second) & set("_<*/")
            found.setdefault(first, {}).setdefault(second if plain else _ANY, []).append(phrase)
    return found


_ANY: Final = ""
_OPENS: Final = "^"
_NUMBER: Final = re.compile(r"\d[\d.,]*(?:st|nd|rd|th|e|ste|de)?")
_MOST_SEEN: Final = 20_000


def read_lexicon(text: str) -> Lexicon:
    """The lexicon in the text of lexicon.toml."""
    raw = tomli.loads(text)
    raw["schema_"] = raw.pop("schema", None)
    raw["classes"] = raw.pop("class", {})
    return Lexicon(LexiconFile.model_validate(raw))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    return read_lexicon(LEXICON.read_text(encoding="utf-8"))
