"""A link to a server that can be cut and mended: what a cable, a switch or a reboot does."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.engine import make_url

_SOCKET = ".s.PGSQL.5432"


class Link:
    """Stands between a client and the socket of a server."""

    def __init__(self, folder: Path, target: str) -> None:
        self._folder, self._target = folder, target
        self._listener: socket.socket | None = None
        self._open: list[socket.socket] = []
        self.mend()

    def address(self, address: str) -> str:
        """An address of the server, by way of this link."""
        url = make_url(address).update_query_dict({"host": str(self._folder)})
        return url.render_as_string(hide_password=False)

    def cut(self) -> None:
        """Every connection breaks, and nobody gets in."""
        if self._listener is not None:
            (self._folder / _SOCKET).unlink()
            _shut(self._listener)
            self._listener = None
        for each in self._open:
            _shut(each)
        self._open.clear()

    def mend(self) -> None:
        """Whoever comes gets in again."""
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(self._folder / _SOCKET))
        listener.listen()
        self._listener = listener
        threading.Thread(target=self._let_in, args=(listener,), daemon=True).start()

    def _let_in(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._target)
                self._open += [client, server]
                for one, other in ((client, server), (server, client)):
                    threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    _shut(other)


def _shut(each: socket.socket) -> None:
    with contextlib.suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()


@contextlib.contextmanager
def linked(folder: Path, address: str) -> Iterator[Link]:
    """A link to the server of an address, for as long as it is needed."""
    host = make_url(address).query["host"]
    link = Link(folder, f"{host}/{_SOCKET}")
    try:
        yield link
    finally:
        link.cut()
