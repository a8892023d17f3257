"""LineGrid: the table, moved through and edited with the keyboard.

Typing begins to edit. Tab and Enter go to the next cell, after the last one to a new line; Tab out
of an empty new line, Shift+Tab out of the first cell, and Ctrl+Tab leave the table.
"""

from typing import Any, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from app.ui.budget.cell_choice import CellChoice
from app.ui.budget.cell_line import CellLine
from app.ui.budget.delegate import CellDelegate
from app.ui.budget.editing import LineEditing
from app.ui.budget.model import LinesModel
from app.ui.budget.widths import spread
from app.ui.widgets.clipboard import CopiesPlainly

Index = QModelIndex | QPersistentModelIndex
_FEWEST_ROWS: Final = 3
_BY_MOUSE: Final = (
    QAbstractItemView.EditTrigger.DoubleClicked,
    QAbstractItemView.EditTrigger.SelectedClicked,
)


class LineGrid(CopiesPlainly, QTableView):
    """A view on a LinesModel."""

    row_chosen = Signal()
    """the current row, or what stands in it, may be another"""
    cell_chosen = Signal()
    rows_pasted = Signal()

    def __init__(
        self, model: LinesModel, editing: LineEditing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines, self._editing = model, editing
        self._most_rows = 9
        self._by_hand = self._spreading = False
        self.setModel(model)
        delegate = CellDelegate(model, editing, self)
        delegate.stepped.connect(self._step_on)
        delegate.left.connect(lambda forward: self._leave(forward=forward))
        delegate.rows_pasted.connect(self._paste_rows)
        self.setItemDelegate(delegate)
        self.setAccessibleName(model.texts.text(f"lines.{model.group.name}.table"))
        self._set_up()
        model.followed.connect(self._restore)
        model.modelReset.connect(self._fit_height)
        self.horizontalHeader().sectionResized.connect(self._dragged)

    # -- where one is ------------------------------------------------------------------------------

    @property
    def row(self) -> int:
        """The current row; the new one when there is no other."""
        row = self.currentIndex().row()
        return row if row >= 0 else self._lines.new_row

    def chosen_rows(self) -> list[int]:
        """The rows that hold a line and are selected."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return sorted(row for row in rows if row < self._lines.new_row)

    def choose(self, rows: list[int], column: int | None = None) -> None:
        """Select rows; the first becomes the current one."""
        place = max(self.currentIndex().column(), 0) if column is None else column
        rows = rows or [self._lines.new_row]
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self._lines.index(first, 0), self._lines.index(last, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._lines.index(rows[0], place), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(self._lines.index(rows[-1], place))
        self.scrollTo(self._lines.index(rows[0], place))

    def is_at(self, row: int, column: int) -> bool:
        """Whether the cursor is in this cell, or its editor is open."""
        here = self.currentIndex()
        focus = QApplication.focusWidget()
        with_focus = focus is not None and (focus is self or self.isAncestorOf(focus))
        return with_focus and (here.row(), here.column()) == (row, column)

    def go_to_cell(self, row: int, column: int, *, edit: bool = False) -> None:
        """Bring the cursor to a cell."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose([min(row, self._lines.new_row)], column)
        if edit:
            self.edit(self.currentIndex())

    @property
    def editor(self) -> CellLine | None:
        """The editor that is open."""
        widget = self.indexWidget(self.currentIndex())
        return widget if isinstance(widget, CellLine) and widget.isVisible() else None

    def end_editing(self) -> None:
        """Close the editor that is open, with what it holds."""
        if (editor := self.editor) is not None:
            editor.by_key = True
            self.commitData(editor)
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)

    # -- the keyboard ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        back = event.key() == Qt.Key.Key_Backtab or shift
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            with_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if with_ctrl:
                self._leave(forward=not back)
            elif not self.step(forward=not back):
                event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(forward=not back)
        elif event.key() == Qt.Key.Key_Backspace:
            self._empty_cell()
        else:
            super().keyPressEvent(event)

    def step(self, *, forward: bool, edit: bool = False) -> bool:
        """Go to the next cell or the one before; False when there is none."""
        here, columns = self.currentIndex(), self._lines.columnCount()
        in_new = here.row() == self._lines.new_row and here.column() == 0
        if forward and in_new and self._lines.notes(here.row()).is_empty:
            return False
        place = here.row() * columns + here.column() + (1 if forward else -1)
        if not 0 <= place < self._lines.rowCount() * columns:
            return False
        self.go_to_cell(place // columns, place % columns, edit=edit)
        return True

    def edit(self, index: Any, *trigger: Any) -> Any:
        """By mouse the list of a choice opens at once."""
        answer = super().edit(index, *trigger)
        if trigger and trigger[0] in _BY_MOUSE and isinstance(self.editor, CellChoice):
            self.editor.open_list()
        return answer

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.cell_chosen.emit()
        if current.row() != previous.row():
            self.row_chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a current cell to type in."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose([0] if self._lines.new_row else [], 0)

    def _empty_cell(self) -> None:
        """Backspace empties the current cell and goes on typing there."""
        self.edit(self.currentIndex())
        if self.editor is not None:
            self.editor.selectAll()
            self.editor.del_()

    # -- its size ----------------------------------------------------------------------------------

    def set_room(self, height: int) -> None:
        """So many pixels are there for the rows; longer tables scroll."""
        self._most_rows = max(_FEWEST_ROWS, height // self._row_height())
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()
            self._spread()

    def sizeHint(self) -> QSize:
        return QSize(400, super().sizeHint().height())

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 12

    def _fit_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        rows = min(max(self._lines.rowCount(), _FEWEST_ROWS), self._most_rows)
        bar = self.horizontalScrollBar()
        room_for_bar = bar.sizeHint().height() if bar.maximum() > 0 else 0
        header = self.horizontalHeader().sizeHint().height()
        height = header + rows * self._row_height() + room_for_bar + 2 * self.frameWidth()
        if height != self.height():
            self.setFixedHeight(height)

    def _spread(self) -> None:
        if self._by_hand:
            return
        letter = self.fontMetrics().averageCharWidth()
        self._spreading = True
        widths = spread(self._lines.group.columns, letter, self.viewport().width())
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        self._spreading = False
        self._fit_height()

    def _dragged(self) -> None:
        """Somebody gives a column a width: from then on the widths are theirs."""
        if not self._spreading and self.horizontalHeader().underMouse():
            self._by_hand = True

    def _set_up(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setProperty("look", "grid")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self._fit_height()

    # -- keeping one's place -----------------------------------------------------------------------

    def _step_on(self, forward: bool) -> None:
        if not self.step(forward=forward, edit=True):
            self._leave(forward=forward)

    def _leave(self, *, forward: bool) -> None:
        QWidget.focusNextPrevChild(self, forward)

    def _paste_rows(self) -> None:
        if (editor := self.editor) is not None:
            editor.go_back()
            editor.touched = False
        self.end_editing()
        self.rows_pasted.emit()

    def _restore(self, came: list[int], first: int) -> None:
        """Rows that came back are chosen; the cursor never vanishes with a row."""
        if came and not self._lines.being_born:
            self.choose(came)
        elif not came and self.currentIndex().isValid():
            self.choose([min(first, max(self._lines.new_row - 1, 0))])
        self._fit_height()
        self.row_chosen.emit()


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """The first and the last of each run of rows that follow each other."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
