"""A crew of processes on this computer, one for each core.

When one dies the pool is broken and all that it had in hand with it: nobody can say whose fault it
was. A new pool takes its place, and the pieces are given back as ended by a death.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from typing import Final

from app.services.portfolio.chunk import Done, assess_chunk
from app.services.portfolio.crew import Ended, Piece

_AHEAD: Final = 2
"""Pieces given for each process: one in hand, one that waits for it."""


def cores() -> int:
    """How many processes can work at the same time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Processes:
    """See `Crew`. `not_theirs`: open files of ours that a process that is forked lets go of."""

    def __init__(self, job: bytes, workers: int, not_theirs: Sequence[int] = ()) -> None:
        self._job = job
        self._workers = workers
        self._not_theirs = tuple(not_theirs)
        self._pool = self._new_pool()
        self._given: dict[Future[Done], Piece] = {}
        self._lost: list[Piece] = []

    def at_once(self) -> int:
        return _AHEAD * self._workers

    def give(self, piece: Piece) -> None:
        try:
            future = self._pool.submit(assess_chunk, self._job, piece.items)
        except BrokenProcessPool:  # it broke since we looked
            self._lost.append(piece)
        else:
            self._given[future] = piece

    def ended(self) -> Sequence[Ended]:
        if self._lost:
            return self._replaced()
        finished, _ = wait(self._given, return_when=FIRST_COMPLETED)
        found, is_broken = [], False
        for future in finished:
            if isinstance(future.exception(), BrokenProcessPool):
                is_broken = True
            else:
                found.append(Ended(self._given.pop(future), future.result()))
        return [*found, *self._replaced()] if is_broken else found

    def close(self) -> None:
        if self._given:  # somebody stopped the work: nobody waits for what is in hand
            for process in list((self._pool._processes or {}).values()):
                process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _replaced(self) -> list[Ended]:
        """Everything that was in hand, ended by a death; a new pool for what comes."""
        wait(self._given)
        ended = [Ended(piece, None) for piece in self._lost]
        for future, piece in self._given.items():
            is_lost = future.cancelled() or isinstance(future.exception(), BrokenProcessPool)
            ended.append(Ended(piece, None if is_lost else future.result()))
        self._given, self._lost = {}, []
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._new_pool()
        return ended

    def _new_pool(self) -> ProcessPoolExecutor:
        # A fork has the figures and the engine in memory already; elsewhere they are read again.
        method = "fork" if sys.platform == "linux" else None
        return ProcessPoolExecutor(
            self._workers,
            mp_context=multiprocessing.get_context(method),
            initializer=_begin,
            initargs=(self._not_theirs,),
        )


def _begin(not_theirs: Sequence[int]) -> None:
    """A process of ours: it leaves Ctrl+C to who asked, and does not outlive them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if multiprocessing.get_start_method() == "fork":
        for handle in not_theirs:
            with contextlib.suppress(OSError):
                os.close(handle)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """Die when whoever started us is gone, however they went: nobody would read our answer."""
    wait_for([sentinel])
    os._exit(1)
