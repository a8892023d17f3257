"""WhatIfPanel: another term, start, line or policy value beside the dossier as it is.

It changes nothing, not even what can be undone, until somebody takes it over: one step of undo.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.i18n import Texts, say_typed
from app.i18n.agreement import WHATIF_ROWS, say_steps, whatif_row
from app.i18n.amounts import read_euros, read_number
from app.i18n.paths import line_name
from app.i18n.reading import read_month
from app.services.agreement import is_agreed
from app.services.editing import value_at
from app.services.whatif import TERM, Changed, Figures, changed_by, compare, figures_of
from app.ui.intake.session import Session
from app.ui.widgets.inputs import ChoiceBox, NumberBox, Slider
from app.ui.widgets.words import Label
from app.ui.widgets.words_grid import Card, Grid, label
from calc import UNKNOWN, Draft, Problem
from calc.base.path import field_path
from calc.dossier.budget_lines import LINES

_POLICY: Final = (
    "plan_min", "payment_step", "ladder_share", "reserve_min", "reserve_share", "reserve_after",
    "no_rise_in_last_months", "target_min",
)  # fmt: skip


class WhatIfPanel(Card):
    """Fields at the top, the two outcomes beside each other below."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("life.whatif.card"), parent, texts.text("life.whatif.help"))
        self._session, self._texts = session, texts
        self._lines: list[str] = []
        self._filling = False
        self.slider, self.term = Slider(Qt.Orientation.Horizontal, self), NumberBox(self)
        self.start = QLineEdit(self)
        self.line, self.amount = ChoiceBox(self), QLineEdit(self)
        self.key, self.value = ChoiceBox(self), QLineEdit(self)
        self._lay_out_fields()
        self.error = label(self, "fieldError")
        titles = ["", *(texts.text(f"life.column.{name}") for name in ("is", "would"))]
        self.grid = Grid([*titles, texts.text("life.column.difference")], (5, 4, 4, 3), 1, self)
        self.steps = label(self)
        self.note = label(self, "quiet", texts.text("life.whatif.policy_note"))
        self.take = QPushButton(texts.text("life.whatif.take"), self)
        self.take.clicked.connect(self._take)
        self.reset = QPushButton(texts.text("life.whatif.reset"), self)
        self.reset.clicked.connect(self.start_again)
        for widget in (self.error, self.grid, self.steps, self.note):
            self.column.addWidget(widget)
        for button in (self.take, self.reset):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._connect()
        session.loaded.connect(self.start_again)
        self.start_again()

    def start_again(self) -> None:
        """Every field as the dossier has it."""
        self._filling = True
        policy, draft = self._session.policy_file.policy, self._session.draft
        for widget in (self.slider, self.term):
            # A plan that was agreed keeps its term and start, whatever the policy says by now.
            widget.setRange(1, max(policy.term_max, self._session.assessment.term_months))
            widget.setValue(self._session.assessment.term_months)
        month = self._session.assessment.first_month
        self.start.setText(f"{month.number:02}-{month.year:04}")
        for field in (self.slider, self.term, self.start):
            field.setEnabled(not is_agreed(draft))
        self._fill_lines(draft)
        self.key.setCurrentIndex(0)
        for line in (self.amount, self.value):
            line.clear()
        self._filling = False
        self.show_assessment()

    def show_assessment(self) -> None:
        """Compare again: the dossier has changed, or what is tried."""
        if self._filling:
            return
        if self._lines != _paths(self._session.draft):
            self.start_again()  # another line stands where one was chosen
            return
        changes, problems = self._changes()
        other = changed_by(self._session.draft, self._session.policy_file, changes)
        problems += other.problems
        self.error.setText("\n".join(say_typed(self._texts, each) for each in problems))
        self.error.setVisible(bool(problems))
        self.note.setVisible(self.key.currentIndex() > 0)
        before = self._session.assessment
        after = before
        if changes and not problems:
            day = before.reference_date
            args = (self._session.draft, self._session.policy_file, other)
            after = compare(*args, self._session.tariffs, day).after
        self.take.setEnabled(not problems and other.draft != self._session.draft)
        self.reset.setEnabled(bool(changes or problems))
        self._show(figures_of(before), figures_of(after), same=not changes)

    def _show(self, before: Figures, after: Figures, *, same: bool) -> None:
        texts = self._texts
        self.grid.show_rows(
            [
                whatif_row(texts, name, getattr(before, name), getattr(after, name))
                for name in WHATIF_ROWS
                if name != "steps"
            ]
        )
        said = [texts.text("life.whatif.steps_is", steps=say_steps(texts, before.steps))]
        if same:
            said.append(texts.text("life.whatif.same"))
        else:
            would = say_steps(texts, after.steps)
            said.append(texts.text("life.whatif.steps_would", steps=would))
        self.steps.setText("\n".join(said))

    def _changes(self) -> tuple[list[str], tuple[Problem, ...]]:
        """What is tried, as the service reads it; and what cannot be read."""
        changes: list[str] = []
        problems: list[Problem] = []
        if self.term.value() != self._session.assessment.term_months:
            changes.append(f"{TERM}={self.term.value()}")
        month = read_month(self.start.text())
        if month is None:
            problems.append(Problem("month_not_readable", "first_plan_month"))
        elif month != self._session.assessment.first_month:
            changes.append(f"first_plan_month={month}")
        for field, combo, path, read in (
            (self.amount, self.line, self._line_path(), read_euros),
            (self.value, self.key, self._policy_key(), read_number),
        ):
            if combo.currentIndex() > 0 and field.text().strip():
                number = read(field.text())
                if number is None:
                    problems.append(Problem("amount_not_readable", path))
                else:
                    changes.append(f"{path}={number:f}")
        return changes, tuple(problems)

    def _line_path(self) -> str:
        place = self.line.currentIndex()
        return f"{self._lines[place - 1]}.amount" if place > 0 else ""

    def _policy_key(self) -> str:
        place = self.key.currentIndex()
        return _POLICY[place - 1] if place > 0 else ""

    def _other(self) -> Changed:
        changes, _ = self._changes()
        return changed_by(self._session.draft, self._session.policy_file, changes)

    def _take(self) -> None:
        self._session.end_run()
        self._session.replace(self._other().draft, self._texts.text("life.whatif.undo"))
        self._session.assess_now()
        self.start_again()

    def _fill_lines(self, draft: Draft) -> None:
        self._lines = _paths(draft)
        self.line.clear()
        self.line.addItem(self._texts.text("life.whatif.no_line"))
        self.line.addItems([line_name(self._texts, path, draft) for path in self._lines])

    def _show_line(self) -> None:
        """What the chosen line is now, to change from there."""
        place, shown = self.line.currentIndex(), ""
        if place > 0:
            line = field_path(self._lines[place - 1]).parts
            amount = value_at(self._session.draft, (*line, "amount"))
            shown = self._texts.formats.amount(amount)
        self.amount.setText(shown)
        self.show_assessment()

    def _show_value(self) -> None:
        """What the chosen value of the policy is now."""
        key, policy = self._policy_key(), self._session.policy_file.policy
        self.value.setText(self._texts.formats.number(getattr(policy, key), 5) if key else "")
        self.show_assessment()

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self.term.setValue)
        self.term.valueChanged.connect(self.slider.setValue)
        self.term.valueChanged.connect(lambda _: self.show_assessment())
        for line in (self.start, self.amount, self.value):
            line.textEdited.connect(lambda _: self.show_assessment())
        self.line.activated.connect(lambda _: self._show_line())
        self.key.activated.connect(lambda _: self._show_value())

    def _lay_out_fields(self) -> None:
        texts = self._texts
        self.key.addItem(texts.text("life.whatif.no_policy"))
        self.key.addItems([texts.text(f"policy.{key}") for key in _POLICY])
        self.slider.setAccessibleName(texts.text("life.whatif.term_slider"))
        for combo in (self.line, self.key):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(8)
        term = QHBoxLayout()
        term.addWidget(self.slider, 1)
        term.addWidget(self.term)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        rows: list[tuple[tuple[str, QWidget], tuple[str, QWidget]]] = [
            (("term", self.term), ("start", self.start)),
            (("line", self.line), ("line_amount", self.amount)),
            (("policy", self.key), ("policy_value", self.value)),
        ]
        for row, pair in enumerate(rows):
            for column, (name, widget) in enumerate(pair):
                caption = Label(texts.text(f"life.whatif.{name}"), self)
                caption.setWordWrap(True)
                caption.setBuddy(widget)
                widget.setAccessibleName(caption.text())
                grid.addWidget(caption, row * 2, column)
                if widget is self.term:
                    grid.addLayout(term, row * 2 + 1, column)
                else:
                    grid.addWidget(widget, row * 2 + 1, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)


def _paths(draft: Draft) -> list[str]:
    """The lines with an amount, in the order of the dossier."""
    return [
        f"{group}[{index}]"
        for group in LINES
        for index, line in enumerate(getattr(draft, group))
        if line.amount is not UNKNOWN
    ]
