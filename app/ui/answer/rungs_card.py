"""RungsCard: from when how much and why, a line for each step of a plan."""

from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.i18n import Texts, say_rungs, say_walls
from calc import Assessment, Draft

_MOST: Final = 8


class RungsCard(QFrame):
    """Hidden when the payment is the same all the time."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("card")
        title = QLabel(texts.text("rung.heading"), self)
        title.setObjectName("cardTitle")
        self.steps = QLabel(self)
        self.steps.setWordWrap(True)
        self.steps.setTextFormat(Qt.TextFormat.RichText)
        self.steps.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.steps)
        self.said: tuple[str, ...] = ()

    def show_assessment(self, assessment: Assessment, draft: Draft) -> None:
        """Show the steps of a plan; of very many only the first."""
        self.said = tuple(self._say(assessment, draft)) if assessment.plan else ()
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in self.said)
        self.steps.setText(f"<ul style='margin:0 0 0 -18px'>{items}</ul>")
        self.setVisible(bool(self.said))

    def _say(self, assessment: Assessment, draft: Draft) -> list[str]:
        sentences = say_rungs(self._texts, assessment, draft)
        said = [
            f"{sentence} {say_walls(self._texts, rung)}".rstrip()
            for rung, sentence in zip(assessment.rungs, sentences, strict=False)
        ]
        more = len(said) - _MOST
        return said[:_MOST] + ([self._texts.plural("rung.more", more)] if more > 0 else [])
