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
_SHEET_HEIGHT: Final = 754.0
_SHEET_WIDTH: Final = 510.0
_SHEET_LINE: Final = 11.2
_SHEET_LETTER: Final = 5.15
_ABOVE_ROWS: Final = 1.8
_AROUND_SHEET_TITLE: Final = 9.0
_TOP_OF_SHEET: Final = 34.0
"""Of a sheet, in points: a page, a line and a letter, the white around a row and a title."""


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
    """What stands apart begins a page."""
    pages, height = 0, _TOP_OF_SHEET + sum(_text_height(line) for line in sheet.lead)
    for block in sheet.blocks:
        if isinstance(block, SheetHeading) and block.is_apart:
            pages, height = pages + _pages(height, _SHEET_HEIGHT), 0.0
        height += _block_height(block)
    return pages + _pages(height, _SHEET_HEIGHT)


def _block_height(block: SheetBlock) -> float:
    if isinstance(block, SheetHeading):
        return _SHEET_LINE + _AROUND_SHEET_TITLE
    if not isinstance(block, SheetTable):
        return _text_height(block.text)
    columns = (at for at in range(len(block.columns)) if at != block.words_at)
    others = sum(max(len(line.cells[at]) for line in block.lines) + 2 for at in columns)
    room = _SHEET_WIDTH - others * _SHEET_LETTER
    rows = [
        sum(_lines_of(text, room) for text in (line.cells[block.words_at], line.note))
        for line in block.lines
    ]
    return _SHEET_LINE * (sum(rows) + bool(block.titles)) + _ABOVE_ROWS * (len(rows) + 3)


def _text_height(text: str) -> float:
    return _SHEET_LINE * _lines_of(text, _SHEET_WIDTH) + _ABOVE_ROWS


def _lines_of(text: str, room: float) -> int:
    return ceil(len(text) * _SHEET_LETTER / room)
