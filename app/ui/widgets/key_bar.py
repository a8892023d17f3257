"""KeyBar: the keys that do something here, at the bottom of the window, each with a word or two.

    bar.show_keys([("Enter", "volgende"), ("F8", "weet ik niet")])

The most important first: of what does not fit the last are left out, and a short one takes the room
that a long one has not. F1, that has those of the page, Ctrl+K, that finds everything, and F8, for
nobody may have to guess, go last of all. It is one line, and never wider than the window.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import Texts
from app.ui.widgets.first import PlainLabel
from app.ui.widgets.tokens import SPACE

Keys = Sequence[tuple[str, str]]
"""Keys with what they do."""
_KEPT: Final = ("F1", "Ctrl+K", "F8")
"""With the first two everything else is found, and without the third an answer is made up: they go
last."""
_MOST: Final = 8
"""Keys: more are not read, they are looked over. The rest stands in F1 and in the menus."""
_SIDE: Final = 20
"""As far from the edge as everything in the window."""


class KeyBar(QFrame):
    """Labels only: a key is pressed, not clicked."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyBar")
        self.setAccessibleName(texts.text("shell.keys"))
        self._texts = texts
        self._labels: list[tuple[PlainLabel, PlainLabel]] = []
        self.keys: tuple[tuple[str, str], ...] = ()

    def show_keys(self, keys: Keys) -> None:
        """Show these keys instead of those that are there."""
        wanted = tuple((key, words) for key, words in keys)
        if wanted == self.keys:
            return
        self.keys = wanted
        while len(self._labels) < len(wanted):
            cap, words = PlainLabel("", self), PlainLabel("", self)
            cap.setObjectName("keyCap")
            words.setObjectName("keyWords")
            self._labels.append((cap, words))
        for (cap, words), (key, what) in zip(self._labels, wanted, strict=False):
            if cap.text() != key:
                cap.setText(key)
                cap.setAccessibleName(self._texts.text("shell.key", key=key))
            if words.text() != what:
                words.setText(what)
        self._place()

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys for which there is room."""
        there = zip(self._labels, self.keys, strict=False)
        return tuple(key for (cap, _), (key, _) in there if not cap.isHidden())

    def sizeHint(self) -> QSize:
        return QSize(0, self._cap_height() + 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def _cap_height(self) -> int:
        return self.fontMetrics().height() + 3

    def _place(self) -> None:
        """From left to right, as far as there is room."""
        if not hasattr(self, "_labels"):
            return  # Qt tells of a font while the bar is made
        height, fitting = self._cap_height(), self._fitting()
        at, top = _SIDE, (self.height() - height) // 2
        for number, (cap, words) in enumerate(self._labels):
            fits = number in fitting
            if fits:
                wide = cap.sizeHint().width(), words.sizeHint().width()
                cap.setGeometry(at, top, wide[0], height)
                words.setGeometry(at + wide[0] + SPACE[1], top, wide[1], height)
                at += wide[0] + SPACE[1] + wide[1] + SPACE[4]
            for label in (cap, words):
                if label.isHidden() is fits:
                    label.setVisible(fits)

    def _fitting(self) -> set[int]:
        """The places of the keys for which there is room."""
        room = self.width() - _SIDE - SPACE[2] + SPACE[4]
        there: set[int] = set()
        for place in sorted(range(len(self.keys)), key=self._rank):
            cap, words = self._labels[place]
            wide = cap.sizeHint().width() + SPACE[1] + words.sizeHint().width() + SPACE[4]
            if wide <= room and len(there) < _MOST:
                there.add(place)
                room -= wide
        return there

    def _rank(self, place: int) -> int:
        """Who has the room first: what is always kept, then as they stand."""
        key = self.keys[place][0]
        return _KEPT.index(key) if key in _KEPT else len(_KEPT) + place
