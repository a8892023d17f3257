"""The parts of a text that no rule may judge: addresses, names after a title, known values."""

import re
from collections.abc import Iterable
from typing import Final

Span = tuple[int, int]

_ADDRESS: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|net|eu|be|info|example)\b(?:/\S*)?",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Mm]eneer|[Dd]e heer|[Hh]eer|[Dd]hr\.|[Ff]amilie|[Ff]am\.)"
    r"[ \u00a0]+((?:[A-Z]\.[ \u00a0]?)*(?:[A-Z][a-z]+[ \u00a0])?"
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Hh]et|'t|[Tt]er|[Tt]en|[Tt]e)[ \u00a0])*"
    r"[^\W\d_a-z][a-zà-ÿ'-]+(?:-[^\W\d_a-z][a-zà-ÿ']+)?)"
)
_GREETED: Final = re.compile(
    r"^(?:[Bb]este|[Gg]eachte|Dear)((?:[ ]+(?:familie|nabestaanden|erven|family|relatives|friends"
    r"|en|and))+),?[ ]*$",
    re.MULTILINE,
)
_CODE: Final = re.compile(r"(?<!\S)[(\"']?[A-Z0-9][A-Z0-9./-]*\d[A-Z0-9./-]*")
_SHORTEST_KNOWN: Final = 3


def addresses(text: str) -> list[Span]:
    """E-mail and web addresses."""
    return [found.span() for found in _ADDRESS.finditer(text)]


def names(text: str) -> list[Span]:
    """Names behind a title, as in "mevrouw Vonnis": no threat. "Familie" is part of the name.

    Who is greeted is no third person: "Beste familie en nabestaanden,".
    """
    greeted = [found.span(1) for found in _GREETED.finditer(text)]
    return greeted + [
        found.span(0 if found.group().lower().startswith("fam") else 1)
        for found in _TITLED.finditer(text)
    ]


def codes(text: str) -> list[Span]:
    """References such as RS-VOORBEELD-001: capitals that do not shout."""
    return [found.span() for found in _CODE.finditer(text)]


def known(text: str, values: Iterable[str]) -> list[Span]:
    """Where values of the dossier stand, such as its reference and the names of its people."""
    found = []
    for value in values:
        if len(value.strip()) >= _SHORTEST_KNOWN:
            spaced = r"\s+".join(map(re.escape, value.split()))
            found += [match.span() for match in re.finditer(spaced, text, re.IGNORECASE)]
    return found


def within(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether a stretch lies in one of these."""
    return any(first <= start and end <= last for first, last in spans)


def touched(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether a stretch has a part in one of these."""
    return any(start < last and first < end for first, last in spans)


def near(start: int, end: int, spans: Iterable[Span]) -> list[Span]:
    """Those of these that have a part in a stretch: the others say nothing about it."""
    return [(first, last) for first, last in spans if start < last and first < end]
