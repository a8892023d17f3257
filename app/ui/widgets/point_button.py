"""PointButton: a finding as a row that one clicks, or chooses with Enter, to go to its field."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.widgets.table_look import lines
from app.ui.widgets.tokens import now
from app.ui.widgets.words import set_tip
from calc import Severity

_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_PAD: Final = 6
_BRIEF_PAD: Final = 4
"""Above and below words of one line, in a list that must fit beside a page."""


class PointButton(QAbstractButton):
    """What it is about on the first line, what to do below it, and a mark with a shape of its own.

    `path` is the field it goes to; a point without one cannot be chosen.
    """

    def __init__(
        self, severity: Severity, title: str, said: str, path: str,
        parent: QWidget | None = None, *, brief: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._brief = brief
        self._above = _BRIEF_PAD if brief else _PAD
        self._point: tuple[Severity, str, str, str] | None = None
        self._laid_out: dict[tuple[int, str, str], tuple[QRect, QRect]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_point(severity, title, said, path)

    def show_point(self, severity: Severity, title: str, said: str, path: str) -> None:
        """Show another point in the same place: a button that is made again costs more."""
        point = (severity, title, said, path)
        if point == self._point:
            return
        self._point = point
        self._laid_out.clear()
        self.severity, self.path = severity, path
        self.said = "" if self._brief and title else said
        set_tip(self, said if self._brief else "")
        self.setText(title)
        self.setAccessibleName(f"{title}. {said}" if title else said)
        if path:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        else:
            self.unsetCursor()
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, said = self._rects(width)
        return max(title.united(said).bottom() + 1, self._mark_side()) + self._above

    def sizeHint(self) -> QSize:
        width = lines(self, 20)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(lines(self, 6), lines(self, 1) + 2 * self._above)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        self._laid_out.clear()  # another font has other lines
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.path and self.underMouse():
            painter.fillRect(self.rect(), QColor(now().bg))
        title, said = self._rects(self.width())
        self._draw_mark(painter)
        painter.setFont(self._bold())
        painter.setPen(QColor(now().accent if self.path else now().ink))
        painter.drawText(title, _WRAP, self.text())
        painter.setFont(self.font())
        painter.setPen(QColor(now().ink))
        painter.drawText(said, _WRAP, self.said)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _mark_side(self) -> int:
        return lines(self, 1)

    def _rects(self, width: int) -> tuple[QRect, QRect]:
        """Where the title and the sentence stand, in a button so wide; a layout asks it often."""
        asked = (width, self.text(), self.said)
        if asked not in self._laid_out:
            self._laid_out[asked] = self._lay_out(width)
        return self._laid_out[asked]

    def _lay_out(self, width: int) -> tuple[QRect, QRect]:
        left = 2 * _PAD + self._mark_side()
        room = QRect(left, self._above, max(width - left - _PAD, 1), 100_000)
        title = QFontMetrics(self._bold()).boundingRect(room, _WRAP, self.text())
        below = room.translated(0, title.height() if self.text() else 0)
        said = self.fontMetrics().boundingRect(below, _WRAP, self.said)
        return (
            QRect(room.topLeft(), QSize(room.width(), title.height() if self.text() else 0)),
            QRect(below.topLeft(), QSize(room.width(), said.height() if self.said else 0)),
        )

    def _draw_mark(self, painter: QPainter) -> None:
        """A circle, a square, a triangle or a dot: what it is can be seen without colour."""
        side = self._mark_side() * 0.62
        box = QRectF(_PAD + 2, self._above + (self._mark_side() - side) / 2, side, side)
        painter.setPen(QPen(QColor(_colour(self.severity)), max(side / 7, 1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match self.severity:
            case Severity.MISSING:
                painter.drawEllipse(box)
            case Severity.BLOCKS:
                painter.drawRect(box)
            case Severity.WARNS:
                top = QPointF(box.center().x(), box.top())
                painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
            case Severity.INFORMS:
                painter.setBrush(QColor(_colour(self.severity)))
                painter.drawEllipse(box.center(), side / 5, side / 5)


def _colour(severity: Severity) -> str:
    theme = now()
    return {Severity.WARNS: theme.warn, Severity.INFORMS: theme.mute}.get(severity, theme.stop)
