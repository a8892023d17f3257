"""StatRow: what an amount is, the amount, and a few words below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, set_name


class StatRow(QWidget):
    """`show_amount` with words for both; a `total` stands under a line.

    Amounts are the engine's, already in words: nothing is worked out here.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, total: bool = False) -> None:
        super().__init__(parent)
        self.name = Label(name, self)
        self.name.setWordWrap(True)
        self.note = Label(self)
        self.note.setObjectName("statNote")
        self.note.setWordWrap(True)
        self.amount = Label(self)
        self.amount.setObjectName("statAmount")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.amount.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE[3])
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        if total:
            rule = QFrame(self)
            rule.setObjectName("rule")
            rule.setFixedHeight(1)
            grid.addWidget(rule, 0, 0, 1, 2)
        grid.addWidget(self.name, 1, 0)
        grid.addWidget(self.note, 2, 0)
        grid.addWidget(self.amount, 1, 1, 2, 1)
        self.show_amount("")

    def show_amount(self, amount: str, note: str = "") -> None:
        """Show these words; a label is touched only when its words are others."""
        if self.amount.text() != amount:
            self.amount.setText(amount)
        if self.note.text() != note:
            self.note.setText(note)
        self.note.setVisible(bool(note))
        set_name(self.amount, f"{self.name.text()}: {amount}")
