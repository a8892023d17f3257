"""The two fonts of every PDF: Noto Sans Regular and Bold, bundled with the program."""

from functools import lru_cache
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.resources import FONTS

REGULAR: Final = "NotoSans-Regular"
BOLD: Final = "NotoSans-Bold"


@lru_cache(maxsize=1)
def drawable() -> frozenset[int]:
    """Make the fonts known to ReportLab; the code points that both of them can draw."""
    codes: list[frozenset[int]] = []
    for name in (REGULAR, BOLD):
        font = TTFont(name, str(FONTS / f"{name}.ttf"))
        pdfmetrics.registerFont(font)
        codes.append(frozenset(font.face.charToGlyph))
    return codes[0] & codes[1]


def width_of(text: str, font: str, size: float) -> float:
    """How wide a text is in points."""
    return float(pdfmetrics.stringWidth(text, font, size))
