"""A text on the clipboard as rows of cells: parted by tabs, semicolons, commas, bars or spaces.

A quotation mark belongs to a cell that closes it again; else it is a letter like any other, and
the rows below stay rows. A line feed within a cell is kept here: it parts words, and numbers.
"""

import re
from typing import Final

_SPACED: Final = re.compile(r" {2,}")
_DECIMAL_COMMA: Final = re.compile(r"\d,\d{1,2}(?!\d)")
_DECIMAL_POINT: Final = re.compile(r"\d\.\d\d(?!\d)")
_COMMA_OF_A_SENTENCE: Final = re.compile(r'(?<!"), ')
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*+"')
_LINES: Final = re.compile(r"\r\n|\r")
_WITHIN: Final = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
"""Line breaks within a cell, as a word processor writes them."""


def rows_of(text: str) -> list[list[str]]:
    """The cells of each row that is not empty, without the space around them."""
    text = _LINES.sub("\n", text.replace("\0", "").lstrip("\ufeff"))
    mark = _mark_of(text)
    rows = [[]] if mark is None else _parted(text, mark)
    if mark is None:
        rows = [_by_spaces(line) for line in text.split("\n")]
    cells = [[_WITHIN.sub("\n", cell).strip(" \t\n\u00a0") for cell in row] for row in rows]
    return [row for row in cells if any(row)]


def one_line(cell: str) -> str:
    """A cell as a text of one line: where there was a new line there is a space."""
    return " ".join(cell.split())


def _mark_of(text: str) -> str | None:
    """What stands between the cells. A comma only where it can be nothing else."""
    if "\t" in text:
        return "\t"
    if ";" in text:
        return ";"
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and all("|" in line for line in lines):
        return "|"
    outside = [_QUOTED.sub('""', line) for line in lines]
    if not lines or any(_COMMA_OF_A_SENTENCE.search(line) for line in outside):
        return None
    counts = {line.count(",") for line in outside}
    alike = len(counts) == 1 and (len(lines) > 1 or min(counts) > 1)
    if any(_DECIMAL_COMMA.search(line) for line in outside):
        # A comma within an amount would give its row a cell more than the titles have.
        titles = not any(character.isdigit() for character in lines[0])
        alike = alike and (titles or any(_DECIMAL_POINT.search(line) for line in outside))
    return "," if alike and min(counts) > 0 else None


def _by_spaces(line: str) -> list[str]:
    """Two spaces or more part cells, as in a copy of a printed page."""
    cells = [cell for cell in _SPACED.split(line.strip()) if cell]
    return [_unquoted(cell) for cell in cells]


def _parted(text: str, mark: str) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        closed = _closed(text, at, mark)
        if closed is not None:
            cell, at = closed
        else:
            end = _next(text, at, mark)
            cell, at = text[at:end], end
        rows[-1].append(cell)
        if at < len(text) and text[at] == "\n":
            rows.append([])
        at += 1
    return rows


def _next(text: str, at: int, mark: str) -> int:
    ends = [place for place in (text.find(mark, at), text.find("\n", at)) if place >= 0]
    return min(ends, default=len(text))


def _closed(text: str, at: int, mark: str) -> tuple[str, int] | None:
    """A cell in quotation marks and where it ends; None where no mark closes it.

    Within it quotation marks are doubled. A cell of more than one line holds no mark between
    cells, and no cell holds a tab: that would be cells that were swallowed.
    """
    while text[at : at + 1] == " ":
        at += 1
    if text[at : at + 1] != '"':
        return None
    found = re.compile(r'"((?:[^"]|"")*+)"[ ]*(?=[' + re.escape(mark) + r"\n]|\Z)").match(text, at)
    if found is None:
        return None
    inside = found[1]
    swallows = mark in inside and (mark == "\t" or "\n" in inside)
    return None if swallows else (inside.replace('""', '"'), found.end())


def _unquoted(cell: str) -> str:
    found = re.fullmatch(r'"((?:[^"]|"")*+)"', cell)
    return found[1].replace('""', '"') if found else cell
