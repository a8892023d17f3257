"""A link to a server that is slow, and that breaks at a chosen moment.

    with SlowLink(address, seconds=0.06) as link:
        open_server(link.address, now)      every answer comes that much later
        link.breaks_before(b"COMMIT")       what begins it does not arrive any more
        link.breaks_after(b"COMMIT")        it arrives, and its answer does not
        link.breaks_within(b"version")      half of the answer arrives
        link.journeys                       how often somebody waited for an answer

A break happens once. What travels is not encrypted: the tests read it.
"""

import contextlib
import select
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from sqlalchemy.engine import make_url

_MOST: Final = 1 << 16


class SlowLink:
    """Listens on a port of this machine, and passes everything on."""

    def __init__(self, address: str, seconds: float = 0.0) -> None:
        self._url, self._seconds = make_url(address), seconds
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._pipe = socket.socketpair()
        self._break: tuple[str, bytes] | None = None
        self._threads: list[threading.Thread] = []
        self.journeys = 0
        self.broken = 0
        self.is_down = False

    @property
    def address(self) -> str:
        """Of this link, for the same login and database."""
        port = self._listener.getsockname()[1]
        through = self._url.set(host="127.0.0.1", port=port, query={"sslmode": "disable"})
        return through.render_as_string(hide_password=False)

    def breaks_before(self, words: bytes) -> None:
        self._break = ("before", words)

    def breaks_after(self, words: bytes) -> None:
        self._break = ("after", words)

    def breaks_within(self, words: bytes) -> None:
        self._break = ("within", words)

    def __enter__(self) -> "SlowLink":
        self._start(self._listen)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pipe[0].close()  # every thread sees its end
        for thread in self._threads:
            thread.join()
        self._pipe[1].close()
        self._listener.close()

    def _start(self, run: Callable[..., None], *given: object) -> None:
        thread = threading.Thread(target=run, args=given, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        while True:
            ready, _, _ = select.select([self._listener, self._pipe[1]], [], [])
            if self._pipe[1] in ready:
                return
            near, _ = self._listener.accept()
            if self.is_down:
                near.close()
                continue
            self._start(self._carry, near)

    def _carry(self, near: socket.socket) -> None:
        with near, self._connected() as far, contextlib.suppress(OSError):
            near.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            asked = False
            cut = ""
            while True:
                ready, _, _ = select.select([near, far, self._pipe[1]], [], [])
                if self._pipe[1] in ready:
                    return
                if near in ready:
                    data = near.recv(_MOST)
                    if not data:
                        return
                    self.journeys += not asked
                    asked, cut = True, self._cut(data)
                    if cut == "before":
                        return
                    far.sendall(data)
                    if cut == "after":
                        far.recv(_MOST)  # done, and nobody hears of it
                        return
                if far in ready:
                    data = far.recv(_MOST)
                    if not data:
                        return
                    if asked:
                        time.sleep(self._seconds)
                    asked = False
                    if cut == "within":
                        near.sendall(data[: len(data) // 2])
                        return
                    near.sendall(data)

    def _cut(self, data: bytes) -> str:
        if self._break is None or self._break[1] not in data:
            return ""
        how, self._break = self._break[0], None
        self.broken += 1
        return how

    def _connected(self) -> socket.socket:
        """To the server: by its socket, or over the network."""
        folder = self._url.query.get("host") or self._url.host or ""
        assert isinstance(folder, str)
        if folder.startswith("/"):
            far = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            far.connect(str(Path(folder) / f".s.PGSQL.{self._url.port or 5432}"))
            return far
        return socket.create_connection((folder, self._url.port or 5432))
