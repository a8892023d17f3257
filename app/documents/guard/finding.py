"""Which ideas stand in a text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from app.documents.guard.excuses import excused, is_denied
from app.documents.guard.hits import Hit, HitSeverity
from app.documents.guard.ideas import Idea, IdeaRule, TakenApart, possible
from app.documents.guard.lexicon import lexicon
from app.documents.guard.masks import Span
from app.documents.guard.places import Places
from app.documents.guard.reading import ReadSentence, readable, said
from calc.base.value_type import value_type

_MOST_TRIED: Final = 60
"""Places of the rarest class that are tried; nobody writes more of them in a sentence."""


_EMPTY_LINE: Final = re.compile(r"\n\s*\n")
_OF_A_SEIZURE: Final = frozenset({"taken_away", "law_force"})


@value_type
class _Words:
    """Sentences that are read as one: the words of all, and where each class stands."""

    parts: Sequence[ReadSentence]
    at: tuple[Span, ...]
    clauses: tuple[int, ...]
    found: dict[str, list[Span]]


def read(places: Places, free: Sequence[Span]) -> list[ReadSentence]:
    """Every sentence of a text with its classes."""
    found: list[ReadSentence] = []
    paragraph, end = 0, 0
    for sentence in places.sentences:
        paragraph += _EMPTY_LINE.search(places.text, end, sentence.start) is not None
        end = sentence.end
        found.append(said(places.text, sentence, lexicon(), free, paragraph))
    return found


def ideas_in(
    places: Places, sentences: Sequence[ReadSentence], *, running_seizure: bool = False
) -> list[Hit]:
    """Every idea that no letter may hold, once for each sentence.

    `running_seizure`: a seizure really runs, so what somebody else takes may be told.
    """
    hits: dict[tuple[str, int], Hit] = {}
    for start, end in readable(sentences):
        rules = list(_rules(sentences, start, end))
        if not rules:
            continue
        one = _together(sentences[start:end])
        two = _together(sentences[start : min(end + 1, len(sentences))])
        behind = sentences[end : end + 2]
        before = sentences[start - 1] if start else None
        told = None
        for idea, rule, terms, unless in rules:
            if idea is told:
                continue
            words = two if rule.sentences == 2 else one
            span = _found(words, rule, terms, unless, idea, before, behind, running_seizure)
            if span is not None:
                told = idea
                first = _sentence_of(sentences, span[0])
                hits.setdefault((idea.id, first), places.hit(HitSeverity.BLOCK, idea.id, *span))
    return list(hits.values())


def _rules(sentences: Sequence[ReadSentence], start: int, end: int) -> Iterator[TakenApart]:
    """The rules whose classes are all there, in these sentences or also in the one behind them."""
    one = {name for part in sentences[start:end] for name in part.found}
    two = one | sentences[end].found.keys() if end < len(sentences) else one
    for each in possible(two):
        there = two if each[1].sentences == 2 else one
        if not any(there.isdisjoint(term) for term in each[2]):
            yield each


def _sentence_of(sentences: Sequence[ReadSentence], place: int) -> int:
    return bisect_left([one.sentence.end for one in sentences], place + 1)


def _together(parts: Sequence[ReadSentence]) -> _Words:
    if len(parts) == 1:
        only = parts[0]
        return _Words(parts, only.at, only.clauses, only.found)
    at: list[Span] = []
    clauses: list[int] = []
    found: dict[str, list[Span]] = {}
    for part in parts:
        shift, clause = len(at), clauses[-1] + 1 if clauses else 0
        at += part.at
        clauses += [clause + one for one in part.clauses]
        for name, spans in part.found.items():
            found.setdefault(name, []).extend((a + shift, b + shift) for a, b in spans)
    return _Words(parts, tuple(at), tuple(clauses), found)


def _found(
    words: _Words, rule: IdeaRule, terms: tuple[tuple[str, ...], ...], unless: tuple[str, ...],
    idea: Idea, before: ReadSentence | None, behind: Sequence[ReadSentence], running_seizure: bool,
) -> Span | None:  # fmt: skip
    """Where a rule holds, with nothing that makes it harmless."""
    told = running_seizure and idea.id in _OF_A_SEIZURE
    if told and not any(part.has("we", "cond_neg") for part in words.parts):
        return None
    for spans in _ways(words, rule, terms):
        place = words.at[min(a for a, _ in spans)][0]
        here = max(part.paragraph for part in words.parts if part.sentence.start <= place)
        until = words.at[max(b for _, b in spans) - 1][0]
        ends = max(part.paragraph for part in words.parts if part.sentence.start <= until)
        if any(part.has(*unless) for part in words.parts if here <= part.paragraph <= ends):
            continue
        if rule.around and _near_by(rule.around.split(), here, before, behind):
            continue
        if rule.denied == "passes" and is_denied(
            words.parts, words.clauses, spans, words.found, behind
        ):
            continue
        if excused(idea.excuses, words.parts, before, behind, words.found, words.clauses, spans):
            continue
        low, high = min(a for a, _ in spans), max(b for _, b in spans)
        first, last = words.at[low], words.at[high - 1]
        return min(first[0], last[0]), max(first[1], last[1])
    return None


def _near_by(
    names: Sequence[str],
    paragraph: int,
    before: ReadSentence | None,
    behind: Sequence[ReadSentence],
) -> bool:
    """Whether one of these classes stands in the sentence before or behind, in this paragraph."""
    beside = [one for one in (before, *behind[:1]) if one and one.paragraph == paragraph]
    return any(one.has(*names) for one in beside)


def _ways(
    words: _Words, rule: IdeaRule, terms: tuple[tuple[str, ...], ...]
) -> Iterator[list[Span]]:
    """The places of all classes, near each other, each at a word of its own."""
    stands = [
        sorted({span for name in term for span in words.found.get(name, ())}) for term in terms
    ]
    rarest = min(range(len(stands)), key=lambda at: len(stands[at]))
    for anchor in stands[rarest][:_MOST_TRIED]:
        chosen = _around(stands, rarest, anchor, rule)
        if chosen is not None:
            yield chosen


def _around(
    stands: Sequence[Sequence[Span]], rarest: int, anchor: Span, rule: IdeaRule
) -> list[Span] | None:
    chosen: list[Span | None] = [None] * len(stands)
    chosen[rarest] = anchor
    # In order outward from the anchor, so that each is the nearest that is still free.
    for at in [*range(rarest - 1, -1, -1), *range(rarest + 1, len(stands))]:
        low, high = 0, 1 << 30
        if rule.ordered and at < rarest:
            high = (chosen[at + 1] or anchor)[0]
        if rule.ordered and at > rarest:
            low = (chosen[at - 1] or anchor)[1]
        taken = [span for span in chosen if span is not None]
        best = _nearest(stands[at], anchor, low, high, taken)
        if best is None:
            return None
        chosen[at] = best
    full = [span for span in chosen if span is not None]
    long = max(b for _, b in full) - min(a for a, _ in full)
    return full if long <= rule.near + len(full) else None


def _nearest(
    stands: Sequence[Span], anchor: Span, low: int, high: int, taken: Sequence[Span]
) -> Span | None:
    best, least = None, 1 << 30
    middle = bisect_left(stands, anchor)
    for span in stands[max(0, middle - 12) : middle + 12]:
        if span[0] < low or span[1] > high or any(_overlap(span, other) for other in taken):
            continue
        far = max(anchor[0] - span[1], span[0] - anchor[1])
        if far < least:
            best, least = span, far
    return best


def _overlap(one: Span, other: Span) -> bool:
    """Whether two share a word; what stands within a phrase with a gap does not count."""
    if one[0] >= other[1] or other[0] >= one[1]:
        return False
    long, short = sorted((one, other), key=lambda span: span[0] - span[1])
    within = long[0] < short[0] and short[1] < long[1]
    return not (within and long[1] - long[0] >= _WITH_A_GAP)


_WITH_A_GAP: Final = 4
