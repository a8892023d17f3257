"""The EPC QR code of a payment (EPC069-12), as vector squares with the quiet zone around them."""

from copy import copy
from typing import Final

import segno
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import Color, black, white
from segno import helpers

from app.documents.paying import Transfer
from app.render.fonts import REGULAR

QUIET_ZONE: Final = 4
"""Modules of white on every side (ISO/IEC 18004)."""
LATIN_1: Final = "iso-8859-1"


def epc_qr(payment: Transfer) -> segno.QRCode:
    """The code: version 2 of the standard, error correction M, at most QR version 13."""
    return helpers.make_epc_qr(
        name=payment.name,
        iban=payment.iban,
        amount=payment.amount,
        reference=payment.reference,
        encoding=LATIN_1 if _is_latin_1(payment.name) else "utf-8",
    )


def qr_drawing(payment: Transfer, side: float) -> Drawing:
    """The code as a drawing of `side` by `side` points, the quiet zone included.

    The dark modules of a row that touch are one rectangle: no hairlines between them in print.
    """
    rows = [[bool(dark) for dark in row] for row in epc_qr(payment).matrix]
    module = side / (len(rows) + 2 * QUIET_ZONE)
    drawing = Drawing(side, side, initialFontName=REGULAR)
    drawing.add(_square(0, 0, side, side, white))
    for down, row in enumerate(rows):
        y = side - (QUIET_ZONE + down + 1) * module
        for start, length in _runs(row):
            x = (QUIET_ZONE + start) * module
            drawing.add(_square(x, y, length * module, module, black))
    return drawing


def _square(x: float, y: float, width: float, height: float, colour: Color) -> Rect:
    # A copy: a new rectangle looks at thirty of its properties, of which five are other ones here.
    made = copy(_PLAIN)
    vars(made).update(x=x, y=y, width=width, height=height, fillColor=colour)
    return made


def _plain() -> Rect:
    made = Rect(0, 0, 0, 0)
    made.strokeColor = None
    return made


_PLAIN: Final = _plain()


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many stand together."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if dark and at and row[at - 1]:
            start, length = found[-1]
            found[-1] = (start, length + 1)
        elif dark:
            found.append((at, 1))
    return found


def _is_latin_1(text: str) -> bool:
    try:
        text.encode(LATIN_1)
    except UnicodeEncodeError:
        return False
    return True
