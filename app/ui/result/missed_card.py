"""MissedCard: the money that the household may miss, before any other amount; each is a link."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.missed import missed_asks, say_missed
from app.ui.widgets.ask_list import AskList
from app.ui.widgets.words import Label
from calc import Assessment, Severity


class MissedCard(QFrame):
    """Hidden when nothing is missed."""

    go_to_requested = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("card")
        self.title = Label(self)
        self.title.setObjectName("cardTitle")
        self.title.setWordWrap(True)
        self.asks = AskList(texts.text("missed.first"), Severity.BLOCKS, self)
        self.asks.go_to_requested.connect(self.go_to_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.asks)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what is missed now."""
        missed = assessment.missed
        self.setVisible(missed is not None)
        self.title.setText("" if missed is None else say_missed(self._texts, missed))
        self.asks.show_asks([] if missed is None else missed_asks(self._texts, missed))
