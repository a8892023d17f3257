"""Sentences as an idea reads them: which word classes stand where, and in which clause."""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Final

from app.documents.guard import masks
from app.documents.guard.folding import fold
from app.documents.guard.lexicon import Lexicon, Phrase
from app.documents.guard.masks import Span
from app.documents.guard.remembering import Remembered
from app.documents.guard.sentences import Sentence
from app.documents.guard.tokens import Token, tokens
from calc.base.value_type import value_type

_GAP: Final = 4
"""Words that "_" in a phrase may stand for."""
_NEUTRAL: Final = "neutral"
_NEGATOR: Final = "negator"
_CLAUSE: Final = "clause"
_AND: Final = "and"
_SUBJECT: Final = "subject"
_FEW: Final = 4
_ENOUGH: Final = 6
_PARTICLES: Final = frozenset(
    {"in", "af", "op", "mee", "weg", "stop", "langs", "uit", "aan", "over", "leeg", "stil", "dicht",
     "kwijt"}
)  # fmt: skip
_GLUE: Final = 4
_OPENS: Final = "^"
_LONG_WORD: Final = 14
_ASKS: Final = frozenset({"als", "if"})
_MOST: Final = 600
"""Sentences that are remembered: four letters with their e-mails, some three megabytes."""


@value_type
class ReadSentence:
    """One sentence. `at`: of each word its place in the text; `clauses`: its clause.

    `found`: for each class the stretches of words that are one. `asks`: it is a question, or opens
    with "als". `paragraph`: its number.
    """

    sentence: Sentence
    at: tuple[Span, ...]
    clauses: tuple[int, ...]
    found: dict[str, list[Span]]
    asks: bool
    paragraph: int = 0

    def has(self, *names: str) -> bool:
        """Whether one of these classes is there."""
        return any(name in self.found for name in names)


@value_type
class _Found:
    """What stands in a sentence, counted from its beginning, and none of its words."""

    at: tuple[Span, ...]
    clauses: tuple[int, ...]
    found: dict[str, list[Span]]
    opens_with_if: bool


_READ: Final = Remembered[_Found](_MOST)


def said(
    text: str, sentence: Sentence, known: Lexicon, free: Sequence[Span], paragraph: int = 0
) -> ReadSentence:
    """A sentence with its classes; `free`: stretches that are not judged."""
    start = sentence.start
    raw = text[start : sentence.end]
    here = tuple((a - start, b - start) for a, b in masks.near(start, sentence.end, free))
    read = _READ.of(raw, (known, here), partial(_look, raw, known, here))
    return ReadSentence(
        sentence,
        tuple([(a + start, b + start) for a, b in read.at]),
        read.clauses,
        read.found,
        read.opens_with_if or "?" in sentence.text[-3:],
        paragraph,
    )


def _look(raw: str, known: Lexicon, free: Sequence[Span]) -> _Found:
    folded = fold(raw).joined()
    words: list[Token] = []
    for token in tokens(folded):
        judged = not free or not masks.touched(*folded.span(token.start, token.end), free)
        words += _whole(token, known) if judged else [Token("", "", token.start, token.end)]
    read = [known.of(word.word, word.shown) for word in words]
    words = [word.meaning(meant) for word, (_, meant) in zip(words, read, strict=True)]
    single = [names for names, _ in read]
    single = [names | _as_particle(words, at) for at, names in enumerate(single)]
    found: dict[str, list[Span]] = {}
    hidden: set[int] = set()
    for name, start, end in [*_glued(words, known), *_phrases(words, single, known)]:
        if name == _NEUTRAL:
            hidden.update(range(start, end))
        elif name not in known.kind:
            # The "niet" of "als u niet betaalt" denies nothing.
            hidden.update(at for at in range(start, end) if _NEGATOR in single[at])
        found.setdefault(name, []).append((start, end))
    for at, names in enumerate(single):
        if _NEUTRAL in names:
            found.setdefault(_NEUTRAL, []).append((at, at + 1))
            hidden.add(at)
    for at, names in enumerate(single):
        for name in names:
            if (
                at not in hidden
                or name in known.kind
                or (name != _NEGATOR and not _in(found.get(_NEUTRAL, ()), at))
            ):
                found.setdefault(name, []).append((at, at + 1))
    neutral = found.get(_NEUTRAL, [])
    kept = {
        name: sorted(
            span
            for span in spans
            if name == _NEUTRAL or name in known.kind or not _inside(span, neutral)
        )
        for name, spans in found.items()
    }
    return _Found(
        tuple(folded.span(word.start, word.end) for word in words),
        tuple(_clauses(words, single)),
        {name: spans for name, spans in kept.items() if spans},
        bool(words) and words[0].word in _ASKS,
    )


def _in(spans: Sequence[Span], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _whole(token: Token, known: Lexicon) -> Iterator[Token]:
    """The words in one: "uwwerkgever" is two, "kandidaat-deurwaarder" too."""
    if not token.word or known.of(token.word, token.shown)[0]:
        parts = [token.word]
        if len(token.word) >= _LONG_WORD:
            parts = known.parted(token.word)
    elif "-" in token.word:
        parts = [part for part in token.word.split("-") if part]
    else:
        parts = known.parted(token.word)
    if len(parts) < 2:
        yield token
        return
    for part in parts:
        yield Token(part, part, token.start, token.end)


def _as_particle(words: Sequence[Token], at: int) -> frozenset[str]:
    """Of a verb in two parts: "houden wij het in." The part stands at the end of its clause."""
    word = words[at].word
    if word not in _PARTICLES:
        return frozenset()
    after = words[at + 1].word if at + 1 < len(words) else "."
    ends = after in _AFTER_A_PARTICLE or words[at + 1 : at + 2] == [] or words[at + 1].sign
    return frozenset({f"part_{word}"}) if ends else frozenset()


_AFTER_A_PARTICLE: Final = frozenset(
    {"en", "of", "als", "op", "van", "bij", "zodra", "tot", "tenzij", "zolang", "dan", "maar",
     "per", "elke", "iedere", "vanaf", "om", "met", "want", "zonder", "totdat", "tegen", "binnen",
     "via", "voor", "wanneer", "indien", "morgen", "direct"}
)  # fmt: skip


def _glued(words: Sequence[Token], known: Lexicon) -> Iterator[tuple[str, int, int]]:
    """Words that were written as two or three: "deur waarder"."""
    written = [word.word for word in words]
    signs = [word.sign for word in words]
    for size in (2, 3):
        for at in range(len(words) - size + 1):
            if True in signs[at : at + size]:
                continue
            whole = "".join(written[at : at + size])
            if len(whole) > _GLUE and known.is_key(whole):
                for name in known.plain_classes(whole):
                    yield name, at, at + size


def _phrases(
    words: Sequence[Token], single: Sequence[frozenset[str]], known: Lexicon
) -> Iterator[tuple[str, int, int]]:
    for at, word in enumerate(words):
        after = words[at + 1].word if at + 1 < len(words) else ""
        ways: list[Phrase] = known.phrases(word.word, after)
        for name in single[at]:
            ways += known.by_class.get(name, ())
        for name, parts in ways:
            if parts[0] == _OPENS and not _opens(words, at):
                continue
            end = _match(words, single, parts, 2 if parts[0] == _OPENS else 1, at + 1)
            if end:
                yield name, at, end


def _opens(words: Sequence[Token], at: int) -> bool:
    """Whether a clause begins at a word."""
    return at == 0 or words[at - 1].sign or words[at - 1].word in _BEFORE_A_CLAUSE


_BEFORE_A_CLAUSE: Final = frozenset(
    {"of", "en", "want", "maar", "dus", "or", "and", "because", "but", "so"}
)


def _match(
    words: Sequence[Token], single: Sequence[frozenset[str]],
    parts: tuple[str, ...], part: int, at: int,
) -> int:  # fmt: skip
    """Where a phrase ends of which `part` is to stand at `at`; 0 when it does not."""
    while part < len(parts) and parts[part] != "_":
        if at >= len(words) or not _is(words[at].word, single[at], parts[part]):
            return 0
        part, at = part + 1, at + 1
    if part == len(parts):
        return at
    for skip in range(_GAP + 1):
        if skip and (at + skip > len(words) or words[at + skip - 1].sign):
            return 0
        if end := _match(words, single, parts, part + 1, at + skip):
            return end
    return 0


def _is(word: str, names: frozenset[str], part: str) -> bool:
    classes, exact, stems = _read(part)
    return word in exact or not names.isdisjoint(classes) or word.startswith(stems)


@cache
def _read(part: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """The classes, the words and the stems that a part of a phrase may be."""
    if part.startswith("<"):
        return frozenset(part[1:-1].split("|")), frozenset(), ()
    ways = part.split("/")
    exact = frozenset(one for one in ways if not one.endswith("*"))
    return frozenset(), exact, tuple(one[:-1] for one in ways if one.endswith("*"))


def _clauses(words: Sequence[Token], single: Sequence[frozenset[str]]) -> Iterator[int]:
    clause = 0
    for at, word in enumerate(words):
        after = single[at + 1] if at + 1 < len(words) else frozenset()
        if word.sign or _CLAUSE in single[at] or (_AND in single[at] and _SUBJECT in after):
            clause += 1
        yield clause


def readable(found: Sequence[ReadSentence]) -> Iterator[tuple[int, int]]:
    """The stretches of sentences that are read as one: a short one goes with what follows it."""
    for at in range(len(found)):
        end, count = at + 1, len(found[at].at)
        while count < _FEW and end < len(found) and end - at < _ENOUGH:
            count += len(found[end].at)
            end += 1
        yield at, end


__all__ = ["ReadSentence", "readable", "said"]
