r"""Letters that a text must hold before a pattern can find anything in it.

    needed(r"\b(loon|bank)[ -]?beslag\w*")     {"beslag"}: one of these stands in each find

Most patterns have nothing to look for in most sentences, and a short text is told from one with
such letters in a fraction of the time that a pattern takes. A pattern that can do without has none.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

Pattern = re.Pattern[str]

_SIZE: Final = 3
"""Letters by which a text is looked up; shorter ones stand everywhere."""
_ZERO_WIDTH: Final = frozenset({"(?!", "(?=", "(?<!", "(?<="})
_BOUNDARY: Final = r"\b"
_PIECE: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[:!=]|\{\d*,?\d*\}|.", re.DOTALL)
_ITSELF: Final = re.compile(r"[a-zA-Z0-9 ,:;/%@'\"-]|\\[^\w\s]", re.ASCII)
"""A piece of a pattern that stands for one character, and for no other."""
_END: Final = "end"
_ENDS: Final = frozenset({_END, "|", ")"})
_NONE: Final[frozenset[str]] = frozenset()
_MEANT: Final = frozenset("\u0130\u0131\u017f\u212a")
"""Letters that a pattern without regard to capitals takes for i, s and k; there are no others."""
_NOTHING: Final = frozenset({""})
_MOST_RUNS: Final = 8
"""Ways in which letters in a row may stand there, some of them or not."""


def needed(pattern: str) -> frozenset[str]:
    """Small letters of which every find holds one; empty when nothing is sure."""
    return _Reader(pattern).alternatives()


class MayFind:
    """Which of these patterns may find something in a text; the others find nothing."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._always: set[Pattern] = set()
        self._by_start: dict[str, list[tuple[str, Pattern]]] = {}
        for pattern in patterns:
            letters = needed(pattern.pattern)
            if not letters:
                self._always.add(pattern)
            for each in letters:
                self._by_start.setdefault(each[:_SIZE], []).append((each, pattern))
        self._all = frozenset(patterns)

    def among(self, text: str) -> set[Pattern] | frozenset[Pattern]:
        """Those; all of them in a text with letters that have another way to be small."""
        if not (text.isascii() or _MEANT.isdisjoint(text)):
            return self._all
        small, begins = text.lower(), self._by_start
        found = set(self._always)
        for start in begins.keys() & set(_pieces(small)):
            found.update(pattern for letters, pattern in begins[start] if letters in small)
        return found


def _pieces(text: str) -> Iterator[str]:
    return map("".join, zip(text, text[1:], text[2:], strict=False))


class _Reader:
    """A pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pieces: list[str] = [*_PIECE.findall(pattern), _END]
        self._at = 0

    def alternatives(self) -> frozenset[str]:
        """Of a pattern or a group, up to its end: letters of each of its alternatives."""
        each = [self._sequence()]
        while self._pieces[self._at] == "|":
            self._at += 1
            each.append(self._sequence())
        return _NONE.union(*each) if all(each) else _NONE

    def _sequence(self) -> frozenset[str]:
        """Of all that must stand in it, that of which the shortest is longest."""
        sure: list[frozenset[str]] = []
        runs = _NOTHING
        while (piece := self._pieces[self._at]) not in _ENDS:
            self._at += 1
            if piece == _BOUNDARY:
                continue
            inner = _NONE
            if piece.startswith("("):
                inner = self.alternatives()
                self._at += 1
                inner = _NONE if piece in _ZERO_WIDTH else inner
            often = self._often()
            if _ITSELF.fullmatch(piece) and often in ("", "?") and len(runs) <= _MOST_RUNS:
                more = frozenset([run + piece[-1].lower() for run in runs])
                runs = runs | more if often else more
                continue
            sure += [runs, inner if often in ("", "+") else _NONE]
            runs = _NOTHING
        sure.append(runs)
        return max((one for one in sure if _is_long(one)), key=_shortest, default=_NONE)

    def _often(self) -> str:
        """How often what was read may stand there: "" is once, "+" at least once."""
        often = self._pieces[self._at][0]
        if often not in "?*+{":
            return ""
        self._at += 1
        if self._pieces[self._at] == "?":
            self._at += 1
        return often


def _shortest(letters: frozenset[str]) -> int:
    return min(map(len, letters))


def _is_long(letters: frozenset[str]) -> bool:
    return bool(letters) and _shortest(letters) >= _SIZE
