"""Step 8, plan: what is agreed, the months of it in a chart and in a table, and the letter."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n.plan_context import say_gate
from app.services.chart_data import chart_data
from app.ui.documents.panel import DocumentsPanel
from app.ui.intake.page import Page
from app.ui.result.chart import PlanChart
from app.ui.result.context_cards import BesideCards, PartCard
from app.ui.result.ending_card import EndingCard
from app.ui.result.headline import HeadlineCard
from app.ui.result.no_plan import NoPlan
from app.ui.result.points_list import PointsList
from app.ui.result.rungs_card import RungsCard
from app.ui.result.schedule_table import ScheduleTable
from app.ui.widgets.table_look import lines
from app.ui.widgets.words import Label, set_tip
from calc import Severity

_STOPS: Final = (Severity.MISSING, Severity.BLOCKS)


class PlanPage(Page):
    """The plan; or why there is none, and what to do then. Nothing is entered here."""

    key = "plan"

    def build(self) -> None:
        texts, body = self.texts, self.body
        self.headline = HeadlineCard(texts, body)
        self.rungs = RungsCard(texts, body)
        self.no_plan = NoPlan(texts, body)
        self.gate = PartCard(body)
        self.documents = DocumentsPanel(self.session, texts, body)
        self.points_title = self._title("answer.plan.open")
        self.points = PointsList(texts, _STOPS, brief=True, parent=body)
        self.points.go_to_requested.connect(self.go_to_requested)
        self.chart_title = self._title("answer.chart.title")
        self.chart = PlanChart(texts, body)
        self.figures = Label(body)
        self.figures.setWordWrap(True)
        self.figures.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.figures.setMinimumHeight(lines(body, 2))
        self.chart.cursor_moved.connect(self._show_figures)
        self.ending = EndingCard(texts, body)
        self.beside = BesideCards(texts, body)
        self.table_title = self._title("answer.schedule.title")
        self.table = ScheduleTable(texts, body)
        self.copy = QPushButton(texts.text("answer.schedule.copy"), body)
        set_tip(self.copy, texts.text("answer.schedule.copy_tip"))
        self.copy.clicked.connect(self.table.copy)
        above = QHBoxLayout()
        above.addWidget(self.table_title, 1)
        above.addWidget(self.copy)
        for widget in (self.headline, self.rungs, self.no_plan, self.gate, self.documents,
                       self.points_title, self.points, self.chart_title, self.chart, self.figures,
                       self.ending, self.beside):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addLayout(above)
        self.column.addWidget(self.table)
        self.column.addStretch(1)
        self._show_figures("")

    def refresh(self) -> None:
        """Nothing follows the keystrokes: the page shows the assessment, after the debounce."""

    def show_assessment(self) -> None:
        assessment, draft = self.session.assessment, self.session.draft
        plan = assessment.plan
        closed = bool(assessment.beside.gate.closed_by)
        if plan is not None:
            self.headline.show_plan(assessment, plan)
            self.ending.show_plan(plan, draft)
        # A plan may begin without a payment: what helps now is the same as without a plan.
        running = assessment.running is not None
        nothing_now = plan is None or (not running and not plan.payment.amount)
        if nothing_now:
            self.no_plan.show_assessment(assessment)
        self.no_plan.setVisible(nothing_now and (assessment.partial or not closed))
        self.rungs.show_assessment(assessment, draft)
        self.chart.show_data(chart_data(assessment, self.texts, draft))
        _show(
            plan is not None,
            self.headline, self.ending, self.chart_title, self.chart, self.figures,
        )  # fmt: skip
        said = say_gate(self.texts, assessment.beside)
        # Nobody says that there is no room while only the taxable income is unknown.
        nothing_to_say = assessment.partial or assessment.room_is_open
        self.gate.show_part(None if nothing_to_say and not closed else said)
        self.beside.show_assessment(assessment, draft)
        self.documents.show_assessment()
        months = bool(assessment.schedule) and not assessment.partial
        if months:
            self.table.show_assessment(assessment, draft)
        _show(months, self.table_title, self.table, self.copy)
        _show(not assessment.partial, self.beside)
        heading = "answer.plan.open" if plan else "answer.none.open"
        heading = "life.running.open" if running else heading
        self.points_title.setText(self.texts.text(heading))
        self.points_title.setVisible(self.points.show_assessment(assessment, draft))

    def _show_figures(self, said: str) -> None:
        self.figures.setText(said or self.texts.text("answer.chart.hint"))
        self.figures.setObjectName("" if said else "quiet")
        self.figures.style().unpolish(self.figures)
        self.figures.style().polish(self.figures)

    def _title(self, key: str) -> Label:
        title = Label(self.texts.text(key), self.body)
        title.setObjectName("sectionTitle")
        title.setWordWrap(True)
        return title


def _show(seen: bool, *widgets: QWidget) -> None:
    for widget in widgets:
        widget.setVisible(seen)
