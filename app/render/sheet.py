"""The rows of an explanation, laid out: words at the left by their depth, amounts at the right."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from app.documents.sheet import Sheet, SheetRow
from app.render.look import ACCENT, CALM, HAIR, TEXT_WIDTH, Look
from app.render.setting import data_table, put
from app.render.tagging.flowables import Rule

_AMOUNT: Final = 0.24
"""The share of the width that the amounts have."""
_INDENT: Final = 11.0
_DEEPEST: Final = 12
"""Deeper rows stand as far in as this one: there must be room for words."""
_ROWS_A_TABLE: Final = 40
"""One long table takes ever more time to divide over pages."""


def flow_of(sheet: Sheet, look: Look) -> list[Flowable]:
    """Title, what one must know, and the rows."""
    flow: list[Flowable] = [
        put(sheet.title, look.subject, tag="H1"),
        Rule(width="100%", thickness=1.4, color=ACCENT, spaceAfter=look.gap(0.8)),
        *(put(line, look.body) for line in sheet.lead),
        Spacer(0, look.gap(0.6)),
    ]
    for start in range(0, len(sheet.rows), _ROWS_A_TABLE):
        flow.append(_table(sheet.rows[start : start + _ROWS_A_TABLE], look))
    return flow


def _table(rows: Sequence[SheetRow], look: Look) -> Flowable:
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), look.gap(0.15)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look.gap(0.25)),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR),
    ]
    for at, row in enumerate(rows):
        if row.heading:
            style.append(("BACKGROUND", (0, at), (-1, at), CALM))
    widths = [TEXT_WIDTH * (1 - _AMOUNT), TEXT_WIDTH * _AMOUNT]
    return data_table([_cells(row, look) for row in rows], widths, style, hAlign="LEFT")


def _cells(row: SheetRow, look: Look) -> list[Any]:
    strong = row.heading or not row.depth
    words, amount = look.cell, look.cell_right
    if strong:
        words, amount = look.cell_bold, look.cell_bold_right
    left = [put(row.what, _indented(words, row.depth))]
    if row.note:
        left.append(put(row.note, _indented(look.small, row.depth)))
    return [left, put(row.amount, amount)]


def _indented(style: ParagraphStyle, depth: int) -> ParagraphStyle:
    inward = min(depth, _DEEPEST) * _INDENT
    return ParagraphStyle(f"{style.name}{inward}", parent=style, leftIndent=inward)
