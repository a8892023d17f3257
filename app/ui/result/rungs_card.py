"""RungsCard: from when how much and why, a line for each step of a plan."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import Texts, say_rungs, say_walls
from app.ui.widgets.words import Label, bullets
from calc import Assessment, Draft

_MOST: Final = 8


class RungsCard(QFrame):
    """Hidden when the payment is the same all the time."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("card")
        title = Label(texts.text("rung.heading"), self)
        title.setObjectName("cardTitle")
        self.steps = Label(self)
        self.steps.setWordWrap(True)
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
        self.steps.show_markup(bullets(self.said))
        self.setVisible(bool(self.said))

    def _say(self, assessment: Assessment, draft: Draft) -> list[str]:
        sentences = say_rungs(self._texts, assessment, draft)
        said = [
            f"{sentence} {say_walls(self._texts, rung)}".rstrip()
            for rung, sentence in zip(assessment.ahead, sentences, strict=False)
        ]
        more = len(said) - _MOST
        return said[:_MOST] + ([self._texts.plural("rung.more", more)] if more > 0 else [])
