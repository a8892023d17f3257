"""A payment box and a specification, laid out."""

from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.paying import PaymentBox, Specification
from app.render.look import ACCENT, CALM, HAIR, TEXT_WIDTH, Look
from app.render.qr import qr_drawing
from app.render.setting import data_table, grid, put
from app.render.tagging.flowables import Figure

_QR: Final = 34 * mm
"""Modules of 0.7 mm or more: telephones read them from paper."""
_QR_LARGE: Final = 42 * mm
_AMOUNT: Final = 0.26
"""The share of the width for amounts."""


def payment_box(block: PaymentBox, look: Look) -> Flowable:
    """The facts at the left, the QR code at the right on white; without a code the facts alone."""
    side = _QR_LARGE if look.large else _QR
    pad = look.gap(1.0)
    width = TEXT_WIDTH - (side + 2 * pad if block.payment else 0)
    left: list[Flowable] = [put(block.title, look.cell_bold), _lines(block, look, width - 2 * pad)]
    if said := " ".join(part for part in (block.scan, block.note) if part):
        left.append(put(said, look.small))
    cells: list[Any] = [left]
    widths = [width]
    if block.payment:
        cells.append(Figure(qr_drawing(block.payment, side), block.described))
        widths.append(side + 2 * pad)
    style: list[Any] = [
        ("BACKGROUND", (0, 0), (-1, -1), CALM),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (1, 0), (1, 0), "CENTER"),
        ("LEFTPADDING", (0, 0), (0, 0), pad),
        ("RIGHTPADDING", (0, 0), (0, 0), look.gap(0.5)),
        ("LEFTPADDING", (1, 0), (1, 0), pad),
        ("RIGHTPADDING", (1, 0), (1, 0), pad),
        ("TOPPADDING", (0, 0), (-1, -1), look.gap(0.8)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look.gap(0.9)),
    ]
    return grid([cells], widths, style, cornerRadii=(5, 5, 5, 5))


def _lines(block: PaymentBox, look: Look, width: float) -> Flowable:
    rows = [[put(label, look.small), put(value, look.cell)] for label, value in block.lines]
    return _pairs(rows, look, width, 0.42 if look.large else 0.3)


def _pairs(rows: list[list[Any]], look: Look, width: float, share: float) -> Flowable:
    """Label and value below each other, without lines."""
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), look.gap(0.12)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look.gap(0.12)),
    ]
    return grid(rows, [width * share, width * (1 - share)], style, hAlign="LEFT")


def specification_flow(block: Specification, look: Look) -> list[Flowable]:
    """Title, parties and parts: the parties stay with the title."""
    width = TEXT_WIDTH
    rows = [[put(label, look.small), put(value, look.cell)] for label, value in block.parties]
    title = put(block.title, look.heading, tag="H2")
    return [title, _pairs(rows, look, width, 0.24), Spacer(0, look.gap(0.5)), _parts(block, look)]


def _parts(block: Specification, look: Look) -> Flowable:
    """Each part with its ground below it, amounts at the right, the total set apart."""
    rows = []
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), look.gap(0.2)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look.gap(0.32)),
        ("LINEABOVE", (0, 0), (-1, 0), 0.9, ACCENT),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR),
    ]
    for at, row in enumerate(block.rows):
        words, amount = look.cell, look.cell_right
        if row.total:
            words, amount = look.cell_bold, look.cell_bold_right
            style.append(("BACKGROUND", (0, at), (-1, at), CALM))
        left: list[Flowable] = [put(row.label, words)]
        if row.ground:
            left.append(put(row.ground, look.small))
        rows.append([left, put(row.amount, amount)])
    return data_table(
        rows, [TEXT_WIDTH * (1 - _AMOUNT), TEXT_WIDTH * _AMOUNT], style, hAlign="LEFT"
    )
