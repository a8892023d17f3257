"""Work that was not saved outlives the program, and leaves no trace when it was."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.store.recovery import RecoveryFile, Unsaved, left_behind
from app.ui.shell.program import Program
from app.ui.shell.recovery_watch import BEHIND_MS
from app.ui.widgets.notice import Choice
from calc import Draft
from tests.app.ui.shell.answering import NAME, Answers, Build, change

# A program of its own, that types into a field and then waits to be killed.
TYPING = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtTest import QTest
from app.services.organisation import read_organisation
from app.ui.shell.program import ProgramStart
from tests.programs import build_program
program = build_program(
    ProgramStart(Path(sys.argv[1]), read_organisation(None), lambda: date(2026, 11, 23),
          language="nl", example=True)
)
program.guard.install()
program.window.show()
program.window.activateWindow()
QTest.qWaitForWindowActive(program.window)
program.window.wizard.go_to("debt.creditor")
field = program.app.focusWidget()
field.clear()
QTest.keyClicks(field, sys.argv[2])
print("typed", flush=True)
program.app.exec()
"""


def recovery_files(folder: Path) -> list[Path]:
    return sorted((folder / "recovery").glob("*.json"))


def test_a_change_is_kept_within_a_moment(program: Program, qtbot: QtBot) -> None:
    assert BEHIND_MS <= 300
    assert recovery_files(program.keeper.folder) == []
    change(program)
    qtbot.waitUntil(lambda: bool(recovery_files(program.keeper.folder)), timeout=5000)
    (file,) = recovery_files(program.keeper.folder)
    values = json.loads(file.read_text("utf-8"))
    assert values["dossier"]["debt"]["creditor"] == NAME
    assert values.keys() == {"recovery_version", "file", "fingerprint", "dossier"}


def test_typing_on_does_not_put_it_off(program: Program) -> None:
    change(program, "a")
    left = program.watch._timer.remainingTime()
    change(program, "ab")
    assert 0 <= program.watch._timer.remainingTime() <= left


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_can_read_it(program: Program) -> None:
    change(program)
    program.watch.keep()
    (file,) = recovery_files(program.keeper.folder)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert all(beside.stat().st_mode & 0o777 == 0o600 for beside in file.parent.iterdir())


@pytest.mark.parametrize("how", ["save", "undo", "new", "close"])
def test_no_trace_is_left_once_it_is_not_needed(
    how: str, program: Program, answers: Answers, tmp_path: Path
) -> None:
    answers.given |= {
        "file_to_save": tmp_path / "a.uitzicht.json",
        "save_first": Choice.DISCARD,
    }
    change(program)
    assert program.watch.keep()
    assert recovery_files(program.keeper.folder) != []
    match how:
        case "save":
            program.commands.save()
        case "undo":
            program.session.undo_stack.undo()
        case "new":
            program.commands.new()
        case _:
            program.window.close()
    assert list((program.keeper.folder / "recovery").iterdir()) == []
    held = [path for path in program.keeper.folder.rglob("*") if path.is_file()]
    assert all(NAME not in path.read_text("utf-8") for path in held)


def test_looking_away_keeps_it_at_once(program: Program) -> None:
    change(program)
    program.window.left.emit()
    assert len(recovery_files(program.keeper.folder)) == 1


def test_looking_away_with_nothing_to_keep_writes_nothing(program: Program) -> None:
    program.window.left.emit()
    assert not (program.keeper.folder / "recovery").exists()


def _kill_one_that_typed(folder: Path, text: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(folder), text],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert process.stdout is not None
    with process:
        assert process.stdout.readline() == "typed\n"
        _wait_for(folder, text)
        process.send_signal(signal.SIGKILL)


def _wait_for(folder: Path, text: str) -> None:
    """Until the last keystroke is on the disk; a file that is only half there is never seen."""
    import time

    end = time.monotonic() + 10
    while time.monotonic() < end:
        if any(
            json.loads(file.read_text("utf-8"))["dossier"]["debt"].get("creditor") == text
            for file in recovery_files(folder)
        ):
            return
    raise AssertionError("the last keystroke was not kept")


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_program_that_is_killed_goes_on_with_the_last_keystroke(
    build: Build, answers: Answers, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    _kill_one_that_typed(data, f"{NAME} en de laatste letter")
    program = build()
    answers.given["resume"] = Choice.RESUME
    program.after_first_paint()
    assert program.session.draft.debt.creditor == f"{NAME} en de laatste letter"
    assert program.window.isWindowModified()
    assert answers.asked == ["resume"]
    # It is kept by this window now, and by this window only.
    (file,) = recovery_files(data)
    assert file == program.keeper.recovery.path


def _left_behind(folder: Path, draft: Draft, file: Path | None = None) -> Path:
    """What a window that was ended left behind."""
    recovery = RecoveryFile(folder / "recovery")
    recovery.write(Unsaved(draft, file, "of then"))
    recovery._lock.let_go(remove=False)
    return recovery.path


def test_later_leaves_it_for_later_and_throwing_away_throws_away(
    build: Build, answers: Answers, tmp_path: Path
) -> None:
    path = _left_behind(tmp_path / "data", Draft(notes=NAME))
    program = build()
    answers.given["resume"] = Choice.LATER
    program.after_first_paint()
    assert path.exists()
    assert program.session.draft == Draft(handling=program.session.draft.handling)
    answers.given["resume"] = Choice.THROW_AWAY
    program.after_first_paint()
    assert list(path.parent.iterdir()) == []
    program.after_first_paint()
    assert answers.asked == ["resume", "resume"]


def test_of_two_the_newest_is_offered_first_and_the_other_waits(
    build: Build, answers: Answers, tmp_path: Path
) -> None:
    older = _left_behind(tmp_path / "data", Draft(notes="older"))
    newer = _left_behind(tmp_path / "data", Draft(notes="newer"))
    os.utime(older, (1_700_000_000, 1_700_000_000))
    program = build()
    answers.given["resume"] = Choice.RESUME
    program.after_first_paint()
    assert program.session.draft.notes == "newer"
    assert older.exists()
    assert not newer.exists()


def test_later_is_for_all_that_waits(build: Build, answers: Answers, tmp_path: Path) -> None:
    """Who has no time now is asked once, and each piece of work can be offered again."""
    paths = {_left_behind(tmp_path / "data", Draft(notes=each)) for each in ("one", "two")}
    program = build()
    answers.given["resume"] = Choice.LATER
    program.after_first_paint()
    assert answers.asked == ["resume"]
    assert all(path.exists() for path in paths)
    found = left_behind(tmp_path / "data" / "recovery")
    assert {left.path for left in found} == paths
    for left in found:
        left.leave()


@pytest.mark.parametrize("chosen", [Choice.RESUME, Choice.THROW_AWAY])
def test_what_was_not_reached_is_let_go_and_what_was_thrown_away_makes_way_for_the_next(
    chosen: Choice, build: Build, answers: Answers, tmp_path: Path
) -> None:
    older = _left_behind(tmp_path / "data", Draft(notes="older"))
    newer = _left_behind(tmp_path / "data", Draft(notes="newer"))
    os.utime(older, (1_700_000_000, 1_700_000_000))
    program = build()
    answers.given["resume"] = chosen
    program.after_first_paint()
    asked = 1 if chosen is Choice.RESUME else 2
    assert answers.asked == ["resume"] * asked
    assert not newer.exists()
    found = left_behind(tmp_path / "data" / "recovery")
    assert [left.path for left in found] == ([older] if chosen is Choice.RESUME else [])
    for left in found:
        left.leave()


def test_work_that_is_resumed_knows_its_file_and_that_it_may_have_changed(
    build: Build, answers: Answers, tmp_path: Path, hh2: Path
) -> None:
    _left_behind(tmp_path / "data", Draft(notes=NAME), hh2)
    program = build()
    answers.given |= {"resume": Choice.RESUME, "changed_elsewhere": Choice.CANCEL}
    program.after_first_paint()
    assert program.window.windowTitle() == "familie[*] - Uitzicht"
    assert not program.commands.save()
    assert answers.asked == ["resume", "changed_elsewhere"]


def test_two_windows_keep_apart_and_are_not_offered_to_each_other(
    build: Build, answers: Answers, tmp_path: Path
) -> None:
    one = build(example=True)
    two = build(example=True)
    change(one, "one")
    change(two, "two")
    one.watch.keep()
    two.watch.keep()
    assert len(recovery_files(tmp_path / "data")) == 2
    three = build()
    three.after_first_paint()
    assert answers.asked == []
    assert len(recovery_files(tmp_path / "data")) == 2


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_living_process_keeps_its_work_to_itself(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from app.store.recovery import RecoveryFile, Unsaved\n"
        "from calc import Draft\n"
        "kept = RecoveryFile(Path(sys.argv[1]))\n"
        "kept.write(Unsaved(Draft(notes='x'), None, None))\n"
        "print('kept', flush=True); sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    with process:
        assert process.stdout.readline() == "kept\n"
        assert left_behind(tmp_path) == []
        process.kill()
    (left,) = left_behind(tmp_path)
    read = left.read()
    left.leave()
    assert isinstance(read, Unsaved)
    assert read.draft.notes == "x"


def test_work_that_cannot_be_read_can_be_thrown_away_or_left(
    build: Build, answers: Answers, tmp_path: Path
) -> None:
    path = _left_behind(tmp_path / "data", Draft())
    path.write_bytes(b"{")
    program = build()
    del program.questions.resume  # the real one, with its notice
    program.after_first_paint()
    assert "kan niet gelezen worden" in program.questions.texts.text(
        "files.resume.broken", day="", time=""
    )
    assert path.exists()
    assert answers.asked == ["notice"]
    assert "halverwege" in answers.shown[0][1]


def test_a_folder_that_cannot_be_written_is_said_once(
    build: Build, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "data").write_bytes(b"a file where the folder should be")
    program = build(first_time=True)
    with qtbot.waitSignal(program.watch.in_trouble, timeout=5000):
        change(program)
    qtbot.waitUntil(lambda: answers.asked == ["notice"], timeout=5000)
    change(program, "nog iets")
    assert not program.watch.keep()
    assert answers.asked == ["notice"]
    assert answers.shown[0][0] == "Niet-bewaard werk is nu niet veilig"
