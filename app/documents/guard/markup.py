"""Marks of a layout that stand in a text: tags, entities, and text that is turned round.

A tag within a word hides it from a rule and from nobody else: "be<b>slag</b>" reads "beslag".
"""

import html
import re
from collections.abc import Iterator
from typing import Final

_TAG: Final = re.compile(
    r"<!--.{0,400}?-->|</?[a-zA-Z][^<>]{0,300}>|\[/?(?:[bius]|em|strong|color|size|url)\]",
    re.DOTALL | re.IGNORECASE,
)
_BREAKS: Final = re.compile(r"</?(?:br|p|div|li|ul|ol|tr|td|table|h\d)\b", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:amp;)?(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});?")
_TURNED: Final = re.compile("[\u202e\u2067]([^\u202c\u2069\n]*)")
_BAR: Final = re.compile(r"(?<=[a-z])\|(?=[a-z])|(?<![^\s])\|(?=[a-z]{3})", re.IGNORECASE)
_MARKS: Final = re.compile(
    r"(?<=\w)[*_~`^\\]+(?=\w)|[*_~`^\\]{1,3}(?=[^\W\d_])|(?<=[^\W\d_])[*~`^\\]{1,3}"
)
"""Marks in a word, and around it."""


def read(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The characters that are shown, each with its place; `at`: where the text begins."""
    turned = _turned(text)
    found = 0
    for stop, end, shown in _hidden(text):
        yield from ((text[turned.get(place, place)], at + turned.get(place, place))
                    for place in range(found, stop))  # fmt: skip
        yield from ((letter, at + stop) for letter in shown)
        found = end
    yield from ((text[turned.get(place, place)], at + turned.get(place, place))
                for place in range(found, len(text)))  # fmt: skip


def _turned(text: str) -> dict[int, int]:
    """For text that is shown from right to left: which character stands where."""
    places: dict[int, int] = {}
    if "\u202e" in text or "\u2067" in text:
        for found in _TURNED.finditer(text):
            first, last = found.span(1)
            places |= {first + step: last - 1 - step for step in range(last - first)}
    return places


def _hidden(text: str) -> Iterator[tuple[int, int, str]]:
    """Tags, entities and marks: where, and what a reader sees there."""
    found = []
    if "<" in text or "[" in text:
        for tag in _TAG.finditer(text):
            found.append((*tag.span(), " " if _BREAKS.match(tag.group()) else ""))
    if "&" in text:
        for entity in _ENTITY.finditer(text):
            shown = html.unescape(f"&{entity.group(1)};")
            if not shown.endswith(";"):
                found.append((*entity.span(), shown))
    if any(mark in text for mark in "*_~`^\\"):
        found += [(*mark.span(), "") for mark in _MARKS.finditer(text)]
    if "|" in text:
        found += [(*bar.span(), "l") for bar in _BAR.finditer(text)]
    return _apart(sorted(found))


def _apart(found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    end = 0
    for start, stop, shown in found:
        if start >= end:
            yield start, stop, shown
            end = stop
