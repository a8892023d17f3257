"""Phrases to avoid, wherever and however they stand in a text."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache, partial
from typing import Final

from app.documents.guard import masks
from app.documents.guard.excuses import harmless
from app.documents.guard.explaining import in_word_list, is_explained
from app.documents.guard.folding import Folded, fold
from app.documents.guard.hits import Hit, HitSeverity
from app.documents.guard.literals import MayFind, Pattern
from app.documents.guard.masks import Span
from app.documents.guard.places import Places
from app.documents.guard.reading import ReadSentence
from app.documents.guard.remembering import Remembered
from app.documents.guard.rules import TONE, Avoid, Ways, patterns

_SAYS_ITSELF: Final = re.compile(
    r"(?:op dit moment |nu )?er (?:is|ligt|loopt) (?:nu |al |een )?beslag op uw \w+[.,]",
    re.IGNORECASE,
)
"""Of a seizure that really runs these words are plain enough."""
_MAY_BE_DENIED: Final = frozenset(
    {"wage_seizure", "seizure", "claim_in_full", "court", "bailiff", "last_warning", "handed_over",
     "blame"}
)  # fmt: skip
"""Rules that find a word, and not whether it is said to come: "er komt geen deurwaarder"."""
_MOST: Final = 300
"""Blocks of a text of which is remembered what the patterns find in them."""
_LOOKED: Final = Remembered[dict[int, tuple[Span, ...]]](_MOST)
# A label such as "debiteur" is one even where a name would stand.
_NEVER_A_NAME: Final = "label"


def avoided(
    places: Places,
    *,
    language: str,
    running_seizure: bool,
    free: Sequence[Span],
    names: Sequence[Span],
    read: Sequence[ReadSentence],
) -> list[Hit]:
    """Every phrase to avoid in a text, each place once for each rule.

    `free`: stretches that no rule judges; `names`: where a name stands. `read`: the sentences as
    an idea reads them.
    """
    codes = masks.codes(places.text)
    there = _in_blocks(places, language)
    found = []
    for number, (rule, _) in enumerate(patterns(language)):
        allowed = [*free]
        allowed += names if rule.id != _NEVER_A_NAME else []
        allowed += codes if rule.id == "capitals" else []
        for start, end in there.get(number, ()):
            if masks.within(start, end, allowed):
                continue
            if _may_be_explained(rule, running_seizure) and _is_explained(places, start, end):
                continue
            if rule.id in _MAY_BE_DENIED and harmless(read, start, end):
                continue
            found.append(places.hit(rule.level, rule.id, start, end))
    return found


def _in_blocks(places: Places, language: str) -> dict[int, list[Span]]:
    """Where each rule finds something, by its number, in order.

    A phrase may be broken over the lines of a block, and not over an empty line.
    """
    found: dict[int, list[Span]] = {}
    for block in places.blocks:
        begin = block[0].start
        raw = places.text[begin : block[-1].end]
        for number, spans in _LOOKED.of(raw, language, partial(_in_block, raw, language)).items():
            found.setdefault(number, []).extend((a + begin, b + begin) for a, b in spans)
    return found


def _in_block(raw: str, language: str) -> dict[int, tuple[Span, ...]]:
    as_is = fold(raw)
    joined = as_is.joined()
    both = [as_is, joined] if joined.text != as_is.text else [as_is]
    may_find = [(folded, _ways(language).among(folded.text)) for folded in both]
    looked = {
        number: tuple(_spans(ways, may_find[:1] if rule.id in TONE else may_find))
        for number, (rule, ways) in enumerate(patterns(language))
    }
    return {number: spans for number, spans in looked.items() if spans}


@lru_cache(maxsize=2)
def _ways(language: str) -> MayFind:
    return MayFind([way for _, ways in patterns(language) for way in ways])


def _spans(ways: Ways, texts: Sequence[tuple[Folded, Collection[Pattern]]]) -> list[Span]:
    """Where one of the patterns of a rule finds something, without places that overlap others.

    `texts`: each with the patterns that may find something in it.
    """
    found: list[Span] = []
    taken: set[int] = set()
    for way in ways:
        for folded, may_find in texts:
            if way not in may_find:
                continue
            for span in _found(way, folded):
                if taken.isdisjoint(range(*span)):
                    found.append(span)
                    taken.update(range(*span))
    return sorted(found)


def _found(way: Pattern, folded: Folded) -> Iterator[Span]:
    for match in way.finditer(folded.text):
        if match.end() > match.start():
            yield folded.span(*match.span())


def _may_be_explained(rule: Avoid, running_seizure: bool) -> bool:
    if rule.unless == "running_seizure":
        return running_seizure
    return rule.level is HitSeverity.EXPLAIN


def _is_explained(places: Places, start: int, end: int) -> bool:
    text = places.text
    begin, stop = places.around(start, end)
    before, after = fold(text[begin:start]).text, fold(text[end:stop]).text
    if is_explained(before, after) or _SAYS_ITSELF.match(fold(text[begin:stop]).text):
        return True
    lines = (sentence.text for sentence in places.sentences)
    return in_word_list(fold(text[start:end]).text, lines)
