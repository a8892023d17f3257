"""Echo: below a field, what was understood; and of a doubt every way to read it, to choose from."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.reading import Doubt, Reading, Said, say_choices, say_reading
from app.ui.widgets.announce import announce
from app.ui.widgets.words import Label

_MOST_BY_KEY: Final = 9


class Echo(QWidget):
    """Hidden while there is nothing to say. A choice is a button: a click, or its number.

    `below`: the field that it belongs to; Tab goes from there to the choices.
    """

    chosen = Signal(object)
    """the Reading that somebody chose"""

    def __init__(self, texts: Texts, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._below = texts, below
        self.said: Said | None = None
        self.label = Label(self)
        self.label.setObjectName("quiet")
        self.label.setWordWrap(True)
        self.choices: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.label)
        self.hide()

    def show_said(self, said: Said | None, *, is_asked: bool = False) -> None:
        """Say what was understood, or ask; None says nothing. `is_asked`: the question stands with
        the field already, so that only the choices are shown.
        """
        if said == self.said:
            return
        self.said = said
        self._clear()
        words = "" if said is None or is_asked else say_reading(self._texts, said)
        self.label.setText(words)
        self.label.setVisible(bool(words))
        if isinstance(said, Doubt):
            for place, choice in enumerate(said.choices):
                self._offer(place, choice, say_choices(self._texts, said)[place])
        self.setVisible(bool(words or self.choices))
        announce(self, words)

    def focus_choice(self) -> bool:
        """Bring the cursor to the first choice; False where there is none."""
        if self.choices:
            self.choices[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self.choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses; the arrows go from one choice to the next."""
        places = [str(place) for place in range(1, min(len(self.choices), _MOST_BY_KEY) + 1)]
        if event.text() in places:
            self.choices[int(event.text()) - 1].click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _offer(self, place: int, choice: Reading, words: str) -> None:
        button = QPushButton(f"{place + 1}   {words}", self)
        button.setAccessibleName(words)
        button.setAutoDefault(True)  # Enter chooses it too
        button.clicked.connect(lambda: self.chosen.emit(choice))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        button.show()  # at once, so that Down finds it
        QWidget.setTabOrder(self.choices[-1] if self.choices else self._below, button)
        self.choices.append(button)

    def _clear(self) -> None:
        for button in self.choices:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.choices = []
