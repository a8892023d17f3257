"""RunningCard: what was agreed, what was paid, and how every month stands, in words."""

from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.i18n.headline import say_headline
from app.i18n.running import running_facts, standing_rows
from app.ui.intake.session import Session
from app.ui.widgets.words_grid import Card, Grid, label


class RunningCard(Card):
    """The next payment on top, then the sums, then the months; hidden while nothing was agreed."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("life.running.card"), parent)
        self._session, self._texts = session, texts
        self.next = label(self, "sectionTitle")
        self.facts = Grid(["", ""], (3, 2), 1, self)
        self.months_title = label(self, "cardTitle", texts.text("life.running.months"))
        titles = [
            texts.text(f"life.running.column.{name}")
            for name in ("month", "agreed", "received", "standing")
        ]
        self.months = Grid(titles, (5, 3, 3, 5), parent=self)
        for widget in (self.next, self.facts, self.months_title, self.months):
            self.column.addWidget(widget)
        self.hide()

    def show_assessment(self) -> None:
        """Show the running plan of the newest assessment."""
        texts, assessment = self._texts, self._session.assessment
        running = assessment.running
        self.setVisible(running is not None)
        if running is None:
            return
        said = say_headline(texts, assessment)
        line = texts.text("life.running.next", amount=said.amount, when=said.later)
        self.next.setText(line if said.later else said.amount)
        self.facts.show_rows(running_facts(texts, assessment, running))
        self.months.show_rows(standing_rows(texts, running))
