"""Where an amount goes, as a picture: what comes in, and below it what goes out, side by side.

Every bar has its name beside it, and what goes out begins where the one above it ends: the picture
reads without colour.
"""

from collections.abc import Sequence
from typing import Final

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import white

from app.documents.letter import Bar, BarKind, Bars
from app.render.fonts import REGULAR, width_of
from app.render.look import ACCENT, CALM, INK, QUIET, TEXT_WIDTH, Look

_ROW: Final = 1.25
_BAR: Final = 0.9
"""The height of a row and of the bar in it, in letters."""
_MOST_NAME: Final = 0.45
_LEAST: Final = 1.5
"""The thinnest bar, in points: what is there is seen."""


def bars_drawing(bars: Bars, look: Look) -> Drawing:
    """As wide as the text: the names at the left, the bars at the right."""
    size = look.small_ink.fontSize
    height = size * _ROW * len(bars.bars)
    drawing = Drawing(TEXT_WIDTH, height, initialFontName=REGULAR)
    names = max(width_of(bar.label, REGULAR, size) for bar in bars.bars)
    left = min(names + size, TEXT_WIDTH * _MOST_NAME)
    wide = TEXT_WIDTH - left - 1
    places = _places_of(bars.bars)
    whole = max(end for _, end in places) or 1.0
    for at, (bar, (start, end)) in enumerate(zip(bars.bars, places, strict=True)):
        below = height - size * _ROW * (at + 1) + size * (_ROW - _BAR) / 2
        _draw_bar(drawing, bar, left + wide * start / whole, below,
                  max(wide * (end - start) / whole, _LEAST), size)  # fmt: skip
    incoming = next((end for bar, (_, end) in zip(bars.bars, places, strict=True)
                     if bar.kind is BarKind.IN), 0.0)  # fmt: skip
    if incoming and incoming < whole:
        # What goes out beyond it is what there is too little.
        edge = left + wide * incoming / whole
        drawing.add(Line(edge, 0, edge, height, strokeColor=INK, strokeWidth=0.8,
                         strokeDashArray=[3, 2]))  # fmt: skip
    return drawing


def _places_of(bars: Sequence[Bar]) -> list[tuple[float, float]]:
    """From where to where each bar goes, in euros: what goes out behind what went out before."""
    places, at = list[tuple[float, float]](), 0.0
    for bar in bars:
        amount = float(bar.amount)
        if bar.kind is BarKind.IN:
            places.append((0.0, amount))
            continue
        places.append((at, at + amount))
        at += amount
    return places


def _draw_bar(
    drawing: Drawing, bar: Bar, x: float, below: float, width: float, size: float
) -> None:
    fill = {BarKind.IN: ACCENT, BarKind.OUT: CALM, BarKind.LEFT: white}[bar.kind]
    drawing.add(String(0, below + size * 0.15, bar.label, fontName=REGULAR, fontSize=size,
                       fillColor=INK))  # fmt: skip
    shape = Rect(x, below, width, size * _BAR)
    shape.fillColor = fill
    shape.strokeColor = QUIET if bar.kind is BarKind.OUT else ACCENT
    shape.strokeWidth = 1.4 if bar.kind is BarKind.LEFT else 0.6
    drawing.add(shape)
