"""Phrases to avoid, wherever and however they stand in a text."""

import re
from collections.abc import Iterator
from typing import Final

from app.documents.guard import masks
from app.documents.guard.explaining import in_word_list, is_explained
from app.documents.guard.folding import Folded, fold
from app.documents.guard.hits import Hit, Severity
from app.documents.guard.lines import blocks
from app.documents.guard.masks import Span
from app.documents.guard.places import Places
from app.documents.guard.rules import Avoid, patterns

TONE: Final = frozenset({"exclamation", "capitals"})
"""Rules that read any language."""
# A label such as "debiteur" is one even where a name would stand.
_NEVER_A_NAME: Final = "label"


def avoided(places: Places, *, language: str, running_seizure: bool, free: list[Span]) -> list[Hit]:
    """Every phrase to avoid in a text, each place once for each rule.

    `free`: stretches that no rule judges. In an English text only what stops a Dutch letter and the
    tone are looked for.
    """
    text = places.text
    folded = [fold(text[begin:end], begin) for begin, end in _block_spans(text)]
    found = []
    for rule, ways in patterns():
        if language != "nl" and rule.level is not Severity.BLOCK and rule.id not in TONE:
            continue
        allowed = [*free, *_allowed(rule, text)]
        for start, end in _spans(rule, ways, folded):
            if masks.within(start, end, allowed):
                continue
            if _may_be_explained(rule, running_seizure) and _is_explained(places, start, end):
                continue
            found.append(places.hit(rule.level, rule.id, start, end))
    return found


def _block_spans(text: str) -> list[Span]:
    """A phrase may be broken over the lines of a block, and not over an empty line."""
    return [(block[0].start, block[-1].end) for block in blocks(text)]


def _allowed(rule: Avoid, text: str) -> list[Span]:
    found = masks.addresses(text)
    if rule.id != _NEVER_A_NAME:
        found += masks.names(text)
    if rule.id == "capitals":
        found += masks.codes(text)
    return found


def _spans(rule: Avoid, ways: tuple[re.Pattern[str], ...], texts: list[Folded]) -> list[Span]:
    """Where a rule is found, without places inside others."""
    found: list[Span] = []
    for span in _all_spans(rule, ways, texts):
        if not any(start < span[1] and span[0] < end for start, end in found):
            found.append(span)
    return sorted(found)


def _all_spans(
    rule: Avoid, ways: tuple[re.Pattern[str], ...], texts: list[Folded]
) -> Iterator[Span]:
    for way in ways:
        for folded in texts:
            yield from _found(way, folded)
            if rule.id not in TONE and (whole := folded.joined()).text != folded.text:
                yield from _found(way, whole)


def _found(way: re.Pattern[str], folded: Folded) -> Iterator[Span]:
    for match in way.finditer(folded.text):
        if match.end() > match.start():
            yield folded.span(*match.span())


def _may_be_explained(rule: Avoid, running_seizure: bool) -> bool:
    if rule.unless == "running_seizure":
        return running_seizure
    return rule.level is Severity.EXPLAIN


def _is_explained(places: Places, start: int, end: int) -> bool:
    text = places.text
    begin, stop = places.around(start, end)
    before, after = fold(text[begin:start]).text, fold(text[end:stop]).text
    if is_explained(before, after):
        return True
    return in_word_list(fold(text[start:end]).text, _items(places))


def _items(places: Places) -> Iterator[str]:
    for sentence in places.sentences:
        yield sentence.text
