"""A form: what is filled in already, and lines to write on."""

from typing import Any, Final

from reportlab.platypus import Flowable, Spacer

from app.documents.letter import Form, FormLine
from app.render.look import HAIR, INK, TEXT_WIDTH, Look
from app.render.setting import data_table, put

_LABEL: Final = 0.42
_WRITTEN: Final = 28.0
"""Room for a pen, in points."""
_SIGNED: Final = 62.0


def form_table(block: Form, look: Look) -> Flowable:
    """Label and value in two columns; a line where somebody writes."""
    rows: list[list[Any]] = []
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), look.gap(0.25)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look.gap(0.3)),
    ]
    for at, line in enumerate(block.lines):
        rows.append([put(line.label, look.small), _right(line, look)])
        colour = HAIR if line.value else INK
        style.append(("LINEBELOW", (1, at), (1, at), 0.5 if line.value else 0.9, colour))
    widths = [TEXT_WIDTH * _LABEL, TEXT_WIDTH * (1 - _LABEL)]
    return data_table(rows, widths, style, hAlign="LEFT")


def _right(line: FormLine, look: Look) -> Flowable:
    if line.value:
        return put(line.value, look.cell)
    return Spacer(0, _SIGNED if line.signed else _WRITTEN)
