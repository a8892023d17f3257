"""What the cards of the outcome are made of: frames, captions, keys, and lines of words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.widgets.words import Label


class OutcomeCard(QFrame):
    """A frame with a column in it."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "card") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 8, 16, 8)
        self.column.setSpacing(3)

    def heading(self, title: str = "") -> tuple[Label, Label]:
        """A caption with, at the right, a few words more."""
        caption, more = label(self, "caption", title), label(self, "statNote")
        more.setWordWrap(False)
        more.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(caption, 1)
        row.addWidget(more)
        self.column.addLayout(row)
        return caption, more


def label(parent: QWidget, name: str = "", text: str = "") -> Label:
    """Words that wrap and can be chosen with the mouse."""
    made = Label(text, parent)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def amount_label(parent: QWidget, name: str = "") -> Label:
    """An amount at the right of its row, on one line."""
    made = label(parent, name)
    made.setWordWrap(False)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
    return made


def show_text(on: Label, text: str) -> None:
    """Show a text, and nothing at all without one; what did not change is left alone."""
    if on.text() != text:
        on.setText(text)
    on.setVisible(bool(text))


def in_capitals(title: str) -> str:
    """A caption: its name in capitals, what stands after the dot as it is."""
    name, dot, more = title.partition(" \N{MIDDLE DOT} ")
    return f"{name.upper()}{dot}{more}"
