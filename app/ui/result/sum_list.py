"""SumList: a sum as one writes it down, parts, a rule and the outcome; amounts under each other."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.words import Label
from calc import Step
from calc.base.rounding import cents_half_up


class SumList(QFrame):
    """The first line is counted, those after it are taken off, the last is what comes out.

    It says so when the shown cents do not add up.
    """

    def __init__(self, texts: Texts, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("card")
        self.title = Label(self)
        self.title.setObjectName("cardTitle")
        self.title.setWordWrap(True)
        self.names = [Label(texts.text(f"answer.ledger.{key}"), self) for key in lines]
        self.amounts = [Label(self) for _ in lines]
        self.cents = Label(texts.text("answer.ledger.cent"), self)
        self.cents.setObjectName("quiet")
        self.cents.setWordWrap(True)
        self._lay_out()

    def show_sum(self, title: str, steps: Sequence[Step | None]) -> None:
        """Show the steps, one for each line; None is not known yet."""
        self.title.setText(title)
        shown = [None if step is None else cents_half_up(step.amount) for step in steps]
        for name, label, amount in zip(self.names, self.amounts, shown, strict=True):
            label.setText(self._say(amount))
            label.setAccessibleName(f"{name.text()}: {label.text()}")
        self.cents.setVisible(not _adds_up(shown))

    def rename(self, row: int, name: str) -> None:
        """Call a line by another name, before its amount is shown."""
        self.names[row].setText(name)

    def _say(self, amount: Decimal | None) -> str:
        if amount is None:
            return self._texts.text("answer.not_known")
        return self._texts.formats.euros(amount)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        last = len(self.names) - 1
        grid.addWidget(_rule(self), last, 0, 1, 2)
        for place, (name, amount) in enumerate(zip(self.names, self.amounts, strict=True)):
            if place == last:
                for label in (name, amount):
                    label.setProperty("look", "total")
            name.setWordWrap(True)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            amount.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row = place + (place == last)  # the rule stands above the outcome
            grid.addWidget(name, row, 0)
            grid.addWidget(amount, row, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 10, 14, 12)
        whole.setSpacing(8)
        whole.addWidget(self.title)
        whole.addLayout(grid)
        whole.addWidget(self.cents)
        whole.addStretch(1)


def _adds_up(shown: Sequence[Decimal | None]) -> bool:
    """Whether the parts give the total; no total, nothing to add up."""
    *parts, total = shown
    first, *less = (part for part in parts if part is not None)
    return total is None or first - sum(less, Decimal(0)) == total


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    rule.setFixedHeight(1)
    rule.setObjectName("rule")
    return rule
