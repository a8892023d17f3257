"""A payment box and a specification, laid out."""

from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.paying import PaymentBox, Specification
from app.render.fonts import width_of
from app.render.look import ACCENT, CALM, HAIR, TEXT_WIDTH, Look
from app.render.qr import qr_drawing
from app.render.setting import data_table, grid, put
from app.render.tagging.flowables import Figure

_QR: Final = 34 * mm
"""Modules of 0.7 mm or more: telephones read them from paper."""
_QR_LARGE: Final = 42 * mm
_SAID: Final = 0.42
"""Of a box without a code: the share of what we say."""
_LABEL: Final = 0.5
"""The most that a label has of its line."""
_AMOUNT: Final = 0.26
"""The share of the width for amounts."""


def payment_box(block: PaymentBox, look: Look) -> Flowable:
    """A frame around what somebody needs to pay: how much and when, before any sentence. The QR
    code at the right, on white; without one what we say, in large print below the facts.
    """
    side = (_QR_LARGE if look.large else _QR) if block.payment else 0
    pad = look.gap(1.2)
    width = TEXT_WIDTH - side - (2 + (block.payment is not None)) * pad
    said = " ".join(part for part in (block.scan, block.note) if part)
    words: list[Flowable] = [put(block.title, look.cell_bold)]
    told: list[Flowable] = [put(said, look.small_ink)] if said else []
    columns: list[tuple[list[Any], float]]
    if block.payment:
        facts = [*words, Spacer(0, look.gap(0.3)), _lines(block, look, width), *told]
        code = Figure(qr_drawing(block.payment, side), block.described)
        columns = [(facts, width), ([code], side)]
    elif look.large or not told:
        columns = [([*words, Spacer(0, look.gap(0.3)), _lines(block, look, width), *told], width)]
    else:
        right = width * _SAID
        left = width - right - pad
        facts = [*words, Spacer(0, look.gap(0.3)), _lines(block, look, left)]
        columns = [(facts, left), (told, right)]
    style: list[Any] = [
        ("BOX", (0, 0), (-1, -1), 1.0, ACCENT),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), pad),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), pad),
        ("TOPPADDING", (0, 0), (-1, -1), look.gap(0.9)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look.gap(1.0)),
    ]
    widths = [each + pad for _, each in columns]
    widths[-1] = TEXT_WIDTH - sum(widths[:-1])
    return grid([[parts for parts, _ in columns]], widths, style)


def _lines(block: PaymentBox, look: Look, width: float) -> Flowable:
    """Label and value; below each other where a value, such as an account number, would break."""
    rows = [[put(name, look.small), put(said, look.cell)] for name, said in block.lines]
    small = look.small
    labels = (width_of(name, small.fontName, small.fontSize) for name, _ in block.lines)
    label = max(labels, default=0.0) + 8
    value = max((said.minWidth() for _, said in rows), default=0.0) + 6
    label = min(label, width * _LABEL)
    if label + value > width:
        return grid([[row] for row in rows], [width], _tight(look), hAlign="LEFT")
    return grid(rows, [label, width - label], _tight(look), hAlign="LEFT")


def _pairs(rows: list[list[Any]], look: Look, width: float, share: float) -> Flowable:
    """Label and value below each other, without lines."""
    return grid(rows, [width * share, width * (1 - share)], _tight(look), hAlign="LEFT")


def _tight(look: Look) -> list[Any]:
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), look.gap(0.12)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), look.gap(0.12)),
    ]


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
