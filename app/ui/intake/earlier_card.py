"""EarlierCard: whether there was an arrangement before, and then which: nothing is not "none"."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.intake.asked_words import say_asked_by
from app.services.intake.asking import Had, earlier_of, earlier_record
from app.services.intake.page_fields import EARLIER as FIELDS
from app.ui.intake.item_list import ItemList
from app.ui.intake.session import Session
from app.ui.widgets.answers import Answers
from app.ui.widgets.words_grid import label
from calc.dossier.debt import EarlierArrangement


class EarlierCard(QWidget):
    """The question with its three answers; the arrangements below it when there are such."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self, "sectionTitle", texts.text("ui.items.earlier.title")))
        question = texts.text("ui.earlier.question")
        column.addWidget(label(self, "", question))
        words = {had: texts.text(f"ui.earlier.{had.value}") for had in Had}
        self.answers = Answers(question, words, self)
        self.answers.answered.connect(self._answer)
        self.asked = label(self, "quiet")
        self.items = ItemList(
            session, texts, ("debt", "earlier_arrangements"), "earlier", FIELDS.fields,
            lambda _: EarlierArrangement(), titled=False, parent=self,
        )  # fmt: skip
        for widget in (self.answers, self.asked, self.items):
            column.addWidget(widget)
        session.draft_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the answer of the dossier, with when it was asked and by whom."""
        draft = self._session.draft
        had = earlier_of(draft)
        closed = self._texts.text("ui.earlier.take_away") if had is Had.YES else ""
        self.answers.show_answer(had, closed)
        record = earlier_record(draft)
        self.asked.setText("" if record is None else say_asked_by(self._texts, record))
        self.asked.setVisible(record is not None)
        self.items.setVisible(had is Had.YES)

    def focus_here(self) -> None:
        """Bring the cursor to the question."""
        self.answers.focus_here()

    def _answer(self, had: Had) -> None:
        if had is not earlier_of(self._session.draft):
            self._session.answer_earlier(had, self._texts.text("ui.earlier.undo"))
            if had is Had.YES:
                self.items.focus_last()
