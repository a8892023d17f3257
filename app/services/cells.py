"""Cells that go to a spreadsheet: what somebody wrote stays text there, and is never a formula.

A cell that begins with = + - or @ is worked out by the spreadsheet it is pasted into: it can send
what stands beside it to a web page. Such a cell gets an apostrophe before it, and a tab or a new
line in it becomes a space: it would begin a cell of its own. A number is a number: -12,50 stays.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from calc.base.characters import made_visible

_BREAKS: Final = re.compile(r"\s*[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]\s*")
_FORMULA: Final = re.compile(r"[\s']*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""Also behind spaces, which some programs take off, and with the wide signs of an East Asian
keyboard. Behind apostrophes too: who takes ours off must find those that were there."""
_NUMBER: Final = re.compile(
    r"[+-]?[ \u00a0]?(?:€[ \u00a0]?)?\d[\d., \u00a0]*[%€]?|€[ \u00a0]?[+-]\d[\d.,]*|-"
)
_SPACE: Final = re.compile(r"\s*")


def protected(cell: str) -> str:
    """One cell for the clipboard, on one line, that no spreadsheet works out."""
    flat = never_a_formula(cell)
    if flat.startswith('"'):  # else it would swallow the cells after it
        doubled = flat.replace('"', '""')
        return f'"{doubled}"'
    return flat


def never_a_formula(cell: str) -> str:
    """One cell on one line, with an apostrophe before what a spreadsheet would work out."""
    flat = made_visible(_BREAKS.sub(" ", cell))
    if _FORMULA.match(flat) and not _NUMBER.fullmatch(flat.strip()):
        at = len(_leading(flat))
        return f"{flat[:at]}'{flat[at:]}"
    return flat


def as_rows(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells with tabs between them, as a spreadsheet takes them."""
    return "\n".join("\t".join(map(protected, cells)) for cells in rows)


def csv_line(cells: Sequence[str], separator: str = ";") -> bytes:
    """One line of a file that a spreadsheet opens, with its end; the cells are on one line each."""
    quoted = [_quoted(cell) if separator in cell or '"' in cell else cell for cell in cells]
    return (separator.join(quoted) + "\r\n").encode()


def unprotected(text: str) -> str:
    """Pasted text as it was before our own protection, cell by cell; other text stays as it is."""
    return "\n".join("\t".join(map(_bare, line.split("\t"))) for line in text.split("\n"))


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _bare(cell: str) -> str:
    space = _leading(cell)
    bare = space + cell[len(space) :].removeprefix("'")
    return bare if bare != cell and protected(bare) == cell else cell


def _leading(cell: str) -> str:
    found = _SPACE.match(cell)
    return found[0] if found else ""
