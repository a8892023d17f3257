"""The check of everything that has a window, in a process of its own without a screen.

Qt ends a process in which it misses a part, without a word to Python. Here that is found. The
process is a fresh copy of the program, as on every platform a portfolio starts one or more.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from app.services.self_check.check import Found, Place, failed, wrong
from app.services.self_check.parts import find_modules, module_names

LONGEST: Final = 180
"""Seconds: ten times what it takes; one that shows something and waits for somebody is ended."""
PLATFORM: Final = "QT_QPA_PLATFORM"
NO_SCREEN: Final = "offscreen"
Work = Callable[[Place], list[Found]]


def find_window(place: Place, work: Work | None = None, longest: int = LONGEST) -> Iterator[Found]:
    """Pages, dialogs, letters, signs. `work`: what the process does; without it, all of that."""
    fresh = multiprocessing.get_context("spawn")
    here, there = fresh.Pipe(duplex=False)
    process = fresh.Process(target=_work, args=(place, work or find_all, there), daemon=True)
    process.start()
    there.close()  # so that its end is seen here
    try:
        if not here.poll(longest):
            yield wrong("window_waits")
            return
        yield from here.recv()
    except EOFError:
        process.join(longest)
        yield wrong("window_died", code=str(process.exitcode))
    finally:
        process.kill()
        process.join()
        here.close()


def find_all(place: Place) -> list[Found]:
    """Everything in this process, which has no window yet."""
    os.environ[PLATFORM] = NO_SCREEN
    found = [*find_modules(module_names(place, of_window=True)), *find_libraries()]
    if found:  # they would be said again by every page
        return found
    _silence()
    from app.ui.shell.every_page import find_in_window

    return find_in_window(place)


def find_libraries() -> Iterator[Found]:
    """Libraries of the computer that Qt cannot do without where there is a screen.

    Loaded, and no screen is looked for: also where nobody is logged in.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    for name in ("libqxcb.so", f"libq{NO_SCREEN}.so"):
        if not (folder / name).is_file():
            yield wrong("file_gone", file=f"{folder.name}/{name}")
            continue
        try:
            ctypes.CDLL(str(folder / name))
        except OSError as error:
            # A packed program puts a sentence of its own before what the computer says.
            said = str(error.__context__ or error)
            yield wrong("library", name=name, why=said.partition(":")[0])


def _work(place: Place, work: Work, answer: Connection) -> None:
    try:
        found = work(place)
    except Exception as error:
        found = [failed(error)]
    answer.send(found)
    answer.close()
    os._exit(0)  # what Qt does at the end of Python is of no interest to anybody


def _silence() -> None:
    """What Qt remarks about a screen that is none; what ends the process it still says."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    def hear(kind: QtMsgType, _context: object, said: str) -> None:
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            sys.stderr.write(f"{said}\n")

    qInstallMessageHandler(hear)
