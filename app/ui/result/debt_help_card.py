"""DebtHelpCard: our plan beside schuldhulp, and whether that may be better."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from app.i18n import Texts
from app.i18n.plan_context import comparison_note, comparison_table
from app.services.first_thing import debt_help_path
from app.ui.result.cards import OutcomeCard, amount_label, in_capitals, label, show_text
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.words import Label
from calc import Assessment, Draft

KEYS = "Ctrl+H"


class DebtHelpCard(OutcomeCard):
    """What is paid together, and when all debts are over; it leads to where it is written down."""

    go_to_requested = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._path = ""
        self.column.addWidget(label(self, "caption", in_capitals(texts.text("outcome.help.title"))))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        self.cells: list[list[Label]] = []
        for row in range(3):
            name = "" if row else "statNote"
            cells = [label(self, name), amount_label(self, name), amount_label(self, name)]
            for column, cell in enumerate(cells):
                grid.addWidget(cell, row, column)
            self.cells.append(cells)
        self.column.addLayout(grid)
        self.note = label(self)
        self.button = QPushButton(texts.text("outcome.help.discuss"), self)
        self.button.clicked.connect(self.go)
        self.key = KeyCap(texts, KEYS, self)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.note, 1)
        below.addWidget(self.button)
        below.addWidget(self.key)
        self.column.addLayout(below)

    def show_assessment(self, assessment: Assessment, draft: Draft) -> None:
        """Show the comparison of an assessment, or nothing."""
        comparison = assessment.beside.comparison
        self.setVisible(comparison is not None)
        self._path = debt_help_path(assessment)
        for widget in (self.button, self.key):
            widget.setVisible(bool(self._path))
        if comparison is None:
            return
        for cells, said in zip(self.cells, comparison_table(self._texts, comparison), strict=True):
            for cell, text in zip(cells, said, strict=True):
                cell.setText(text)
        better = comparison.is_better
        note = (
            self._texts.text("outcome.help.better")
            if better
            else comparison_note(self._texts, comparison, draft)
        )
        self.note.setObjectName("warn" if better else "quiet")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        show_text(self.note, note)

    def said(self) -> str:
        """The table and the note as text."""
        rows = [" | ".join(cell.text() for cell in cells) for cells in self.cells]
        return "\n".join([*rows, self.note.text()])

    def go(self) -> None:
        """Go where it is written down that it was discussed."""
        if self._path and not self.isHidden():
            self.go_to_requested.emit(self._path)
