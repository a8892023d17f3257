"""TopBar: whose dossier it is, the time of the call, whether the work is kept, and the two ways.

It is painted before there is a dossier, so it knows only words: `Program` and the window fill it.
"""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from app.i18n import Texts
from app.ui.widgets.first import PlainLabel, without_focus
from app.ui.widgets.tokens import SPACE

_EDGE: Final = 20
_AROUND: Final = 32
"""Above and below the letters together."""


class Way(StrEnum):
    """The two ways to fill in one dossier."""

    CALL = "call"
    FORM = "form"


class TopBar(QFrame):
    """One row of 48 pixels at 100%. A word that does not change is not set again."""

    way_chosen = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self._texts = texts
        self.name = self._label("barName")
        self.about = _CutOff(self)
        self.clock = self._label("barClock")
        self.kept = self._label("barKept")
        self.clock.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, SPACE[1], _EDGE, SPACE[1])
        row.setSpacing(SPACE[2])
        row.addWidget(self.name)
        row.addWidget(self.about, 1)
        row.addWidget(self.clock)
        row.addSpacing(SPACE[3])
        row.addWidget(self.kept)
        row.addSpacing(SPACE[3])
        self.switch = self._make_switch()
        row.addWidget(self.switch)
        self._row = row
        self._last: QWidget | None = None
        self.show_dossier(texts.text("shell.program"), "")

    def show_dossier(self, name: str, about: str) -> None:
        """Whose dossier it is; `about` is cut off where there is no room."""
        _show(self.name, name)
        self.about.show_text(about)

    def show_kept(self, state: str) -> None:
        """Whether the work is kept: "saved", "in_store", "unsaved", "resumed" or "not_kept".

        "" where there is nothing to keep.
        """
        if self.kept.property("state") == state:
            return
        self.kept.setProperty("state", state)
        self.kept.style().unpolish(self.kept)
        self.kept.style().polish(self.kept)
        said = self._texts.text(f"shell.kept.{state}") if state else ""
        from app.ui.widgets.words import set_tip  # there is a dossier: later than the first paint

        _show(self.kept, said)
        set_tip(self.kept, self._texts.text(f"shell.kept.{state}.why") if state else "")

    def show_way(self, way: Way | None) -> None:
        """Which way is in the window; None where there is no dossier to fill in."""
        self.switch.setVisible(way is not None)
        if way is not None:
            self.ways[way].setChecked(True)
        for each, button in self.ways.items():
            _show(button, self._said(each, pressed=each is way))

    def put_last(self, widget: QWidget | None) -> None:
        """At the right end, instead of what was there: buttons of the list, or the one to it."""
        if self._last is not None:
            self._row.removeWidget(self._last)
            self._last.hide()
            self._last.deleteLater()
        self._last = widget
        if widget is not None:
            self._row.addWidget(widget)
            widget.show()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """As high with the switch as without it."""
        usual = super().sizeHint()
        return QSize(usual.width(), max(usual.height(), self.fontMetrics().height() + _AROUND))

    def _said(self, way: Way, *, pressed: bool) -> str:
        """The way that is not there has its key."""
        said = self._texts.text(f"shell.way.{way}")
        return said if pressed else f"{said}   F2"

    def _label(self, name: str) -> PlainLabel:
        label = PlainLabel("", self)
        label.setObjectName(name)
        return label

    def _make_switch(self) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("waySwitch")
        frame.setAccessibleName(self._texts.text("shell.ways"))
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(frame)
        self.ways: dict[Way, QToolButton] = {}
        for way in Way:
            button = QToolButton(frame)
            button.setObjectName("way")
            button.setCheckable(True)
            without_focus(button)  # F2 does it from anywhere
            button.setText(self._said(way, pressed=False))
            button.setAccessibleName(self._texts.text(f"shell.way.{way}"))
            button.clicked.connect(lambda _=False, chosen=way: self.way_chosen.emit(chosen))
            group.addButton(button)
            row.addWidget(button)
            self.ways[way] = button
        self.ways[Way.FORM].setChecked(True)
        return frame


class _CutOff(PlainLabel):
    """What does not fit ends in a sign that says so; a screen reader hears all of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setObjectName("barAbout")
        self.setMinimumWidth(1)  # rather cut off than wider than the window
        self._said = ""

    def show_text(self, text: str) -> None:
        """Show a text as far as there is room."""
        if text != self._said:
            self._said = text
            self.setAccessibleName(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as all of it."""
        usual = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._said), usual.height())

    def _fit(self) -> None:
        said, metrics = self._said, self.fontMetrics()
        if self.isVisible() and metrics.horizontalAdvance(said) > self.width():
            from PySide6.QtCore import Qt  # seldom, and later than the first paint

            said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, self.width())
        _show(self, said)


def _show(on: PlainLabel | QToolButton, text: str) -> None:
    if on.text() != text:
        on.setText(text)
