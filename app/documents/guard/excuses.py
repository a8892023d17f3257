"""What makes an idea harmless: it is denied, it is about somebody else, or the reader may do it."""

from collections.abc import Mapping, Sequence
from typing import Final

from app.documents.guard.masks import Span
from app.documents.guard.reading import ReadSentence

_FAR: Final = 9
"""Words between what is denied and the "niet" that denies it."""
_SPOILS: Final = ("strings", "prefer", "against")


def is_denied(
    parts: Sequence[ReadSentence],
    clauses: Sequence[int],
    spans: Sequence[Span],
    found: Mapping[str, Sequence[Span]],
    behind: Sequence[ReadSentence] = (),
) -> bool:
    """Whether it is plainly said not to happen: "wij nemen niets van u af".

    With a condition ("zolang u betaalt") or as a wish ("wij willen niet dat") it is a threat.
    """
    if any(part.has(*_SPOILS) for part in parts):
        return False
    if behind and any(start <= 1 for start, _ in behind[0].found.get("strings", ())):
        return False
    if any(part.has("fear") for part in parts):
        return True
    there = {clauses[at] for span in spans[-2:] for at in range(*span)}
    low, high = min(a for a, _ in spans), max(b for _, b in spans)
    # "Niet op uw rekening maar op de onze": what stands behind "maar" is not denied.
    but = [at for at, _ in found.get("contrast", ()) if at < high]
    return any(
        clauses[at] in there and low - _FAR <= at <= high + _FAR and not any(at < b for b in but)
        for at, _ in found.get("negator", ())
    )


def excused(
    excuses: Sequence[str],
    parts: Sequence[ReadSentence],
    before: ReadSentence | None,
    behind: Sequence[ReadSentence],
    found: Mapping[str, Sequence[Span]],
    clauses: Sequence[int],
    spans: Sequence[Span],
) -> bool:
    """Whether one of these excuses holds here: another, asked, may."""
    if any(part.has("cond_neg", "prefer", "handing") for part in parts):
        return False
    here = {part.paragraph for part in parts}
    helped = any(
        one is not None and one.paragraph in here and one.has("help")
        for one in (*parts, before, *behind)
    )
    asked = any(part.asks for part in parts)
    # "Een ander legt beslag, dan verlagen wij ons bedrag": that is help too, in this sentence only.
    eased = helped or any(part.has("help_other") for part in parts)
    if "another" in excuses and eased and any(part.has("another") for part in parts):
        return True
    if "asked" in excuses and helped and asked and any(part.has("received") for part in parts):
        return True
    if "may" not in excuses or any(part.has("expect") for part in parts):
        return False
    there = {clauses[at] for span in spans for at in range(*span)}
    return any(clauses[start] in there for start, _ in found.get("may", ()))


def harmless(read: Sequence[ReadSentence], start: int, end: int) -> bool:
    """Whether a stretch of the text is denied, or excused, in its sentence."""
    for number, one in enumerate(read):
        words = [at for at, (a, b) in enumerate(one.at) if a < end and start < b]
        if not words:
            continue
        span = [(words[0], words[-1] + 1)]
        before = read[number - 1] if number else None
        behind = read[number + 1 : number + 3]
        found = {
            name: [there for there in spans if there[0] not in words]
            for name, spans in one.found.items()
        }
        if one.has("lifted") and not one.has("cond_neg", *_SPOILS):
            return True
        if is_denied([one], one.clauses, span, found, behind):
            return True
        return excused(
            ("another", "asked", "may"), [one], before, behind, one.found, one.clauses, span
        )
    return False
