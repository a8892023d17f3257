"""Where work waits on this computer while the server does not answer: a file of its own, encrypted.

Its key is kept by the server, for one login and one computer, and asked while it answers. A laptop
that is lost holds a file that nobody opens; who is revoked cannot open it either.
"""

import threading
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.i18n.user_error import UserError
from app.store.database import keyed, migrating
from app.store.database.connecting import Database, open_file
from app.store.database.trouble import StoreTrouble

_SOON: Final = 1.0
_MOST: Final = 30.0
"""Seconds between two questions whether the server is back; they grow."""


def local_store(server: Database, folder: Path, workstation: str) -> Database:
    """The file for this login on this computer, made when there is none. Raises StoreTrouble.

    One that does not open any more, because the server lost its key, is set aside.
    """
    number = sha256(f"away\n{workstation}\n{server.login}".encode()).hexdigest()[:32]
    with server.begin() as connection:
        key = keyed.make_key(connection, number)
    path = folder / "away" / f"{number}.db"
    try:
        return _opened(path, key, server)
    except StoreTrouble as trouble:
        if trouble.reason not in ("wrong_key", "damaged"):
            raise
    for end in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).replace(path.with_name(f"{path.name}.old{end}"))
    return _opened(path, key, server)


def _opened(path: Path, key: bytes, server: Database) -> Database:
    local = open_file(path, key, server.login, server.now)
    try:
        if not migrating.is_of_today(local):
            migrating.migrate(local)
    except BaseException:
        local.close()
        raise
    return local


class Reach:
    """Whether the server answers, for who cannot wait: it is asked by a thread of its own."""

    def __init__(self, server: Database, soon: float = _SOON) -> None:
        self._server, self._soon = server, soon
        self._gone, self._ended = threading.Event(), threading.Event()

    @property
    def is_gone(self) -> bool:
        """Whether it did not answer, and does not yet."""
        return self._gone.is_set()

    def lost(self) -> None:
        """It did not answer just now."""
        if not self._gone.is_set():
            self._gone.set()
            threading.Thread(target=self._ask, name="reach", daemon=True).start()

    def end(self) -> None:
        """Ask no more."""
        self._ended.set()

    def _ask(self) -> None:
        wait = self._soon
        while not self._ended.wait(wait):
            with suppress(UserError), self._server.read() as connection:
                connection.exec_driver_sql("SELECT 1")
                self._gone.clear()
                return
            wait = min(wait * 2, _MOST)
