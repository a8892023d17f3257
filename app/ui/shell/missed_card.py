"""MissedCard: the money that the household may miss, before any other amount; each is a link."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.missed import missed_asks
from app.ui.result.cards import OutcomeCard, label, show_text
from app.ui.result.next_card import KEYS
from app.ui.widgets.ask_list import AskList
from app.ui.widgets.key_cap import KeyCap
from calc import Assessment, Severity
from calc.base.rounding import cents_half_up


class MissedCard(OutcomeCard):
    """Hidden when nothing is missed."""

    go_to_requested = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="nextCard")
        self._texts = texts
        self.title = label(self, "nextTitle")
        self.asks = AskList("", Severity.BLOCKS, self)
        self.asks.go_to_requested.connect(self.go_to_requested)
        self.first = label(self, "statNote", texts.text("panel.missed.first"))
        self.first.setWordWrap(False)
        self.key = KeyCap(texts, KEYS, self)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.first)
        below.addWidget(self.key)
        below.addStretch(1)
        self.column.addWidget(self.title)
        self.column.addWidget(self.asks)
        self.column.addLayout(below)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what is missed now."""
        missed = assessment.missed
        self.setVisible(missed is not None)
        if missed is None:
            return
        amount = self._texts.formats.euros(cents_half_up(missed.month.amount))
        show_text(self.title, self._texts.text("panel.missed", amount=amount))
        self.asks.show_asks(missed_asks(self._texts, missed))
