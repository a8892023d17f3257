"""Strip: the amount and the sum behind it in one row, where there is no room for the panel.

Its place is there before there is a dossier, so that nothing moves when there is one.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.first import PlainLabel
from app.ui.widgets.tokens import SPACE

if TYPE_CHECKING:
    from calc import Assessment

_WIDE: Final = 64
"""Figures: with fewer there is room for four words of one line."""
_CELLS: Final = ("in", "out", "left", "pays", "points")


class Strip(QFrame):
    """In, out, left and paid, each under its name, and how many points are open."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._texts = texts
        self.cells: list[tuple[PlainLabel, PlainLabel]] = []
        self._names: list[str] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[3], SPACE[1], SPACE[3], SPACE[1])
        row.setSpacing(SPACE[3])
        for key in _CELLS:
            cell = QVBoxLayout()
            cell.setSpacing(0)
            name, amount = PlainLabel(texts.text(f"shell.strip.{key}"), self), PlainLabel("", self)
            self._names.append(name.text())
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
        self._names = [row.name for row in rows]
        for (_, amount), row in zip(self.cells, rows, strict=True):
            if amount.text() != row.amount:
                amount.setText(row.amount)
                amount.setAccessibleName(f"{row.name}: {row.amount}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside a page there is room for four amounts, each with one word; the rail says more."""
        short = self.width() < self.fontMetrics().horizontalAdvance("0" * _WIDE)
        for place, ((name, amount), said) in enumerate(zip(self.cells, self._names, strict=True)):
            is_points = place == len(_CELLS) - 1
            words = self._texts.text(f"shell.strip.{_CELLS[place]}") if short else said
            if name.text() != words:
                name.setText(words)
            for label in (name, amount):
                if label.isHidden() is not (short and is_points):
                    label.setHidden(short and is_points)
