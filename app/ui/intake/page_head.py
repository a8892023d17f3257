"""PageHead: the name of a page with its buttons beside it; below it where letters are large."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from app.ui.widgets.first import PlainLabel
from app.ui.widgets.flow import FlowLayout

_GAP = 12


class PageHead(QWidget):
    """Takes the heading that a page has."""

    def __init__(self, heading: PlainLabel, buttons: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = heading
        # It takes what there is: else it would hold the page as wide as it is now.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        heading.setWordWrap(True)
        self._buttons = QWidget(self)
        flow = FlowLayout(8, self._buttons)
        for button in buttons:
            flow.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(heading, 1)
        self._row.addWidget(self._buttons)
        self._parts = list(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other as long as both fit."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Other buttons are there, or the width is another."""
        wide = sum(part.sizeHint().width() + 8 for part in self._parts if not part.isHidden())
        self._buttons.setMinimumWidth(min(wide, self.width()))
        name = self._heading.fontMetrics().horizontalAdvance(self._heading.text())
        beside = self.width() >= name + wide + 2 * _GAP
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
