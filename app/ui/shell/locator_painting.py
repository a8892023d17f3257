"""How a row of the locator is drawn. Colours are asked of the theme while drawing."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.ui.shell.locator_rows import Row, RowKind
from app.ui.widgets.key_cap import say_keys
from app.ui.widgets.rail_painting import bold, small_letters
from app.ui.widgets.tokens import SPACE, now

if TYPE_CHECKING:
    from app.ui.shell.locator import Locator

Index = QModelIndex | QPersistentModelIndex
_BAR: Final = 4
_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CORNER: Final = 4


class LocatorPainting(QStyledItemDelegate):
    """Draws captions, what was found, notes and what else can be done."""

    def __init__(self, locator: "Locator") -> None:
        super().__init__(locator)
        self._locator = locator

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, font = self._locator.model.rows[index.row()], self._locator.list.font()
        high, small = QFontMetrics(font).height(), QFontMetrics(small_letters(font)).height()
        width = self._locator.list.viewport().width()
        match row.kind:
            case RowKind.CAPTION:
                return QSize(1, small + SPACE[2])
            case RowKind.NOTE:
                room = QRect(0, 0, width - 2 * SPACE[4], 10_000)
                text = QFontMetrics(small_letters(font)).boundingRect(room, _WRAPPED, row.title)
                return QSize(1, text.height() + 2 * SPACE[0])
            case RowKind.ACTION:
                return QSize(1, high + SPACE[3])
            case _:
                return QSize(1, high * (2 if row.said else 1) + 2 * SPACE[1])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        locator, theme = self._locator, now()
        row, box = locator.model.rows[index.row()], QRect(option.rect)
        is_current = index.row() == locator.list.currentIndex().row()
        font = locator.list.font()
        small = small_letters(font)
        painter.save()
        if is_current and row.can_be_chosen:
            painter.fillRect(box, QColor(theme.soft))
            painter.fillRect(QRect(box.left(), box.top(), _BAR, box.height()), QColor(theme.accent))
        inside = box.adjusted(SPACE[4], 0, -SPACE[4], 0)
        if row.kind is RowKind.CAPTION:
            _draw(painter, inside.adjusted(0, SPACE[0], 0, 0), bold(small), theme.mute,
                  row.title.upper())  # fmt: skip
        elif row.kind is RowKind.NOTE:
            painter.setFont(small)
            painter.setPen(QColor(theme.mute))
            painter.drawText(inside, _LEFT | _WRAPPED, row.title)
        else:
            self._draw_row(painter, inside, row, is_current=is_current)
        painter.restore()

    def _draw_row(self, painter: QPainter, box: QRect, row: Row, *, is_current: bool) -> None:
        theme, font = now(), self._locator.list.font()
        right = self._draw_keys(painter, box, row, is_current=is_current)
        room = QRect(box.left(), box.top(), right - box.left() - SPACE[2], box.height())
        if row.kind is RowKind.ACTION:
            _draw(painter, room, font, theme.ink, row.title)
            return
        high = QFontMetrics(font).height()
        top = QRect(room.left(), box.top() + SPACE[1], room.width(), high)
        used = _draw(painter, top, bold(font), theme.ink, row.title)
        if row.where:
            beside = top.adjusted(used + SPACE[1], 0, 0, 0)
            _draw(painter, beside, font, theme.ink if is_current else theme.mute, row.where)
        if row.said:
            _draw(painter, top.translated(0, high), font, theme.ink, row.said)

    def _draw_keys(self, painter: QPainter, box: QRect, row: Row, *, is_current: bool) -> int:
        """The key at the right, and behind it what it does; where they begin."""
        theme, small = now(), small_letters(self._locator.list.font())
        keys = row.keys or ("Return" if is_current and row.does else "")
        if not keys:
            return box.right()
        said, right = say_keys(self._locator.texts, keys), box.right()
        metrics = QFontMetrics(small)
        if not row.keys:
            right -= metrics.horizontalAdvance(row.does)
            words = QRect(right, box.top(), box.right() - right + 1, box.height())
            _draw(painter, words, small, theme.ink, row.does)
            right -= SPACE[1]
        letters = QFontMetrics(bold(small))
        wide, high = letters.horizontalAdvance(said) + 2 * SPACE[1], letters.height() + SPACE[0]
        cap = QRect(right - wide, box.center().y() - high // 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.border), theme.border_width))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(cap, _CORNER, _CORNER)
        painter.setFont(bold(small))
        painter.setPen(QColor(theme.ink))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), said)
        return cap.left()


def _draw(painter: QPainter, box: QRect, font: QFont, colour: str, text: str) -> int:
    """Draw a line, cut where the room ends; how wide it is."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, _LEFT, shown)
    return metrics.horizontalAdvance(shown)
