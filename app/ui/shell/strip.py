"""Strip: the amount and the sum behind it in one row, where there is no room for the panel.

Its place is there before there is a dossier, so that nothing moves when there is one.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.first import PlainLabel
from app.ui.widgets.tokens import SPACE

if TYPE_CHECKING:
    from calc import Assessment

_CELLS: Final = ("in", "out", "left", "pays", "points")


class Strip(QFrame):
    """In, out, left and paid, each under its name, and how many points are open."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._texts = texts
        self.cells: list[tuple[QLabel, QLabel]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[3], SPACE[1], SPACE[3], SPACE[1])
        row.setSpacing(SPACE[3])
        for key in _CELLS:
            cell = QVBoxLayout()
            cell.setSpacing(0)
            name, amount = PlainLabel(texts.text(f"shell.strip.{key}"), self), PlainLabel("", self)
            name.setObjectName("keyWords")
            amount.setObjectName("stripAmount")
            for label in (name, amount):
                label.setMinimumWidth(1)  # rather cut off than wider than the window
                cell.addWidget(label)
            row.addLayout(cell, 1)
            self.cells.append((name, amount))

    def show_assessment(self, assessment: "Assessment", *, pays_hidden: bool = False) -> None:
        """The steps that the panel shows, in whole euros; of what it hides a dash."""
        from app.i18n.headline import SaidRow, strip_rows
        from app.services.short_findings import count_points

        rows = strip_rows(self._texts, assessment, pays_hidden=pays_hidden)
        points = self._texts.text("shell.strip.points")
        rows.append(SaidRow(points, str(count_points(assessment))))
        for (name, amount), row in zip(self.cells, rows, strict=True):
            if name.text() != row.name:
                name.setText(row.name)
            if amount.text() != row.amount:
                amount.setText(row.amount)
                amount.setAccessibleName(f"{row.name}: {row.amount}")
