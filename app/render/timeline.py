"""The term as a picture: begin, payments, end date. Shapes differ, so it reads without colour."""

from typing import Final, Literal

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String
from reportlab.lib.colors import white
from reportlab.lib.units import mm

from app.documents.letter import Timeline, TimelinePoint, TimelineSpan
from app.render.fonts import BOLD, REGULAR, width_of
from app.render.look import ACCENT, HAIR, INK, QUIET, TEXT_WIDTH, Look

Anchor = Literal["start", "end"]
_BAR: Final = 3.2 * mm
_INSET: Final = 3 * mm
_GAP_BETWEEN_SPANS: Final = 1.2


def timeline_drawing(timeline: Timeline, look: Look) -> Drawing:
    """A drawing as wide as the text, with labels that never overlap each other."""
    size = look.size * (0.78 if look.large else 0.88)
    middle = size * 3.1 + _BAR / 2
    height = middle + _BAR + size * 1.9
    drawing = Drawing(TEXT_WIDTH, height, initialFontName=REGULAR)
    drawing.add(
        Line(_x(timeline, 0), middle, _x(timeline, timeline.months), middle, strokeColor=HAIR,
             strokeWidth=1.6)
    )  # fmt: skip
    for span in timeline.spans:
        _add_span(drawing, timeline, span, middle, size)
    first, *others = timeline.points
    drawing.add(Circle(_x(timeline, first.at), middle, _BAR * 0.95, fillColor=ACCENT,
                       strokeColor=ACCENT))  # fmt: skip
    _add_label(drawing, timeline, first, size, "start")
    for point in others:
        _add_flag(drawing, _x(timeline, point.at), middle)
        _add_label(drawing, timeline, point, size, "end")
    return drawing


def _x(timeline: Timeline, month: int) -> float:
    return float(_INSET + (TEXT_WIDTH - 2 * _INSET) * month / timeline.months)


def _add_span(
    drawing: Drawing, timeline: Timeline, span: TimelineSpan, middle: float, size: float
) -> None:
    left, right = _x(timeline, span.start), _x(timeline, span.until)
    width = right - left - _GAP_BETWEEN_SPANS
    bar = Rect(left, middle - _BAR / 2, width, _BAR)
    bar.fillColor, bar.strokeColor = ACCENT, None
    drawing.add(bar)
    if width_of(span.label, BOLD, size) < width:
        drawing.add(
            String((left + right) / 2, middle + _BAR + size * 0.35, span.label, fontName=BOLD,
                   fontSize=size, fillColor=INK, textAnchor="middle")
        )  # fmt: skip


def _add_flag(drawing: Drawing, x: float, middle: float) -> None:
    """The end: a hollow square on the line."""
    side = _BAR * 1.9
    square = Rect(x - side / 2, middle - side / 2, side, side)
    square.fillColor, square.strokeColor, square.strokeWidth = white, ACCENT, 1.8
    drawing.add(square)


def _add_label(
    drawing: Drawing, timeline: Timeline, point: TimelinePoint, size: float, anchor: Anchor
) -> None:
    x = 0.0 if anchor == "start" else TEXT_WIDTH
    for text, font, colour, line in (
        (point.day, BOLD, INK, 1.35),
        (point.label, REGULAR, QUIET, 0.15),
    ):
        drawing.add(String(x, size * line, text, fontName=font, fontSize=size, fillColor=colour,
                           textAnchor=anchor))  # fmt: skip
