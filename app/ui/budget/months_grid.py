"""MonthsGrid: the small table of months, with the same keys as the large one."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.budget.cell_line import mark_refused
from app.ui.budget.cells import CellMark, Role
from app.ui.budget.months_model import AMOUNT, MonthsModel
from app.ui.budget.painting import paint_cell
from app.ui.widgets.clipboard import CopiesPlainly

Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS = 8


class _Delegate(QStyledItemDelegate):
    stepped = Signal(bool, bool)
    """forward or back; down a row instead of to the next cell"""
    given_up = Signal(int, int)
    """Escape: the row and column that get back what they held"""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._edited = QPersistentModelIndex()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setFrame(False)
        model = index.model()
        name = model.headerData(index.column(), Qt.Orientation.Horizontal)
        line.setAccessibleName(str(name))
        line.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
        self._edited = QPersistentModelIndex(index)
        return line

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            down = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if down or key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                assert isinstance(editor, QLineEdit)  # this delegate makes no other
                self.commitData.emit(editor)
                if self._edited.data(Role.MARK) == CellMark.REFUSED:
                    mark_refused(editor, True)  # nobody goes on from a text that was refused
                    editor.selectAll()  # the amount of this month is typed over it
                    return True
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.stepped.emit(key != Qt.Key.Key_Backtab, down)
                return True
            if key == Qt.Key.Key_Escape:
                self.given_up.emit(self._edited.row(), self._edited.column())
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_cell(painter, option, index)


class MonthsGrid(CopiesPlainly, QTableView):
    """Months and amounts; Enter goes down, Tab to the next cell and out at the end."""

    def __init__(self, months: MonthsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months = months
        self.setModel(months)
        delegate = _Delegate(self)
        delegate.stepped.connect(self._step)
        delegate.given_up.connect(months.give_up)
        self.setItemDelegate(delegate)
        self.setAccessibleName(months.texts.text("lines.months.title"))
        triggers = QAbstractItemView.EditTrigger
        self.setProperty("look", "grid")
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        months.rowsInserted.connect(self.fit)
        months.rowsRemoved.connect(self.fit)
        self.fit()

    def chosen_rows(self) -> list[int]:
        """The rows with a month that are selected."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return sorted(row for row in rows if row < len(self._months.months))

    def go_to(self, row: int, column: int = AMOUNT, *, edit: bool = False) -> None:
        """Bring the cursor to a cell; rows beyond the end are the last."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(self._months.index(min(row, self._months.rowCount() - 1), column))
        if edit:
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_to(self.currentIndex().row() + 1, max(self.currentIndex().column(), 0))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def fit(self) -> None:
        """As high as its rows, within reason."""
        row = self.fontMetrics().height() + 12
        self.verticalHeader().setDefaultSectionSize(row)
        rows = min(self._months.rowCount(), _MOST_ROWS)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + rows * row + 2 * self.frameWidth())

    def _step(self, forward: bool, down: bool) -> None:
        here = self.currentIndex()
        if down:
            self.go_to(here.row() + 1, here.column(), edit=True)
            return
        place = here.row() * 2 + here.column() + (1 if forward else -1)
        if 0 <= place < self._months.rowCount() * 2:
            self.go_to(place // 2, place % 2, edit=True)
        else:
            QWidget.focusNextPrevChild(self, forward)
