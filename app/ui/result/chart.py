"""PlanChart: the payments and the money in the account, month by month, with a cursor."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import Texts
from app.services.chart_data import ChartData, describe, say_point
from app.ui.result.chart_layout import Layout, layout_of
from app.ui.result.chart_paint import ChartPainter
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.tokens import now
from app.ui.widgets.words import show_tip

_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -12,
    Qt.Key.Key_PageDown: 12,
}

_LINES: Final = 21


class PlanChart(QWidget):
    """Arrows go through the months; Home and End to the first and the last; Esc takes it away."""

    cursor_moved = Signal(str)
    """the figures of the month under the cursor; "" when there is no cursor"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._data: ChartData | None = None
        self._cursor: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(texts.text("answer.chart.name"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def cursor_place(self) -> int | None:
        """The month under the cursor, counted from 0."""
        return self._cursor

    def show_data(self, data: ChartData | None) -> None:
        """Show a plan, or nothing. The cursor stays on its month as far as that is there."""
        if data == self._data:
            return
        self._data = data
        if data is None or (self._cursor is not None and self._cursor >= len(data.points)):
            self._cursor = None
        self.setAccessibleDescription(describe(self._texts, data) if data else "")
        self._say_cursor()
        self.update()

    def put_cursor(self, place: int | None) -> None:
        """Put the cursor on a month, or nowhere."""
        if self._data is None or place == self._cursor:
            return
        last = len(self._data.points) - 1
        self._cursor = None if place is None else min(max(place, 0), last)
        self._say_cursor()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(letters(self, 80), lines(self, _LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(letters(self, 30), lines(self, _LINES))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(now().surface))
        layout = self._layout()
        if self._data is not None and layout is not None:
            ChartPainter(painter, self._data, layout, self._texts, self.font()).paint(self._cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = len(self._data.points) if self._data else 0
        key = Qt.Key(event.key())
        if not places or (key == Qt.Key.Key_Escape and self._cursor is None):
            super().keyPressEvent(event)
        elif key in _STEPS:
            # The first key only brings the cursor; then it moves.
            here = self._cursor
            self.put_cursor(0 if here is None else here + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.put_cursor(0 if key == Qt.Key.Key_Home else places - 1)
        elif key == Qt.Key.Key_Escape:
            self.put_cursor(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.put_cursor(self._place_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.put_cursor(self._place_at(event.position().x()))

    def event(self, event: QEvent) -> bool:
        """A tooltip has the figures of the month under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(event.pos().x())
            if self._data is not None and place is not None:
                said = say_point(self._texts, self._data, place)
                show_tip(event.globalPos(), said, self)
                return True
            show_tip(event.globalPos(), "", self)
        return super().event(event)

    def _layout(self) -> Layout | None:
        if self._data is None or not self._data.points:
            return None
        gap = letters(self, 1)
        room = QRectF(self.rect()).adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2)
        return layout_of(self._data, room, QFontMetricsF(self.font()), self._texts)

    def _place_at(self, x: float) -> int | None:
        layout = self._layout()
        return layout.place_at(x) if layout is not None else None

    def _say_cursor(self) -> None:
        said = ""
        if self._data is not None and self._cursor is not None:
            said = say_point(self._texts, self._data, self._cursor)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.cursor_moved.emit(said)
