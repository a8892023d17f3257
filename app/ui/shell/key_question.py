"""KeyQuestion: the passphrase or the key file of a paper of which the case is encrypted.

What is typed opens this one paper: it is in no setting, no dossier and no report, and the field is
empty again before the paper is looked at.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.carrying.sealing import Unseal, WrongKey, with_key, with_words, words_in
from app.ui.widgets.announce import announce
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.table_look import letters
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label

_WIDE = 62
"""Letters, as a notice."""


class KeyQuestion(QDialog):
    """`said`: what was wrong with the last one. `unseal` is there when something was given."""

    def __init__(
        self,
        parent: QWidget | None,
        texts: Texts,
        said: str = "",
        heading: str = "inspect.window.key.heading",
    ) -> None:
        super().__init__(parent)
        self._texts, self._heading = texts, heading
        self.unseal: Unseal | None = None
        self.choose_file: Callable[[], Path | None] = self._ask_file
        """asks for the file with a key"""
        text = texts.text
        self.setWindowTitle(text("inspect.window.key.title"))
        self.message = Label(said, self)
        self.message.setObjectName("fieldError")
        self.message.setWordWrap(True)
        self.message.setVisible(bool(said))
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.open_button = self._button("open", self._take_words)
        self.open_button.setObjectName("primary")
        self.open_button.setDefault(True)
        self.file_button = self._button("file", self._take_file)
        self.without_button = self._button("without", self.reject)
        self._lay_out()
        self.field.setAccessibleDescription(said)
        self.field.setFocus()

    def ask(self) -> Unseal | None:
        """Show it and wait; None: without a key."""
        self.exec()
        self.field.clear()
        self.deleteLater()
        return self.unseal

    def _take_words(self) -> None:
        words = self.field.text()
        self.field.clear()
        if not words.strip():
            self._refuse(WrongKey("inspect.window.key.none"))
            return
        self.unseal = with_words(words)
        self.accept()

    def _take_file(self) -> None:
        path = self.choose_file()
        if path is None:
            return
        try:
            self.unseal = with_key(words_in(path))
        except UserError as error:
            self._refuse(error)
        else:
            self.accept()

    def _refuse(self, error: UserError) -> None:
        said = error.sentence(self._texts)
        self.message.setText(said)
        self.message.show()
        self.field.setFocus()
        announce(self, said)

    def _lay_out(self) -> None:
        text = self._texts.text
        title = Label(text(self._heading), self)
        title.setObjectName("lead")
        why = Label(text("inspect.window.key.why"), self)
        for label in (title, why):
            label.setWordWrap(True)
        name = Label(text("inspect.window.key.words"), self)
        name.setBuddy(self.field)
        self.field.setAccessibleName(text("inspect.window.key.words").replace("&", ""))
        buttons = FlowLayout(SPACE[1])
        for button in (self.open_button, self.file_button, self.without_button):
            buttons.addWidget(button)
        row = QHBoxLayout()
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        column.setSpacing(SPACE[2])
        for widget in (title, why, name, self.field, self.message):
            column.addWidget(widget)
        column.addLayout(row)
        room = self.screen().availableGeometry().width()
        self.setMinimumWidth(min(letters(self, _WIDE), int(room * 0.9)))

    def _button(self, key: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._texts.text(f"inspect.window.key.{key}"), self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _ask_file(self) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self._texts.text("inspect.window.key.file_title")
        )
        return Path(chosen) if chosen else None
