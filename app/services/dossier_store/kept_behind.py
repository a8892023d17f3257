"""KeptBehind: unsaved work goes to a server beside what somebody types, and never holds up a key.

Only the last work matters: what came before it and was not written yet is passed over. What the
server did not take is told, so that it is kept elsewhere at once.
"""

import threading
from collections.abc import Callable
from typing import Final

from app.i18n.user_error import UserError
from app.services.dossier_store.unsaved_work import StoreRecovery
from app.store.recovery import Unsaved

PATIENCE: Final = 3.0
"""Seconds that somebody waits for a server who wants it written now."""


class KeptBehind:
    """As a StoreRecovery. `failed` is called in the thread that writes."""

    def __init__(self, recovery: StoreRecovery, failed: Callable[[], object]) -> None:
        self._recovery, self._failed = recovery, failed
        self._turn = threading.Condition()
        self._next: Unsaved | None = None
        self._is_writing = False
        self._took_it = True
        self._error: UserError | None = None
        threading.Thread(target=self._run, name="unsaved work", daemon=True).start()

    def write(self, work: Unsaved, *, flush: bool = False) -> None:
        """Keep this work soon; with `flush` now. Raises what was in the way of work before it."""
        with self._turn:
            self._next = work
            self._turn.notify_all()
            if flush:
                self._turn.wait_for(self._is_done, PATIENCE)
            error, self._error = self._error, None
            if error is None and flush and not self._is_done():
                from app.store.database.trouble import StoreTrouble

                error = StoreTrouble("gone")
        if error is not None:
            raise error

    @property
    def is_sure(self) -> bool:
        """Whether the server has the last work."""
        with self._turn:
            return self._is_done() and self._took_it

    def keep_beside(self, work: Unsaved) -> bool:
        """Keep it sealed on this computer as well, until the server has it. Raises StoreTrouble."""
        return self._recovery.keep_beside(work)

    def forget_beside(self) -> None:
        """The server has it. Raises StoreTrouble."""
        if self.is_sure:
            self._recovery.forget_beside()

    def remove(self) -> None:
        """There is nothing to keep any more. Raises StoreTrouble."""
        with self._turn:
            self._next = self._error = None
            self._turn.wait_for(self._is_done, PATIENCE)
        self._recovery.remove()

    def say_alive(self) -> None:
        """This window lives."""
        with self._turn:
            busy = not self._is_done()
        if not busy:
            self._recovery.say_alive()

    def _is_done(self) -> bool:
        return self._next is None and not self._is_writing

    def _run(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._next is not None)
                work, self._next, self._is_writing = self._next, None, True
            assert work is not None
            error = None
            try:
                self._recovery.write(work)
            except UserError as trouble:
                error = trouble
            with self._turn:
                self._is_writing = False
                # Who is told tries again at once: a second time would be the same, without end.
                is_news = error is not None and self._took_it
                self._error, self._took_it = error, error is None
                self._turn.notify_all()
            if is_news:
                self._failed()
