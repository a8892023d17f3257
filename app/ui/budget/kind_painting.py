"""How the row of a kind looks: its name with how many lines it has, and what they come to."""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from app.ui.budget.cells import KindRow
from app.ui.widgets import tokens

PADDING: Final = 6
_OPEN: Final = "\N{BLACK DOWN-POINTING SMALL TRIANGLE}"
_FOLDED: Final = "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"


def paint_kind(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
    kind: KindRow,
) -> None:
    """Draw a cell of the row of a kind. It is bold where it has lines, so that a sum stands out."""
    given: Any = option
    rect: QRect = given.rect
    theme = tokens.now()
    widget = given.widget
    here = widget.currentIndex() if isinstance(widget, QAbstractItemView) else None
    is_current = here is not None and here.row() == index.row()
    painter.save()
    painter.fillRect(rect, QColor(theme.soft if is_current else theme.bg))
    painter.setPen(QColor(theme.hairline))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    inside = rect.adjusted(PADDING, 0, -PADDING, 0)
    font = QFont(given.font)
    font.setBold(kind.has_lines)
    if index.column() == 0:
        _paint_name(painter, inside, font, kind, given)
    elif text := str(index.data() or ""):
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        painter.drawText(inside, given.displayAlignment, text)
    if is_current and index.column() == 0:
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -2))
    painter.restore()


def _paint_name(painter: QPainter, inside: QRect, font: QFont, kind: KindRow, given: Any) -> None:
    theme = tokens.now()
    sign = (_FOLDED if kind.is_folded else _OPEN) if kind.has_lines else ""
    side = QFontMetrics(given.font).horizontalAdvance(_OPEN) + 4
    middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setPen(QColor(theme.ink if kind.has_lines else theme.mute))
    painter.setFont(given.font)
    painter.drawText(inside, middle, sign)
    metrics = QFontMetrics(font)
    words = inside.adjusted(side, 0, 0, 0)
    name = metrics.elidedText(kind.name, Qt.TextElideMode.ElideRight, words.width())
    painter.setFont(font)
    painter.drawText(words, middle, name)
    rest = words.adjusted(metrics.horizontalAdvance(f"{name}  "), 0, 0, 0)
    said = QFontMetrics(given.font).elidedText(
        kind.said, Qt.TextElideMode.ElideRight, max(rest.width(), 0)
    )
    painter.setFont(given.font)
    painter.setPen(QColor(theme.mute))
    painter.drawText(rest, middle, said)
