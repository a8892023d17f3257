"""LineCard: the chosen line: what to say aloud, what proves it, how often, and the rest."""

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.i18n import say_choice
from app.i18n.paths import line_name
from app.services.editing import Path
from app.services.intake.catalogue import questions
from app.services.intake.cell_values import usual_frequencies
from app.ui.budget.editing import LineEditing
from app.ui.budget.model import LinesModel
from app.ui.budget.months_card import MonthsCard
from app.ui.intake.form import Form
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Label
from calc.base.period import Frequency
from calc.dossier.codes import VARYING_BY_NATURE


class LineCard(QFrame):
    """Made anew for each line; the fields follow the draft."""

    def __init__(
        self, model: LinesModel, editing: LineEditing, row: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._editing, self.row = model, editing, row
        self._session, self._texts, self._group = model.session, model.texts, model.group
        self.setObjectName("card")
        self.title, self.say, self.proof = Label(self), Label(self), Label(self)
        self.title.setObjectName("cardTitle")
        self.say.setObjectName("quiet")
        self.proof.setObjectName("quiet")
        large = self.say.font()
        large.setPointSizeF(large.pointSizeF() * 1.25)
        self.say.setFont(large)
        self.frequencies: dict[Frequency, QPushButton] = {}
        self._often = QWidget(self)
        self._often_row = FlowLayout(6, self._often)
        self._code: object = object()
        self.months: MonthsCard | None = None
        base: Path = (self._group.name, row)
        self.form = Form(self._session, self._texts, (self._group.detail,), base, self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 10, 14, 14)
        inside.setSpacing(8)
        for label in (self.title, self.say, self.proof):
            label.setWordWrap(True)
            inside.addWidget(label)
        inside.addWidget(self._often)
        inside.addWidget(self.form)
        self._inside = inside
        self.refresh()

    def refresh(self) -> None:
        """Show the line as it is in the draft now."""
        line = self._model.line(self.row)
        if line is None:
            return
        path = self._model.path(self.row)
        name = line_name(self._texts, path, self._session.draft)
        self.title.setText(self._texts.text("lines.card.title", n=self.row + 1, name=name))
        if line.code != self._code:
            self._code = line.code
            self._show_question()
        for frequency, button in self.frequencies.items():
            button.setChecked(line.frequency is frequency)
        self._show_months(line)
        self.form.refresh()

    def show_assessment(self) -> None:
        """Show the base of a varying income."""
        if self.months is not None:
            self.months.show_assessment()

    def _show_question(self) -> None:
        code = self._code
        question = questions()[self._group.codes].get(code) if isinstance(code, str) else None
        self.say.setText(f"\u201c{question.say}\u201d" if question else "")
        self.say.setVisible(question is not None)
        proof = ""
        if question is not None and question.evidence:
            proof = self._texts.text("lines.card.proof", proof=question.evidence)
        elif question is not None and question.rule:
            proof = self._texts.text("lines.card.rule", rule=question.rule)
        self.proof.setText(proof)
        self.proof.setVisible(bool(proof))
        self._make_frequencies()

    def _make_frequencies(self) -> None:
        while (item := self._often_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.frequencies = {}
        usual = [Frequency(item) for item in usual_frequencies(self._group, self._code)]
        self._often.setVisible(bool(usual))
        if not usual:
            return
        before = Label(self._texts.text("lines.card.usually"), self._often)
        before.setObjectName("quiet")
        self._often_row.addWidget(before)
        for frequency in usual:
            button = QPushButton(say_choice(self._texts, frequency), self._often)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(self._texts.text("lines.card.often", often=button.text()))
            button.clicked.connect(lambda _=False, chosen=frequency: self._choose(chosen))
            button.show()
            self._often_row.addWidget(button)
            self.frequencies[frequency] = button

    def _choose(self, frequency: Frequency) -> None:
        self._editing.choose(self.row, self._group.column("frequency"), frequency)
        self._session.end_run()
        self.refresh()

    def _show_months(self, line: object) -> None:
        """Months are for an income that varies, says so, or does so by nature."""
        varies = getattr(line, "varying", False) or getattr(line, "months", ())
        wanted = self._group.name == "income" and bool(varies or self._code in VARYING_BY_NATURE)
        if wanted and self.months is None:
            self.months = MonthsCard(self._session, self._texts, self.row, self)
            self._inside.addWidget(self.months)
            self.months.show()
        elif not wanted and self.months is not None:
            self.months.hide()
            self.months.deleteLater()
            self.months = None
        if self.months is not None:
            self.months.refresh()
