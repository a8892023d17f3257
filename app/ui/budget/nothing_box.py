"""NothingBox: "asked, there is none", for a whole list as long as it is empty."""

from PySide6.QtWidgets import QCheckBox, QWidget

from app.i18n import Texts
from app.services.intake.asked_words import say_asked_by
from app.services.intake.asking import is_nothing
from app.ui.intake.session import Session
from app.ui.widgets.words import set_tip


class NothingBox(QCheckBox):
    """Of a kind of lines F7 says it, on the row of that kind."""

    def __init__(
        self, session: Session, texts: Texts, group: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.text(f"asked.nothing.{group}"), parent)
        self._session, self._texts, self._group = session, texts, group
        self.setAccessibleName(f"{texts.text('asked.nothing.title')} {self.text()}")
        self.clicked.connect(lambda _=False: self._answer())

    def refresh(self) -> None:
        """Show it as the dossier has it, with when it was asked and by whom."""
        draft = self._session.draft
        self.setChecked(is_nothing(draft, self._group))
        records = [each for each in draft.asked if each.question == self._group]
        set_tip(self, say_asked_by(self._texts, records[-1]) if records else "")

    def _answer(self) -> None:
        self._session.ask_nothing(self._group, self._texts.text("asked.undo.nothing"))
