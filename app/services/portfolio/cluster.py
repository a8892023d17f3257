"""A crew on a Dask cluster: the same function, on as many computers as there are workers.

Dossiers are sent as bytes, so that no disk is shared. They are personal data: over a network only
with TLS (`tls://`, with the certificates of Dask's own configuration), or when whoever asks says
that the network is trusted. Loaded when it is asked for: `distributed` is an extra.
"""

import contextlib
import ipaddress
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from app.services.portfolio.chunk import Done, assess_chunk
from app.services.portfolio.crew import Ended, Piece
from app.services.portfolio.job import OtherProgram, program_version
from app.services.portfolio.refused import PortfolioRefused

_AHEAD: Final = 2
"""Pieces given for each thread of a worker."""
_CONNECT: Final = "30s"
_LOOK_AGAIN: Final = 10
"""Seconds after which we look whether there still are workers."""
_FAREWELL: Final = "5s"


class Cluster:
    """See `Crew`. The workers must have this very program (`program_version`)."""

    def __init__(self, job: bytes, address: str, *, trusted: bool) -> None:
        """Raises PortfolioRefused: no TLS, nobody there, other programs, or no extra."""
        _refuse_open_network(address, trusted=trusted)
        try:
            import distributed
        except ImportError as error:
            raise PortfolioRefused("no_dask", is_environment=True) from error
        self._dask: Any = distributed
        self._job = job
        self._given: dict[Any, Piece] = {}
        self._number = 0
        try:
            self._client: Any = distributed.Client(address, timeout=_CONNECT, name="uitzicht")
        except (OSError, TimeoutError, ValueError, TypeError) as error:
            # Without its words: they would be in another language, and tell little.
            raise PortfolioRefused("no_scheduler", is_environment=True, address=address) from error
        try:
            self._look_at_workers(address)
        except BaseException:
            self.close()
            raise

    def at_once(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return _AHEAD * max(1, sum(threads.values()))

    def give(self, piece: Piece) -> None:
        self._number += 1
        future = self._client.submit(
            assess_chunk, self._job, piece.items, pure=False, key=f"uitzicht-{self._number}"
        )
        self._given[future] = piece  # kept: Dask drops the work of a future that nobody holds

    def ended(self) -> Sequence[Ended]:
        dask = self._dask
        while True:
            try:
                done = dask.wait(
                    list(self._given), timeout=_LOOK_AGAIN, return_when="FIRST_COMPLETED"
                ).done
                break
            except TimeoutError:
                if self._client.status != "running":
                    raise PortfolioRefused("scheduler_gone", is_environment=True) from None
        return [self._end(future) for future in done]

    def close(self) -> None:
        with contextlib.suppress(TimeoutError, OSError):  # a scheduler that is gone answers nothing
            self._client.cancel(list(self._given), force=True)
            self._client.close(timeout=_FAREWELL)

    def _end(self, future: Any) -> Ended:
        piece = self._given.pop(future)
        if future.status == "finished":
            done: Done = future.result()
            return Ended(piece, done)
        if future.status in ("cancelled", "lost"):
            raise PortfolioRefused("scheduler_gone", is_environment=True)
        error = future.exception()
        if isinstance(error, self._dask.KilledWorker):
            return Ended(piece, None)
        if isinstance(error, OtherProgram):
            raise PortfolioRefused(
                "other_program", is_environment=True, here=program_version(), there=error.here
            )
        raise error

    def _look_at_workers(self, address: str) -> None:
        """Every worker has the program that we have; one that comes later is seen by its work."""
        answers = self._client.run(program_version, on_error="return")
        if not answers:
            raise PortfolioRefused("no_workers", is_environment=True, address=address)
        for answer in answers.values():
            if answer != program_version():
                there = answer if isinstance(answer, str) else "-"
                raise PortfolioRefused(
                    "other_program", is_environment=True, here=program_version(), there=there
                )


def _refuse_open_network(address: str, *, trusted: bool) -> None:
    """Personal data goes to another computer with TLS only, unless somebody says it may."""
    try:
        found = urlsplit(address if "://" in address else f"tcp://{address}")
        host, port = found.hostname or "", found.port
    except ValueError as error:
        raise PortfolioRefused("address_wrong", address=address) from error
    if found.scheme not in ("tcp", "tls") or not host or port is None:
        raise PortfolioRefused("address_wrong", address=address)
    if found.scheme == "tcp" and not trusted and not _is_here(host):
        raise PortfolioRefused("open_network", address=address)


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name: nobody knows where it leads
        return False
