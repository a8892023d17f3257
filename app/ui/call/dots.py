"""Dots: the questions of a chapter as signs beside each other, each with a shape of its own."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.widgets.tokens import now
from app.ui.widgets.words import set_name, show_tip

_GAP: Final = 0.35
"""Between two signs, as a part of their side."""


class Sign(StrEnum):
    """How far a question is."""

    HERE = "here"
    ANSWERED = "answered"
    UNKNOWN = "unknown"
    OPEN = "open"
    NOT_ASKED = "not_asked"


class Dot(NamedTuple):
    """One question: its sign and what it is called."""

    sign: Sign
    name: str


class Dots(QWidget):
    """A click goes to a question. The keyboard does so in the list of chapters, with ← and →."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dots: tuple[Dot, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)

    def show_dots(self, dots: Sequence[Dot], said: str) -> None:
        """Show these questions; `said` is all of them in one sentence."""
        set_name(self, said)
        if tuple(dots) == self.dots:
            return
        self.dots = tuple(dots)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self._side()
        return QSize(round(len(self.dots) * side * (1 + _GAP)), round(side * 1.5))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Say which question is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place(event.pos())
            show_tip(event.globalPos(), "" if place is None else self.dots[place].name, self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position().toPoint())
        if place is not None:
            self.chosen.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._place(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, step = self._side(), self._step()
        top = (self.height() - side) / 2
        for place, dot in enumerate(self.dots):
            _paint(painter, dot.sign, QRectF(place * step, top, side, side).adjusted(1, 1, -1, -1))
        painter.end()

    def _side(self) -> float:
        return self.fontMetrics().height() * 0.6

    def _step(self) -> float:
        """From one sign to the next; closer together where there is no room."""
        return min(self._side() * (1 + _GAP), self.width() / max(len(self.dots), 1))

    def _place(self, at: QPoint) -> int | None:
        place = int(at.x() // self._step())
        return place if 0 <= place < len(self.dots) else None


def _paint(painter: QPainter, sign: Sign, box: QRectF) -> None:
    theme = now()
    wide = max(box.height() / 6, 1.4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match sign:
        case Sign.HERE:
            painter.setPen(QPen(QColor(theme.accent), wide))
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(box)
        case Sign.ANSWERED:
            painter.setPen(QPen(QColor(theme.ok), wide))
            low = QPointF(box.left() + box.width() * 0.38, box.bottom() - 1)
            painter.drawPolyline([QPointF(box.left(), box.center().y()), low, box.topRight()])
        case Sign.UNKNOWN:
            painter.setPen(QPen(QColor(theme.warn), wide))
            top = QPointF(box.center().x(), box.top())
            painter.drawPolygon([top, box.bottomRight(), box.bottomLeft()])
        case Sign.OPEN:
            painter.setPen(QPen(QColor(theme.border), wide * 0.8))
            painter.drawEllipse(box)
        case Sign.NOT_ASKED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.border))
            painter.drawEllipse(box.center(), box.width() / 6, box.width() / 6)
