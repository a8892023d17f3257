"""Rail: the steps or chapters at the left, each with a sign, a name, what counts and a number.

    rail.set_items([RailItem("Inkomsten", "4 regels", Sign.DONE, "3", "compleet"), ...])
    rail.chosen.connect(...)   its row, whenever another row is the current one
    rail.choose(2)

What did not change is not drawn again and keeps the focus. Narrow: only signs and numbers. It is
painted before anything else is loaded, so it does without the name `Qt` (see `first`).
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from app.ui.widgets.first import without_frame, without_sideways_bar
from app.ui.widgets.rail_items import RailItem, Sign
from app.ui.widgets.rail_painting import RailPainting, bold, sign_side, small_letters
from app.ui.widgets.tokens import SPACE

__all__ = ["Rail", "RailItem", "Sign"]
Index = QModelIndex | QPersistentModelIndex
_DISPLAY: Final = 0
_TIP: Final = 3
_SPOKEN: Final = 11
"""Qt.ItemDataRole.DisplayRole, ToolTipRole and AccessibleTextRole"""
_LETTERS: Final = 24
"""As wide as so many average letters, or as its longest name needs."""
_GAP: Final = 8
"""Between two rows; less where there is no room."""
_COUNTS: Final = "88/88"
"""As wide as what counts behind a name: the list keeps its width while it is counted."""


class Rail(QListView):
    """The rows; the arrows choose one. `one_line`: what counts stands behind the name."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None, *, one_line: bool = False) -> None:
        """`name` is what a screen reader calls the list."""
        super().__init__(parent)
        self.one_line = one_line
        self.setObjectName("rail")
        self.setAccessibleName(name)
        without_sideways_bar(self)
        without_frame(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.is_narrow = False
        self._gap = _GAP
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(RailPainting(self))

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
        """Only signs and numbers, or everything; asked at every step of a resize."""
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C takes the row as it is said."""
        from PySide6.QtGui import QKeySequence

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.gap() != self._gap:
            self._gap = self.gap()
            self.doItemsLayout()  # it knows the height of one row, and takes it for that of all

    def gap(self) -> int:
        """Between two rows: all rows are to be seen at once where that can be."""
        rows = max(len(self.items), 1)
        # Not of the viewport: for a bare widget PySide looks through every kind of widget.
        room = self.contentsRect().height() // rows - self.row_height()
        return max(min(room, _GAP), 0)

    def row_height(self) -> int:
        """Of two lines with room around them, 48 pixels at 100%; narrow it is one line."""
        font = self.font()
        is_low = self.is_narrow or self.one_line
        below = 0 if is_low else QFontMetrics(small_letters(font)).height()
        return QFontMetrics(font).height() + below + SPACE[2]

    def sizeHint(self) -> QSize:
        return QSize(self.width(), (self.row_height() + _GAP) * max(len(self.items), 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.row_height())

    def _fit(self) -> None:
        """As wide and as high as the rows need."""
        if not hasattr(self, "_rows"):
            return  # Qt tells of a font while the list is made
        self._gap = self.gap()
        self.doItemsLayout()
        letters = QFontMetrics(bold(self.font()))
        sides = sign_side(self.font()) + 2 * SPACE[2] + letters.horizontalAdvance("10")
        if self.is_narrow:
            self.setFixedWidth(sides + SPACE[2])
            return
        widest = max((letters.horizontalAdvance(item.name) for item in self.items), default=0)
        if self.one_line:
            counts = QFontMetrics(small_letters(bold(self.font())))
            widest += counts.horizontalAdvance(_COUNTS)
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
