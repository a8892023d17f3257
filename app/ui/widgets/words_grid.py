"""Grid: a table of words that wraps, is read without colour, and grows with the letters."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.ui.widgets.words import Label

_MANY: Final = 4
"""So many columns only just fit beside each other with letters twice as large."""


def label(parent: QWidget, name: str = "", text: str = "") -> Label:
    """A label that wraps and can be copied from."""
    made = Label(text, parent)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class Card(QFrame):
    """A frame with a title; `column` takes what belongs in it."""

    def __init__(self, title: str, parent: QWidget | None = None, help: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 12)
        self.column.setSpacing(8)
        self.column.addWidget(label(self, "cardTitle", title))
        self.help = label(self, "quiet", help)
        self.help.setVisible(bool(help))
        self.column.addWidget(self.help)


class Grid(QWidget):
    """Titles, and rows under them. `stretch`: how the columns share the width.

    The columns from `right_from` on are amounts, at the right.
    """

    def __init__(
        self,
        titles: Sequence[str],
        stretch: Sequence[int],
        right_from: int = 99,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._right_from = right_from
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12 if len(stretch) < _MANY else 8)
        self._grid.setVerticalSpacing(6)
        for place, share in enumerate(stretch):
            self._grid.setColumnStretch(place, share)
        self.rows: list[list[Label]] = []
        self._add(titles, "quiet")
        for cell in self.rows[0]:
            cell.setVisible(any(titles))

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows; labels that are there are used again."""
        while len(self.rows) <= len(rows):
            self._add([""] * len(self.rows[0]), "")
        for place, labels in enumerate(self.rows[1:]):
            for column, cell in enumerate(labels):
                cell.setText(rows[place][column] if place < len(rows) else "")
                cell.setVisible(place < len(rows))

    def said(self) -> str:
        """The table as text, a line for each row."""
        return "\n".join(
            " | ".join(cell.text() for cell in labels) for labels in self.rows if labels[0].text()
        )

    def _add(self, cells: Sequence[str], name: str) -> None:
        labels = [label(self, name, cell) for cell in cells]
        for column, cell in enumerate(labels):
            side = (
                Qt.AlignmentFlag.AlignRight
                if column >= self._right_from
                else (Qt.AlignmentFlag.AlignLeft)
            )
            cell.setAlignment(Qt.AlignmentFlag.AlignTop | side)
            self._grid.addWidget(cell, len(self.rows), column)
        self.rows.append(labels)
