"""What is searched in, and what is searched for: both folded, so that they meet."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import filterfalse
from typing import Final

_ALONE: Final = str.maketrans(
    {
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{LATIN SMALL LETTER AE}": "ae",
        "\N{LATIN SMALL LIGATURE OE}": "oe",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
    }
)
"""Letters that Unicode does not take apart."""
_PREFIX: Final = "rs-"
"""Of our references; with it and without it the same dossier is meant."""
_MOST: Final = 480
"""Letters that are kept: an index takes no more (2,700 bytes on PostgreSQL)."""


def folded(text: str) -> str:
    """Small letters without marks, single spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(map(_shown, filterfalse(unicodedata.combining, apart)))
    return " ".join(bare.translate(_ALONE).split())


def _shown(sign: str) -> str:
    """No database takes every sign that is none on a screen."""
    return " " if unicodedata.category(sign) in {"Cc", "Cs"} else sign


def search_column(names: Iterable[str], title: str, reference: str) -> str:
    """All that a dossier is found by; the last name first, by which the list is ordered."""
    people = [folded(name) for name in names]
    last = people[0].split()[-1] if people and people[0] else ""
    number = folded(reference)
    parts = [last, *people, number, _bare(number), folded(title)]
    return " ".join(dict.fromkeys(filter(None, parts)))[:_MOST].rstrip()


def search_words(typed: str) -> tuple[str, ...]:
    """The words that are all to be found, in any order; each may be a part of a word."""
    return tuple(word.removeprefix(_PREFIX) or word for word in folded(typed).split())


def _bare(number: str) -> str:
    """A reference as people type it who leave out its signs."""
    return re.sub(r"[^\w]+", "", number)


def marks(shown: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where words were found in a text as it is shown: begin and end of each, without overlap."""
    letters = [(place, each) for place, sign in enumerate(shown) for each in folded(sign) or " "]
    plain = "".join(each for _, each in letters)
    covered: set[int] = set()
    for word in words:
        at = plain.find(word)
        if at >= 0:
            covered |= {place for place, _ in letters[at : at + len(word)]}
    runs: list[tuple[int, int]] = []
    for place in sorted(covered):
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs
