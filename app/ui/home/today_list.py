"""TodayList: who needs help first, a few lines each: why, when, and the one key that helps."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.i18n import Texts
from app.services.dossier_store.row_words import RowKey, RowWords
from app.ui.home.list_model import Index
from app.ui.home.list_painting import draw_cut
from app.ui.home.signs import draw_status, ink_of
from app.ui.widgets.clipboard import CopiesPlainly
from app.ui.widgets.rail_painting import small_letters
from app.ui.widgets.tokens import SPACE, now

KEYS: Final = {
    RowKey.OPEN: "Enter",
    RowKey.CALL: "Ctrl+B",
    RowKey.DAY: "Ctrl+D",
    RowKey.TAKE: "Ctrl+M",
}
"""The same everywhere in the list."""
_WHOLE: Final = QModelIndex()
_BAR: Final = 4


class _Rows(QAbstractListModel):
    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self.rows: tuple[RowWords, ...] = ()

    def show_rows(self, rows: Sequence[RowWords]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _WHOLE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            key = self._texts.text("shell.key", key=KEYS[row.key])
            does = self._texts.text(f"home.key.{row.key}")
            said = (
                row.name,
                row.whys[0].title,
                row.whys[0].sentence,
                row.contact,
                f"{key}: {does}",
            )
            return ". ".join(part.rstrip(".") for part in said if part)
        return None


class TodayList(CopiesPlainly, QListView):
    """The arrows choose a row; the page hears the keys."""

    current_changed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(texts, self)
        self.setObjectName("homeToday")
        self.setAccessibleName(texts.text("home.today.name"))
        self.setModel(self._rows)
        self.setItemDelegate(_Painting(texts, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def rows(self) -> tuple[RowWords, ...]:
        """What is shown."""
        return self._rows.rows

    @property
    def current(self) -> RowWords | None:
        """The row that the keys are about."""
        place = self.currentIndex().row()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def show_rows(self, rows: Sequence[RowWords]) -> None:
        """Show these; the one that was chosen stays chosen, where it is still there."""
        before = self.current
        if tuple(rows) == self.rows:
            return
        place = self.verticalScrollBar().value()
        self._rows.show_rows(rows)
        at = next((at for at, row in enumerate(rows)
                   if before is not None and row.dossier == before.dossier), 0)  # fmt: skip
        if rows:
            self.setCurrentIndex(self._rows.index(at))
        self.verticalScrollBar().setValue(place)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_changed.emit()


class _Painting(QStyledItemDelegate):
    """Name and day; why; a sentence and the key."""

    def __init__(self, texts: Texts, view: TodayList) -> None:
        super().__init__(view)
        self._texts, self._view = texts, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = self._view.font()
        two, small = QFontMetrics(font).height() * 2, QFontMetrics(small_letters(font)).height()
        return QSize(1, two + small + SPACE[1] + 2 * SPACE[1])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, theme, box = self._view, now(), option.rect
        row = view.rows[index.row()]
        is_current = index.row() == view.currentIndex().row() and view.hasFocus()
        painter.save()
        if is_current:
            painter.fillRect(box, QColor(theme.soft))
            painter.fillRect(box.left(), box.top(), _BAR, box.height(), QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        font = view.font()
        bold, small = QFont(font), small_letters(font)
        bold.setBold(True)
        high, low = QFontMetrics(font).height(), QFontMetrics(small).height()
        room = box.adjusted(SPACE[3], SPACE[1], -SPACE[3], -SPACE[1])
        side = QFontMetrics(font).ascent()
        sign = QRectF(room.left(), room.top() + (high - side) / 2, side, side)
        draw_status(painter, sign, row.status, ink_of(row.status))
        left = room.left() + side + SPACE[2]
        wide = QFontMetrics(small).horizontalAdvance(row.contact_brief)
        painter.setPen(QColor(theme.ink))
        painter.setFont(small)
        painter.drawText(
            QRect(room.right() - wide, room.top(), wide + 1, high),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            row.contact_brief,
        )
        first = QRect(left, room.top(), room.right() - wide - SPACE[1] - left, high)
        draw_cut(painter, first, row.name, bold)
        why = row.whys[0]
        draw_cut(
            painter, QRect(left, first.bottom() + 1, room.right() - left, high), why.title, font
        )
        last = QRect(left, first.bottom() + high + 1, room.right() - left, low + SPACE[1])
        end = self._draw_key(painter, last, row, small)
        painter.setPen(QColor(theme.mute))
        draw_cut(painter, QRect(left, last.top(), end - SPACE[1] - left, last.height()),
                 why.sentence, small)  # fmt: skip
        painter.restore()

    def _draw_key(self, painter: QPainter, room: QRect, row: RowWords, font: QFont) -> int:
        """The cap and its word at the right; where they begin."""
        theme, bold = now(), QFont(font)
        bold.setBold(True)
        key, does = KEYS[row.key], self._texts.text(f"home.key.{row.key}")
        wide = QFontMetrics(font).horizontalAdvance(does)
        middle = int(Qt.AlignmentFlag.AlignCenter)
        painter.setFont(font)
        painter.setPen(QColor(theme.mute))
        painter.drawText(
            QRect(room.right() - wide, room.top(), wide + 1, room.height()), middle, does
        )
        cap = QFontMetrics(bold).horizontalAdvance(key) + 2 * SPACE[1]
        box = QRect(room.right() - wide - SPACE[1] - cap, room.top(), cap, room.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.border), theme.border_width))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), SPACE[0], SPACE[0])
        painter.setPen(QColor(theme.ink))
        painter.setFont(bold)
        painter.drawText(box, middle, key)
        return box.left()
