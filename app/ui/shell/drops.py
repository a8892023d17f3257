"""Drops: a file that is dragged onto the window, wherever it falls.

The events of the window itself are watched, before any field sees them: a text field would take
the file for its name.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent, QWindow

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Drops(QObject):
    """Emits the path of a file that was dropped; anything else falls where it falls."""

    dropped = Signal(Path)

    def watch(self, window: QWindow) -> None:
        """Watch this window; it is there once the window is shown."""
        window.removeEventFilter(self)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one file that is on this computer."""
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return False
        urls = event.mimeData().urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(Path(urls[0].toLocalFile()))
        return True
