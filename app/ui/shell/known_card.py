"""KnownCard: what comes in, what goes out and what is left, each with how much of it was asked."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.what_we_know import Known, KnownRow
from app.ui.result.cards import OutcomeCard, amount_label, label, show_text
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, set_name

_BASE: Final = Qt.AlignmentFlag.AlignBaseline


class KnownCard(OutcomeCard):
    """Rows of a name, a few words and an amount; the last stands under a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[Label, Label, Label]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE[1])
        self._rule = QFrame(self)
        self._rule.setObjectName("rule")
        self._rule.setFixedHeight(1)
        self.note = label(self, "statNote")
        self._rows.addWidget(self._rule)
        self._total = self._made_row(total=True)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.note)

    def show_known(self, known: Known) -> None:
        """Show these rows; a label is touched only when its words are others."""
        *rows, total = known.rows
        while len(self.rows) < len(rows):
            self.rows.append(self._made_row())
        for place, made in enumerate(self.rows):
            _show_row(made, rows[place] if place < len(rows) else None)
        _show_row(self._total, total)
        show_text(self.note, known.note)

    def text(self) -> str:
        """All of it, a row a line, as it is read out."""
        shown = [amount.accessibleName() for _, _, amount in (*self.rows, self._total)
                 if not amount.isHidden()]  # fmt: skip
        return "\n".join([*shown, *([self.note.text()] if self.note.text() else [])])

    def _made_row(self, *, total: bool = False) -> tuple[Label, Label, Label]:
        """Each row shares its own width: an amount that is long takes no room from the others."""
        name, note = label(self), label(self, "statNote")
        name.setWordWrap(False)
        amount = amount_label(self, "statAmount" if total else "strong")
        row = QHBoxLayout()
        row.setSpacing(SPACE[0] + 2)
        row.addWidget(name, 0, _BASE)
        row.addWidget(note, 1, _BASE)
        row.addWidget(amount, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows.insertLayout(-1 if total else len(self.rows), row)
        return name, note, amount


def _show_row(made: tuple[Label, Label, Label], row: KnownRow | None) -> None:
    name, note, amount = made
    show_text(name, "" if row is None else row.name)
    show_text(note, "" if row is None else row.note)
    show_text(amount, "" if row is None else row.amount)
    set_name(amount, "" if row is None else row.spoken)
