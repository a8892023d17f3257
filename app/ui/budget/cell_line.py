"""CellLine: the editor of a cell that is typed: a text, an amount or a day.

Every keystroke goes into the draft, or is kept in the cell when it cannot; Esc takes it all back.
Nobody goes on from a text that was refused: Enter and Tab stay with it.
"""

from PySide6.QtCore import QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.budget.cells import CellMark, Role
from app.ui.budget.editing import Before, LineEditing
from app.ui.widgets.clipboard import pasted_text


class CellLine(QLineEdit):
    """One line of text over a cell."""

    rows_pasted = Signal()
    """the clipboard holds rows, which do not belong in one cell"""

    def __init__(self, editing: LineEditing, index: QPersistentModelIndex, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        self.take_cell(index)
        self.setFrame(False)
        self.textEdited.connect(self._typed)

    def take_cell(self, index: QPersistentModelIndex) -> None:
        """Be the editor of this cell, and of nothing that was typed in another one."""
        self.index = index
        self._before = self._editing.before(index.row(), index.column())
        self._busy = self.touched = False
        self.by_key = False
        """whether the cell is left by Enter or Tab: then what is highlighted was seen and meant"""
        self.setText("")  # also when the next text is the same: Ctrl+Z is of what was typed here

    def show_text(self, text: str) -> None:
        """Show what the cell holds, unless it is this very editor that changes it."""
        if not self._busy and self.text() != text:
            self.setText(text)

    def begin(self) -> None:
        """The cell is entered, by an editor that stays open: Esc goes back to what it holds now."""
        if self.index.isValid():
            self.touched = False
            self._before = self._editing.before(self.index.row(), self.index.column())

    def commit(self) -> None:
        """The cell is left."""
        if self.index.isValid():
            self._editing.finish(self.index.row(), stays=self.by_key)

    @property
    def is_refused(self) -> bool:
        """Whether the cell holds a text that is not in the draft."""
        return self.index.isValid() and self.index.data(Role.MARK) == CellMark.REFUSED

    def go_back(self) -> None:
        """Take back what was typed since the cell was entered; else the text that was refused."""
        if not self.index.isValid():
            return
        before = self._before if self.touched else Before(self._before.value, None)
        if self.touched or self.is_refused:
            self._editing.go_back(self.index.row(), self.index.column(), before)

    def set_unknown(self) -> None:
        """ "Weet ik niet"."""
        self.touched = True
        self._editing.set_unknown(self.index.row(), self.index.column())
        mark_refused(self, self.is_refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rows out of a spreadsheet go to the table, not into this one cell; Down goes to the ways
        to read a text that may be two things.
        """
        if event.matches(QKeySequence.StandardKey.Paste) and holds_rows():
            self.rows_pasted.emit()
        elif event.key() == Qt.Key.Key_Down and self.is_refused:
            self._editing.want_choices()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self.touched = True
        self._busy = True
        good = self._editing.type_text(self.index.row(), self.index.column(), text, self._before)
        self._busy = False
        mark_refused(self, not good)


def holds_rows() -> bool:
    """Whether the clipboard holds more than one cell."""
    text = pasted_text().strip("\r\n")
    return "\t" in text or "\n" in text


def mark_refused(editor: QWidget, refused: bool) -> None:
    """Show whether the text is in the draft."""
    if bool(editor.property("refused")) != refused:
        editor.setProperty("refused", refused)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
