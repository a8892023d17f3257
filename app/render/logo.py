"""The logo of a letter, and whether it can be drawn: known before anybody waits for the letter."""

from io import BytesIO
from typing import Final

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image

_WIDTH: Final = 60 * mm
_HEIGHT: Final = 16 * mm


def drawn_logo(data: bytes) -> Flowable:
    """As large as fits into its place, never stretched."""
    width, height = ImageReader(BytesIO(data)).getSize()
    scale = min(_WIDTH / width, _HEIGHT / height)
    return Image(BytesIO(data), width * scale, height * scale, hAlign="LEFT")


def can_be_drawn(data: bytes) -> bool:
    """Whether a letter can have this logo: it is drawn as there, and thrown away.

    A picture can be whole by its check sums and still hold no pixels, or not as many as it says.
    """
    canvas = Canvas(BytesIO())
    try:
        drawn_logo(data).drawOn(canvas, 0, 0)
        canvas.save()
    except Exception:  # each kind of picture has errors of its own, down to zlib's
        return False
    return True
