"""DeskHolder: the store of dossiers that this window works in, opened beside what somebody types.

To load the database, ask the keyring and try a passphrase takes time, or waits for somebody. All of
it happens in a thread; what comes out of it is said here, in the thread of the window.
"""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from app.i18n.user_error import UserError
from app.services.dossier_store.place import Needs, StoreStart
from calc import Assessment, Draft

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.desk import Desk

_PATIENCE: Final = 5
"""Seconds that the end of the program waits for a store that is being opened."""


class DeskHolder(QObject):
    """`desk` is the open store, or None: then there are files, as without a store."""

    opened = Signal(object)
    """the Desk"""
    closed = Signal()
    wanted = Signal(object)
    """what somebody has to give first: Needs.MAKING, PASSPHRASE or RECOVERY_KEY"""
    refused = Signal(object)
    """the UserError because of which it is not open"""
    _done = Signal(object)

    def __init__(
        self,
        start: StoreStart | None,
        assess: Callable[[Draft], Assessment],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.start, self._assess, self.now = start, assess, now
        self.desk: Desk | None = None
        self._thread: threading.Thread | None = None
        self._done.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Open it, or say what is wanted first. A first start with a keyring needs nothing."""
        self._beside(self._begun)

    def unlock(self, passphrase: str) -> None:
        """Open it with a passphrase."""
        self._beside(lambda start: self._opened(start, passphrase))

    def make(self, passphrase: str | None) -> None:
        """Make an empty one and open it."""
        self._beside(lambda start: self._made(start, passphrase))

    def restore(self, recovery_key: str, passphrase: str | None) -> None:
        """Open it with the key on paper, and from now on with this passphrase or the keyring."""
        self._beside(lambda start: self._restored(start, recovery_key, passphrase))

    def close(self) -> None:
        """Let go of it."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(_PATIENCE)
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.database.close()
            self.closed.emit()

    def _begun(self, start: StoreStart) -> object:
        from app.services.dossier_store.keys import StoreTrouble, needs

        wanted = needs(start.place, start.ring)
        if wanted is Needs.NOTHING:
            return self._opened(start, None)
        if wanted is Needs.MAKING:
            try:
                return self._made(start, None)
            except StoreTrouble as trouble:
                if trouble.reason != "locked":
                    raise
        return wanted

    def _opened(self, start: StoreStart, passphrase: str | None) -> object:
        from app.services.dossier_store.opening import open_desk

        return open_desk(start.place, self._assess, self.now, start.ring, passphrase=passphrase)

    def _made(self, start: StoreStart, passphrase: str | None) -> object:
        from app.services.dossier_store.opening import make_store

        make_store(start.place, self.now, start.ring, passphrase=passphrase)
        return self._opened(start, passphrase)

    def _restored(self, start: StoreStart, recovery_key: str, passphrase: str | None) -> object:
        from app.services.dossier_store.opening import restore_key

        restore_key(start.place, recovery_key, self.now, start.ring, passphrase=passphrase)
        return self._opened(start, passphrase)

    def _beside(self, work: Callable[[StoreStart], object]) -> None:
        """Do it in a thread; one at a time."""
        start = self.start
        if start is None or self.desk is not None or self._thread is not None:
            return

        def run() -> None:
            try:
                found: Any = work(start)
            except BaseException as error:  # it is raised again where the window can say it
                found = error
            try:
                self._done.emit(found)
            except RuntimeError:  # the window is gone
                if not isinstance(found, BaseException | Needs):
                    found.database.close()

        self._thread = threading.Thread(target=run, name="store", daemon=True)
        self._thread.start()

    def _take(self, found: Any) -> None:
        if self._thread is None:  # it was closed meanwhile
            if not isinstance(found, BaseException | Needs):
                found.database.close()
            return
        self._thread = None
        if isinstance(found, UserError):
            self.refused.emit(found)
        elif isinstance(found, BaseException):
            raise found
        elif isinstance(found, Needs):
            self.wanted.emit(found)
        else:
            self.desk = found
            self.opened.emit(found)
