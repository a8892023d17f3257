"""A program with a store, killed at any moment: what was typed a second before is not lost.

And not a letter of it can be read on the disk. How long ago something was typed is told by the
program that is killed: where a computer is busy, its own clock waits with it.
"""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from app.services.dossier_store import opening
from app.services.dossier_store.unsaved_work import left_in_store
from calc import Assessment, Draft
from tests.app.services.dossier_store.key_rings import KeptRing, noon

SENTINEL: Final = "SENTINEL-Janssen"
LETTERS: Final = 24
"""Typed by one program at most; it is killed somewhere in between."""

# A program of its own: it goes on with what the one before it left, and types until it is killed.
TYPING = """
import sys, time
from datetime import date
from pathlib import Path
from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest
from app.services.dossier_store.place import StoreStart
from app.services.organisation import read_organisation
from app.ui.shell.program import ProgramStart
from app.ui.widgets.notice import Choice
from calc import UNKNOWN
from tests.app.services.dossier_store.key_rings import KeptRing
from tests.programs import build_program
folder, key, begin, letters = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
ring = KeptRing()
ring.keys[key.partition(":")[0]] = bytes.fromhex(key.partition(":")[2])
program = build_program(
    ProgramStart(folder, read_organisation(None), lambda: date(2026, 11, 23), language="nl",
                 store=StoreStart(str(folder / "store" / "store.db"), ring))
)
program.questions.resume = lambda left, read: Choice.RESUME
program.window.show()
program.window.activateWindow()
QTest.qWaitForWindowActive(program.window)
program.after_first_paint()
while program.store.desk is None:
    QTest.qWait(10)
program.app.processEvents()
if program.window.welcome is not None or not program.window.has_dossier:
    program.commands.new()
program.window.ways.show_way(type(program.window.ways.way)("form"))
program.window.wizard.go_to("debt.creditor")
field = program.app.focusWidget()
known = program.session.draft.debt.creditor
if known is UNKNOWN or len(known) > 150:  # a line has room for 200
    field.selectAll()
    QTest.keyClicks(field, begin)
else:
    field.end(False)
clock, typed = QElapsedTimer(), []
clock.start()
for _ in range(letters):
    QTest.keyClick(field, "x")
    typed.append((clock.elapsed(), field.text()))
    QTest.qWait(120)
    safe = [text for at, text in typed if clock.elapsed() - at > 1000]
    print("safe", safe[-1] if safe else "", flush=True)
print("end", flush=True)
program.app.exec()
"""


def _never(draft: Draft) -> Assessment:
    raise AssertionError(draft)


def _type_until_killed(folder: Path, key: str, turns: int) -> str:
    """What was typed more than a second before; "" when nothing was yet."""
    process = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(folder), key, SENTINEL, str(LETTERS)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert process.stdout is not None
    safe = ""
    with process:
        for _ in range(turns):
            line = process.stdout.readline()
            assert line.startswith("safe"), line
            safe = line.removeprefix("safe").strip() or safe
        process.send_signal(signal.SIGKILL)
    return safe


def _kept(place: Path, ring: KeptRing) -> str:
    desk = opening.open_desk(str(place), _never, noon, ring)
    try:
        (left,) = left_in_store(desk, place.parent.parent / "recovery")
        read = left.read()
        left.leave()
    finally:
        desk.database.close()
    assert not isinstance(read, tuple)
    return str(read.draft.debt.creditor)


def _killed(folder: Path, kills: int) -> None:
    chance, ring = random.Random(kills), KeptRing()
    place = folder / "data" / "store" / "store.db"
    opening.make_store(str(place), noon, ring)
    [(name, secret)] = ring.keys.items()
    for _ in range(kills):
        safe = _type_until_killed(
            place.parent.parent, f"{name}:{secret.hex()}", chance.randint(10, LETTERS - 1)
        )
        kept = _kept(place, ring)
        assert kept.startswith(safe)
        assert kept.startswith(SENTINEL)
    for path in folder.rglob("*"):
        if path.is_file():
            found = path.read_bytes()
            for coding in ("utf-8", "utf-16-le"):
                assert SENTINEL.encode(coding) not in found, path


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_what_was_typed_a_second_ago_outlives_a_kill(tmp_path: Path) -> None:
    _killed(tmp_path, 2)


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_what_was_typed_a_second_ago_outlives_twenty_kills(tmp_path: Path) -> None:
    _killed(tmp_path, 20)
