"""How many pages a document is likely to have, before it is laid out: a guess that saves a build.

Every foot tells how many pages there are, and that is known for certain only when all is laid out.
The guess is of the usual case: lines of so many characters on pages of so many lines, fitted to the
letters of the tests. Of those it is wrong about one in a hundred, in large print one in six; then a
letter costs more time, never another byte.
"""

from collections.abc import Sequence
from math import ceil
from typing import Final

from app.documents.letter import (
    Block,
    Bullets,
    KeyFigures,
    Letter,
    NewPage,
    ReachBlock,
    Table,
    Timeline,
)
from app.documents.paying import PaymentBox, Specification
from app.documents.sheet import Sheet, SheetBlock, SheetHeading, SheetTable
from app.render.glyphs import texts_of
from calc.base.value_type import value_type


@value_type
class _Print:
    """What fits on a page, in lines of the smaller print; `larger`: a line of this print."""

    head: float
    larger: float


_USUAL: Final = _Print(head=18, larger=1)
_LARGE: Final = _Print(head=42, larger=2.25)
_LINES: Final = 56
_CHARACTERS: Final = 90
_AROUND: Final = 0.7
"""The white around a paragraph or an item, in lines."""
_ROW: Final = 1.2
_PICTURE: Final = 6
"""A timeline is as high as so many paragraphs without words."""
_SHEET_LINES: Final = 63
_SHEET_HEAD: Final = 4
_SHEET_CHARACTERS: Final = 92
"""Of a sentence over the whole width, in lines of a sheet."""
_WORDS_OF_ROW: Final = 62
_LESS_A_COLUMN: Final = 13
"""Characters on a line of words beside one amount, and less for every amount more."""
_ROW_OF_SHEET: Final = 0.2
_TITLE_OF_SHEET: Final = 1.8


def likely_pages(document: Letter | Sheet) -> int:
    """The guess, at least 1."""
    if isinstance(document, Sheet):
        return _sheet_pages(document)
    look = _LARGE if document.large_print else _USUAL
    first, *more = _parts(document.blocks)
    return _pages(look.head + _height(first, look)) + sum(
        _pages(_height(part, look)) for part in more
    )


def _pages(lines: float, on_each: float = _LINES) -> int:
    return max(1, ceil(lines / on_each))


def _parts(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks, divided before every new page."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, NewPage):
            parts.append([])
        parts[-1].append(block)
    return parts


def _height(part: Sequence[Block], look: _Print) -> float:
    return look.larger * sum(map(_lines, part))


def _lines(block: Block) -> float:
    texts = list(texts_of(block))
    if isinstance(block, Table):
        return _AROUND + _ROW * len(block.rows)
    if isinstance(block, ReachBlock | KeyFigures | PaymentBox | Specification):  # two to a row
        return _AROUND + _ROW * len(texts) / 2
    items = len(block.items) if isinstance(block, Bullets) else 1
    if isinstance(block, Timeline):
        items += _PICTURE
    return sum(map(len, texts)) / _CHARACTERS + _AROUND * items


def _sheet_pages(sheet: Sheet) -> int:
    """Each part that begins a page fills whole ones."""
    pages, lines = 0, float(_SHEET_HEAD)
    for block in sheet.blocks:
        if isinstance(block, SheetHeading) and block.on_new_page:
            pages, lines = pages + _pages(lines, _SHEET_LINES), 0
        lines += _sheet_block(block)
    return pages + _pages(lines, _SHEET_LINES)


def _sheet_block(block: SheetBlock) -> float:
    if isinstance(block, SheetHeading):
        return _TITLE_OF_SHEET
    if not isinstance(block, SheetTable):
        return ceil(len(block.text) / _SHEET_CHARACTERS) + _ROW_OF_SHEET
    amounts = len(block.columns) - 1
    width = _WORDS_OF_ROW - _LESS_A_COLUMN * (amounts - 1)
    rows = (
        ceil(len(text) / width)
        for line in block.lines
        for text in (line.cells[block.words_at], line.note)
    )
    return sum(rows) + _ROW_OF_SHEET * len(block.lines) + bool(block.titles) + _ROW_OF_SHEET
