"""Headline: what is agreed, on top of the plan page; amount, term, total, and what is left."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.headline import say_headline
from app.i18n.marks import why_provisional
from app.i18n.running import running_facts, say_running
from app.ui.widgets.facts import FactsCard
from app.ui.widgets.side_by_side import SideBySide
from app.ui.widgets.words import Label
from calc import Assessment, Plan
from calc.dossier.agreed_schedule import Decided, RestAtEnd


class HeadlineCard(QWidget):
    """The amount and the term at the left, the figures of the whole plan at the right."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._card = QFrame(self)
        self._card.setObjectName("card")
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(14, 10, 14, 12)
        self._column.setSpacing(4)
        self.caption = self._label("cardTitle")
        self.amount = self._label("bigAmount")
        self.later = self._label()
        self.term = self._label()
        self.mark = self._label("badge")
        self._column.addStretch(1)
        self.facts = FactsCard(texts.text("answer.plan.facts"), self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(SideBySide((self._card, self.facts), self))

    def show_plan(self, assessment: Assessment, plan: Plan) -> None:
        """Show a plan: its headline, the same as everywhere, and what comes later."""
        texts, formats = self._texts, self._texts.formats
        said = say_headline(texts, assessment)
        self.caption.setText(said.caption)
        self.amount.setText(said.amount)
        self.later.setText(said.later)
        self.later.setVisible(bool(said.later))
        self.term.setText(
            texts.plural(
                "answer.plan.term",
                plan.term_months,
                first=formats.day(plan.first_month.first_day),
                end=formats.day(plan.end_date),
            )
        )
        running = assessment.running
        marks = [] if assessment.final else [texts.text("answer.plan.concept")]
        if running is not None:
            marks = [say_running(texts, assessment, running)]
        marks += why_provisional(texts, assessment)
        self.mark.setText("\n".join(marks))
        self.mark.setVisible(running is not None or not assessment.final)
        self.facts.show_facts(
            self._list_facts(assessment, plan)
            if running is None
            else running_facts(texts, assessment, running, brief=True)
        )

    def _list_facts(self, assessment: Assessment, plan: Plan) -> list[tuple[str, str]]:
        texts, formats = self._texts, self._texts.formats
        debt = assessment.schedule[0].debt_left
        last = plan.first_month.months_until(plan.last_payment_month)
        facts = []
        if debt is not None:
            facts.append(("debt", formats.euros(debt.parts[0].amount)))
        facts.append(("total", formats.euros(plan.total)))
        facts.append(("last_month", formats.month(plan.last_payment_month)))
        if assessment.schedule[last].decided is Decided.DEBT:
            facts.append(("last_amount", formats.euros(plan.last_payment)))
        if plan.discharge is not None:
            facts.append(("discharge", formats.euros(plan.discharge.amount)))
        elif plan.rest_at_end is RestAtEnd.DISCHARGE:
            facts.append(("discharge", texts.text("answer.not_known")))
        if assessment.term_that_repays is not None:
            months = texts.plural("amount.months", assessment.term_that_repays)
            facts.append(("repays", months))
        return [(texts.text(f"answer.plan.{key}"), value) for key, value in facts]

    def _label(self, name: str = "") -> Label:
        label = Label(self._card)
        label.setObjectName(name)
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label
