"""Answers: a few answers to one question beside each other, one key each; none is given before."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from app.ui.widgets.words import set_tip

_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
}  # fmt: skip


_A = TypeVar("_A", bound=StrEnum)


class Answers(QWidget):
    """Radio buttons. Their first letter gives the answer, and so does Space; the arrows only go to
    the next one, so that nothing is answered on the way.
    """

    answered = Signal(object)
    """the answer that somebody gave"""

    def __init__(
        self, question: str, words: Mapping[_A, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[StrEnum, QRadioButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for answer, word in words.items():
            button = QRadioButton(word, self)
            button.setAccessibleName(f"{question} {word}")
            button.clicked.connect(lambda _=False, given=answer: self.answered.emit(given))
            button.installEventFilter(self)
            self._group.addButton(button)
            self.buttons[answer] = button
            row.addWidget(button)
        row.addStretch(1)

    def show_answer(self, answer: StrEnum | None, closed: str = "") -> None:
        """Show which answer was given, or none. `closed`: why no other one can be given now."""
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each is answer)
            button.setEnabled(not closed or each is answer)
            set_tip(button, "" if button.isEnabled() else closed)
        self._group.setExclusive(True)

    def focus_here(self) -> None:
        """Bring the cursor to the answer that was given, or to the first one."""
        buttons = [button for button in self.buttons.values() if button.isEnabled()]
        given = next((button for button in buttons if button.isChecked()), buttons[0])
        given.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A letter answers; an arrow goes to the next answer."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        buttons = [button for button in self.buttons.values() if button.isEnabled()]
        if event.key() in _STEPS and isinstance(watched, QRadioButton):
            place = buttons.index(watched) + _STEPS[Qt.Key(event.key())]
            buttons[place % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        letter = event.text().casefold() if plain else ""
        for button in buttons:
            if letter.strip() and button.text().casefold().startswith(letter):
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                button.click()
                return True
        return super().eventFilter(watched, event)
