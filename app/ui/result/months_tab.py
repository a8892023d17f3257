"""MonthsTab: the plan step by step, as a chart, to its end, and month for month in a table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.plan_context import say_good_months
from app.services.chart_data import chart_data
from app.ui.result.cards import label
from app.ui.result.chart import PlanChart
from app.ui.result.ending_card import EndingCard
from app.ui.result.part_card import PartCard
from app.ui.result.plan_facts import PlanFacts
from app.ui.result.rungs_card import RungsCard
from app.ui.result.schedule_table import ScheduleTable
from app.ui.widgets.table_look import lines
from app.ui.widgets.words import set_tip
from calc import Assessment, Draft


class MonthsTab(QWidget):
    """Without a plan only the months that there are, and words where there are none."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.none = label(self, "quiet", texts.text("outcome.months.none"))
        self.rungs = RungsCard(texts, self)
        self.chart = PlanChart(texts, self)
        self.figures = label(self)
        self.figures.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.figures.setMinimumHeight(lines(self, 2))
        self.chart.cursor_moved.connect(self._show_figures)
        self.facts = PlanFacts(texts, self)
        self.ending = EndingCard(texts, self)
        self.good_months = PartCard(self)
        self.table_title = label(self, "sectionTitle", texts.text("answer.schedule.title"))
        self.table = ScheduleTable(texts, self)
        self.copy = QPushButton(texts.text("answer.schedule.copy"), self)
        set_tip(self.copy, texts.text("answer.schedule.copy_tip"))
        self.copy.clicked.connect(self.table.copy)
        above = QHBoxLayout()
        above.addWidget(self.table_title, 1)
        above.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.none, self.chart, self.figures, self.rungs, self.facts, self.ending,
                       self.good_months):  # fmt: skip
            column.addWidget(widget)
        column.addLayout(above)
        column.addWidget(self.table)
        self._show_figures("")

    def show_assessment(self, assessment: Assessment, draft: Draft) -> None:
        """Show the months of an assessment, as far as there are any."""
        texts, plan = self._texts, assessment.plan
        if plan is not None:
            self.ending.show_plan(plan, draft)
            self.facts.show_plan(assessment, plan)
        _show(plan is not None, self.chart, self.figures, self.ending, self.facts)
        self.rungs.show_assessment(assessment, draft)
        self.chart.show_data(chart_data(assessment, texts, draft))
        good = None if assessment.partial else assessment.beside.good_months
        self.good_months.show_part(say_good_months(texts, good, draft) if good else None)
        months = bool(assessment.schedule) and not assessment.partial
        if months:
            self.table.show_assessment(assessment, draft)
        _show(months, self.table_title, self.table, self.copy)
        self.none.setVisible(not months)

    def _show_figures(self, said: str) -> None:
        self.figures.setText(said or self._texts.text("answer.chart.hint"))
        self.figures.setObjectName("" if said else "quiet")
        self.figures.style().unpolish(self.figures)
        self.figures.style().polish(self.figures)


def _show(seen: bool, *widgets: QWidget) -> None:
    for widget in widgets:
        widget.setVisible(seen)
