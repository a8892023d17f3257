"""The mark of a step: complete, to look at, or open. Shapes differ, so colour is not needed."""

from enum import Enum
from functools import lru_cache

from PySide6.QtGui import QColor, QIcon, QPixmap

from app.ui.widgets.style import ERROR, GOOD, WARN


class StepState(Enum):
    """How far a step is. `EMPTY`: nobody asked anything of it yet, so there is nothing to tick."""

    EMPTY = "empty"
    COMPLETE = "complete"
    ATTENTION = "attention"
    OPEN = "open"


@lru_cache(maxsize=8)
def state_icon(state: StepState | None) -> QIcon:
    """A tick, a triangle or an open circle; an empty place where nothing was asked."""
    picture = QPixmap(32, 32)
    picture.fill(QColor(0, 0, 0, 0))
    if state is None or state is StepState.EMPTY:
        return QIcon(picture)
    # The frame of the window, shown before anything else, has only the empty place.
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QPainter, QPen, QPolygonF

    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = {StepState.COMPLETE: GOOD, StepState.ATTENTION: WARN, StepState.OPEN: ERROR}
    colour = colours[state]
    painter.setPen(QPen(QColor(colour), 3.5, c=Qt.PenCapStyle.RoundCap))
    if state is StepState.COMPLETE:
        painter.drawPolyline(QPolygonF([QPointF(7, 17), QPointF(13, 24), QPointF(26, 9)]))
    elif state is StepState.ATTENTION:
        painter.drawPolygon(QPolygonF([QPointF(16, 6), QPointF(27, 26), QPointF(5, 26)]))
    else:
        painter.drawEllipse(QPointF(16, 16), 9, 9)
    painter.end()
    return QIcon(picture)
