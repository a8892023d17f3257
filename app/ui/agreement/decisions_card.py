"""DecisionsCard: what somebody has to decide before this is final, and what was decided."""

from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.deciding import DECISIONS, asked_of
from app.services.editing import Path
from app.ui.agreement.decision_row import DecisionRow
from app.ui.intake.session import Session
from app.ui.widgets.words_grid import Card, label
from calc.dossier.codes import ReasonFor


class DecisionsCard(Card):
    """A row for each decision that is asked for or recorded; who decided, in which role, when."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("decision.card"), parent, texts.text("decision.help"))
        self._session = session
        self.rows = {about: DecisionRow(session, texts, about, self) for about in DECISIONS}
        self.none = label(self, "", texts.text("decision.none"))
        self.column.addWidget(self.none)
        for row in self.rows.values():
            self.column.addWidget(row)
        session.draft_changed.connect(self.show_assessment)
        self.show_assessment()

    def show_assessment(self) -> None:
        """Show what the newest assessment asks for, and what the dossier holds."""
        asked = asked_of(self._session.draft, self._session.assessment)
        for about, row in self.rows.items():
            row.setVisible(about in asked)
            row.refresh()
        self.none.setVisible(not asked)

    def go_to(self, path: Path) -> bool:
        """A decision by its place; else the first that nobody took yet, else any of them."""
        reasons = self._session.draft.reasons
        if len(path) > 1 and isinstance(path[1], int) and path[1] < len(reasons):
            row = self.rows.get(reasons[path[1]].about)
            if row is None:
                return False
            row.focus_here(path[1])
            return True
        recorded = {reason.about for reason in reasons}
        asked = asked_of(self._session.draft, self._session.assessment)
        waiting = [about for about in asked if about not in recorded]
        for about in (waiting or asked)[:1]:
            self.rows[about].focus_here()
        return bool(asked)


def is_decision(about: ReasonFor) -> bool:
    """Whether a reason has a row in this card."""
    return about in DECISIONS
