"""NoPlan: that nothing is paid now, said kindly, and what can help."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import Texts, say_decided
from app.i18n.plan_context import say_road_out
from app.ui.widgets.words import Label, bullets
from calc import Assessment
from calc.dossier.agreed_schedule import Decided


class NoPlan(QFrame):
    """The reason in a sentence, and the steps that help."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        self.title, self.why, self.next = Label(self), Label(self), Label(self)
        self.title.setObjectName("cardTitle")
        self.title.setText(texts.text("answer.none.title"))
        for label in (self.title, self.why, self.next):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)

    def show_assessment(self, assessment: Assessment) -> None:
        """Say why nothing is paid now, of an outcome that is known; the sum stands beside it."""
        texts = self._texts
        decided = assessment.schedule[0].decided if assessment.schedule else Decided.UNKNOWN
        road = None if decided is Decided.DEBT else assessment.beside.road_out
        said = []
        if road is not None or (assessment.plan and decided.means.no_room):
            now = "answer.none.no_room_now" if assessment.plan else "answer.none.no_room"
            said.append(texts.text(now))
        if not decided.means.by_room or not said:
            said.append(texts.text("answer.none.reason", decided=say_decided(texts, decided)))
        self.why.setText(" ".join(said))
        steps = say_road_out(texts, road).sentences if road is not None else ()
        self.next.show_markup(bullets(steps, texts.text("answer.none.steps")))
        self.next.setVisible(bool(steps))
