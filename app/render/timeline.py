"""The term as a picture: what is paid in which months, and the day on which it stops.

Light, hatched and solid tell the steps apart, so it reads without colour. Every step has its amount
above it and its months below it; where one of them has no room, all get a number and a legend.
"""

from collections.abc import Iterator
from itertools import cycle
from typing import Final, Literal

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import white
from reportlab.lib.units import mm

from app.documents.letter import Timeline
from app.render.fonts import BOLD, REGULAR, width_of
from app.render.look import ACCENT, CALM, INK, QUIET, TEXT_WIDTH, Look

Anchor = Literal["start", "middle", "end"]
Labels = list[tuple[str, ...]]
"""Of each step the lines below it."""
Legend = list[list[tuple[float, str]]]
"""Rows of texts, each with its place from the left."""
_BAR: Final = 5.5 * mm
_END: Final = 2.0
_AFTER: Final = 4.0
"""Between the end of the steps and the margin: the mark of the end stands there."""
_HATCH: Final = 5.0
_BETWEEN: Final = 5.0
_DASH: Final = " \N{EN DASH} "


def timeline_drawing(timeline: Timeline, look: Look) -> Drawing:
    """A drawing as wide as the text, with labels that never overlap each other."""
    size = look.small.fontSize
    line = size * 1.3
    labels = _labels(timeline, look)
    legend = [] if labels else _legend_rows(timeline, size)
    below = max(map(len, labels), default=0) + len(legend)
    beside = _row_of_end(timeline, labels, legend, size)
    row_of_end = below if beside is None else beside
    staggered = not labels and _is_narrow(timeline, look)
    bar = max(below, row_of_end + 1) * line + size * 0.4
    above = bar + _BAR + size * 0.5
    height = above + look.size * (2.3 if staggered else 1.1)
    drawing = Drawing(TEXT_WIDTH, height, initialFontName=REGULAR)
    for at, (span, fill) in enumerate(zip(timeline.spans, _fills(timeline), strict=True)):
        x = _x(timeline, span.start)
        _draw_step(drawing, x, _x(timeline, span.until) - x, bar, fill)
        if labels:
            _say(drawing, x + 1, above, span.amount, BOLD, look.size)
            for row, text in enumerate(labels[at]):
                _say(drawing, x + 1, bar - line * (row + 1), text, REGULAR, size)
        else:
            up = look.size * 1.2 if staggered and at % 2 else 0
            _say(drawing, x + 1, above + up, str(at + 1), BOLD, look.size)
    for row, texts in enumerate(legend):
        for x, text in texts:
            _say(drawing, x, bar - line * (row + 1), text, REGULAR, size)
    end = TEXT_WIDTH - _END / 2
    drawing.add(Line(end, bar - 2, end, bar + _BAR + 2, strokeColor=INK, strokeWidth=_END))
    under = bar - line * (row_of_end + 1)
    _say(drawing, TEXT_WIDTH, under, timeline.end, REGULAR, size, "end")
    return drawing


def _x(timeline: Timeline, month: int) -> float:
    return float((TEXT_WIDTH - _AFTER) * month / timeline.months)


def _room(timeline: Timeline, at: int) -> float:
    """From the begin of a step to that of the next one."""
    spans = timeline.spans
    last = at + 1 == len(spans)
    until = TEXT_WIDTH if last else _x(timeline, spans[at + 1].start)
    return until - _x(timeline, spans[at].start) - (0 if last else _BETWEEN)


def _labels(timeline: Timeline, look: Look) -> Labels:
    """The months below each step, in the longest form for which there is room; [] when one of the
    steps has no room for any, or for its amount.
    """
    found: Labels = []
    for at, span in enumerate(timeline.spans):
        room = _room(timeline, at)
        first, _, last = span.short.partition(_DASH)
        forms: list[tuple[str, ...]] = [(span.months,), (span.short,)]
        if last:
            forms.append((f"{first}{_DASH.rstrip()}", last))
        small = look.small.fontSize
        fits = (form for form in forms
                if max(width_of(text, REGULAR, small) for text in form) <= room)  # fmt: skip
        label = next(fits, None)
        if label is None or width_of(span.amount, BOLD, look.size) > room:
            return []
        found.append(label)
    return found


def _row_of_end(timeline: Timeline, labels: Labels, legend: Legend, size: float) -> int | None:
    """The row in which the day of the end stands, behind what is in it; None: no row has room."""
    room = TEXT_WIDTH - width_of(timeline.end, REGULAR, size) - _BETWEEN
    if legend:
        x, text = legend[-1][-1]
        return len(legend) - 1 if x + width_of(text, REGULAR, size) <= room else None
    fits = all(
        _x(timeline, span.start) + max(width_of(text, REGULAR, size) for text in label) <= room
        for span, label in zip(timeline.spans, labels, strict=True)
    )
    return 0 if fits else None


def _is_narrow(timeline: Timeline, look: Look) -> bool:
    """Whether the number of a step would stand on that of the next one."""
    return any(
        width_of(str(at + 1), BOLD, look.size) + 2 > _x(timeline, span.until - span.start)
        for at, span in enumerate(timeline.spans)
    )


def _legend_rows(timeline: Timeline, size: float) -> Legend:
    """What each number means, in as many columns as there is room for: from left to right."""
    said = [f"{at}. {span.said}" for at, span in enumerate(timeline.spans, 1)]
    widest = max((width_of(text, REGULAR, size) for text in said), default=1.0) + 3 * _BETWEEN
    columns = max(1, int((TEXT_WIDTH + 3 * _BETWEEN) / widest))
    return [
        [(TEXT_WIDTH * column / columns, text) for column, text in enumerate(said[at:][:columns])]
        for at in range(0, len(said), columns)
    ]


Fill = Literal["light", "hatched", "solid", "empty"]


def _fills(timeline: Timeline) -> Iterator[Fill]:
    """The three in turn; a step in which nothing is paid is empty."""
    order: Iterator[Fill] = cycle(("light", "hatched", "solid"))
    for span in timeline.spans:
        yield next(order) if span.pays else "empty"


def _draw_step(drawing: Drawing, x: float, width: float, y: float, fill: Fill) -> None:
    box = Rect(x, y, width, _BAR)
    box.strokeColor, box.strokeWidth = ACCENT, 0.7
    box.fillColor = {"light": CALM, "solid": ACCENT}.get(fill, white)
    drawing.add(box)
    if fill == "hatched":
        for line in _hatch(x, width, y):
            drawing.add(Line(*line, strokeColor=ACCENT, strokeWidth=1.5))


def _hatch(x: float, width: float, y: float) -> Iterator[tuple[float, float, float, float]]:
    """Lines that go up to the right, cut off at the sides of the step."""
    count = int((width + _BAR) / _HATCH) + 1
    for number in range(count):
        begin = x - _BAR + _HATCH * (number + 0.5)
        low, high = max(begin, x), min(begin + _BAR, x + width)
        if low < high:
            yield low, y + low - begin, high, y + high - begin


def _say(
    drawing: Drawing, x: float, y: float, text: str, font: str, size: float,
    anchor: Anchor = "start",
) -> None:  # fmt: skip
    colour = INK if font == BOLD else QUIET
    drawing.add(String(x, y, text, fontName=font, fontSize=size, fillColor=colour,
                       textAnchor=anchor))  # fmt: skip
