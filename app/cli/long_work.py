"""Work on many dossiers as a person sees it: how far it is, and a kind way to stop it."""

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from app.cli.terminal import over
from app.i18n import Texts
from app.services.portfolio.run import Progress
from app.services.portfolio.saying import say_left

_TENTHS: Final = 10


class ShownProgress:
    """How far it is, for a person: one line that is drawn over itself, or a line a tenth."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._begun = time.monotonic()
        self._tenth = 0
        self._is_screen = sys.stderr is not None and sys.stderr.isatty()
        self._is_open = False

    def show(self, progress: Progress) -> None:
        """As far as it is now."""
        line = self._line(progress)
        tenth = progress.done * _TENTHS // max(1, progress.all)
        if self._is_screen:
            over(line)
            self._is_open = True
        elif tenth > self._tenth:
            self._tenth = tenth
            print(line, file=sys.stderr, flush=True)

    def end(self) -> None:
        """What is said next begins a line of its own."""
        if self._is_open:
            print(file=sys.stderr, flush=True)
            self._is_open = False

    def _line(self, progress: Progress) -> str:
        texts, spent = self._texts, time.monotonic() - self._begun
        counts = _counts(texts, progress)
        percent = texts.formats.number(progress.done * 100 // max(1, progress.all))
        if not progress.fresh or spent <= 0 or progress.done == progress.all:
            return texts.text("portfolio.progress.begun", percent=percent, **counts)
        rate = progress.fresh / spent
        left = (progress.all - progress.done) / rate
        return texts.text(
            "portfolio.progress",
            percent=percent,
            rate=texts.formats.number(max(1, int(rate))),
            left=say_left(texts, left),
            **counts,
        )


def _counts(texts: Texts, progress: Progress) -> dict[str, str]:
    return {
        "done": texts.formats.number(progress.done),
        "all": texts.formats.number(progress.all),
    }


@contextmanager
def stopped_kindly() -> Iterator[None]:
    """While it runs, whoever ends the program (SIGTERM) stops it as Ctrl+C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
