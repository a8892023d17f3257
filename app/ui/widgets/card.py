"""Card: a framed part of a page; NextCard: the one thing to do next, framed in the accent."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label


class Card(QFrame):
    """Put things in `column`. A title stands above them, small and bold; none, no place for it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title = Label(self)
        self.title.setObjectName("caption")
        self.title.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        self.column.setSpacing(SPACE[1])
        self.column.addWidget(self.title)
        self.say_title(title)

    def say_title(self, title: str) -> None:
        """Another title, in capitals as a caption is; a screen reader hears the words."""
        self.title.setText(title.upper())
        self.title.setAccessibleName(title)
        self.title.setVisible(bool(title))
        self.setAccessibleName(title)


class NextCard(Card):
    """Never more than one on a page: two things to do first are none."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setObjectName("nextCard")
