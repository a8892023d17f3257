"""DocumentsPanel: the way to the documents, and what the letter of this dossier will be."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n import Texts, say_finding
from app.ui.documents.opening import open_documents
from app.ui.intake.session import Session
from app.ui.widgets.words import Label
from calc import OutcomeStanding

if TYPE_CHECKING:
    from app.ui.documents.dialog import DocumentsDialog


_NO_LETTER: Final = frozenset(
    {
        "creditor_not_client", "creditor_not_said", "creditor_two_clients", "creditor_unknown",
        "life_state_deceased",
    }
)  # fmt: skip
"""What stops every letter to the customer."""
_NONE: Final = {
    OutcomeStanding.NO_FIGURES: "answer.letter.none.no_tariff",
    OutcomeStanding.CLOSED: "beside.letter.closed",
    OutcomeStanding.NOT_ASKED: "answer.letter.none.incomplete",
    OutcomeStanding.NOTHING_OWED: "answer.letter.none.nothing_owed",
    OutcomeStanding.ROOM_OPEN: "answer.letter.none.room_open",
    OutcomeStanding.INCOMPLETE: "answer.letter.none.incomplete",
}
"""Why there is no letter with a plan or without a payment."""


class DocumentsPanel(QWidget):
    """Documents are made when somebody asks for them, of the dossier as it is at that moment."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.dialog: DocumentsDialog | None = None
        self.button = QPushButton(texts.text("paying.window.open"), self)
        self.button.setObjectName("primary")
        self.button.clicked.connect(self.make)
        self.note = Label(self)
        self.note.setObjectName("quiet")
        self.note.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.button)
        row.addWidget(self.note, 1)

    def show_assessment(self) -> None:
        """Say what the letter will be, or why there is none yet."""
        self.note.setText(self._said())

    def make(self) -> None:
        """Show the documents."""
        self.dialog = open_documents(self._session, self._texts, self.window())
        self.dialog.destroyed.connect(self._forget)

    def _said(self) -> str:
        assessment, texts = self._session.assessment, self._texts
        for finding in assessment.findings:
            if finding.code in _NO_LETTER:
                return say_finding(texts, finding, self._session.draft)
        if key := _NONE.get(assessment.standing):
            return texts.text(key)
        kind = "final" if assessment.final else "concept" if assessment.plan else "no_payment"
        if assessment.provisional and assessment.plan:
            kind = "provisional"
        return texts.text(f"answer.letter.note.{kind}")

    def _forget(self) -> None:
        self.dialog = None
