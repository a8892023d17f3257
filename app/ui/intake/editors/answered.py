"""Editors for yes and no: chips by their letter, and one cell in the row of a table."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.ui.intake.editors.base import FieldEditor
from app.ui.widgets.chip import Answer, ChipRow
from app.ui.widgets.tab_order import without_proxy
from app.ui.widgets.words import set_name
from calc import UNKNOWN

_KEYS: Final = {"yes": True, "no": False, "not_known": UNKNOWN}
_SIGNS: Final = {"yes": "\N{CHECK MARK}", "no": "\N{EN DASH}", "not_known": "?"}


class YesNoEditor(FieldEditor):
    """Ja, nee of weet ik niet: three chips, so that not known is seen to be a choice."""

    is_among_answers = True

    def make_input(self) -> QWidget:
        answers = [
            Answer(key, self.texts.text(f"form.letter.{key}"), self.texts.text(f"ui.field.{key}"))
            for key in _KEYS
        ]
        self._row = ChipRow(self.caption, answers, self)
        for chip in self._row.chips:
            chip.setAccessibleName(f"{self.caption}: {chip.answer.word}")
        without_proxy(self._row)
        self._row.chosen.connect(lambda key: self.commit(_KEYS[key]))
        return self._row

    def show_value(self, value: Any) -> None:
        self._row.choose(next(key for key, each in _KEYS.items() if each is value))

    def focus_here(self) -> None:
        """The cursor comes at the answer that was given."""
        chosen = next((chip for chip in self._row.chips if chip.isChecked()), self._row.chips[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)


class AnswerEditor(FieldEditor):
    """Ja, nee of weet ik niet in one cell: by its letter, or from its list."""

    is_among_answers = True

    def make_input(self) -> QWidget:
        self._called, self._word = self.caption, ""
        letters = {self.texts.text(f"form.letter.{key}").casefold(): key for key in _KEYS}
        self._cell = _AnswerCell(letters, self)
        menu = QMenu(self._cell)
        for key in _KEYS:
            action = menu.addAction(self.texts.text(f"ui.field.{key}"))
            action.triggered.connect(lambda _=False, key=key: self.commit(_KEYS[key]))
        self._cell.setMenu(menu)
        self._cell.answered.connect(lambda key: self.commit(_KEYS[key]))
        return self._cell

    def show_value(self, value: Any) -> None:
        key = next(key for key, each in _KEYS.items() if each is value)
        word = self.texts.text(f"ui.field.{key}")
        said = _SIGNS[key] if key == "not_known" else f"{_SIGNS[key]} {word}"
        if self._cell.text() != said:
            self._cell.setText(said)
        self._word = word
        self._say_answer()

    def commit(self, value: object) -> None:
        """Nothing is typed here that has to stay as it is: the cell shows what was answered."""
        super().commit(value)
        self.show_value(self.session.value(self.path))

    def call(self, name: str) -> None:
        """What the cell is called; its answer is said after that."""
        self._called = name
        self._say_answer()

    def _say_answer(self) -> None:
        set_name(self._cell, f"{self._called}: {self._word}")


class _AnswerCell(QPushButton):
    answered = Signal(str)

    def __init__(self, letters: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._letters = letters
        self.setObjectName("answerCell")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter answers; Enter and the space bar open the list."""
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        key = self._letters.get(event.text().casefold())
        if key is not None and not event.modifiers() & commands:
            self.answered.emit(key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showMenu()
        else:
            super().keyPressEvent(event)
