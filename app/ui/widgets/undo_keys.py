"""Ctrl+Z undoes the last change of the dossier, also in a field that could undo its own letters.

A text field of Qt takes Ctrl+Z for itself: its letters would come back one way and the dossier
another. Only a text that is not in the dossier is left to the field: one that was refused, or the
words of a letter (`ownUndo`).
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoKeys(QObject):
    """Follows the focus through one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # there are no windows without one
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the key to the menu, by telling Qt that the field does not want it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if any(watched.property(name) for name in ("refused", "ownUndo")):
            return False
        if not any(event.matches(key) for key in _OURS):
            return False
        event.ignore()
        return True

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if now is not None and self._window.isAncestorOf(now):
            now.installEventFilter(self)
