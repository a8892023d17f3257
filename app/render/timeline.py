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
_ROW: Final = 1.25
_MOST_ROWS: Final = 3
"""Rows of labels above the bar, and their height in letters: the steps that are short go up."""


def timeline_drawing(timeline: Timeline, look: Look) -> Drawing:
    """A drawing as wide as the text, with labels that never overlap each other."""
    size = look.size * (0.78 if look.large else 0.88)
    middle = size * 3.1 + _BAR / 2
    places = _places_of(timeline, size)
    height = middle + _BAR + size * (1.9 + _ROW * _highest(places))
    drawing = Drawing(TEXT_WIDTH, height, initialFontName=REGULAR)
    drawing.add(
        Line(_x(timeline, 0), middle, _x(timeline, timeline.months), middle, strokeColor=HAIR,
             strokeWidth=1.6)
    )  # fmt: skip
    for index, span in enumerate(timeline.spans):
        _add_span(drawing, timeline, span, middle, size, places.get(index))
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


Places = dict[int, tuple[int, float]]
"""Of each label: its row above the bar, and its middle."""


def _places_of(timeline: Timeline, size: float) -> Places:
    """Where the label of each span stands.

    In the lowest row beside the others, as long as it is above the middle of its span; else one
    row up, or two, with a line to its span. A label without a place is left out, and the table
    says it. Equal ones from the left or from the right: what gives most labels in fewest rows.
    """
    from_both_sides = [_placed(timeline, size, side) for side in (1, -1)]
    return max(from_both_sides, key=lambda each: (len(each), -_highest(each)))


def _highest(places: Places) -> int:
    return max((row for row, _ in places.values()), default=0)


def _placed(timeline: Timeline, size: float, side: int) -> Places:
    found: Places = {}
    wide = {index: width_of(span.label, BOLD, size) for index, span in enumerate(timeline.spans)}
    middles = {index: (_x(timeline, span.start) + _x(timeline, span.until)) / 2
               for index, span in enumerate(timeline.spans)}  # fmt: skip
    gap = size / 2

    def covers(index: int, at: float, point: float) -> bool:
        return abs(at - point) < wide[index] / 2

    def is_free(index: int, row: int, at: float) -> bool:
        """Inside the text, above its own middle, beside the others and no line through a text."""
        half = wide[index] / 2
        others = found.items()
        return (
            at == _inside(at, half)
            and covers(index, at, middles[index])
            and all(abs(at - place) >= half + wide[other] / 2 + gap
                    for other, (there, place) in others if there == row)
            and not any(covers(other, place, middles[index])
                        for other, (there, place) in others if there < row)
            and not any(covers(index, at, middles[other])
                        for other, (there, _) in others if there > row)
        )  # fmt: skip

    # Who needs the least room beside its own span goes first, and stays off the middles of others.
    over = {index: round(wide[index] - _wide(timeline, timeline.spans[index])) for index in wide}
    for index in sorted(wide, key=lambda index: (over[index], side * index)):
        half = wide[index] / 2
        edges = [(place, wide[other] / 2 + gap) for other, (_, place) in found.items()]
        edges += [(middles[other], gap / 2) for other in middles if other != index]
        beside = [place + way * (half + room) for place, room in edges for way in (-1, 1)]
        places = sorted(
            (_inside(middles[index], half), *beside),
            key=lambda at: sum(covers(index, at, middles[other]) for other in middles),
        )
        for row in range(_MOST_ROWS):
            if (at := next((at for at in places if is_free(index, row, at)), None)) is not None:
                found[index] = (row, at)
                break
    return found


def _inside(middle: float, half: float) -> float:
    return min(max(middle, half), TEXT_WIDTH - half)


def _wide(timeline: Timeline, span: TimelineSpan) -> float:
    return _x(timeline, span.until) - _x(timeline, span.start) - _GAP_BETWEEN_SPANS


def _add_span(
    drawing: Drawing,
    timeline: Timeline,
    span: TimelineSpan,
    middle: float,
    size: float,
    place: tuple[int, float] | None,
) -> None:
    bar = Rect(_x(timeline, span.start), middle - _BAR / 2, _wide(timeline, span), _BAR)
    bar.fillColor, bar.strokeColor = ACCENT, None
    drawing.add(bar)
    if place is None:
        return
    row, at = place
    above = middle + _BAR + size * (0.35 + _ROW * row)
    if row:
        own = (_x(timeline, span.start) + _x(timeline, span.until)) / 2
        drawing.add(Line(own, middle + _BAR / 2, own, above - size * 0.2, strokeColor=QUIET,
                         strokeWidth=0.6))  # fmt: skip
    drawing.add(
        String(at, above, span.label, fontName=BOLD, fontSize=size,
               fillColor=INK, textAnchor="middle")
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
