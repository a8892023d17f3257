"""A form as it is set: what is asked, and beside it the answer or a line to write on."""

from typing import Any, Final

from reportlab.platypus import Flowable

from app.documents.letter import Form
from app.render.look import HAIR, QUIET, TEXT_WIDTH, Look
from app.render.setting import data_table, put

_LABELS: Final = 0.36
_LABELS_LARGE: Final = 0.46
"""Of the width: what the labels have, alike in every form of a paper; an answer, or who writes one,
needs the rest.
"""
_TO_WRITE: Final = 3.2
_TO_SIGN: Final = 5.6
"""White above the line, in half body sizes: for a word, and for a signature."""


def form_flow(form: Form, look: Look) -> Flowable:
    """The form on the whole width; a row is never divided over two pages."""
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), look.gap(0.5)),
        ("TOPPADDING", (0, 0), (-1, -1), look.gap(0.32)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look.gap(0.4)),
        ("LINEBELOW", (0, 0), (0, -1), 0.5, HAIR),
    ]
    for at, row in enumerate(form.lines):
        # A line that somebody writes on is seen as one.
        line = (0.5, HAIR) if row.value else (0.9, QUIET)
        style.append(("LINEBELOW", (1, at), (1, at), *line))
        if not row.value:
            above = _TO_SIGN if row.signed else _TO_WRITE
            style += [
                ("VALIGN", (0, at), (0, at), "BOTTOM"),
                ("TOPPADDING", (0, at), (0, at), look.room(above - 1.6)),
            ]
    labels = TEXT_WIDTH * (_LABELS_LARGE if look.large else _LABELS)
    widths = [labels, TEXT_WIDTH - labels]
    rows = [[put(row.label, look.cell), put(row.value, look.cell)] for row in form.lines]
    return data_table(rows, widths, style, hAlign="LEFT")
