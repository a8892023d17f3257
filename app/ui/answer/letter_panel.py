"""LetterPanel: the button that makes the letter, and what is said when there can be none."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import NoDocument, plan_letter_bytes
from app.ui.answer.letter_dialog import LetterDialog
from app.ui.answer.letter_file import suggested_name
from app.ui.session import Session


class LetterPanel(QWidget):
    """The letter is made when somebody asks for it, of the dossier as it is at that moment."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.dialog: LetterDialog | None = None
        self.button = QPushButton(texts.text("answer.letter.make"), self)
        self.button.setObjectName("primary")
        self.button.clicked.connect(self.make)
        self.note = QLabel(self)
        self.note.setObjectName("quiet")
        self.note.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.button)
        row.addWidget(self.note, 1)

    def show_assessment(self) -> None:
        """Say what the letter will be."""
        assessment = self._session.assessment
        self.button.setEnabled(not assessment.room_is_open)
        if assessment.room_is_open:
            self._say(self._texts.text("answer.letter.none.room_open"), "quiet")
            return
        kind = "final" if assessment.final else "concept" if assessment.plan else "no_payment"
        if assessment.provisional and assessment.plan:
            kind = "provisional"
        self._say(self._texts.text(f"answer.letter.note.{kind}"), "quiet")

    def make(self) -> None:
        """Make the letter and show it."""
        session = self._session
        session.assess_now()
        assessed = Assessed(session.draft, session.policy_file, session.assessment)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            letter = plan_letter_bytes(assessed, self._texts)
            self.dialog = LetterDialog(self._texts, letter, suggested_name(assessed), self.window())
        except NoDocument as none:
            self._say(none.said(self._texts), "fieldError")
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.destroyed.connect(self._forget)
        self.dialog.resize(self.window().size() * 0.9)
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _say(self, text: str, look: str) -> None:
        self.note.setObjectName(look)
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        self.note.setText(text)
