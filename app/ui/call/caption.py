"""Caption: the chapter above a question, on one line as long as there is room for it."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.ui.widgets.words import Label

_MOST_LETTERS: Final = 48
"""A longer caption, with a long name in it, goes on on a second line."""


class Caption(Label):
    """A label that goes on on another line takes too little width: the dots beside it give way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("caption")
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        most = metrics.averageCharWidth() * _MOST_LETTERS
        wide = min(metrics.horizontalAdvance(self.text()) + metrics.averageCharWidth(), most)
        return QSize(wide, super().minimumSizeHint().height())
