"""Whether a text of the program can hold a name at all: most files need not be parsed to know."""

import re
from collections.abc import Iterable
from functools import cache
from unicodedata import normalize


def mentions(source: str, names: Iterable[str]) -> bool:
    """Whether one of these names stands in a source text: in its code, a text or a comment.

    Python reads a name in its NFKC form and whole: one that does not stand here is in no tree.
    """
    return _any_of(frozenset(names)).search(normalize("NFKC", source)) is not None


@cache
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(names))})(?!\w)")
