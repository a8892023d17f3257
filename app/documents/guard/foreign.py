"""Paragraphs in a language that the guard does not read: neither Dutch nor English.

What is not read cannot be final. A paragraph is in such a language when it is running text with
hardly any small words of Dutch and English, or when a sentence has small words of another language
and none of these. Names, addresses and amounts are no running text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.documents.guard import masks
from app.documents.guard.hits import Hit, HitSeverity
from app.documents.guard.lexicon import lexicon
from app.documents.guard.lines import Sort
from app.documents.guard.masks import Span
from app.documents.guard.places import Places
from app.documents.guard.reading import ReadSentence

RULE: Final = "language_not_checked"
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_LEAST: Final = 6
"""Words of a paragraph; in fewer a name or a title cannot be told from another language."""
_LEAST_UNKNOWN: Final = 8
"""The same, where no word of another language is known to us."""
_KNOWN: Final = 0.25
"""The part of the words that are ours, under which a text is in another language."""
_RUNNING: Final = 0.4
"""The part of the words that begin small, from which it is running text and no list of names."""
_OTHER_WORDS: Final = 2
_OTHER_SCRIPT: Final = 6


def not_checked(places: Places, read: Sequence[ReadSentence], free: Sequence[Span]) -> list[Hit]:
    """A hit for each paragraph or sentence in a language that is not checked."""
    found = [*_paragraphs(places, free), *_sentences(places, read, free)]
    kept: list[Span] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return [places.hit(HitSeverity.BLOCK, RULE, start, end) for start, end in kept]


def _paragraphs(places: Places, free: Sequence[Span]) -> Iterator[Span]:
    for block in places.blocks:
        lines = [line for line in block if line.sort is not Sort.ROW]
        if not lines:
            continue
        start, end = lines[0].start, lines[-1].end
        words = _words(places.text, start, end, free)
        strange = [word for word in words if not _latin(word)]
        if sum(map(len, strange)) >= _OTHER_SCRIPT and len(strange) * 2 > len(words):
            yield start, end
        theirs = sum(word.lower() in lexicon().foreign for word in words)
        if len(words) < (_LEAST if theirs else _LEAST_UNKNOWN) or lines[0].sort is Sort.HEADING:
            continue
        small = [word for word in words if word[0].islower()]
        if len(small) >= _RUNNING * len(words) and _ours(words) < _KNOWN * len(words):
            yield start, end


def _sentences(
    places: Places, read: Sequence[ReadSentence], free: Sequence[Span]
) -> Iterator[Span]:
    for one in read:
        words = _words(places.text, one.sentence.start, one.sentence.end, free)
        theirs = sum(word.lower() in lexicon().foreign for word in words)
        ours = sum(word.lower() in lexicon().small for word in words)
        if theirs >= _OTHER_WORDS and theirs > 2 * ours:
            yield one.sentence.start, one.sentence.end


def _words(text: str, start: int, end: int, free: Sequence[Span]) -> list[str]:
    here = masks.near(start, end, free)
    if not here:
        return _WORD.findall(text, start, end)
    return [
        found.group()
        for found in _WORD.finditer(text, start, end)
        if not masks.within(*found.span(), here)
    ]


def _ours(words: Sequence[str]) -> int:
    known = lexicon()
    return sum(
        (low := word.lower()) in known.small or bool(known.of(low, low)[0]) for word in words
    )


def _latin(word: str) -> bool:
    return all(letter < "\u0370" or "\u1e00" <= letter < "\u1f00" for letter in word)
