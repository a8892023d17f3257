"""The whole guard over one text."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from app.documents.guard import masks, readability
from app.documents.guard.avoiding import avoided
from app.documents.guard.finding import ideas_in, read
from app.documents.guard.foreign import not_checked
from app.documents.guard.hits import Hit, HitSeverity, Readability, Result
from app.documents.guard.kinds import TextKind, kinds
from app.documents.guard.language import language_of
from app.documents.guard.lines import Sort
from app.documents.guard.masks import Span
from app.documents.guard.must_haves import incomplete, missing_or_misplaced
from app.documents.guard.places import Places
from app.documents.guard.readability import Shown
from app.documents.guard.reading import ReadSentence
from app.documents.guard.sentences import words
from calc.base.value_type import value_type

_ORDER: Final = tuple(HitSeverity)


@value_type
class Context:
    """What is known about a text beside its words.

    `language`: "nl" or "en"; None asks the guard to look. `running_seizure`: it is about a seizure
    that really runs, which may then be named with an explanation. `known`: values of the dossier,
    such as names and the reference, that no rule judges. `exempt`: stretches that are checked for
    completeness only, such as the specification of an agency.
    """

    language: str | None = None
    running_seizure: bool = False
    known: tuple[str, ...] = ()
    exempt: tuple[Span, ...] = ()


_NOTHING_KNOWN: Final = Context()


def guard(text: str, kind: TextKind | None = None, context: Context = _NOTHING_KNOWN) -> Result:
    """Everything found in a text; without a kind only avoid rules, sentences and readability."""
    language = context.language or language_of(text)
    places = Places(text)
    if kind in kinds().complete:
        return _complete(places, kind, language)
    judged = [
        (each, words(each.text))
        for each in places.sentences
        if not masks.within(each.start, each.end, context.exempt)
    ]
    free = [*context.exempt, *masks.known(text, context.known), *masks.addresses(text)]
    names = masks.names(text)
    unjudged = [*free, *names]
    sentences_read = read(places, unjudged)
    hits = avoided(
        places,
        language=language,
        running_seizure=context.running_seizure,
        free=free,
        names=names,
        read=sentences_read,
    )
    hits += _ideas(places, hits, sentences_read, context.running_seizure)
    hits += not_checked(places, sentences_read, unjudged)
    hits += _long_sentences(places, judged)
    estimate = readability.readability(judged, language)
    hits += _hard_to_read(places, judged, estimate, language)
    checked = ["sentences", "avoid", "readability"]
    if kind is not None:
        checked.append("must_haves")
        hits += missing_or_misplaced(places, kind, language)
    return Result(kind, language, _in_order(hits), estimate, tuple(checked), ())


def _ideas(
    places: Places,
    hits: Sequence[Hit],
    sentences_read: Sequence[ReadSentence],
    running_seizure: bool,
) -> list[Hit]:
    """The ideas in a text; a sentence that a phrase stops already is not told twice."""
    told = {hit.sentence for hit in hits if hit.severity is HitSeverity.BLOCK}
    found = ideas_in(places, sentences_read, running_seizure=running_seizure)
    return [hit for hit in found if hit.sentence not in told]


def _complete(places: Places, kind: TextKind, language: str) -> Result:
    return Result(
        kind=kind,
        language=language,
        hits=tuple(incomplete(places, kind)),
        readability=Readability(None, "complete_only", 0, 0, 0),
        checked=("complete",),
        not_checked=("avoid", "sentences", "readability", "must_haves"),
    )


def _in_order(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Worst first, then as they stand in the text; what is missing from it comes behind."""
    return tuple(
        sorted(hits, key=lambda hit: (_ORDER.index(hit.severity), not hit.line, hit.start))
    )


def _long_sentences(places: Places, judged: Sequence[Shown]) -> Iterator[Hit]:
    rows = {line.start for block in places.blocks for line in block if line.sort is Sort.ROW}
    for sentence, shown in judged:
        count = len(shown)
        if count <= readability.LONG or sentence.start in rows:
            continue
        severity, rule = HitSeverity.WARN, "sentence_long"
        if count > readability.TOO_LONG:
            severity, rule = HitSeverity.BLOCK, "sentence_too_long"
        yield places.hit(severity, rule, sentence.start, sentence.end, str(count))


def _hard_to_read(
    places: Places, judged: Sequence[Shown], estimate: Readability, language: str
) -> Iterator[Hit]:
    if estimate.score is None or Decimal(estimate.score) >= readability.FAIRLY_EASY:
        return
    severity, rule = HitSeverity.WARN, "readability_low"
    if Decimal(estimate.score) < readability.HARD:
        severity, rule = HitSeverity.BLOCK, "readability_too_low"
    worst = readability.hardest(judged, language)
    if worst is not None:
        yield places.hit(severity, rule, worst.start, worst.end, estimate.score)
