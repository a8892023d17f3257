"""What happens at a defect of ours: the work is kept, and a report can be made. Nothing is sent.

A report holds kinds and places, never what an exception says: that may be what somebody entered.
For the same reason nothing of it goes to stderr, a log or a temporary file.
"""

import platform
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from app.version import PROGRAM_VERSION
from calc import ENGINE_VERSION

_ROOT: Final = Path(__file__).parents[3]
INTERRUPTED: Final = 130
MOST_OF_ONE_PLACE: Final = 3
"""The same defect is shown so often; a widget that fails to draw would else never be silent."""


class CrashGuard(QObject):
    """Takes the place of Python's own hooks, which would print what an exception says."""

    defect = Signal(str)
    """the report of a defect; shown later, never from within the drawing of a widget"""

    def __init__(self, keep_work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep_work = keep_work
        self.stays_in_page: Callable[[BaseException], bool] = lambda _: False
        """whether a page takes the defect upon itself: then nothing else is said of it"""
        self._seen: Counter[str] = Counter()
        self._before = (sys.excepthook, sys.unraisablehook, threading.excepthook)

    def install(self) -> None:
        """From now on every exception that nobody catches comes here."""
        sys.excepthook = lambda kind, value, trace: self._caught(value, trace)
        sys.unraisablehook = lambda found: self._caught(found.exc_value, found.exc_traceback)
        threading.excepthook = lambda found: self._caught(found.exc_value, found.exc_traceback)

    def remove(self) -> None:
        """Give Python its own hooks back."""
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before

    def show_with(self, show: Callable[[str], object]) -> None:
        """Who shows a report: after what is going on now has ended, in the thread of the window."""
        self.defect.connect(show, Qt.ConnectionType.QueuedConnection)

    def _caught(self, value: BaseException | None, trace: TracebackType | None) -> None:
        if value is None:
            return
        if isinstance(value, KeyboardInterrupt):
            self._keep_work()
            QCoreApplication.exit(INTERRUPTED)
            return
        where = next(iter(reversed(_places(trace))), "")
        sys.stderr.write(f"uitzicht: {_kind(value)} {where}\n")
        self._seen[where] += 1
        if self._seen[where] > MOST_OF_ONE_PLACE:
            return
        in_page = False
        try:
            self._keep_work()
            in_page = self.stays_in_page(value)
        finally:
            if not in_page:
                self.defect.emit(crash_report(value))

    def note(self, value: BaseException) -> None:
        """A page failed and says so itself: the work is kept, and stderr has the kind and place."""
        where = next(iter(reversed(_places(value.__traceback__))), "")
        sys.stderr.write(f"uitzicht: {_kind(value)} {where}\n")
        self._keep_work()


def crash_report(value: BaseException) -> str:
    """Versions, platform, and for each exception its kind and the places it went through."""
    lines = [
        f"Uitzicht {PROGRAM_VERSION}, engine {ENGINE_VERSION}",
        f"Python {platform.python_version()}, Qt {qt_version}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
    ]
    for error, how in _chain(value):
        lines += [*([how] if how else []), _kind(error)]
        lines += [f"  {place}" for place in _places(error.__traceback__)]
    return "\n".join(lines) + "\n"


def _chain(value: BaseException | None) -> Iterator[tuple[BaseException, str]]:
    """An exception and those that it came from, the first one last."""
    how, seen = "", set[int]()
    while value is not None and id(value) not in seen:
        seen.add(id(value))
        yield value, how
        if isinstance(value, BaseExceptionGroup):
            for part in value.exceptions:
                yield from ((error, how or "part of it:") for error, how in _chain(part))
        if value.__cause__ is not None:
            value, how = value.__cause__, "caused by:"
        elif not value.__suppress_context__:
            value, how = value.__context__, "while handling:"
        else:
            return


def _kind(value: BaseException) -> str:
    module, name = type(value).__module__, type(value).__qualname__
    return name if module == "builtins" else f"{module}.{name}"


def _places(trace: TracebackType | None) -> list[str]:
    return [
        f"{_shown(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        for frame, line in walk_tb(trace)
    ]


def _shown(file: str) -> str:
    """A file of ours from the root of the program, another's from its package, else its name."""
    path = Path(file)
    if "site-packages" in path.parts:
        return "/".join(path.parts[path.parts.index("site-packages") + 1 :])
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    # A packed program knows its modules by their place in it.
    return path.name if path.is_absolute() else path.as_posix()
