"""EndingCard: what happens on the end date, on which conditions, and what still runs then."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import Texts, say_choice, say_condition
from app.i18n.paths import line_name
from app.ui.widgets.words import Label, bullets
from calc import Draft, Plan, RunningAtEnd
from calc.dossier.agreed_schedule import RestAtEnd


class EndingCard(QFrame):
    """The end of a plan in words."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 12)
        self._column.setSpacing(6)
        self.title = self._label("cardTitle")
        self.rest = self._label()
        self.conditions = self._label()
        self.running = self._label()

    def show_plan(self, plan: Plan, draft: Draft) -> None:
        """Show the end of a plan."""
        texts = self._texts
        self.title.setText(texts.text("answer.end.title", day=texts.formats.day(plan.end_date)))
        rest = say_choice(texts, plan.rest_at_end)
        unknown = plan.rest_at_end is RestAtEnd.DISCHARGE and plan.discharge is None
        said = texts.text("answer.end.not_known") if unknown else f"{rest[:1].upper()}{rest[1:]}."
        self.rest.setText(said)
        conditions = [say_condition(texts, condition) for condition in plan.conditions]
        self._list(self.conditions, texts.text("answer.end.conditions"), conditions)
        debts = [self._say_debt(running, draft) for running in plan.running_at_end]
        self._list(self.running, texts.text("answer.end.running"), debts)

    def _say_debt(self, running: RunningAtEnd, draft: Draft) -> str:
        name = line_name(self._texts, running.path, draft)
        if running.last_month is None:
            return self._texts.text("answer.end.no_end", name=name)
        month = self._texts.formats.month(running.last_month)
        return self._texts.text("answer.end.until", name=name, month=month)

    def _list(self, label: Label, heading: str, items: list[str]) -> None:
        label.show_markup(bullets(items, heading))
        label.setVisible(bool(items))

    def _label(self, name: str = "") -> Label:
        label = Label(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)
        return label
