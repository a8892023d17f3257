"""From the blocks of a letter to what ReportLab lays out on pages."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer
from reportlab.platypus import Paragraph as Set

from app.documents.letter import (
    Align,
    Bars,
    Block,
    Bullets,
    Form,
    Heading,
    Letter,
    NewPage,
    Paragraph,
    ReachBlock,
    Table,
    TableRow,
    Timeline,
)
from app.documents.paying import PaymentBox, Specification
from app.render.bars import bars_drawing
from app.render.form import form_flow
from app.render.leading import leads_to
from app.render.look import ACCENT, CALM, HAIR, TEXT_WIDTH, Look
from app.render.payment_box import payment_box, specification_flow
from app.render.setting import data_table, grid, put
from app.render.tagging.flowables import Figure, TaggedParagraph, listed
from app.render.timeline import timeline_drawing

Styled = list[Any]
_SHORT: Final = 3
_WHOLE: Final = 7
"""Rows: a table of so few is not divided over two pages."""
_CELL_SIDE: Final = 5
_LEAST_WORDS: Final = 0.3
"""Of the width of a table: what its words keep beside long amounts."""
_ROUND: Final = (5, 5, 5, 5)


def blocks_of(letter: Letter, look: Look) -> list[Flowable]:
    """Everything below the salutation of the letter itself, with its closing."""
    sections = [section for section in _sections(letter.own_blocks) if section]
    # A greeting alone on a page looks lost: a short last section goes with it.
    last = sections.pop() if sections and _is_short(sections[-1]) else []
    # So does what stands before it: a page with only free help looks like another letter, and
    # one with only a greeting like none. A title stays with what it is the title of, and what is
    # said of a contact with the contact.
    if sections and len(sections[-1]) > 2:
        if _is_short(sections[-1]):
            last = [*sections.pop(), *last]
        elif isinstance(sections[-1][-1], Paragraph):
            last = [sections[-1].pop(), *last]
    flow = [part for section in sections for part in _flow_of(section, look)]
    if ending := [*_parts_of(last, look), *_closing(letter.closing, look)]:
        flow.append(KeepTogether(ending))
    return _without_white(flow)


def along_of(letter: Letter, look: Look) -> list[Flowable]:
    """What goes along with the letter, on pages of its own."""
    sections = _sections(letter.going_along)
    return _without_white([part for section in sections for part in _flow_of(section, look)])


def _without_white(flow: list[Flowable]) -> list[Flowable]:
    """White after the last words would be a page of its own where these end at the foot."""
    while flow and isinstance(flow[-1], Spacer):
        flow.pop()
    return flow


def _flow_of(section: Sequence[Block], look: Look) -> list[Flowable]:
    parts = _parts_of(section, look)
    return [KeepTogether(parts)] if _is_short(section) else parts


def _parts_of(section: Sequence[Block], look: Look) -> list[Flowable]:
    return [part for block in section for part in _flowables(block, look)]


def _sections(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks, divided before every heading and every new page."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading | NewPage):
            sections.append([])
        sections[-1].append(block)
    return sections


def _is_short(section: Sequence[Block]) -> bool:
    """A heading with a few paragraphs, or with who to reach, is not divided over two pages."""
    if not section or len(section) > _SHORT:
        return False
    return all(isinstance(block, Heading | Paragraph | ReachBlock) for block in section)


def _flowables(block: Block, look: Look) -> list[Flowable]:
    match block:
        case Heading():
            return [_heading(block, look)]
        case Paragraph():
            return [put(block.text, _paragraph_style(block, look), lead=block.lead)]
        case Bullets():
            items = listed([put(item, look.bullet, bullet="•") for item in block.items])
            for lonely in (*items[:1], *items[-2:-1]):
                lonely.keepWithNext = int(len(items) > 1)
            return [*items, Spacer(0, look.gap(0.4))]
        case Timeline():
            return [
                Figure(timeline_drawing(block, look), block.in_words),
                Spacer(0, look.gap(0.7)),
            ]
        case Bars():
            return [Figure(bars_drawing(block, look), block.in_words), Spacer(0, look.gap(0.7))]
        case Table():
            table = _table(block, look)
            whole = len(block.rows) <= _WHOLE
            return [KeepTogether([table]) if whole else table, Spacer(0, look.gap(0.7))]
        case Form():
            # Forms after each other are of different people: what one of them signs is apart.
            return [KeepTogether([form_flow(block, look)]), Spacer(0, look.gap(1.6))]
        case NewPage():
            return [PageBreak()]
        case ReachBlock():
            return [_contact(block, look), Spacer(0, look.gap(0.7))]
        case PaymentBox():
            return [KeepTogether([payment_box(block, look)]), Spacer(0, look.gap(0.7))]
        case Specification():
            return [*specification_flow(block, look), Spacer(0, look.gap(0.7))]


def _heading(block: Heading, look: Look) -> TaggedParagraph:
    made = put(block.text, look.heading, tag=f"H{block.level}")
    made.announced = block.in_a_sentence if block.level == 2 else ""
    return made


def _paragraph_style(block: Paragraph, look: Look) -> ParagraphStyle:
    if block.strong:
        return look.strong
    return look.leading_in if block.text.endswith(":") else look.body


def _table(block: Table, look: Look) -> Flowable:
    titled = any(column.title for column in block.columns)
    rows = [_cells(row, block, look) for row in block.rows]
    if titled:
        rows.insert(0, [
            put(column.title, look.small_right if column.align is Align.RIGHT else look.small)
            for column in block.columns
        ])  # fmt: skip
    style: Styled = [
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), _CELL_SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), _CELL_SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), look.gap(0.2)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look.gap(0.32)),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR),
    ]
    first = int(titled)
    if titled:
        style.append(("LINEBELOW", (0, 0), (-1, 0), 0.9, ACCENT))
    for index, row in enumerate(block.rows, start=first):
        if row.total:
            style.append(("BACKGROUND", (0, index), (-1, index), CALM))
    widths = _widths(block, look)
    return data_table(rows, widths, style, titles=first, hAlign="LEFT")


def _widths(table: Table, look: Look) -> list[float]:
    """The first column holds words; two columns are kept near each other.

    More columns are as wide as their longest amount, which is never divided over two lines; they
    leave the words what these need for one line, as far as there is room.
    """
    columns = len(table.columns)
    if columns == 2:
        share = 1.0 if look.large else 0.76
        return [TEXT_WIDTH * share * 0.68, TEXT_WIDTH * share * 0.32]
    first = 0.38 if look.large else 0.46
    even = TEXT_WIDTH * (1 - first) / (columns - 1)
    needed = [_needed(table, index, look) for index in range(1, columns)]
    others = [max(even, width) for width in needed]
    words = max((_width(row.cells[0], look.cell_bold) for row in table.rows), default=0.0)
    room = TEXT_WIDTH - min(words + 2 * _CELL_SIDE + 1, TEXT_WIDTH - sum(needed))
    if all(needed) and sum(others) > room:
        others = [width + (room - sum(needed)) / len(needed) for width in needed]
    if sum(others) > TEXT_WIDTH * (1 - _LEAST_WORDS):
        others = [width or even for width in needed]
    return [TEXT_WIDTH - sum(others), *others]


def _needed(table: Table, index: int, look: Look) -> float:
    """How wide a column of amounts must be; 0 for words, which may go to a next line."""
    column = table.columns[index]
    if column.align is not Align.RIGHT:
        return 0.0
    # An amount holds a space that does not break: words are what a line may be divided between.
    cells = [word for row in table.rows for word in row.cells[index].split(" ")]
    widths = [_width(word, look.cell_bold_right) for word in cells]
    widths += [_width(word, look.small_right) for word in column.title.split(" ")]
    return max(widths) + 2 * _CELL_SIDE + 1


def _width(text: str, style: ParagraphStyle) -> float:
    return float(stringWidth(text, style.fontName, style.fontSize))


def _cells(row: TableRow, table: Table, look: Look) -> list[Set]:
    left, right = (
        (look.cell_bold, look.cell_bold_right) if row.total else (look.cell, look.cell_right)
    )
    return [
        put(text, right if column.align is Align.RIGHT else left)
        for text, column in zip(row.cells, table.columns, strict=True)
    ]


def _contact(block: ReachBlock, look: Look) -> Flowable:
    rows = [[put(block.person, look.cell_bold), put("", look.cell)]]
    rows += [[put(item.label, look.small), _way(item.value, look)] for item in block.details]
    style: Styled = [
        ("BACKGROUND", (0, 0), (-1, -1), CALM),
        ("SPAN", (0, 0), (-1, 0)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), look.gap(1.1)),
        ("TOPPADDING", (0, 0), (-1, -1), look.gap(0.1)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look.gap(0.1)),
        ("TOPPADDING", (0, 0), (-1, 0), look.gap(0.7)),
        ("BOTTOMPADDING", (0, -1), (-1, -1), look.gap(0.8)),
    ]
    label = TEXT_WIDTH * (0.28 if look.large else 0.18)
    return grid(rows, [label, TEXT_WIDTH - label], style, cornerRadii=_ROUND)


def _way(value: str, look: Look) -> TaggedParagraph:
    """A number or an address: on a screen it opens what it names."""
    made = put(value, look.cell)
    made.role.leads_to = leads_to(value)
    return made


def _closing(lines: Sequence[str], look: Look) -> list[Flowable]:
    """What somebody signs is a form, and has no greeting."""
    if not lines:
        return []
    greeting, *signed = lines
    greets = put(greeting, look.body)
    greets.role.is_apart = True
    return [
        Spacer(0, look.gap(0.6)),
        greets,
        Spacer(0, look.gap(0.4)),
        *(put(line, look.cell) for line in signed),
    ]
