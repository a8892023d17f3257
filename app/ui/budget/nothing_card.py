"""NothingCard: "asked, there is none", for a whole list or for a kind of lines."""

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.intake.asked_words import say_asked_by
from app.services.intake.asking import is_nothing, nothings
from app.ui.intake.session import Session
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Label, set_tip


class NothingCard(QFrame):
    """A box for the list as long as it is empty, and for each kind that has no line."""

    def __init__(
        self, session: Session, texts: Texts, group: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._texts, self._group = session, texts, group
        self.boxes: dict[str, QCheckBox] = {}
        self.setObjectName("card")
        self.title = Label(texts.text("asked.nothing.title"), self)
        self.title.setObjectName("cardTitle")
        self.title.setWordWrap(True)
        holder = QWidget(self)
        self._flow = FlowLayout(12, holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(holder)
        self.refresh()

    def refresh(self) -> None:
        """The boxes that fit the lines of now, each as the dossier has it."""
        draft = self._session.draft
        wanted = nothings(draft, self._group)
        if wanted != list(self.boxes):
            self._make(wanted)
        for question, box in self.boxes.items():
            box.setChecked(is_nothing(draft, question))
            set_tip(box, self._said(question))
        self.setVisible(bool(wanted))

    def _make(self, wanted: list[str]) -> None:
        focused = next((name for name, box in self.boxes.items() if box.hasFocus()), None)
        for box in self.boxes.values():
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for question in wanted:
            group, _, kind = question.partition(".")
            text = (
                self._texts.text(f"lines.category.{kind}")
                if kind
                else self._texts.text(f"asked.nothing.{group}")
            )
            box = QCheckBox(text, self)
            box.setAccessibleName(f"{self.title.text()} {text}")
            box.clicked.connect(lambda _=False, name=question: self._answer(name))
            self._flow.addWidget(box)
            box.show()
            self.boxes[question] = box
        if focused in self.boxes:
            self.boxes[focused].setFocus()

    def _answer(self, question: str) -> None:
        self._session.ask_nothing(question, self._texts.text("asked.undo.nothing"))

    def _said(self, question: str) -> str:
        records = [each for each in self._session.draft.asked if each.question == question]
        return say_asked_by(self._texts, records[-1]) if records else ""
