"""RecoveryWatch: keeps unsaved work a moment behind the keystrokes.

In the open store; in the recovery file while there is none, or when a store of this computer cannot
take it: what somebody typed is never only in memory. Of a server that takes its time, or does not
take it, the work waits here sealed, and in no file that anybody reads.
"""

from contextlib import suppress
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.i18n.user_error import UserError
from app.services.local_state import LeftWork, RecoveryFile, Unsaved
from app.ui.intake.session import Session
from app.ui.shell.current_file import CurrentFile

BEHIND_MS: Final = 200
"""From the first change that is not kept yet; later ones do not make it wait longer."""
PURGED: Final = "store.purged"
"""the key of what the store says of a dossier that was removed"""
UNSURE_MS: Final = 600
"""So long a server may take before the work is kept on this computer as well."""
ALIVE_MS: Final = 120_000
"""Between two signs of life to whoever looks from another computer."""


class Recovery(Protocol):
    """Where the unsaved work of this window is kept. Raises UserError."""

    def write(self, work: Unsaved, *, flush: bool = False) -> None:
        """In place of what was kept before."""

    def remove(self) -> None:
        """There is nothing to keep any more."""


class StoreRecovery(Recovery, Protocol):
    """The same, in a store that others may look into."""

    @property
    def is_sure(self) -> bool:
        """Whether the store has what was written last; a server may still be at it."""

    def keep_beside(self, work: Unsaved) -> bool:
        """Keep it sealed on this computer too; False when that is where the store is."""

    def forget_beside(self) -> None:
        """The store has it by now."""

    def say_alive(self) -> None:
        """This window lives."""


class RecoveryWatch(QObject):
    """Follows one session. What cannot be kept is said once, not at every keystroke."""

    failed_behind = Signal()
    """from any thread: what was to be kept in the store is not"""
    in_trouble = Signal(object)
    """the UserError because of which work is not kept"""

    def __init__(
        self,
        session: Session,
        file: CurrentFile,
        recovery: RecoveryFile,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file, self._recovery = file, recovery
        self._store: StoreRecovery | None = None
        self._pending = session.pending
        self._there = False
        self._said = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BEHIND_MS)
        self._timer.timeout.connect(self.keep)
        self.failed_behind.connect(self._keep_again, Qt.ConnectionType.QueuedConnection)
        self._is_beside = False
        self._unsure = QTimer(self)
        self._unsure.setSingleShot(True)
        self._unsure.setInterval(UNSURE_MS)
        self._unsure.timeout.connect(self._look_again)
        self._alive = QTimer(self)
        self._alive.setInterval(ALIVE_MS)
        self._alive.timeout.connect(self._say_alive)
        session.draft_changed.connect(self._changed)
        session.pending.changed.connect(self._changed)
        session.undo_stack.cleanChanged.connect(self._clean_changed)

    @property
    def is_in_trouble(self) -> bool:
        """Whether the work that is not saved could not be kept either."""
        return self._said

    def use(self, store: StoreRecovery | None) -> None:
        """Keep work in this store from now on; what is in the file goes there at once."""
        self._store = store
        if store is None:
            self._alive.stop()
        else:
            self._alive.start()
            self.keep(flush=True)

    def keep(self, *, flush: bool = False) -> bool:
        """Write now what is not saved; whether all work is safe."""
        self._timer.stop()
        if not self._file.modified and not self._pending.texts:
            self.forget()
            return True
        try:
            self._write(self._file.unsaved(), flush)
        except UserError as trouble:
            self._tell(trouble)
            return False
        self._there, self._said = True, False
        return True

    def keep_for_good(self) -> None:
        """The same, onto the disk itself: somebody looks away for a moment."""
        if self._timer.isActive() or self._there:
            self.keep(flush=True)

    def take_over(self, left: LeftWork) -> None:
        """The work of another window is in this one now; only then its file may go."""
        if self.keep(flush=True):
            left.throw_away()
        else:
            left.leave()

    def forget(self) -> None:
        """Everything is saved, or nobody wants it: no trace stays behind."""
        self._timer.stop()
        self._unsure.stop()
        self._is_beside = False
        for place in (self._store, self._recovery):
            try:
                if place is not None:
                    place.remove()
            except UserError as trouble:
                self._tell(trouble)
        self._there = False

    def _write(self, work: Unsaved, flush: bool) -> None:
        """In the store; beside it when the store does not take it, or not yet."""
        if self._store is not None:
            try:
                self._store.write(work, flush=flush)
            except UserError as trouble:
                if trouble.key == PURGED:  # it was removed for good: no file brings it back
                    raise
            else:
                if self._is_settled():
                    return
                self._unsure.start()
                if not self._is_beside:
                    return
        self._write_beside(work, flush=flush)

    def _write_beside(self, work: Unsaved, *, flush: bool = False) -> None:
        """Sealed, where the store is a server; else in the file."""
        if self._store is not None and self._store.keep_beside(work):
            self._recovery.remove()  # of before the store was open
        else:
            self._recovery.write(work, flush=flush)
        self._is_beside = True

    def _is_settled(self) -> bool:
        """Whether the store has it; then it stands nowhere else any more."""
        if self._store is None or not self._store.is_sure:
            return False
        self._store.forget_beside()
        self._recovery.remove()
        self._is_beside = False
        return True

    def _look_again(self) -> None:
        """A server that takes its time: the work is kept beside it until it has it."""
        try:
            if self._store is not None and not self._is_settled() and not self._is_beside:
                self._write_beside(self._file.unsaved())
        except UserError as trouble:
            self._tell(trouble)

    def _keep_again(self) -> None:
        if self._file.modified or self._pending.texts:
            self.keep(flush=True)

    def _say_alive(self) -> None:
        with suppress(UserError):  # the work itself tells what is wrong, when it is kept
            if self._store is not None:
                self._store.say_alive()

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _clean_changed(self, clean: bool) -> None:
        if clean and not self._pending.texts:
            self.forget()

    def _tell(self, trouble: UserError) -> None:
        if not self._said:
            self._said = True
            self.in_trouble.emit(trouble)
