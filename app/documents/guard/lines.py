"""The lines of a text, and which of them belong together: blocks, and units within a block."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from calc.base.value_type import value_type

_LINE: Final = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*")
_BREAK: Final = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_MARKER: Final = re.compile(r"\s*(?:[-*•–—·▪◦]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)")
_HEADING: Final = re.compile(r"\s*#{1,6}\s+")
_STOPS: Final = re.compile(r"[.?!…:;][\"'”’»)\]]*\s*$")
# A line does not end a sentence on one of these words.
_GOES_ON: Final = re.compile(
    r"(?:^|\s)(?:de|het|een|van|bij|voor|en|of|op|met|uw|onze?|aan|in|naar|door|te|om|dat|die|per|tot|"
    r"als|is|aan|over|deze|dit|the|a|an|of|to|and|or|at|by|with|your|our)\s*$",
    re.IGNORECASE,
)
_FULL_LINE: Final = 60
_LONG_LINE: Final = 40


class Sort(Enum):
    """What a line is."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    ROW = auto()


@value_type
class Stretch:
    """Part of the text: one or more lines, without the mark of a heading or of a list."""

    start: int
    end: int
    sort: Sort


def blocks(text: str) -> list[list[Stretch]]:
    """The lines in blocks: between empty lines; a heading, row or item begins one of its own."""
    found: list[list[Stretch]] = []
    going = False
    for line in _lines(text):
        if line is None:
            going = False
            continue
        if not going or line.sort is not Sort.TEXT:
            found.append([])
        found[-1].append(line)
        going = line.sort in (Sort.TEXT, Sort.ITEM)
    return found


def units(text: str, block: list[Stretch]) -> list[Stretch]:
    """The lines of a block, those joined that are one running text broken over lines."""
    joined = [block[0]]
    for line in block[1:]:
        last = joined[-1]
        if _runs_on(text[last.start : last.end], text[line.start : line.end]):
            joined[-1] = Stretch(last.start, line.end, last.sort)
        else:
            joined.append(line)
    return joined


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins."""
    return [0, *(found.end() for found in _BREAK.finditer(text))]


def _lines(text: str) -> Iterator[Stretch | None]:
    """Every line that says something; None for an empty one."""
    at = 0
    while at < len(text):
        shown = _LINE.match(text, at)
        assert shown is not None  # it matches nothing at all too
        yield _line(text, at, shown.end())
        broken = _BREAK.match(text, shown.end())
        at = broken.end() if broken else len(text)


def _line(text: str, start: int, end: int) -> Stretch | None:
    raw = text[start:end]
    if not raw.strip():
        return None
    if heading := _HEADING.match(raw):
        return Stretch(start + heading.end(), end, Sort.HEADING)
    if " | " in raw or "\t" in raw.strip():
        return Stretch(start, end, Sort.ROW)
    if marker := _MARKER.match(raw):
        return Stretch(start + marker.end(), end, Sort.ITEM)
    return Stretch(start, end, Sort.TEXT)


def _runs_on(before: str, line: str) -> bool:
    """Whether a line is the rest of the one before it.

    After a full stop it may be: the splitting of sentences knows abbreviations. Otherwise a small
    letter runs on; a capital only after a full line or a word that cannot be the last.
    """
    last = before.rpartition("\n")[2].strip()
    first = line.lstrip()[0]
    if _STOPS.search(last):
        return not last.endswith((":", ";"))
    if first.isalpha() and first.islower():
        return True
    if _GOES_ON.search(last):
        return True
    if last.endswith(","):
        return not first.isupper()
    return len(last) >= (_FULL_LINE if first.isupper() else _LONG_LINE)
