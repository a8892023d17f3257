"""BatchLayout: where everything of the documents of many dossiers stands: asked, and made."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QDialog,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.ui.widgets.card import Card
from app.ui.widgets.clipboard import PlainList
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.inputs import ChoiceBox, WheelGuard
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label

_BESIDE: Final = 95
"""Average letters that both columns need beside each other."""
_OF_SCREEN: Final = 0.92
"""A frame and a bar of the computer stand around it."""


class BatchLayout(QDialog):
    """Two columns: the dossiers, and what is made of them; what became of each stands below.

    With large letters the columns stand below each other. It is never larger than the screen: what
    does not fit is moved up and down, and the buttons that do something stay where they are.
    """

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setWindowTitle(texts.text("batch.window.title"))
        self.list = self._list("batch.window.dossiers")
        self.results = self._list("batch.window.results")
        self.results.setWordWrap(True)
        self.kind = ChoiceBox(self)
        self.kind.setAccessibleName(texts.text("batch.window.kind"))
        self.large, self.merge, self.mail = (
            QCheckBox(texts.text(f"batch.window.{name}"), self)
            for name in ("large", "merge", "mail")
        )
        self.merge.setChecked(True)
        self.message = Label(self)
        self.message.setWordWrap(True)
        self.choose_folder = self._button("choose_folder")
        self.choose_files = self._button("choose_files")
        self.all = self._button("all")
        self.make = self._button("")
        self.make.setObjectName("primary")
        self.print_button = self._button("print")
        self.open_button = self._button("open")
        self.close_button = self._button("close")
        self._lay_out()
        WheelGuard(self)
        self.say("")

    def say(self, text: str, *, stops: bool = False) -> None:
        """What there is to say about the last thing that was done."""
        self.message.setObjectName("fieldError" if stops else "")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_results(self, said: str) -> None:
        """There is something to see now of what became of each."""
        self._results.setVisible(True)
        self.say(said)

    def _lay_out(self) -> None:
        texts = self._texts
        note = Label(texts.text("batch.window.note"), self)
        note.setObjectName("quiet")
        note.setWordWrap(True)
        left = Card(texts.text("batch.window.dossiers"), self)
        buttons = FlowLayout(SPACE[1])
        for button in (self.choose_folder, self.choose_files, self.all):
            buttons.addWidget(button)
        left.column.addLayout(buttons)
        left.column.addWidget(self.list, 1)
        right = Card(texts.text("batch.window.kind"), self)
        right.column.addWidget(self.kind)
        for box in (self.large, self.merge, self.mail):
            right.column.addWidget(box)
        right.column.addStretch(1)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(SPACE[2])
        self._beside.addWidget(left, 3)
        self._beside.addWidget(right, 2)
        self._results = Card(texts.text("batch.window.results"), self)
        self._results.column.addWidget(self.results, 1)
        self._results.setVisible(False)
        bottom = FlowLayout(SPACE[1])
        for button in (self.make, self.print_button, self.open_button, self.close_button):
            bottom.addWidget(button)
        body = QWidget(self)
        body.setObjectName("pageBody")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE[1])
        inside.addWidget(note)
        inside.addLayout(self._beside, 1)
        inside.addWidget(self._results, 1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setSpacing(SPACE[1])
        whole.addWidget(scroll, 1)
        whole.addWidget(self.message)
        whole.addLayout(bottom)
        self.list.setMinimumHeight(lines(self, 5))
        self.results.setMinimumHeight(lines(self, 5))
        room = self.screen().availableGeometry()
        self.resize(
            min(letters(self, 110), int(room.width() * _OF_SCREEN)),
            min(lines(self, 34), int(room.height() * _OF_SCREEN)),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where both fit."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        fits = self.width() >= letters(self, _BESIDE)
        self._beside.setDirection(ways.LeftToRight if fits else ways.TopToBottom)

    def _list(self, key: str) -> PlainList:
        made = PlainList(self)
        made.setAccessibleName(self._texts.text(key))
        made.setProperty("look", "rows")
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _button(self, key: str) -> QPushButton:
        button = QPushButton(self._texts.text(f"batch.window.{key}") if key else "", self)
        button.setAutoDefault(False)
        return button
