"""StoreBar: a quiet line above the pages about the store. It takes no key from who types."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.i18n import Texts
from app.ui.widgets.announce import announce
from app.ui.widgets.first import PlainLabel
from app.ui.widgets.tokens import SPACE


class StoreBar(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reloadBar")  # the look of a line that waits
        self._texts = texts
        self.said = PlainLabel("", self)
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.do = QPushButton(self)
        self.later = QPushButton(texts.text("store.keys.bar.later"), self)
        self._what: Callable[[], object] = lambda: None
        self.do.clicked.connect(self._chosen)
        self.later.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[3], SPACE[1], SPACE[3], SPACE[1])
        row.setSpacing(SPACE[2])
        row.addWidget(self.said, 1)
        row.addWidget(self.do)
        row.addWidget(self.later)
        self.hide()

    def offer(self, sentence: str, button: str, what: Callable[[], object]) -> None:
        """Say something, and offer to do something about it."""
        self._what = what
        self.said.setText(sentence)
        self.do.setText(button)
        self.show()
        announce(self.said, sentence)

    def _chosen(self) -> None:
        self.hide()
        self._what()
