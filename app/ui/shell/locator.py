"""Locator: Ctrl+K. One line to type in, and below it what that leads to.

Letters are always letters here: only Enter, the arrows, Escape and keys with Ctrl do something.
"""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.ui.shell.locator_painting import LocatorPainting
from app.ui.shell.locator_rows import Act, Row, RowKind, Rows
from app.ui.widgets.announce import announce
from app.ui.widgets.clipboard import CopiesPlainly
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.shade import Shade
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_WIDE: Final = 86
"""Average letters: 680 pixels where letters are 14."""
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsModel(QAbstractListModel):
    """The rows; captions and notes cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show others."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.rows[index.row()].spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled


class RowsList(CopiesPlainly, QListView):
    """The list; the cursor stays in the line above it."""


class Locator(QDialog):
    """The line and its list, over the window. `chosen`: a row, and what was typed."""

    chosen = Signal(object, str)

    def __init__(self, rows: Rows, texts: Texts, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.texts, self._rows, self._window = texts, rows, window
        self.setObjectName("locator")
        self.setWindowTitle(texts.text("find.title"))
        self.shade = Shade(window)
        self.field = QLineEdit(self)
        self.field.setObjectName("locatorField")
        self.field.setPlaceholderText(texts.text("find.placeholder"))
        self.field.setAccessibleName(texts.text("find.title"))
        self.model = RowsModel(self)
        self.list = RowsList(self)
        self.list.setObjectName("locatorList")
        self.list.setAccessibleName(texts.text("find.list"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LocatorPainting(self))
        self.list.clicked.connect(self._click)
        self.field.textChanged.connect(lambda _: self.renew())
        self._lay_out()
        self.finished.connect(lambda _: self.shade.hide())
        self.renew()

    @property
    def row(self) -> Row | None:
        """The row that Enter takes."""
        place = self.list.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def open(self) -> None:
        """Show it over the upper half of the window, which is shaded."""
        self.shade.cover(self._window)
        super().open()
        self.field.setFocus()

    def renew(self) -> None:
        """Show what the line leads to now."""
        self._show(self._rows.of(self.field.text()))

    def show_notes(self) -> None:
        """Where the words stand in what was written in this dossier."""
        self._show(self._rows.notes(self.field.text()))

    def choose(self, place: int) -> None:
        """Take the row at a place."""
        self.list.setCurrentIndex(self.model.index(place))
        self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _ENTER and control:
            self.show_notes()
        elif key in _ENTER:
            self._take()
        elif key in _STEPS and not control:
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_F1:
            self._ask_manual()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notes break where the list ends: their height is another one."""
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()

    def _show(self, rows: Sequence[Row]) -> None:
        self.model.show_rows(rows)
        first = next((at for at, row in enumerate(rows) if row.can_be_chosen), None)
        if first is not None:
            self.list.setCurrentIndex(self.model.index(first))
        self.list.scrollToTop()
        self._fit()
        self._say()

    def _say(self) -> None:
        row = self.row
        if row is not None and self.isVisible():
            found = sum(each.kind is RowKind.ENTRY for each in self.model.rows)
            announce(self.field, f"{row.spoken}. {self.texts.plural('find.count', found)}")

    def _step(self, step: int) -> None:
        """The next row that can be chosen; at an end it stays."""
        places = [at for at, row in enumerate(self.model.rows) if row.can_be_chosen]
        here = self.list.currentIndex().row()
        if here in places:
            to = max(0, min(len(places) - 1, places.index(here) + step))
            self.list.setCurrentIndex(self.model.index(places[to]))
            self.list.viewport().update()
            row = self.row
            announce(self.field, row.spoken if row else "")

    def _click(self, index: QModelIndex) -> None:
        if self.model.rows[index.row()].can_be_chosen:
            self.choose(index.row())

    def _take(self) -> None:
        row = self.row
        if row is None:
            return
        if row.act is Act.NOTES:
            self.show_notes()
        elif row.act is Act.MANUAL:
            self._ask_manual()
        elif row.act is Act.WAIT:
            announce(self.field, row.said)
        else:
            self.accept()
            self.chosen.emit(row, self.field.text())

    def _ask_manual(self) -> None:
        self.accept()
        self.chosen.emit(Row(RowKind.ACTION, "", act=Act.MANUAL), self.field.text())

    def _fit(self) -> None:
        """As high as its rows, as far as the window has room below its top."""
        window = self._window
        wide = _WIDE * self.fontMetrics().averageCharWidth()
        width = min(wide, window.width() - 2 * SPACE[4])
        self.setFixedWidth(width)
        delegate = self.list.itemDelegate()
        option = QStyleOptionViewItem()
        rows = sum(
            delegate.sizeHint(option, self.model.index(at)).height()
            for at in range(len(self.model.rows))
        )
        around = self.field.sizeHint().height() + self.foot.heightForWidth(width) + 5 * SPACE[3]
        room = window.height() - 2 * SPACE[5] - around
        self.list.setFixedHeight(max(0, min(rows + SPACE[1], room)))
        self.adjustSize()
        left = (window.width() - self.width()) // 2
        below = min(80, max(SPACE[4], window.height() - self.height() - SPACE[4]))
        self.move(window.mapToGlobal(QPoint(left, below)))

    def _lay_out(self) -> None:
        text = self.texts.text
        above = QHBoxLayout()
        above.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[2])
        above.addWidget(self.field, 1)
        above.setSpacing(SPACE[1])
        above.addWidget(KeyCap(self.texts, "Esc", self), 0, Qt.AlignmentFlag.AlignVCenter)
        close = Label(text("find.close"), self)
        close.setObjectName("keyWords")
        above.addWidget(close)
        rule = QFrame(self)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self.foot = Label(text("find.foot"), self)
        self.foot.setObjectName("locatorFoot")
        self.foot.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2, 2, 2, 2)
        whole.setSpacing(0)
        whole.addLayout(above)
        for widget in (rule, self.list, self.foot):
            whole.addWidget(widget)
