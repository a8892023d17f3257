"""SavedElsewhere: a quiet line above the pages when somebody else saved the open dossier."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.i18n import Texts
from app.ui.widgets.announce import announce
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label


class SavedElsewhere(QFrame):
    """Hidden until there is something to say; it takes no key from who types."""

    look = Signal()
    take = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reloadBar")  # the look of a line that waits
        self.said = Label("", self)
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.look_button = self._button(texts, "look", self.look)
        self.take_button = self._button(texts, "take", self.take)
        self.close_button = self._button(texts, "close", None)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[3], SPACE[1], SPACE[3], SPACE[1])
        row.setSpacing(SPACE[2])
        row.addWidget(self.said, 1)
        for button in (self.look_button, self.take_button, self.close_button):
            row.addWidget(button)
        self.hide()

    def say(self, sentence: str, *, offers: bool) -> None:
        """Say it; `offers`: to look at what was saved, and to take it over."""
        if self.said.text() != sentence or self.isHidden():
            self.said.setText(sentence)
            self.setAccessibleName(sentence)
            announce(self.said, sentence)
        self.look_button.setVisible(offers)
        self.take_button.setVisible(offers)
        self.show()

    def _button(self, texts: Texts, key: str, signal: object) -> QPushButton:
        button = QPushButton(texts.text(f"store.dossier.bar.{key}"), self)
        button.clicked.connect(self.hide)
        if signal is not None:
            button.clicked.connect(signal)
        return button
