"""Summary: the answer on top of the result page, in words and in figures."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Texts, first_paid, say_decided, say_rungs
from app.i18n.headline import say_ask, say_headline, say_left
from app.i18n.marks import (
    no_figures,
    say_no_figures,
    why_provisional,
)
from app.i18n.plan_context import say_closed
from app.i18n.running import say_running
from app.ui.result.sum_list import SumLineKind, SumList
from app.ui.widgets.side_by_side import SideBySide
from app.ui.widgets.words import Label
from calc import Assessment, Draft, HeadlineKind, MonthRow, Plan, Severity
from calc.dossier.agreed_schedule import Decided
from calc.dossier.asked import Topic

_HOUSEHOLD: Final = (
    ("income", SumLineKind.PART),
    ("less_costs", SumLineKind.PART),
    ("less_arrangements", SumLineKind.PART),
    ("left", SumLineKind.TOTAL),
)
_FIRST_MONTH: Final = (
    ("counted_income", SumLineKind.PART),
    ("less_counted_costs", SumLineKind.PART),
    ("less_counted_arrangements", SumLineKind.PART),
    ("less_reserve", SumLineKind.PART),
    ("own_wall", SumLineKind.TOTAL),
    ("floor_wall", SumLineKind.AFTER),
    ("room", SumLineKind.AFTER),
    ("debt_wall", SumLineKind.AFTER),
    ("payment", SumLineKind.ANSWER),
)


class Summary(QWidget):
    """What can be paid, which wall decides, and the two sums behind it."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.headline = self._label("sectionTitle")
        self.mark = self._label("badge")
        self.rungs = self._label()
        self.decided = self._label()
        self.household = SumList(texts, _HOUSEHOLD, self)
        self.first_month = SumList(texts, _FIRST_MONTH, self)
        self.no_month = self._label("quiet")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.headline)
        whole.addWidget(self.mark)
        whole.addWidget(self.rungs)
        whole.addWidget(self.decided)
        whole.addWidget(SideBySide((self.household, self.first_month), self))
        whole.addWidget(self.no_month)

    def show_assessment(self, assessment: Assessment, draft: Draft) -> None:
        """Show an assessment, also one that is not complete."""
        texts, rows = self._texts, assessment.schedule
        self.headline.setText(self._say_headline(assessment))
        reasons = why_provisional(texts, assessment)
        if assessment.running is not None:
            reasons = [say_running(texts, assessment, assessment.running), *reasons]
        self.mark.setText("\n".join(reasons))
        self.mark.setVisible(bool(reasons))
        # Nobody says that there is no room while only the taxable income is unknown.
        is_open = assessment.room_is_open
        sentences = [] if is_open else say_rungs(texts, assessment, draft)
        self.rungs.setText("\n".join(sentences))
        self.rungs.setVisible(bool(sentences))
        groups = assessment.groups
        asked = Topic.ARRANGEMENTS in assessment.asked
        row = assessment.shown
        # What is left says nothing while a cost or an arrangement is unknown, or was not asked.
        is_known = groups.left_before_buffer is not None
        # Of a plan that runs the household is that of the month to come.
        month = texts.formats.month(row.month if row else assessment.first_month)
        self.household.show_sum(
            texts.text("answer.ledger.household", month=month),
            (groups.income, groups.costs, groups.arrangements if asked else None,
             groups.left_before_buffer),
            texts.text(f"answer.ledger.{'household' if is_known else 'unknown'}_note"),
        )  # fmt: skip
        for widget in (self.decided, self.first_month):
            widget.setVisible(bool(rows))
        self.no_month.setVisible(not rows)
        if row is not None:
            decided = say_decided(texts, row.decided)
            said = decided[:1].upper() + decided[1:]
            told = texts.text("answer.summary.decided", decided=said)
            self.decided.setText(texts.text("law.room_open.why") if is_open else told)
            self._show_month(assessment, row, is_open=is_open)
        else:
            self.first_month.show_sum("", (None,) * len(_FIRST_MONTH))
            none = say_no_figures(texts, assessment, draft) or say_ask(texts, assessment)
            self.no_month.setText(none or texts.text("answer.summary.no_month"))

    def _say_headline(self, assessment: Assessment) -> str:
        texts, plan, payment = self._texts, assessment.plan, assessment.payment
        formats = texts.formats
        if plan is not None:
            return self._say_plan(assessment, plan)
        if assessment.room_is_open:
            return texts.text("law.room_open.title")
        if no_figures(assessment):
            return texts.text("law.no_figures.title")
        if not assessment.partial:
            if closed := say_closed(texts, assessment.beside):
                return closed
            rows = assessment.schedule
            no_room = bool(rows) and rows[0].decided.means.no_room
            return texts.text("answer.summary.no_room" if no_room else "answer.none.title")
        missing = sum(finding.severity is Severity.MISSING for finding in assessment.findings)
        said = texts.plural("answer.summary.partial", missing)
        if assessment.headline.kind is HeadlineKind.INDICATION and payment is not None:
            amount = formats.euros(payment.amount)
            said += " " + texts.text("answer.summary.indication", amount=amount)
        return said

    def _say_plan(self, assessment: Assessment, plan: Plan) -> str:
        """One amount; the first of several; with nothing to pay now: the first that comes."""
        texts, formats, rungs = self._texts, self._texts.formats, assessment.rungs
        if assessment.running is not None:
            said = say_headline(texts, assessment)
            amount = texts.text("life.running.next", amount=said.amount, when=said.later)
            ends = texts.text("life.running.ends", day=formats.day(plan.end_date))
            return f"{amount if said.later else said.amount} {ends}"
        kind = "plan" if assessment.final else "concept"
        first, end = first_paid(rungs) or rungs[0], formats.day(plan.end_date)
        amount = formats.euros(first.payment.amount)
        if first is not rungs[0]:
            month = formats.month(first.first)
            return texts.text(f"rung.summary.later_{kind}", month=month, amount=amount, end=end)
        key = f"answer.summary.{kind}" if len(rungs) == 1 else f"rung.summary.{kind}"
        return texts.text(key, amount=amount, end=end)

    def _show_month(self, assessment: Assessment, row: MonthRow, *, is_open: bool) -> None:
        debt = row.debt_left.parts[0] if row.debt_left else None
        payment = None if is_open or row.decided is Decided.UNKNOWN else row.payment
        which = "next_month" if assessment.running else "first_month"
        title = f"answer.ledger.{which}"
        self.first_month.show_sum(
            self._texts.text(title, month=self._texts.formats.month(row.month)),
            (row.income, row.costs, row.arrangements, row.reserve, row.own_wall,
             row.floor_wall, row.room, debt,
             payment),
            say_left(self._texts, assessment),
        )  # fmt: skip

    def _label(self, name: str = "") -> Label:
        label = Label(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
