"""HiddenCard: what can be paid is out of sight until the costs were asked; one key shows it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n import Texts
from app.ui.result.cards import OutcomeCard, label
from app.ui.widgets.words import set_name


class HiddenCard(OutcomeCard):
    """The words of the panel, with its key, in the place of everything that would tell it."""

    show_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label(self, "strong", texts.text("panel.pays.hidden"))
        self.why = label(self, "quiet", texts.text("outcome.hidden.why"))
        self.button = QPushButton(texts.text("panel.pays.show"), self)
        self.button.clicked.connect(self.show_requested)
        set_name(self.button, texts.text("panel.pays.show.name"))
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addWidget(self.words)
        self.column.addWidget(self.why)
        self.column.addLayout(row)
