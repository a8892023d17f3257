"""Step 9, oplossing: what is chosen, then on which conditions, and why."""

from app.services.intake.page_fields import SOLUTION
from app.ui.agreement.rejected_card import RejectedCard
from app.ui.agreement.solutions_card import ConfirmList, ReasonList, SolutionsCard
from app.ui.intake.form import Form
from app.ui.intake.page import Page


class SolutionPage(Page):
    """The choice stands first; below it what the policy allows, and what it asks for that."""

    key = "solution"

    def build(self) -> None:
        session, texts, body = self.session, self.texts, self.body
        choice, amount = SOLUTION
        self.solutions = SolutionsCard(session, texts, body)
        self.confirm = ConfirmList(session, texts, body)
        self.reasons = ReasonList(session, texts, body)
        self.rejected = RejectedCard(session, texts, body)
        for widget in (
            Form(session, texts, (choice,)),
            self.solutions,
            self.confirm,
            self.reasons,
            self.rejected,
            Form(session, texts, (amount,)),
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def refresh(self) -> None:
        super().refresh()
        self.confirm.refresh()
        self.reasons.refresh()
        self.rejected.refresh()

    def show_assessment(self) -> None:
        self.solutions.show_assessment()

    def go_to(self, path: tuple[str | int, ...]) -> bool:
        """A field of the choice, a condition that is not confirmed yet, or a rejected solution."""
        if path[1:2] == ("confirmed",):
            self.confirm.focus_here()
            return True
        if path[1:2] == ("reasons",):
            self.reasons.focus_here()
            return True
        if path[1:2] == ("rejected",):
            self.rejected.focus_here(path[2] if len(path) > 2 else None)
            return True
        return super().go_to(path)
