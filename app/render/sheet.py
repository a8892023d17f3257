"""A sheet, laid out: titles with their bookmarks, sentences, and tables of amounts."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from app.documents.sheet import (
    Sheet,
    SheetBlock,
    SheetColumn,
    SheetHeading,
    SheetLine,
    SheetTable,
    SheetText,
)
from app.render.fonts import BOLD, width_of
from app.render.look import ACCENT, CALM, HAIR
from app.render.setting import data_table, put
from app.render.sheet_look import LARGE, SHEET_WIDTH, SIZE, SMALLER, SheetLook, sheet_look
from app.render.sheet_room import UNDER_A_TITLE, Room, room_for_a_part
from app.render.tagging.flowables import Rule, TaggedParagraph, TaggedTable, joined, listed

_INDENT: Final = 9.0
_DEEPEST: Final = 12
"""Deeper rows stand as far in as this one: there must be room for words."""
_SIDE: Final = 3.0
_LEAST_WORDS: Final = 0.34
"""The share of the width that words have at least; wider amounts are set on two lines."""
_MOST_AMOUNT: Final = 0.34
_SHORT_TITLE: Final = 12
"""Characters: a title like "dec 2026" is not divided."""
_ROWS_A_TABLE: Final = 120
"""One long table takes ever more time to divide over pages."""


def flow_of(sheet: Sheet) -> list[Flowable]:
    """Title, what one must know, and the blocks."""
    look = sheet_look(LARGE if sheet.large_print else SIZE)
    flow: list[Flowable] = [
        put(sheet.title, look.title, tag="H1"),
        Rule(width="100%", thickness=1.4, color=ACCENT, spaceAfter=4),
        *(put(line, look.body) for line in sheet.lead),
    ]
    items: list[TaggedParagraph] = []
    for at, block in enumerate(sheet.blocks):
        if isinstance(block, SheetText) and block.is_item:
            items.append(put(block.text, look.item, bullet="•"))
            continue
        flow += listed(items)
        items = []
        flow += _block(block, f"part-{at}", look)
    return [*flow, *listed(items)]


def _block(block: SheetBlock, name: str, look: SheetLook) -> Iterator[Flowable]:
    match block:
        case SheetHeading():
            is_part = block.on_new_page
            yield room_for_a_part(is_apart=block.is_apart) if is_part else Room(UNDER_A_TITLE)
            style = look.part if block.level == 2 else look.group
            title = put(block.text, style, tag=f"H{block.level}")
            title.outline, title.outline_level = name, block.level - 2
            yield title
        case SheetText():
            yield put(block.text, look.body)
        case SheetTable():
            starts = range(0, len(block.lines), _ROWS_A_TABLE)
            lines = (block.lines[start : start + _ROWS_A_TABLE] for start in starts)
            yield from joined([_table(block, some, look) for some in lines])
            yield Spacer(0, 3)


def _table(block: SheetTable, lines: Sequence[SheetLine], look: SheetLook) -> TaggedTable:
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), _SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), _SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), 0.4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIR),
    ]
    look = _fitting(block, lines, look)
    rows = [_cells(block, line, look) for line in lines]
    titles = bool(block.titles)
    if titles:
        rows.insert(0, [_title(block, at, look) for at in range(len(block.columns))])
        style += [
            ("BACKGROUND", (0, 0), (-1, 0), CALM),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, ACCENT),
        ]
    return data_table(
        rows, _widths(block, lines, look), style, titles=int(titles),
        row_title_at=block.words_at, hAlign="LEFT",
    )  # fmt: skip


def _title(block: SheetTable, at: int, look: SheetLook) -> Flowable:
    is_words = block.columns[at] is SheetColumn.WORDS
    return put(block.titles[at], look.cell_strong if is_words else look.right_strong)


def _cells(block: SheetTable, line: SheetLine, look: SheetLook) -> list[Any]:
    made: list[Any] = []
    for column, text in zip(block.columns, line.cells, strict=True):
        match column:
            case SheetColumn.NUMBER:
                made.append(put(text, look.number))
            case SheetColumn.AMOUNT:
                made.append(put(text, look.right_strong if line.is_strong else look.right))
            case SheetColumn.WORDS:
                words = look.cell_strong if line.is_strong else look.cell
                cell = [put(text, _indented(words, line.depth))]
                if line.note:
                    cell.append(put(line.note, _indented(look.note, line.depth)))
                made.append(cell)
    return made


def _widths(block: SheetTable, lines: Sequence[SheetLine], look: SheetLook) -> list[float]:
    """Amounts have the width that they need, and the words the rest."""
    most = _most(block)
    widths = [min(needed, most) for needed in _needed(block, lines, look)]
    widths[block.words_at] = SHEET_WIDTH - sum(widths)
    return widths


def _most(block: SheetTable) -> float:
    """The width that an amount has at most."""
    amounts = max(1, block.columns.count(SheetColumn.AMOUNT))
    return SHEET_WIDTH * (_MOST_AMOUNT if amounts == 1 else (1 - _LEAST_WORDS) / amounts)


def _fitting(block: SheetTable, lines: Sequence[SheetLine], look: SheetLook) -> SheetLook:
    """The largest letters, up to those of the sheet, in which no amount is broken."""
    for size in SMALLER:
        if size <= look.size and max(_needed(block, lines, sheet_look(size))) <= _most(block):
            return sheet_look(size)
    return sheet_look(SIZE)


def _needed(block: SheetTable, lines: Sequence[SheetLine], look: SheetLook) -> list[float]:
    """What each column needs; the words take what is left, and need nothing."""
    widths = [0.0] * len(block.columns)
    for at, column in enumerate(block.columns):
        if column is SheetColumn.WORDS:
            continue
        texts = [width_of(line.cells[at], BOLD, look.size) for line in lines]
        if block.titles:
            title = block.titles[at]
            words = [title] if len(title) <= _SHORT_TITLE else title.split(" ")
            texts += [width_of(word, BOLD, look.size) for word in words]
        widths[at] = max(texts, default=0) + 2 * _SIDE + 1
    return widths


@lru_cache(maxsize=64)
def _indented(style: ParagraphStyle, depth: int) -> ParagraphStyle:
    inward = min(depth, _DEEPEST) * _INDENT
    return ParagraphStyle(f"{style.name}{inward}", parent=style, leftIndent=inward)
