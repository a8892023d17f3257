"""What this program put on the clipboard goes from it again: after a minute, at a lock, at the end.

What somebody else put there since stays. Only a sum of what was copied is remembered.
"""

from hashlib import sha256
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

AFTER_MS: Final = 60_000


class ClipboardClearing(QObject):
    """Follows the clipboard of this computer for as long as it lives."""

    taken = Signal()
    """rows or an explanation were copied; a letter tells that itself"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)
        if (app := QGuiApplication.instance()) is not None:
            app.aboutToQuit.connect(self.clear)

    def copied(self, text: str) -> None:
        """This was put there by us."""
        self._ours = _sum(text)
        self._timer.start()

    def clear(self) -> None:
        """Take ours away now."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._ours and self._ours == _sum(clipboard.text()):
            self._ours = b""
            clipboard.clear()
        self._ours = b""

    def _changed(self) -> None:
        """A line or a field of ours was copied by Qt itself; not every screen says whose it is."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard() and (text := clipboard.text()):
            self.copied(text)


def _sum(text: str) -> bytes:
    return sha256(text.encode(errors="replace")).digest()


_one: list[ClipboardClearing] = []


def clearing() -> ClipboardClearing:
    """The one of this program."""
    if not _one:
        _one.append(ClipboardClearing(QGuiApplication.instance()))
    return _one[0]
