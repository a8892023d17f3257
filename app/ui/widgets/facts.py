"""Facts: names with their values under each other, such as the total and the end date."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.ui.widgets.words import Label


class FactsCard(QFrame):
    """A card with a title and rows of a name and a value."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        heading = Label(title, self)
        heading.setObjectName("cardTitle")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.labels: list[tuple[Label, Label]] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 10, 14, 12)
        whole.setSpacing(8)
        whole.addWidget(heading)
        whole.addLayout(self._grid)
        whole.addStretch(1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these rows; labels that are there are used again."""
        while len(self.labels) < len(facts):
            self._add_row()
        for row, (name, value) in enumerate(self.labels):
            said = facts[row] if row < len(facts) else ("", "")
            for label, text in zip((name, value), said, strict=True):
                label.setText(text)
                label.setVisible(row < len(facts))

    def said(self) -> str:
        """All rows as text."""
        return "\n".join(
            f"{name.text()}: {value.text()}" for name, value in self.labels if name.text()
        )

    def _add_row(self) -> None:
        name, value = Label(self), Label(self)
        name.setWordWrap(True)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name, len(self.labels), 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, len(self.labels), 1)
        self.labels.append((name, value))
