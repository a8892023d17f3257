"""CallClock: how long the call takes, for the bar at the top. It is in no dossier, no outcome."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_SECOND: Final = 1000


class CallClock(QObject):
    """Runs, stands still, or has not begun. A computer that slept counts as a pause of nobody."""

    changed = Signal()
    """another second, or it began, stopped, or went on"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = 0
        """milliseconds until the last pause"""
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND)
        self._tick.timeout.connect(self.changed)
        self.runs = False

    @property
    def has_begun(self) -> bool:
        """Whether there was a call at all."""
        return self.runs or self._before > 0

    @property
    def seconds(self) -> int:
        """How long the call has taken, without its pauses."""
        now = self._since.elapsed() if self.runs else 0
        return (self._before + now) // _SECOND

    def answered(self) -> None:
        """The customer said something: the call begins. One that stands still stays so."""
        if not self.has_begun:
            self.start()

    def start(self) -> None:
        """The call begins, or goes on."""
        if not self.runs:
            self.runs = True
            self._since.start()
            self._tick.start()
            self.changed.emit()

    def pause(self) -> None:
        """The call stands still."""
        if self.runs:
            self._before += max(self._since.elapsed(), 1)
            self.runs = False
            self._tick.stop()
            self.changed.emit()

    def toggle(self) -> None:
        """What the key Pauze does: it begins, stands still, goes on."""
        if self.runs:
            self.pause()
        else:
            self.start()

    def reset(self) -> None:
        """Another dossier: another call."""
        self._tick.stop()
        self._before, self.runs = 0, False
        self.changed.emit()


def said_time(seconds: int) -> str:
    """ "07:42", of a long call "1:07:42"."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"
