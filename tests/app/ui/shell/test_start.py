"""Start and end of the real loop, and the Qt we are pinned to."""

import subprocess
import sys

from PySide6.QtCore import QTimer

from app.ui.shell.program import run
from tests.app.ui.shell.answering import Build

EMITS = """
from PySide6.QtCore import QObject, Signal
class Source(QObject):
    plain = Signal()
    flag = Signal(bool)
    thing = Signal(object)
source, seen = Source(), []
source.plain.connect(lambda: None)
source.flag.connect(lambda flag: True)
source.thing.connect(seen.append)
for _ in range(20_000):
    source.plain.emit()
    source.flag.emit(True)
    source.thing.emit(None)
    source.thing.emit(True)
assert len(seen) == 40_000
"""
"""PySide6 6.12.0 on Python 3.11 loses a reference to None or True each time, and aborts."""


def test_signals_can_be_emitted_for_a_whole_day() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", EMITS], capture_output=True, text=True, timeout=120, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_loop_ends_when_the_window_is_closed(build: Build) -> None:
    program = build(show=False)
    hooks: list[bool] = []
    before = sys.excepthook

    def close() -> None:
        hooks.append(sys.excepthook is before)
        program.window.close()

    program.window.painted.connect(lambda: QTimer.singleShot(0, close))
    assert run(program) == 0
    assert hooks == [False]
    assert sys.excepthook is before


def test_quit_after_first_paint_ends_by_itself_and_keeps_nothing(build: Build) -> None:
    program = build(first_time=True, show=False)
    assert run(program, quit_after_first_paint=True) == 0
    assert not program.keeper.folder.exists()


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    code = (
        "import sys\n"
        "from app.cli import main\n"
        "main(['--quit-after-first-paint'])\n"
        "heavy = {'reportlab', 'pypdfium2', 'pikepdf', 'sqlalchemy', 'pypdf', 'asyncio'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert ended.stdout.strip() == "[]"
