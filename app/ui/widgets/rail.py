"""Rail: the steps or chapters at the left, each with a sign, a name, what counts and a number.

    rail.set_items([RailItem("Inkomsten", "4 regels", Sign.DONE, "3", "compleet"), ...])
    rail.chosen.connect(...)   its row, whenever another row is the current one
    rail.choose(2)

What did not change is not drawn again and keeps the focus. Narrow: only signs and numbers. It is
painted before anything else is loaded, so it does without the name `Qt` (see `first`).
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.widgets.first import without_sideways_bar
from app.ui.widgets.tokens import RADIUS, SIZES, SPACE, now

Index = QModelIndex | QPersistentModelIndex
_DISPLAY: Final = 0
_TIP: Final = 3
_SPOKEN: Final = 11
"""Qt.ItemDataRole.DisplayRole, ToolTipRole and AccessibleTextRole"""
_LEFT, _RIGHT, _MIDDLE = 0x81, 0x82, 0x84
"""Qt.AlignmentFlag: left, right and in the middle, each of them halfway up"""
_LETTERS: Final = 24
"""As wide as so many average letters, or as its longest name needs."""
_BAR: Final = 4
_GAP: Final = 8
"""Between two rows; less where there is no room."""


class Sign(StrEnum):
    """How far a step is, by its shape."""

    NONE = "none"
    """nobody asked anything yet"""
    DONE = "done"
    """a tick"""
    NOTE = "note"
    """a triangle: something to look at"""
    OPEN = "open"
    """an open circle"""
    SKIPPED = "skipped"
    """a dot: does not apply"""


class RailItem(NamedTuple):
    """One row. `spoken`: what the sign says, in words."""

    name: str
    counts: str = ""
    sign: Sign = Sign.NONE
    number: str = ""
    spoken: str = ""

    @property
    def said(self) -> str:
        """The row as a screen reader says it: "3. Inkomsten: 4 regels, compleet"."""
        begin = f"{self.number}. {self.name}" if self.number else self.name
        words = [self.counts] if self.counts else []
        if self.spoken and self.spoken != self.counts:
            words.append(self.spoken)
        return f"{begin}: {', '.join(words)}" if words else begin


class Rail(QListView):
    """The rows; the arrows choose one."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader calls the list."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(name)
        without_sideways_bar(self)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.is_narrow = False
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Painting(self))

    @property
    def items(self) -> tuple[RailItem, ...]:
        """The rows as they are shown."""
        return self._rows.items

    @property
    def row(self) -> int:
        """The current row; -1 when there is none."""
        return self.currentIndex().row()

    def set_items(self, items: Sequence[RailItem]) -> None:
        """Show these rows; the current one stays the current one."""
        row = self.row
        names = [item.name for item in self.items]
        if self._rows.show(tuple(items)):
            self._quietly_at(min(row, len(items) - 1))
        if names != [item.name for item in items]:
            self._fit()

    def choose(self, row: int) -> None:
        """Make a row the current one."""
        if 0 <= row < len(self.items):
            self.setCurrentIndex(self._rows.index(row, 0))

    def make_narrow(self, narrow: bool) -> None:
        """Only signs and numbers, or everything."""
        self.is_narrow = narrow
        self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C takes the row as it is said."""
        if event.matches(QKeySequence.StandardKey.Copy):
            from app.ui.widgets.clipboard import copy_lines

            if 0 <= self.row < len(self.items):
                copy_lines(self.items[self.row].said)
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def gap(self) -> int:
        """Between two rows: all rows are to be seen at once where that can be."""
        rows = max(len(self.items), 1)
        room = self.viewport().height() // rows - row_height(self.font())
        return max(min(room, _GAP), 0)

    def sizeHint(self) -> QSize:
        rows = max(len(self.items), 1)
        return QSize(self.width(), (row_height(self.font()) + _GAP) * rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, row_height(self.font()))

    def _fit(self) -> None:
        """As wide as the rows need."""
        if not hasattr(self, "_rows"):
            return  # Qt tells of a font while the list is made
        letters = QFontMetrics(_bold(self.font()))
        sides = _sign_side(self.font()) + 2 * SPACE[2] + letters.horizontalAdvance("10")
        if self.is_narrow:
            self.setFixedWidth(sides + SPACE[2])
            return
        widest = max((letters.horizontalAdvance(item.name) for item in self.items), default=0)
        usual = self.fontMetrics().averageCharWidth() * _LETTERS
        self.setFixedWidth(max(usual, widest + sides + 2 * SPACE[2]))

    def _quietly_at(self, row: int) -> None:
        quiet = self.blockSignals(True)
        self.choose(row)
        self.blockSignals(quiet)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: tuple[RailItem, ...] = ()

    def show(self, items: tuple[RailItem, ...]) -> bool:
        """Show other rows; whether there are more or fewer than before."""
        before = self.items
        if len(items) != len(before):
            self.beginResetModel()
            self.items = items
            self.endResetModel()
            return True
        self.items = items
        for row, (was, item) in enumerate(zip(before, items, strict=True)):
            if was != item:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        return False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not 0 <= index.row() < len(self.items):
            return None
        item = self.items[index.row()]
        if role == _DISPLAY:
            return item.name
        return item.said if role in (_TIP, _SPOKEN) else None


class _Painting(QStyledItemDelegate):
    """Draws a row; all colours are asked of the theme while drawing."""

    def __init__(self, rail: Rail) -> None:
        super().__init__(rail)
        self._rail = rail

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        rail = self._rail
        return QSize(rail.width(), row_height(rail.font()) + rail.gap())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rail, theme = self._rail, now()
        item = rail.items[index.row()]
        is_current = index.row() == rail.row
        box = option.rect.adjusted(0, 0, 0, -rail.gap())
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            painter.fillRect(box, QColor(theme.soft))
            painter.fillRect(QRect(box.left(), box.top(), _BAR, box.height()), QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.surface))
        side = _sign_side(rail.font())
        font = _bold(rail.font()) if is_current else rail.font()
        metrics, small = QFontMetrics(font), QFontMetrics(small_letters(rail.font()))
        sign = QRectF(box.left() + SPACE[2], 0, side, side)
        top = box.top() + (box.height() - metrics.height() - small.height()) // 2
        sign.moveTop(top + (metrics.height() - side) / 2)
        if rail.is_narrow:
            sign.moveTop(box.center().y() - side / 2)
        _draw_sign(painter, sign, item.sign, is_current=is_current)
        right = QRect(box.left(), top, box.width() - SPACE[1], metrics.height())
        if rail.is_narrow:
            right = QRect(box.left(), box.top(), box.width() - SPACE[1], box.height())
        painter.setFont(font if rail.is_narrow else small_letters(font))
        painter.setPen(QColor(theme.ink if is_current else theme.mute))
        painter.drawText(right, _RIGHT, item.number)
        if not rail.is_narrow:
            left = round(sign.right()) + SPACE[2]
            name = QRect(left, top, box.right() - left - SPACE[1], metrics.height())
            painter.setFont(font)
            painter.setPen(QColor(theme.ink))
            painter.drawText(name, _LEFT, item.name)
            below = QRect(left, name.bottom() + 1, name.width(), small.height())
            painter.setFont(small_letters(rail.font()))
            painter.setPen(QColor(theme.ink if is_current else theme.mute))
            painter.drawText(below, _LEFT, _cut(small, item.counts, below.width()))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.restore()


def row_height(font: QFont) -> int:
    """Of two lines, with room around them; 48 pixels at 100%."""
    two = QFontMetrics(font).height() + QFontMetrics(small_letters(font)).height()
    return two + SPACE[2]


def small_letters(font: QFont) -> QFont:
    """The letters of a caption beside those of a text."""
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(round(font.pixelSize() * SIZES[0] / SIZES[1]))
    else:
        small.setPointSizeF(font.pointSizeF() * SIZES[0] / SIZES[1])
    return small


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _sign_side(font: QFont) -> int:
    return QFontMetrics(font).ascent()


def _cut(metrics: QFontMetrics, text: str, room: int) -> str:
    if metrics.horizontalAdvance(text) <= room:
        return text
    from PySide6.QtCore import Qt

    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def _draw_sign(painter: QPainter, box: QRectF, sign: Sign, *, is_current: bool) -> None:
    """A tick, a triangle, an open circle, a dot; where one is, a disc."""
    theme, side, middle = now(), box.width(), box.center()
    colours = {Sign.DONE: theme.ok, Sign.NOTE: theme.warn, Sign.SKIPPED: theme.mute}
    colour = QColor(theme.accent if is_current else colours.get(sign, theme.accent))
    pen = QPen(colour, max(side / 8, 1.5))
    painter.setPen(pen)
    painter.setBrush(QColor(0, 0, 0, 0))
    if is_current:
        painter.setBrush(colour)
        painter.drawEllipse(middle, side * 0.34, side * 0.34)
    elif sign is Sign.OPEN:
        painter.drawEllipse(middle, side * 0.34, side * 0.34)
    elif sign is Sign.SKIPPED:
        painter.setBrush(colour)
        painter.drawEllipse(middle, side * 0.1, side * 0.1)
    elif sign is Sign.DONE:
        points = ((0.12, 0.55), (0.38, 0.82), (0.88, 0.2))
        painter.drawPolyline([_at(box, *point) for point in points])
    elif sign is Sign.NOTE:
        points = ((0.5, 0.12), (0.9, 0.85), (0.1, 0.85))
        painter.drawPolygon([_at(box, *point) for point in points])


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + across * box.width(), box.top() + down * box.height())
