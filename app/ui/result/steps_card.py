"""StepsCard: the payments until the end date, with their sum and what falls away then."""

from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.outcome_picture import ribbon_of
from app.services.say_outcome import say_total
from app.ui.result.cards import OutcomeCard, in_capitals, label, show_text
from app.ui.result.ribbon_view import RibbonView
from calc import Assessment


class StepsCard(OutcomeCard):
    """Hidden when there is no plan, and as long as nothing may be asked."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.title, self.total = self.heading()
        self.view = RibbonView(texts, self)
        self.said = label(self, "quiet")
        self.column.addWidget(self.view)
        self.column.addWidget(self.said)
        self.said.hide()
        self.view.part_said.connect(lambda said: show_text(self.said, said))

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the steps of a plan."""
        texts, plan = self._texts, assessment.plan
        ribbon = ribbon_of(texts, assessment) if assessment.may_ask_payment else None
        self.setVisible(ribbon is not None)
        self.view.show_ribbon(ribbon)
        if plan is None:
            return
        title = texts.plural("outcome.steps.title", plan.term_months)
        self.title.setText(in_capitals(title))
        show_text(self.total, say_total(texts, assessment, plan))
