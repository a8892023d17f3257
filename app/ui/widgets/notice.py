"""Notice: a dialog that says something, perhaps with a list, and offers a few choices."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.ui.widgets.words import Markup, Paragraphs, joined, markup

PROGRAM = "Uitzicht"
_WIDE = 62
_HIGHEST = 0.6
"""A notice is so many average letters wide, and its text so much of the screen high at most."""
_LINES_BELOW = 16


class Choice(StrEnum):
    """What somebody can choose in a notice."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"
    OVERWRITE = "overwrite"
    ELSEWHERE = "elsewhere"
    RESUME = "resume"
    THROW_AWAY = "throw_away"
    LATER = "later"
    WORK_ON = "work_on"
    REPORT = "report"
    CLOSE = "close"
    WITH_DOSSIER = "with_dossier"
    WITH_KEY = "with_key"
    WITHOUT_NAMES = "without_names"
    WITH_NAMES = "with_names"
    TAKE_IN = "take_in"
    STAY_FILE = "stay_file"
    REMOVE = "remove"
    RESTORE = "restore"
    REMOVE_FOR_GOOD = "remove_for_good"
    ENCRYPTED = "encrypted"
    READABLE = "readable"


class Notice(QDialog):
    """The first choice is the default; Escape and the cross mean `escape`, or else the last."""

    def __init__(
        self,
        parent: QWidget | None,
        texts: Texts,
        heading: str,
        paragraphs: Sequence[str] = (),
        *,
        points: Sequence[str] = (),
        verbatim: str = "",
        choices: Sequence[Choice] = (Choice.CLOSE,),
        escape: Choice | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(PROGRAM)
        self.choice = escape or choices[-1]
        self.body = Paragraphs(self)
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.viewport().setAutoFillBackground(False)
        self.body.setTabChangesFocus(True)
        self.body.setAccessibleName(heading)
        self.body.document().setIndentWidth(self.fontMetrics().height())
        self.body.show_markup(_markup(heading, paragraphs, points, verbatim))
        self.buttons = {choice: self._button(texts, choice) for choice in choices}
        row = QHBoxLayout()
        row.addStretch(1)
        for button in self.buttons.values():
            row.addWidget(button)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(20, 18, 20, 16)
        self._whole.setSpacing(14)
        self._whole.addWidget(self.body)
        self._whole.addLayout(row)
        first = self.buttons[choices[0]]
        first.setObjectName("primary")
        first.setDefault(True)
        first.setFocus()

    def put_below_text(self, widget: QWidget) -> None:
        """Something to look at, between the text and the buttons."""
        widget.setMinimumHeight(_LINES_BELOW * self.fontMetrics().lineSpacing())
        self._whole.insertWidget(1, widget, 1)

    def ask(self) -> Choice:
        """Show it and wait for a choice."""
        self.exec()
        self.deleteLater()
        return self.choice

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its text, as far as the screen has room."""
        room = self.screen().availableGeometry()
        width = min(_WIDE * self.fontMetrics().averageCharWidth(), int(room.width() * 0.9))
        self.body.ensurePolished()  # the letters have their size only then
        document = self.body.document().clone()
        document.setDefaultFont(self.body.font())
        document.setTextWidth(width - self.fontMetrics().maxWidth())
        high = int(document.size().height()) + 4
        self.body.setMinimumWidth(width)
        self.body.setFixedHeight(min(high, int(room.height() * _HIGHEST)))
        self.adjustSize()
        super().showEvent(event)

    def _button(self, texts: Texts, choice: Choice) -> QPushButton:
        button = QPushButton(texts.text(f"files.choice.{choice}"), self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._chosen(choice))
        return button

    def _chosen(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


def _markup(
    heading: str, paragraphs: Sequence[str], points: Sequence[str], verbatim: str
) -> Markup:
    parts = [markup("<p style='font-size:large; font-weight:bold'>{text}</p>", text=heading)]
    parts += [markup("<p>{text}</p>", text=paragraph) for paragraph in paragraphs]
    if points:
        items = [markup("<li style='margin-bottom:6px'>{text}</li>", text=text) for text in points]
        parts.append(markup("<ul>{items}</ul>", items=joined(items)))
    if verbatim:
        parts.append(markup("<pre style='white-space:pre-wrap'>{text}</pre>", text=verbatim))
    return joined(parts)
