"""Ledger: a sum as one writes it down, parts, a rule and the outcome; amounts under each other."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.words import Label
from calc import Step
from calc.base.rounding import cents_half_up


class SumLineKind(Enum):
    """What a line of a ledger is."""

    PART = "part"
    """the first is counted, the others are taken off it"""
    TOTAL = "total"
    """what comes out, under a rule"""
    AFTER = "after"
    """another amount, that is no part of the sum"""
    ANSWER = "answer"
    """what it is all about"""


class SumList(QFrame):
    """One sum of an assessment. It says so when the shown cents do not add up."""

    def __init__(
        self, texts: Texts, lines: Sequence[tuple[str, SumLineKind]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._kinds = [kind for _, kind in lines]
        self.setObjectName("card")
        self.title = Label(self)
        self.title.setObjectName("cardTitle")
        self.title.setWordWrap(True)
        self.names = [Label(texts.text(f"answer.ledger.{key}"), self) for key, _ in lines]
        self.amounts = [Label(self) for _ in lines]
        self.cents = Label(texts.text("answer.ledger.cent"), self)
        self.cents.setObjectName("quiet")
        self.cents.setWordWrap(True)
        self.note = Label(self)
        self.note.setObjectName("quiet")
        self.note.setWordWrap(True)
        self._lay_out()

    def show_sum(self, title: str, steps: Sequence[Step | None], note: str = "") -> None:
        """Show the steps, one for each line; None is not known yet. A note stands below."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.title.setText(title)
        shown = [None if step is None else cents_half_up(step.amount) for step in steps]
        for name, label, amount in zip(self.names, self.amounts, shown, strict=True):
            label.setText(self._say(amount))
            label.setAccessibleName(f"{name.text()}: {label.text()}")
        self.cents.setVisible(not self._adds_up(shown))

    def rename(self, row: int, name: str) -> None:
        """Call a line by another name, before its amount is shown."""
        self.names[row].setText(name)

    def _say(self, amount: Decimal | None) -> str:
        if amount is None:
            return self._texts.text("answer.not_known")
        return self._texts.formats.euros(amount)

    def _adds_up(self, shown: Sequence[Decimal | None]) -> bool:
        """Whether the parts give the total; no total, nothing to add up."""
        pairs = list(zip(shown, self._kinds, strict=True))
        parts = [
            amount for amount, kind in pairs if kind is SumLineKind.PART and amount is not None
        ]
        totals = [
            amount for amount, kind in pairs if kind is SumLineKind.TOTAL and amount is not None
        ]
        return not totals or [parts[0] - sum(parts[1:], Decimal(0))] == totals

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        row = 0
        for name, amount, kind in zip(self.names, self.amounts, self._kinds, strict=True):
            if kind in (SumLineKind.TOTAL, SumLineKind.ANSWER):
                grid.addWidget(_rule(self), row, 0, 1, 2)
                row += 1
            for label in (name, amount):
                label.setProperty("look", _LOOKS.get(kind))
            name.setWordWrap(True)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            amount.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, row, 0)
            grid.addWidget(amount, row, 1)
            row += 1
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 10, 14, 12)
        whole.setSpacing(8)
        whole.addWidget(self.title)
        whole.addLayout(grid)
        whole.addWidget(self.cents)
        whole.addWidget(self.note)
        whole.addStretch(1)


_LOOKS = {SumLineKind.TOTAL: "total", SumLineKind.ANSWER: "answer"}


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    rule.setFixedHeight(1)
    rule.setObjectName("rule")
    return rule
