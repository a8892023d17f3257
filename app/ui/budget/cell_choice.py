"""CellChoice: the editor of a cell that is chosen: typing searches, arrows move, Enter takes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QMoveEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.i18n import Texts
from app.services.intake.cell_values import Option, matching, meant
from app.ui.budget.cell_line import CellLine, mark_refused
from app.ui.budget.choice_list import ChoiceList
from app.ui.budget.editing import LineEditing
from calc import UNKNOWN


class CellChoice(CellLine):
    """Nothing is chosen before the cell is left; the list shows what that would be.

    Enter and Tab take what is highlighted. A click elsewhere takes only what cannot be anything
    else, or what the arrows went to.
    """

    def __init__(
        self,
        editing: LineEditing,
        index: QPersistentModelIndex,
        options: list[Option],
        texts: Texts,
        parent: QWidget,
    ) -> None:
        super().__init__(editing, index, parent)
        self._texts = texts
        self._list: ChoiceList | None = None
        self.take_options(options)

    def take_options(self, options: list[Option]) -> None:
        """Offer these; nothing of what was highlighted before is meant any more."""
        self._options, self._is_sure = options, False
        self.close_list()

    @property
    def list(self) -> ChoiceList:
        """Made when it is first needed: most cells are only looked at."""
        if self._list is None:
            self._list = ChoiceList(self)
            self._list.clicked.connect(self._clicked)
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    @property
    def is_list_open(self) -> bool:
        """Whether the options are seen."""
        return self._list is not None and isValid(self._list) and self._list.isVisible()

    @property
    def _highlighted(self) -> Option | None:
        return self.list.highlighted if self.is_list_open else None

    def commit(self) -> None:
        """Take the highlighted option, or the one that was typed; keep what is neither."""
        if not self.index.isValid():
            return
        row, place = self.index.row(), self.index.column()
        if self.touched:
            self.touched = False
            typed = self.text().strip()
            highlighted = self._highlighted
            taken = (highlighted if self.by_key or self._is_sure else None) or self._exactly(typed)
            if taken is not None:
                self._choose(row, place, taken.value)
            elif typed:
                key = "lines.not_chosen" if highlighted else "lines.no_such_choice"
                self._editing.keep(row, place, self.text(), self._texts.text(key, typed=typed))
            else:
                self._editing.set_unknown(row, place)
        super().commit()

    def set_unknown(self) -> None:
        """ "Weet ik niet", whatever the list was at."""
        self.close_list()
        super().set_unknown()
        self.touched = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through the list; F4 and Alt with an arrow open it."""
        rows = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        if event.key() == Qt.Key.Key_F4 or (
            not self.is_list_open and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        ):
            self.open_list()
        elif event.key() in rows:
            self.touched = self._is_sure = True
            self.list.highlight(self.list.currentIndex().row() + rows[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click in the cell opens the list."""
        super().mousePressEvent(event)
        self.open_list()

    def open_list(self) -> None:
        """Show every option, with the cell's own one highlighted."""
        words = [option.words for option in self._options]
        here = next((at for at, word in enumerate(words) if word.startswith(self.text())), 0)
        self.list.offer(self._options, here if self.text() else 0)

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with its cell."""
        self.close_list()
        super().hideEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """The list does not stay where the cell was."""
        super().moveEvent(event)
        self.close_list()

    def _typed(self, text: str) -> None:
        self.touched = True
        found = matching(self._options, text) if text.strip() else []
        self.list.offer(found, meant(found, text))
        self._is_sure = len(found) == 1
        mark_refused(self, bool(text.strip()) and not found)

    def _clicked(self, index: QModelIndex) -> None:
        self.touched = self._is_sure = True
        self.list.highlight(index.row())
        self.commit()
        self.list.hide()

    def _choose(self, row: int, place: int, value: object) -> None:
        if value is UNKNOWN:
            self._editing.set_unknown(row, place)
        else:
            self._editing.choose(row, place, value)

    def _exactly(self, typed: str) -> Option | None:
        """The one option that is called, or begins with the code that was typed."""
        words = typed.casefold()
        found = [
            option
            for option in self._options
            if words in (option.words.casefold(), option.code.casefold())
        ]
        return found[0] if words and found else None

    def close_list(self) -> None:
        """A window that is taken apart may take the list away before its cell."""
        if self._list is not None and isValid(self._list):
            self._list.hide()
