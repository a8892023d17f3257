"""The keys of the list: they work in every part of it, also while somebody types.

A key that a menu has as well (Alt+1, F6) is the list's own while the list is there.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

_K: Final = Qt.Key
_MOVES: Final = frozenset({_K.Key_Up, _K.Key_Down, _K.Key_PageUp, _K.Key_PageDown})
_ENTER: Final = (_K.Key_Return, _K.Key_Enter)
Keys = Mapping[QKeyCombination, Callable[[], object]]


class HomeKeys(QObject):
    """Hears the keys of the parts of a page. What moves in the search field moves in the table.

    `first` is done before each of them: who types fast means the list of what was typed.
    """

    moved = Signal()
    """somebody in the search field went to another row of the table"""

    def __init__(
        self,
        keys: Keys,
        first: Callable[[], object],
        search: QLineEdit,
        table: QAbstractItemView,
        parts: tuple[QWidget, ...],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._keys, self._first, self._search, self._table = keys, first, search, table
        for part in parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is ours; the rest goes on."""
        if not isinstance(event, QKeyEvent):
            return False
        do = self._keys.get(event.keyCombination())
        if event.type() == QEvent.Type.ShortcutOverride:
            if do is not None:
                event.accept()  # then it comes as a key, and goes to no menu
            return do is not None
        if event.type() != QEvent.Type.KeyPress:
            return False
        if do is not None:
            self._first()
            do()
            return True
        if watched is self._search:
            return self._move_from_search(event)
        return self._type_elsewhere(event)

    def _move_from_search(self, event: QKeyEvent) -> bool:
        if event.key() not in _MOVES or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self._first()
        QApplication.sendEvent(self._table, _same(event))
        self.moved.emit()
        return True

    def _type_elsewhere(self, event: QKeyEvent) -> bool:
        """A letter in a list begins a search: nobody has to go to the field first."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if held or not event.text().isprintable() or not event.text().strip():
            return False
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.insert(event.text())
        return True


def _same(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), Qt.KeyboardModifier.NoModifier)


def combination(
    key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> QKeyCombination:
    """A key with what is held beside it."""
    return QKeyCombination(held, key)


def enters() -> tuple[QKeyCombination, ...]:
    """Both keys of Enter; the one beside the digits says that it is there."""
    return (combination(_ENTER[0]), combination(_ENTER[1]),
            combination(_ENTER[1], Qt.KeyboardModifier.KeypadModifier))  # fmt: skip
