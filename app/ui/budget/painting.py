"""How one cell looks: quiet lines, the chosen line softly lit, the current cell framed, and marks.

A mark is a shape before the text: a filled disc with "!" where the text is not in the draft, an
open triangle with "?" where there is something to ask. Colour only helps.
"""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from app.ui.budget.cells import CellMark, Role
from app.ui.widgets.tokens import now

PADDING: Final = 6


def paint_cell(
    painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
) -> None:
    """Draw a cell of a table of lines."""
    given: Any = option
    rect: QRect = given.rect
    mark = index.data(Role.MARK)
    state: QStyle.StateFlag = given.state
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    theme = now()
    painter.save()
    ground = (
        theme.stop_ground if mark == CellMark.REFUSED else theme.soft if chosen else theme.surface
    )
    painter.fillRect(rect, QColor(ground))
    painter.setPen(QColor(theme.hairline))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    inside = rect.adjusted(PADDING + (index.data(Role.INSET) or 0), 0, -PADDING, 0)
    if mark is not None:
        inside.setLeft(_paint_mark(painter, inside, CellMark(mark), given.fontMetrics.height()))
    text: str = given.text
    metrics = given.fontMetrics
    quiet = bool(index.data(Role.QUIET))
    if quiet and metrics.horizontalAdvance(text) > inside.width():
        text = "?"
    painter.setPen(QColor(theme.mute if quiet else theme.ink))
    painter.setFont(given.font)
    said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, given.displayAlignment, said)
    widget = given.widget
    if isinstance(widget, QAbstractItemView) and widget.currentIndex() == index:
        focus = widget.hasFocus()
        painter.setPen(QPen(QColor(theme.accent), 2 if focus else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)  # that of the mark would hide what was typed
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1.5))
    painter.restore()


def _paint_mark(painter: QPainter, rect: QRect, mark: CellMark, height: int) -> int:
    """Draw a mark at the left; gives where the text begins."""
    size = height * 0.8
    box = QRectF(rect.left(), rect.center().y() - size / 2 + 0.5, size, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = painter.font()
    font.setPixelSize(max(8, round(size * 0.75)))
    font.setBold(True)
    if mark is CellMark.REFUSED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now().stop))
        painter.drawEllipse(box)
        painter.setPen(QColor(now().surface))
    else:
        painter.setPen(QPen(QColor(now().warn), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top, left, right = box.center().x(), box.left(), box.right()
        painter.drawPolygon(
            QPolygonF(
                [QPointF(top, box.top()), QPointF(right, box.bottom()), QPointF(left, box.bottom())]
            )
        )
        font.setPixelSize(max(7, round(size * 0.6)))
        box = box.translated(0, size * 0.12)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!" if mark is CellMark.REFUSED else "?")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    return round(box.right()) + 5
