"""Welcome: three doors, when there is no dossier: a new call, the example, a dossier of before.

It is what is painted first when the program starts without a file, so it knows no dossier and does
without the name `Qt`. What can be chosen of how it looks comes into its place a moment later.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.ui.intake.page_frame import PageFrame
from app.ui.widgets.first import PlainLabel
from app.ui.widgets.table_look import letters
from app.ui.widgets.tokens import SPACE


class Door(NamedTuple):
    """One of the three: its name in the texts, its digit, and the key that works anywhere."""

    name: str
    digit: str
    key: str


DOORS: Final = (
    Door("new", "1", "Ctrl+N"),
    Door("example", "2", "Ctrl+E"),
    Door("open", "3", "Ctrl+O"),
)
_WIDEST: Final = 125
"""Average letters of all three doors beside each other."""
_BESIDE: Final = 105
"""With fewer the doors stand below each other."""
_SIDE: Final = 24


class Welcome(PageFrame):
    """The doors. 1, 2 and 3 choose one from anywhere on this page."""

    chosen = Signal(str)
    """the name of a door"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("shell.welcome.title"), parent)
        self._texts = texts
        self.column.setContentsMargins(_SIDE, SPACE[5] * 2, _SIDE, SPACE[4])
        self.column.addWidget(self._label("shell.welcome.what"))
        self.column.addSpacing(SPACE[3])
        self.buttons: dict[str, QPushButton] = {}
        self._doors = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._doors.setSpacing(SPACE[3])
        for door in DOORS:
            self._doors.addWidget(self._make_door(door), 1)
        self.column.addLayout(self._doors)
        self.column.addSpacing(SPACE[3])
        caption = self._label("shell.welcome.look")
        caption.setObjectName("caption")
        self.column.addWidget(caption)
        self.looks = QWidget(self.body)
        self.looks.setMinimumHeight(self.fontMetrics().height() + 2 * SPACE[1])
        self.column.addWidget(self.looks)
        self.column.addSpacing(SPACE[1])
        self.tip = self._label("shell.welcome.tip")
        self.tip.setObjectName("quiet")
        self.column.addWidget(self.tip)
        self.column.addStretch(1)
        self.setFocusProxy(self.buttons[DOORS[0].name])

    def keys(self) -> list[tuple[str, str]]:
        """For the bar at the bottom."""
        text = self._texts.text
        digits = " ".join(door.digit for door in DOORS)
        return [
            (digits, text("shell.welcome.choose")),
            ("Tab", text("shell.welcome.next")),
            ("F1", text("shell.go.help")),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit goes through its door."""
        for door in DOORS:
            if event.text() == door.digit:
                self.chosen.emit(door.name)
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In the middle, and below each other where there is no room beside each other."""
        super().resizeEvent(event)
        room = self.width()  # with or without a bar at its side: nothing moves
        ways = QBoxLayout.Direction
        beside = room >= letters(self, _BESIDE)
        self._doors.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        side = max((room - letters(self, _WIDEST)) // 2, _SIDE)
        top = SPACE[5] * 2 if beside else SPACE[3]
        self.column.setContentsMargins(side, top, side, SPACE[4])

    def _make_door(self, door: Door) -> QFrame:
        text = self._texts.text
        is_first = door is DOORS[0]
        card = QFrame(self.body)
        card.setObjectName("nextDoor" if is_first else "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, SPACE[3], 20, 20)
        inside.setSpacing(SPACE[1])
        title = self._label(f"shell.welcome.{door.name}")
        title.setObjectName("cardTitle")
        above = QHBoxLayout()
        above.addWidget(title, 1)
        above.addWidget(self._cap(door.digit))
        inside.addLayout(above)
        inside.addWidget(self._label(f"shell.welcome.{door.name}.what"))
        inside.addStretch(1)
        inside.addSpacing(SPACE[3])
        button = QPushButton(text(f"shell.welcome.{door.name}.button"), card)
        button.setAccessibleName(f"{title.text()}: {button.text()}")
        if is_first:
            button.setObjectName("primary")
        button.clicked.connect(lambda _=False, name=door.name: self.chosen.emit(name))
        below = QHBoxLayout()
        below.setSpacing(SPACE[1])
        below.addWidget(button)
        below.addWidget(self._cap(door.key))
        below.addStretch(1)
        inside.addLayout(below)
        self.buttons[door.name] = button
        return card

    def _cap(self, key: str) -> PlainLabel:
        cap = PlainLabel(key, self.body)
        cap.setObjectName("keyCap")
        cap.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        cap.setAccessibleName(self._texts.text("shell.key", key=key))
        return cap

    def _label(self, key: str) -> PlainLabel:
        label = PlainLabel(self._texts.text(key), self.body)
        label.setWordWrap(True)
        return label
