"""AccountCard: the sum of the first month, as the engine has it; nothing of what was not asked."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.headline import account_note, account_rows
from app.ui.widgets.table_look import letters
from app.ui.widgets.words import Label, set_name, show_look
from calc import Assessment, Draft

_LEAST: Final = 26
"""Average letters that a name and an amount need beside each other."""
_NARROWEST: Final = 10


class AccountCard(QWidget):
    """Rows of a name and an amount, a rule above each outcome, a note below."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.rows: list[tuple[QFrame, Label, Label]] = []
        self._stacked = False
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.note = Label(self)
        self.note.setObjectName("quiet")
        self.note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addLayout(self._grid)
        column.addWidget(self.note)

    def show_assessment(self, assessment: Assessment, draft: Draft) -> None:
        """Show its sum, as far as it can be said."""
        said = account_rows(self._texts, assessment, draft)
        while len(self.rows) < len(said):
            self._add_row()
        for place, (rule, name, amount) in enumerate(self.rows):
            seen = place < len(said)
            name.setVisible(seen)
            amount.setVisible(seen)
            rule.setVisible(seen and said[place].total)
            if not seen:
                name.clear()
                amount.clear()
                continue
            row = said[place]
            name.setText(row.name)
            amount.setText(row.amount)
            set_name(amount, f"{row.name}: {row.amount}")
            for label in (name, amount):
                show_look(label, "total" if row.total else None)
        note = account_note(self._texts, assessment)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def text(self) -> str:
        """All of it, a row a line."""
        rows = [f"{name.text()}: {amount.text()}" for _, name, amount in self.rows if name.text()]
        return "\n".join([*rows, *([self.note.text()] if self.note.text() else [])])

    def _add_row(self) -> None:
        rule = QFrame(self)
        rule.setFixedHeight(1)
        rule.setObjectName("rule")
        name, amount = Label(self), Label(self)
        name.setWordWrap(True)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        amount.setAlignment(side)
        amount.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows.append((rule, name, amount))
        self._place(len(self.rows) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters an amount stands below its name: nothing is cut off."""
        super().resizeEvent(event)
        stacked = self.width() < letters(self, _LEAST)
        if stacked is not self._stacked:
            self._stacked = stacked
            for place in range(len(self.rows)):
                self._place(place)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the panel can be: then the amounts go below."""
        return QSize(letters(self, _NARROWEST), super().minimumSizeHint().height())

    def _place(self, row: int) -> None:
        rule, name, amount = self.rows[row]
        for widget in (rule, name, amount):
            self._grid.removeWidget(widget)
        top = 3 * row
        self._grid.addWidget(rule, top, 0, 1, 2)
        if self._stacked:
            self._grid.addWidget(name, top + 1, 0, 1, 2)
            self._grid.addWidget(amount, top + 2, 0, 1, 2)
        else:
            self._grid.addWidget(name, top + 1, 0)
            self._grid.addWidget(amount, top + 1, 1)
