"""Start and end of the real loop, and the Qt we are pinned to."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from app.ui.shell.opening import Opening
from app.ui.shell.program import Program
from tests.app.ui.shell.answering import start_in
from tests.programs import opened

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


@pytest.mark.usefixtures("styled")
def test_the_loop_ends_when_the_window_is_closed(tmp_path: Path) -> None:
    hooks: list[bool] = []
    before = sys.excepthook
    opening = opened(start_in(tmp_path))

    def fill(opening: Opening) -> Iterator[None]:
        yield
        Program(opening, start_in(tmp_path)).begin()
        QTimer.singleShot(0, close)

    def close() -> None:
        hooks.append(sys.excepthook is before)
        opening.window.close()

    assert opening.run(fill) == 0
    assert hooks == [False]
    assert sys.excepthook is before
