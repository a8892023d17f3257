"""DrawerCell: one field of the chosen line beside the table: its name, its cell, what is wrong."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.budget.cell_choice import CellChoice
from app.ui.budget.cell_editor import give_cell, make_cell
from app.ui.budget.cell_line import mark_refused
from app.ui.budget.cells import CellMark, Role
from app.ui.budget.editing import LineEditing
from app.ui.budget.model import LinesModel
from app.ui.widgets.words import Label, set_description
from calc import UNKNOWN

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEP: Final = {Qt.Key.Key_PageUp: False, Qt.Key.Key_PageDown: True}
_TAB: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class DrawerCell(QWidget):
    """The same cell as that of the table: what is typed in one is seen in the other."""

    escaped = Signal()
    stepped = Signal(bool)
    """somebody wants this field of the next line (or of the one before)"""

    def __init__(
        self, model: LinesModel, editing: LineEditing, row: int, place: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.field = model.group.columns[place].field
        self.caption = Label(model.texts.text(f"lines.column.{self.field}"), self)
        self.caption.setObjectName("quiet")
        self.editor = make_cell(model, editing, model.index(row, place), self)
        self.editor.setFrame(True)
        self.editor.rows_pasted.connect(self.editor.paste)
        self.caption.setBuddy(self.editor)
        self.wrong = Label(self)
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.caption, self.editor, self.wrong):
            column.addWidget(widget)
        self.editor.installEventFilter(self)
        self.refresh()

    def show_row(self, row: int) -> None:
        """Be this field of another line."""
        place = self._model.group.column(self.field)
        give_cell(self.editor, self._model, self._model.index(row, place))
        self.refresh()

    def refresh(self) -> None:
        """Show what the cell holds, and what is wrong with it."""
        index = self.editor.index
        if not index.isValid():
            return
        row, place = index.row(), index.column()
        self.editor.show_text(self._model.edit_text(row, place))
        known = self._model.value(row, self.field)
        key = "none" if known is None else "not_known"
        quiet = self._model.group.columns[place].quiet and known is UNKNOWN
        self.editor.setPlaceholderText("" if quiet else self._model.texts.text(f"ui.field.{key}"))
        said = self._model.sentence(row, place)
        refused = index.data(Role.MARK) == CellMark.REFUSED
        if refused and self.editor.hasFocus():
            said = f"{said} {self._model.texts.text('lines.refused.stays')}"
        mark_refused(self.editor, refused)
        if self.wrong.text() != said:
            self.wrong.setText(said)
            self.wrong.setVisible(bool(said))
            set_description(self.editor, said)
        look = "fieldError" if refused else "fieldQuestion"
        if self.wrong.objectName() != look:
            self.wrong.setObjectName(look)
            self.wrong.style().unpolish(self.wrong)
            self.wrong.style().polish(self.wrong)

    def focus_here(self) -> None:
        """Bring the cursor here, with everything chosen: what is typed stands in its place."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab go on, but not from a refused text; Esc takes back, then closes."""
        if event.type() == QEvent.Type.FocusIn:
            self.editor.begin()
        elif event.type() == QEvent.Type.FocusOut:
            self._commit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_F8:
            self.editor.set_unknown()
            self.refresh()
            return True
        if key == Qt.Key.Key_Escape:
            self._take_back()
            return True
        if key in _STEP and not self._list_is_open:
            self.stepped.emit(_STEP[Qt.Key(key)])
            return True
        if key not in (*_ENTER, *_TAB):
            return False
        self.editor.by_key = True
        self._commit()
        self.editor.by_key = False
        leaves = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.editor.is_refused and not leaves:
            return True
        if key in _ENTER:
            self.editor.focusNextChild()
            return True
        return False

    @property
    def _list_is_open(self) -> bool:
        return isinstance(self.editor, CellChoice) and self.editor.is_list_open

    def _take_back(self) -> None:
        if self.editor.touched or self.editor.is_refused:
            self.editor.go_back()
            self.editor.touched = False
            self.editor.begin()
            self.refresh()
            self.editor.selectAll()
        else:
            self.escaped.emit()

    def _commit(self) -> None:
        self.editor.commit()
        if isinstance(self.editor, CellChoice):
            self.editor.close_list()
        self.refresh()
