"""TakeOverCard: a plan that runs since before, or was agreed elsewhere, entered in one step."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.i18n import Texts, say_typed
from app.i18n.amounts import why_unread
from app.i18n.reading import read_day, read_euros, read_month, read_whole
from app.services.agreement import TakenOver, taken_over
from app.ui.intake.session import Session
from app.ui.intake.short_form import ShortForm
from app.ui.widgets.words_grid import Card, label
from calc import Draft, Month, Problem
from calc.base.money import ZERO
from calc.base.path import field_path
from calc.running.elsewhere import AgreedStep
from calc.running.kept import promises_of

_FIELD_OF: Final = {
    "first_month": "first", "term_months": "term", "balance_at_start": "debt",
    "interest_during_plan": "interest", "schedule": "steps", "accepted_on": "on",
}  # fmt: skip
_ROWS: Final = 4


class TakeOverCard(Card):
    """A button that opens the form; hidden once the dossier keeps a schedule."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("life.takeover.card"), parent, texts.text("life.takeover.help"))
        self._session, self._texts = session, texts
        self.open = QPushButton(texts.text("life.takeover.open"), self)
        self.open.clicked.connect(self._open)
        self.form = ShortForm(session, "takeover", texts.text("life.takeover.record"), self)
        self.first, self.term = QLineEdit(self.form), QLineEdit(self.form)
        self.debt, self.interest = QLineEdit(self.form), QLineEdit(self.form)
        self.steps = QPlainTextEdit(self.form)
        self.steps.setTabChangesFocus(True)
        self.on, self.by = QLineEdit(self.form), QLineEdit(self.form)
        fields = {
            "first": self.first, "term": self.term, "debt": self.debt, "interest": self.interest,
            "steps": self.steps, "on": self.on, "by": self.by,
        }  # fmt: skip
        for name, field in fields.items():
            caption = texts.text(f"life.takeover.{name}")
            self.form.add(name, caption, field, wide=name == "steps")
        self.steps.setPlaceholderText(texts.text("life.takeover.steps_like"))
        self.steps.setFixedHeight(self.steps.fontMetrics().lineSpacing() * _ROWS + 24)
        self.promises = label(self, "quiet", texts.text("life.takeover.promises"))
        self.form.record.clicked.connect(self._record)
        self.column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.promises)
        self.column.addWidget(self.form)
        session.loaded.connect(self._start)
        self._start()

    def refresh(self) -> None:
        """Only a dossier without a schedule can take one over."""
        self.setVisible(self._session.draft.agreement.schedule is None)

    def _start(self) -> None:
        self.form.start({"interest": "0"})
        names = ("first", "term", "debt", "steps", "on", "by")
        self._show(any(self.form.typed(name) for name in names))

    def _open(self) -> None:
        self._show(True)
        self.first.setFocus()

    def _show(self, seen: bool) -> None:
        self.open.setVisible(not seen)
        self.form.setVisible(seen)
        self.promises.setVisible(seen)

    def _record(self) -> None:
        texts, session = self._texts, self._session
        found = self._read()
        if isinstance(found, tuple):
            wrong: dict[str, str] = {}
            for problem in found:
                name = field_path(problem.path).field
                name = _FIELD_OF.get(name, name)
                said = say_typed(texts, problem)
                wrong[name] = f"{wrong[name]} {said}" if name in wrong else said
            self.form.say_wrong(wrong)
            return
        session.end_run()
        self.form.clear({"interest": "0"})
        self._show(False)
        session.replace(found, texts.text("life.takeover.undo"))

    def _read(self) -> Draft | tuple[Problem, ...]:
        """The dossier with the plan, or what cannot be read."""
        problems: list[Problem] = []
        typed = self.form.typed
        first, on = read_month(typed("first")), read_day(typed("on"))
        term = read_whole(typed("term"))
        if first is None:
            problems.append(Problem("month_not_readable", "agreement.first_month"))
        if term is None:
            problems.append(Problem("not_a_whole_number", "agreement.term_months"))
        debt = _euros(typed("debt"), "agreement.balance_at_start", problems)
        # Nothing said of interest is not the same as none: it has to be said.
        interest = _euros(typed("interest"), "debt.interest_during_plan", problems)
        steps = self._steps(first, problems)
        if on is None:
            problems.append(Problem("date_not_readable", "agreement.schedule.accepted_on"))
        if not typed("by"):
            problems.append(Problem("missing", "agreement.events.by"))
        if first is None or term is None or on is None or problems:
            return tuple(problems)
        policy = self._session.policy_file.policy
        plan = TakenOver(
            first=first,
            term=term,
            balance_at_start=debt,
            steps=steps,
            promises=promises_of(policy, None),
            accepted_on=on,
            by=typed("by"),
            interest=interest,
        )
        return taken_over(self._session.draft, plan)

    def _steps(self, first: Month | None, problems: list[Problem]) -> tuple[AgreedStep, ...]:
        """A line for each step, "12-2025 = 150"; an amount alone is from the first month on."""
        steps = []
        lines = [line for line in self.form.typed("steps").splitlines() if line.strip()]
        for line in lines:
            said, mark, typed = line.rpartition("=")
            month = read_month(said) if mark else first
            amount = read_euros(typed)
            if amount is None or (month is None and mark):
                text = (("text", line.strip()),)
                problems.append(Problem("taken_over_step", "agreement.schedule", text))
            elif month is not None:
                steps.append(AgreedStep(month, amount))
        if not lines:
            problems.append(Problem("missing", "agreement.schedule"))
        return tuple(steps)


def _euros(text: str, path: str, problems: list[Problem]) -> Decimal:
    amount = read_euros(text) if text else None
    if amount is None:
        problems.append(Problem(why_unread(text) if text else "missing", path))
        return ZERO
    return amount
