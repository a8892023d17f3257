"""Listening: told that something changed in the store, whoever did it; never what.

A server says so (LISTEN; the word carries nothing, row level security does not cover it). A file is
asked by a number that goes up when another connection wrote. A connection that drops is made again
and then something changed as well: nobody knows what was missed.
"""

import contextlib
import select
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any, Final

from app.store.database.connecting import Database
from app.store.database.trouble import StoreTrouble

_CHANNEL: Final = "uitzicht"
LOOK_SECONDS: Final = 1.0
"""Between two looks at a file, and until a server is tried again; the latter grows."""
_MOST_SECONDS: Final = 30.0
_PROOF_SECONDS: Final = 30.0
"""After so long without a word the server is asked whether it is still there."""


class Listening:
    """Calls `changed` after a change, and `reachable` when the store goes away or is there (again).

    Both also when it begins to listen, and from a thread of its own. `look`: seconds between looks.
    """

    def __init__(
        self,
        database: Database,
        changed: Callable[[], None],
        reachable: Callable[[bool], None] = lambda there: None,
        look: float = LOOK_SECONDS,
    ) -> None:
        self._database, self._look = database, look
        self._changed, self._reachable = changed, reachable
        self._wake, self._woken = socket.socketpair()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="listening", daemon=True)

    def start(self) -> None:
        """Listen from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Listen no more. Not to be called from what is called."""
        self._stopped.set()
        with contextlib.suppress(OSError):
            self._wake.send(b"x")
        if self._thread.is_alive():
            self._thread.join()
        self._wake.close()
        self._woken.close()

    def _run(self) -> None:
        listen = self._to_server if self._database.is_server else self._to_file
        there: bool | None = None
        wait = self._look
        while not self._stopped.is_set():
            try:
                with self._database.alone() as connection:
                    for changed in listen(connection):
                        wait = self._look
                        if there is not True:
                            there = True
                            self._reachable(True)
                            self._changed()  # what was missed is not known
                        elif changed:
                            self._changed()
            except StoreTrouble:
                if there is not False and not self._stopped.is_set():
                    there = False
                    self._reachable(False)
            self._stopped.wait(wait)
            wait = min(wait * 2, _MOST_SECONDS)

    def _to_server(self, connection: Any) -> Iterator[bool]:
        """False once it listens, then True for each time that something changed."""
        connection.autocommit = True
        connection.execute(f"LISTEN {_CHANNEL}")
        yield False
        while not self._stopped.is_set():
            ready, _, _ = select.select([connection.fileno(), self._woken], [], [], _PROOF_SECONDS)
            if self._stopped.is_set():
                return
            if not ready:
                connection.execute("SELECT 1")
            if any(connection.notifies(timeout=0)):
                yield True

    def _to_file(self, connection: Any) -> Iterator[bool]:
        """False once it looks, then True for each time that the number went up."""
        last = _number(connection)
        yield False
        while not self._stopped.wait(self._look):
            now = _number(connection)
            if now != last:
                last = now
                yield True


def _number(connection: Any) -> int:
    number: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return number
