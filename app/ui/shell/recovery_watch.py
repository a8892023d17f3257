"""RecoveryWatch: keeps unsaved work in the recovery file, a moment behind the keystrokes."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.dossiers import FileTrouble
from app.services.local_state import LeftBehind, RecoveryFile
from app.ui.intake.session import Session
from app.ui.shell.current_file import CurrentFile

BEHIND_MS: Final = 200
"""From the first change that is not kept yet; later ones do not make it wait longer."""


class RecoveryWatch(QObject):
    """Follows one session. What cannot be kept is said once, not at every keystroke."""

    in_trouble = Signal(object)
    """the FileTrouble because of which work is not kept"""

    def __init__(
        self,
        session: Session,
        file: CurrentFile,
        recovery: RecoveryFile,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file, self._recovery = file, recovery
        self._pending = session.pending
        self._there = False
        self._said = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BEHIND_MS)
        self._timer.timeout.connect(self.keep)
        session.draft_changed.connect(self._changed)
        session.pending.changed.connect(self._changed)
        session.undo_stack.cleanChanged.connect(self._clean_changed)

    @property
    def is_in_trouble(self) -> bool:
        """Whether the work that is not saved could not be kept either."""
        return self._said

    def keep(self, *, flush: bool = False) -> bool:
        """Write now what is not saved; whether all work is safe."""
        self._timer.stop()
        if not self._file.modified and not self._pending.texts:
            self.forget()
            return True
        try:
            self._recovery.write(self._file.unsaved(), flush=flush)
        except FileTrouble as trouble:
            self._tell(trouble)
            return False
        self._there, self._said = True, False
        return True

    def keep_for_good(self) -> None:
        """The same, onto the disk itself: somebody looks away for a moment."""
        if self._timer.isActive() or self._there:
            self.keep(flush=True)

    def take_over(self, left: LeftBehind) -> None:
        """The work of another window is in this one now; only then its file may go."""
        if self.keep(flush=True):
            left.throw_away()
        else:
            left.leave()

    def forget(self) -> None:
        """Everything is saved, or nobody wants it: no trace stays behind."""
        self._timer.stop()
        try:
            self._recovery.remove()
        except FileTrouble as trouble:
            self._tell(trouble)
        self._there = False

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _clean_changed(self, clean: bool) -> None:
        if clean and not self._pending.texts:
            self.forget()

    def _tell(self, trouble: FileTrouble) -> None:
        if not self._said:
            self._said = True
            self.in_trouble.emit(trouble)
