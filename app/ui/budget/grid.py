"""LineGrid: the table, moved through and edited with the keyboard.

Typing begins to edit. Tab goes to the next cell, Enter to the next line, after the last one to a
new line; from the kind of a line both go to its amount. Tab out of an empty new line, Shift+Tab out
of the first cell, and Ctrl+Tab leave the table. The arrows left and right fold a kind and open it.
"""

from typing import Any, Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from app.ui.budget.cell_choice import CellChoice
from app.ui.budget.cell_line import CellLine
from app.ui.budget.delegate import CellDelegate
from app.ui.budget.editing import LineEditing
from app.ui.budget.kinds_model import KindsModel
from app.ui.budget.kinds_view import KindsView
from app.ui.budget.places import next_cell, next_line

Index = QModelIndex | QPersistentModelIndex
_TURN: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BY_MOUSE: Final = (
    QAbstractItemView.EditTrigger.DoubleClicked,
    QAbstractItemView.EditTrigger.SelectedClicked,
)


class LineGrid(KindsView):
    """A view on a KindsModel."""

    row_chosen = Signal()
    """the current row, or what stands in it, may be another"""
    cell_chosen = Signal()
    rows_pasted = Signal()
    field_wanted = Signal(int, int)
    """the cell of this row and column does not stand in the table but in the drawer"""
    escaped = Signal()

    def __init__(
        self, model: KindsModel, editing: LineEditing, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, parent)
        self._editing = editing
        self._new_line: QPersistentModelIndex | None = None
        """the line that has just become one: after it another one begins"""
        delegate = CellDelegate(model, editing, self)
        delegate.stepped.connect(self._step_on)
        delegate.entered.connect(self._enter_on)
        delegate.left.connect(lambda forward: self._leave(forward=forward))
        delegate.rows_pasted.connect(self._paste_rows)
        self.setItemDelegate(delegate)
        self.setAccessibleName(model.texts.text(f"lines.{model.group.name}.table"))
        model.followed.connect(self._restore)

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
        for kind in {self._lines.kind_of(row) for row in rows}:
            self._lines.fold(kind, folded=False)  # the cursor is never where nobody sees it
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
        """Bring the cursor to a cell, or to its field in the drawer."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        row = min(row, self._lines.new_row)
        if column not in self._widths.columns and column != self._lines.month:
            self.choose([row], 0)
            self.field_wanted.emit(row, column)
            return
        self.choose([row], column)
        if edit:
            self.edit(self.currentIndex())

    def first_line(self) -> int:
        """The row of the line on top; that of a new line when there is none."""
        rows = (row for row in self._lines.order() if row <= self._lines.new_row)
        return next(rows)

    def step_line(self, *, forward: bool) -> None:
        """Go to the next line or the one before, and leave the focus where it is."""
        place = next_line(self._lines, (self.row, 0), forward=forward)
        if place is not None and place[0] != self._lines.new_row:
            self.choose([place[0]], 0)

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
        kind = self._lines.kind_at(self.currentIndex().row())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.fold(event.key()):
            return
        if kind is not None and event.key() in _TURN:
            self._lines.fold(kind, folded=not self._lines.is_folded(kind))
        elif kind is not None and event.text().strip() and plain:
            self.go_to_cell(self._lines.new_row, 0)  # what is typed lands
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            with_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if with_ctrl:
                self._leave(forward=not back)
            elif not self.step(forward=not back):
                event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(forward=not back, by_line=True)
        elif event.key() == Qt.Key.Key_Backspace:
            self._empty_cell()
        else:
            super().keyPressEvent(event)

    def step(self, *, forward: bool, edit: bool = False, by_line: bool = False) -> bool:
        """Go to the next cell or line, or to the one before; False when there is none."""
        here = self.currentIndex()
        in_new = here.row() == self._lines.new_row
        if forward and in_new and self._lines.notes(here.row()).is_empty and not here.column():
            return False
        at = (here.row(), here.column())
        if not by_line or in_new or (forward and here.column() == 0):
            place = next_cell(self._lines, self._widths.columns, at, forward=forward)
        elif forward and self._new_line is not None and self._new_line.row() == here.row():
            place = (self._lines.new_row, 0)
        else:
            place = next_line(self._lines, at, forward=forward)
        if place is None:
            return False
        self.go_to_cell(*place, edit=edit)
        return True

    def edit(self, index: Any, *trigger: Any) -> Any:
        """By mouse the list of a choice opens at once."""
        if not self._lines.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        answer = super().edit(index, *trigger)
        if trigger and trigger[0] in _BY_MOUSE and isinstance(self.editor, CellChoice):
            self.editor.open_list()
        return answer

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.cell_chosen.emit()
        if current.row() != previous.row():
            for row in (previous.row(), current.row()):
                self.viewport().update(self._row_rect(row))
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

    # -- keeping one's place -----------------------------------------------------------------------

    def _step_on(self, forward: bool) -> None:
        if not self.step(forward=forward, edit=True):
            self._leave(forward=forward)

    def _enter_on(self, forward: bool) -> None:
        if not self.step(forward=forward, edit=True, by_line=True):
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
        if self._lines.being_born and came:
            self._new_line = QPersistentModelIndex(self._lines.index(came[0], 0))
        if came and not self._lines.being_born:
            self.choose(came)
        elif not came and self.currentIndex().isValid():
            self.choose([min(first, max(self._lines.new_row - 1, 0))])
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
