"""EmptyState: what stands there before the first line: what to ask, and a start."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.intake.line_columns import LineGroup
from app.services.intake.suggestions import first_questions, usual_codes
from app.ui.budget.nothing_box import NothingBox
from app.ui.intake.session import Session
from app.ui.widgets.words import Label, set_tip


class EmptyState(QFrame):
    """The first questions of the catalogue, and the usual lines at one press."""

    def __init__(
        self, session: Session, texts: Texts, group: LineGroup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._texts, self._group = session, texts, group
        self.setObjectName("card")
        welcome = Label(texts.text(f"lines.{group.name}.empty"), self)
        self.questions = Label(self)
        self.add_usual = QPushButton(texts.text("lines.add_usual"), self)
        self.add_usual.setAutoDefault(False)
        self.add_usual.setAccessibleName(self.add_usual.text().replace("&", ""))
        large = self.questions.font()
        large.setPointSizeF(large.pointSizeF() * 1.25)
        self.questions.setFont(large)
        self.questions.setObjectName("quiet")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 12, 14, 14)
        inside.setSpacing(10)
        for label in (welcome, self.questions):
            label.setWordWrap(True)
            inside.addWidget(label)
        inside.addWidget(self.add_usual, 0, Qt.AlignmentFlag.AlignLeft)
        self.nothing = NothingBox(session, texts, group.name, self)
        inside.addWidget(self.nothing)
        self.refresh()

    def refresh(self) -> None:
        """What is usual depends on the home and the family."""
        draft = self._session.draft
        said = first_questions(self._group, draft)
        self.questions.setText("\n".join(f"\u201c{question}\u201d" for question in said))
        names = [
            self._texts.text(f"{self._group.codes}.{code}")
            for code in usual_codes(self._group, draft)
        ]
        self.nothing.refresh()
        set_tip(self.add_usual, self._texts.text("lines.usual_are", names=", ".join(names)))
