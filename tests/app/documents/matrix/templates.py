"""What a sentence of the catalogues has in its places: the end date where it says the end date.

The letter is read against the sentences themselves, so that two true dates that changed places are
seen. Only names of places are known here (`end`, `rest`, `until`, ...), no wording.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from calc import Month
from tests.app.documents.matrix.catalogues import sentences
from tests.app.documents.matrix.reading import read

_PLACE: Final = re.compile(r"\{(\w+)\}")
_VALUE: Final = r"(?:-?€\s?-?[\d.,]*\d|\d{1,2} [^\W\d]+ \d{4}|[^\W\d]+ \d{4})"
_LITERAL: Final = 6
"""Letters that a sentence must have of its own, to be known by them."""

Value = Decimal | date | Month
Known = Mapping[tuple[str, str], frozenset[Value]]
"""By a pattern of a key and the name of a place: what may stand there."""


@dataclass(frozen=True)
class Misplaced:
    """A sentence with something else in a place than belongs there."""

    key: str
    place: str
    value: Value
    sentence: str


def misplaced(text: str, language: str, known: Known) -> Iterator[Misplaced]:
    """Every place of every sentence in the text that holds something else than is known of it."""
    flat = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
    for key, longest, pattern, places in _patterns(language):
        if longest not in flat:
            continue
        wanted = {place: values for place in places
                  if (values := _values(known, key, place)) is not None}  # fmt: skip
        if not wanted:
            continue
        for hit in pattern.finditer(flat):
            for place, values in wanted.items():
                for value in _read(hit[place], language):
                    if value not in values:
                        yield Misplaced(key, place, value, hit[0])


def _values(known: Known, key: str, place: str) -> frozenset[Value] | None:
    return next(
        (values for (pattern, name), values in known.items()
         if name == place and _is_of(pattern, key)), None
    )  # fmt: skip


@cache
def _is_of(pattern: str, key: str) -> bool:
    return re.fullmatch(pattern, key) is not None


def _read(text: str, language: str) -> Iterator[Value]:
    heard = read(text, language)
    for said in (*heard.amounts, *heard.days, *heard.months):
        assert isinstance(said.what, Decimal | date | Month)
        yield said.what


@cache
def _patterns(language: str) -> tuple[tuple[str, str, re.Pattern[str], tuple[str, ...]], ...]:
    """Of each sentence: its key, the most of it that stands together, how it reads, its places."""
    found = []
    for key, text in sentences(language):
        places = tuple(dict.fromkeys(_PLACE.findall(text)))
        if not places or len(re.sub(r"[\W\d]", "", _PLACE.sub("", text))) < _LITERAL:
            continue
        parts, seen = [], set[str]()
        split = _PLACE.split(" ".join(text.split()))
        for at, part in enumerate(split):
            if at % 2 == 0:
                parts.append(re.escape(part))
            elif part in seen:
                parts.append(f"(?P={part})")
            else:
                seen.add(part)
                parts.append(rf"(?P<{part}>{_VALUE}|.{{1,90}}?)")
        found.append((key, max(split[::2], key=len), re.compile("".join(parts)), places))
    return tuple(found)
