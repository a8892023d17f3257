"""Long journeys, for the thorough run: whole dossiers typed, hundreds of edits, a kill anywhere."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.dossiers import open_dossier, save_dossier
from app.services.organisation import read_organisation
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.style import apply_style
from calc import Assessment, Draft, as_json
from tests.hypothesis_examples import at_least
from tests.journeys.typist import Typist
from tests.journeys.windows import example, opened
from tests.tariff_files import shipped

pytestmark = pytest.mark.long

NAMES: Final = tuple(f"HH{number}" for number in range(1, 7))
STEPS: Final = 120


@pytest.fixture
def empty_window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    """A window with an empty dossier."""
    apply_style(qapp)
    window = opened()
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize("name", NAMES[2:])
def test_everything_typed_goes_back_to_nothing_and_comes_again(
    name: str, empty_window: MainWindow
) -> None:
    session = empty_window.session
    empty = session.draft
    Typist(empty_window, Texts("nl"), example(name)).enter_everything()
    typed, steps = session.draft, session.undo_stack.index()
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert session.draft == empty
    for _ in range(steps):
        session.undo_stack.redo()
    assert session.draft == typed


def _another(draft: Draft, random: Random) -> Draft:
    """The same dossier with one part of it from another household."""
    other = example(random.choice(NAMES))
    part = random.choice(("income", "expenses", "arrangements", "debt", "savings", "housing"))
    if part in ("income", "expenses", "arrangements"):
        kept = [line for line in getattr(draft, part) if random.random() < 0.7]
        return draft.model_copy(update={part: tuple(kept)})
    return draft.model_copy(update={part: getattr(other, part)})


@settings(max_examples=at_least(0) // 100 + 1)
@given(st.integers(0, 2**32))
def test_hundreds_of_edits_leave_no_trace_but_the_dossier(qapp: QApplication, seed: int) -> None:
    """After any edits, undone and done again, the answer is that of the dossier alone."""
    random = Random(seed)
    session = Session(read_organisation(None), shipped(), lambda: date(2026, 11, 23))
    session.load(example("HH1"))
    drafts = [session.draft]
    for _ in range(STEPS):
        stack = session.undo_stack
        match random.randrange(4):
            case 0 if stack.canUndo():
                stack.undo()
            case 1 if stack.canRedo():
                stack.redo()
            case _:
                session.replace(_another(session.draft, random), "edit")
        drafts.append(session.draft)
        if random.random() < 0.1:
            session.assess_now()
            assert isinstance(session.assessment, Assessment)
            assert as_json(session.assessment) == as_json(_alone(session.draft))
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.draft == drafts[0]


def _alone(draft: Draft) -> Assessment:
    """What a session says that never held anything else."""
    session = Session(read_organisation(None), shipped(), lambda: date(2026, 11, 23))
    session.load(draft)
    session.assess_now()
    return session.assessment


# Saves once in a child of its own for every call into the system, and kills it at that call.
_KILLED_EVERYWHERE: Final = """
import os, signal, sys
from pathlib import Path
from app.services.dossiers import open_dossier, save_dossier
from app.store.dossier_file import dossier_bytes
path = Path(sys.argv[1])
old, new = open_dossier(path).draft, open_dossier(Path(sys.argv[2])).draft
whole = {dossier_bytes(old), dossier_bytes(new)}
killed = 0
while True:
    save_dossier(path, old)
    child = os.fork()
    if child == 0:
        met = 0
        def watch(frame, event, called):
            global met
            if event.startswith("c_") and os.sep + "store" + os.sep in frame.f_code.co_filename:
                met += 1
                if met > killed:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.setprofile(watch)
        save_dossier(path, new)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if path.read_bytes() not in whole:
        sys.exit(f"half a dossier, killed at call {killed}")
    if status == 0:
        break
    killed += 1
save_dossier(path, old)
print(killed, sorted(os.listdir(path.parent)))
"""


@pytest.mark.skipif(os.name == "nt", reason="killing is another thing on Windows")
def test_f7_killed_at_every_call_of_a_save_the_dossier_is_whole(tmp_path: Path) -> None:
    path, other = tmp_path / "folder" / "a.json", tmp_path / "b.json"
    path.parent.mkdir()
    save_dossier(path, example("HH1"))
    save_dossier(other, example("HH6"))
    done = subprocess.run(
        [sys.executable, "-c", _KILLED_EVERYWHERE, str(path), str(other)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    killed, _, left = done.stdout.strip().partition(" ")
    assert int(killed) > 20, "every call was met"
    assert left == "['a.json']"
    assert open_dossier(path).draft == example("HH1")


@pytest.mark.skipif(os.name == "nt", reason="killing is another thing on Windows")
@settings(max_examples=at_least(0) // 40 + 1)
@given(moment=st.integers(0, 60))
def test_f7_killed_at_any_moment_while_saving_on_and_on(
    moment: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("saving")
    path = folder / "a.json"
    save_dossier(path, example("HH1"))
    saving = (
        "import sys\nfrom pathlib import Path\n"
        "from app.services.dossiers import open_dossier, save_dossier\n"
        "path = Path(sys.argv[1])\ndraft = open_dossier(path).draft\n"
        "for count in range(10_000):\n"
        "    save_dossier(path, draft)\n"
        "    print(count, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", saving, str(path)], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        for _ in range(moment + 1):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    assert open_dossier(path).draft == example("HH1")
    save_dossier(path, example("HH6"))
    assert os.listdir(folder) == ["a.json"]
