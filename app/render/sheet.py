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
from app.render.sheet_look import (
    BODY,
    CELL,
    CELL_STRONG,
    GROUP,
    ITEM,
    NOTE,
    NUMBER,
    PART,
    RIGHT,
    RIGHT_STRONG,
    SHEET_WIDTH,
    SIZE,
    TITLE,
)
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
_ROWS_A_TABLE: Final = 60
"""One long table takes ever more time to divide over pages."""


def flow_of(sheet: Sheet) -> list[Flowable]:
    """Title, what one must know, and the blocks."""
    flow: list[Flowable] = [
        put(sheet.title, TITLE, tag="H1"),
        Rule(width="100%", thickness=1.4, color=ACCENT, spaceAfter=4),
        *(put(line, BODY) for line in sheet.lead),
    ]
    items: list[TaggedParagraph] = []
    for at, block in enumerate(sheet.blocks):
        if isinstance(block, SheetText) and block.is_item:
            items.append(put(block.text, ITEM, bullet="•"))
            continue
        flow += listed(items)
        items = []
        flow += _block(block, f"part-{at}")
    return [*flow, *listed(items)]


def _block(block: SheetBlock, name: str) -> Iterator[Flowable]:
    match block:
        case SheetHeading():
            is_part = block.on_new_page
            yield room_for_a_part(is_apart=block.is_apart) if is_part else Room(UNDER_A_TITLE)
            style = PART if block.level == 2 else GROUP
            title = put(block.text, style, tag=f"H{block.level}")
            title.outline, title.outline_level = name, block.level - 2
            yield title
        case SheetText():
            yield put(block.text, BODY)
        case SheetTable():
            starts = range(0, len(block.lines), _ROWS_A_TABLE)
            lines = (block.lines[start : start + _ROWS_A_TABLE] for start in starts)
            yield from joined([_table(block, some) for some in lines])
            yield Spacer(0, 3)


def _table(block: SheetTable, lines: Sequence[SheetLine]) -> TaggedTable:
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), _SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), _SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), 0.4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIR),
    ]
    rows = [_cells(block, line) for line in lines]
    titles = bool(block.titles)
    if titles:
        rows.insert(0, [_title(block, at) for at in range(len(block.columns))])
        style += [
            ("BACKGROUND", (0, 0), (-1, 0), CALM),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, ACCENT),
        ]
    return data_table(
        rows, _widths(block, lines), style, titles=int(titles),
        row_title_at=block.words_at, hAlign="LEFT",
    )  # fmt: skip


def _title(block: SheetTable, at: int) -> Flowable:
    is_words = block.columns[at] is SheetColumn.WORDS
    return put(block.titles[at], CELL_STRONG if is_words else RIGHT_STRONG)


def _cells(block: SheetTable, line: SheetLine) -> list[Any]:
    made: list[Any] = []
    for column, text in zip(block.columns, line.cells, strict=True):
        match column:
            case SheetColumn.NUMBER:
                made.append(put(text, NUMBER))
            case SheetColumn.AMOUNT:
                made.append(put(text, RIGHT_STRONG if line.is_strong else RIGHT))
            case SheetColumn.WORDS:
                words = CELL_STRONG if line.is_strong else CELL
                cell = [put(text, _indented(words, line.depth))]
                if line.note:
                    cell.append(put(line.note, _indented(NOTE, line.depth)))
                made.append(cell)
    return made


def _widths(block: SheetTable, lines: Sequence[SheetLine]) -> list[float]:
    """Amounts have the width that they need, and the words the rest."""
    amounts = max(1, block.columns.count(SheetColumn.AMOUNT))
    most = SHEET_WIDTH * (_MOST_AMOUNT if amounts == 1 else (1 - _LEAST_WORDS) / amounts)
    widths = [0.0] * len(block.columns)
    for at, column in enumerate(block.columns):
        if column is SheetColumn.WORDS:
            continue
        texts = [width_of(line.cells[at], BOLD, SIZE) for line in lines]
        if block.titles:
            title = block.titles[at]
            words = [title] if len(title) <= _SHORT_TITLE else title.split(" ")
            texts += [width_of(word, BOLD, SIZE) for word in words]
        widths[at] = min(max(texts, default=0) + 2 * _SIDE + 1, most)
    widths[block.words_at] = SHEET_WIDTH - sum(widths)
    return widths


@lru_cache(maxsize=64)
def _indented(style: ParagraphStyle, depth: int) -> ParagraphStyle:
    inward = min(depth, _DEEPEST) * _INDENT
    return ParagraphStyle(f"{style.name}{inward}", parent=style, leftIndent=inward)
