"""The inputs that hold a value of a list or a range: they change only when somebody means it.

Every combo box, spin box, slider and row of tabs of the program is one of these; a test of the
architecture refuses the plain ones of Qt. The wheel is for the page: it never changes a value, with
focus or without. A letter in a closed list opens it at what begins with that letter, and Enter,
Tab or a click takes it; "weet ik niet" is never found by its first letters.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QListView,
    QScrollBar,
    QTabBar,
    QTabWidget,
    QWidget,
)

from app.ui.widgets.clipboard import CopiesPlainly

_SHY: Final = Qt.ItemDataRole.UserRole + 31
"""the role of an item that letters do not find"""
_WITH_COMMANDS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoiceBox(QComboBox):
    """One of a list. `activated` says that somebody chose; looking through the list does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = _Options(self)
        self.setView(self._list)

    def offer(self, words: Sequence[str], shy: Iterable[int] = ()) -> None:
        """Show these words instead of what was there; letters do not find those at `shy`."""
        self.clear()
        self.addItems(words)
        for place in shy:
            self.setItemData(place, True, _SHY)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter opens the list and looks for it; nothing is chosen by that."""
        if _is_letter(event):
            if not self._list.isVisible():
                self.showPopup()
            self._list.keyboardSearch(event.text())
        elif event.key() in _ENTER and self._list.isVisible():
            self.take()
        else:
            super().keyPressEvent(event)

    def take(self) -> None:
        """Choose what is highlighted in the open list, and close it."""
        row = self._list.currentIndex().row()
        self.hidePopup()
        if row >= 0:
            self.setCurrentIndex(row)
            self.activated.emit(row)


class _Options(CopiesPlainly, QListView):
    """The open list of a ChoiceBox. Tab takes what is highlighted, as Enter does, and goes on."""

    def __init__(self, box: ChoiceBox) -> None:
        super().__init__(box)
        self._box = box
        self._typed = ""
        self._clock = QElapsedTimer()

    def keyboardSearch(self, search: str) -> None:
        """Go to what begins with the letters typed so far, but never to what is shy."""
        interval = QApplication.keyboardInputInterval()
        going_on = self._clock.isValid() and self._clock.elapsed() < interval
        self._typed = (self._typed if going_on else "") + search.casefold()
        self._clock.start()
        rows = self._rows_with(self._typed)
        if len(set(self._typed)) == 1 and (len(self._typed) == 1 or not rows):
            # One letter, or the same one again: the next item with it.
            here, found = self.currentIndex().row(), self._rows_with(self._typed[0])
            rows = [row for row in found if row > here] or found
        if rows:
            self.setCurrentIndex(self.model().index(rows[0], 0))

    def _rows_with(self, typed: str) -> list[int]:
        """The rows that begin with a text; then those in which another word does."""
        model = self.model()
        found = [model.index(row, 0) for row in range(model.rowCount())]
        words = {
            index.row(): str(index.data()).casefold() for index in found if not index.data(_SHY)
        }
        begin = [row for row, text in words.items() if text.startswith(typed)]
        within = [row for row, text in words.items() if f" {typed}" in text and row not in begin]
        return begin + within

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._box.take()
        return self._box.focusNextPrevChild(forward)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A long list scrolls; at its end the wheel is used up, so that nothing else moves."""
        super().wheelEvent(event)
        event.accept()


class TabBar(QTabBar):
    """A row of tabs."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()


class Tabs(QTabWidget):
    """Pages behind tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(TabBar(self))


class WheelGuard(QObject):
    """Keeps the wheel off the values of a dialog that Qt made, such as the number of copies."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        for widget in values_in(dialog):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the wheel."""
        return event.type() == QEvent.Type.Wheel


def values_in(window: QWidget) -> list[QWidget]:
    """Every widget in a window whose value a wheel could change, whoever made it."""
    kinds = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
    return [
        widget
        for kind in kinds
        for widget in window.findChildren(kind)
        if not isinstance(widget, QScrollBar)
    ]


def _is_letter(event: QKeyEvent) -> bool:
    text = event.text()
    with_commands = event.modifiers() & _WITH_COMMANDS
    return bool(text.strip()) and text.isprintable() and not with_commands
