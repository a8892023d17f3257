"""The editor for which solution is chosen: who chose it and when are filled in beside it."""

from app.services.deciding import choosing
from app.ui.intake.editors.chosen import ChoiceEditor
from app.ui.intake.session import Session
from calc import Problem


class SolutionEditor(ChoiceEditor):
    """One of the solutions. A first choice also gets the officer of the dossier and the day."""

    def give(self, value: object, text: str) -> tuple[Problem, ...]:
        session = self.session
        assert isinstance(session, Session)  # a solution is of a dossier
        changed = choosing(session.draft, value, session.assessment.reference_date)
        if isinstance(changed, tuple):
            return changed
        session.end_run()
        session.replace(changed, text)
        return ()
