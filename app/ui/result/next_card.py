"""NextCard: what to do first, with the one filled button of the page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n import Texts
from app.services.first_thing import first_thing
from app.ui.result.cards import OutcomeCard, amount_label, label, show_text
from app.ui.widgets.key_cap import KeyCap
from calc import Assessment, Draft

KEYS = "Ctrl+T"


class NextCard(OutcomeCard):
    """One thing; where it is done is one key away."""

    go_to_requested = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="nextCard")
        self._texts = texts
        self._path = ""
        self.title, self.amount = label(self, "nextTitle"), amount_label(self, "strong")
        above = QHBoxLayout()
        above.addWidget(self.title, 1)
        above.addWidget(self.amount)
        self.said = label(self)
        self.button = QPushButton(self)
        self.button.setObjectName("primary")
        self.button.clicked.connect(self.go)
        self.key = KeyCap(texts, KEYS, self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(self.key)
        row.addStretch(1)
        self.after = label(self, "quiet")
        self.column.addLayout(above)
        self.column.addWidget(self.said)
        self.column.addLayout(row)
        self.column.addWidget(self.after)

    def show_assessment(
        self, assessment: Assessment, draft: Draft, *, pays_hidden: bool = False
    ) -> None:
        """Show what comes first now."""
        first = first_thing(self._texts, assessment, draft, pays_hidden=pays_hidden)
        self._path = first.path
        show_text(self.title, first.title)
        show_text(self.amount, first.amount)
        show_text(self.said, "\n".join(first.said))
        show_text(self.after, first.after)
        if self.button.text() != first.button:
            self.button.setText(first.button)
        for widget in (self.button, self.key):
            widget.setVisible(bool(first.path))

    def go(self) -> None:
        """Go where it is done."""
        if self._path:
            self.go_to_requested.emit(self._path)
