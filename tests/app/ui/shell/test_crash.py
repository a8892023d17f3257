"""A defect of ours: the work is kept, the report names nobody, and one can work on."""

import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.shell.crash import MOST_OF_ONE_PLACE, crash_report
from app.ui.shell.program import Program
from app.ui.widgets.notice import Choice
from tests.app.ui.shell.answering import NAME, Answers, change


@contextmanager
def guarded(program: Program) -> Iterator[io.StringIO]:
    """Our hooks instead of those of pytest-qt, and what goes to stderr."""
    before, stream = sys.stderr, io.StringIO()
    program.guard.install()
    sys.stderr = stream
    try:
        yield stream
    finally:
        sys.stderr = before
        program.guard.remove()


def defect(value: str = NAME) -> None:
    """A defect with a name in its message, its values and its locals."""
    client = {"name": value}
    try:
        int(client["name"])
    except ValueError as error:
        raise KeyError(client["name"]) from error


def _report() -> str:
    try:
        defect()
    except KeyError as error:
        return crash_report(error)
    raise AssertionError


def test_a_report_holds_kinds_and_places_and_never_a_value() -> None:
    report = _report()
    assert NAME not in report
    assert "SENTINEL" not in report
    assert "KeyError" in report
    assert "caused by:\nValueError" in report
    assert "tests/app/ui/shell/test_crash.py:" in report
    assert " defect" in report


def test_a_report_holds_no_path_of_the_user() -> None:
    report = _report()
    assert str(Path.home()) not in report
    assert str(Path(__file__).parents[4]) not in report
    try:
        exec(compile("1/0", str(Path.home() / NAME / "x.py"), "exec"), {})
    except ZeroDivisionError as error:
        report = crash_report(error)
    assert "  x.py:1" in report
    assert NAME not in report


def test_a_report_of_several_defects_at_once_names_them_all() -> None:
    report = crash_report(ExceptionGroup(NAME, [ValueError(NAME), OSError(NAME)]))
    assert [name in report for name in ("ExceptionGroup", "ValueError", "OSError", NAME)] == [
        True, True, True, False,
    ]  # fmt: skip


def test_a_report_says_versions_and_platform() -> None:
    first, second, third, *_ = _report().splitlines()
    assert first.startswith("Uitzicht ")
    assert "Qt 6." in second
    assert third


def test_a_defect_in_a_slot_keeps_the_work_and_shows_the_page(
    program: Program, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    change(program)
    with guarded(program) as stderr, capture_exceptions():
        program.guard.install()
        QTimer.singleShot(0, defect)
        qtbot.waitUntil(lambda: bool(answers.asked), timeout=5000)
    assert answers.shown[0][0] == "Er ging iets mis in het programma"
    assert "Uw werk is veilig" in answers.shown[0][2]
    (kept,) = (program.keeper.folder / "recovery").glob("*.json")
    assert NAME in kept.read_text("utf-8")
    assert NAME not in stderr.getvalue()
    assert "KeyError" in stderr.getvalue()
    others = [path for path in tmp_path.rglob("*") if path.is_file() and path != kept]
    assert all(NAME not in path.read_text("utf-8") for path in others)
    # And one works on.
    change(program, "verder")
    assert program.session.draft.debt.creditor == "verder"


def test_the_page_says_when_the_work_is_not_safe(program: Program, answers: Answers) -> None:
    change(program)
    (program.keeper.folder / "recovery").write_bytes(b"no folder")
    program.defects.show("report")
    assert "niet apart gezet" in answers.shown[0][2]


def test_the_report_is_saved_where_somebody_wants_it(
    program: Program, answers: Answers, tmp_path: Path
) -> None:
    answers.given |= {
        "notice": [Choice.REPORT, Choice.WORK_ON],
        "report_to_save": tmp_path / "verslag.txt",
    }
    program.defects.show(_report())
    assert answers.asked == ["notice", "report_to_save", "notice"]
    saved = (tmp_path / "verslag.txt").read_text("utf-8")
    assert "KeyError" in saved
    assert "SENTINEL" not in saved


def test_a_report_that_cannot_be_saved_is_said(
    program: Program, answers: Answers, tmp_path: Path
) -> None:
    answers.given |= {
        "notice": [Choice.REPORT, Choice.CLOSE, Choice.WORK_ON],
        "report_to_save": tmp_path / "no" / "verslag.txt",
    }
    program.defects.show("report")
    assert answers.asked == ["notice", "report_to_save", "notice", "notice"]


def test_a_widget_that_never_stops_failing_is_not_shown_for_ever(
    program: Program, answers: Answers, qtbot: QtBot
) -> None:
    with guarded(program), capture_exceptions():
        program.guard.install()
        for _ in range(MOST_OF_ONE_PLACE + 5):
            QTimer.singleShot(0, defect)
        qtbot.waitUntil(lambda: len(answers.asked) == MOST_OF_ONE_PLACE, timeout=5000)
        program.app.processEvents()
    assert len(answers.asked) == MOST_OF_ONE_PLACE


def test_a_page_that_is_open_is_not_opened_again(program: Program, answers: Answers) -> None:
    def again(*about: object) -> None:
        program.defects.show("second")

    answers.given |= {"notice": [Choice.REPORT, Choice.WORK_ON], "report_to_save": again}
    program.defects.show("first")
    assert [shown[-1] for shown in answers.shown if len(shown) > 1] == ["first", "first"]


def test_a_defect_in_a_thread_comes_to_the_window(
    program: Program, answers: Answers, qtbot: QtBot
) -> None:
    with guarded(program) as stderr:
        thread = threading.Thread(target=defect)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: bool(answers.asked), timeout=5000)
    assert NAME not in stderr.getvalue()


def test_a_defect_that_python_can_only_report_names_nobody(
    program: Program, answers: Answers, qtbot: QtBot
) -> None:
    class Closing:
        def __del__(self) -> None:
            raise ValueError(NAME)

    with guarded(program) as stderr:
        Closing()
        qtbot.waitUntil(lambda: bool(answers.asked), timeout=5000)
    assert NAME not in stderr.getvalue()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_there_in_both_languages(
    language: str, program: Program, answers: Answers
) -> None:
    program.speak(language)
    program.defects.show("report")
    assert answers.shown[-1][0] == Texts(language).text("files.defect")


def test_the_hooks_of_python_come_back(program: Program) -> None:
    before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
    program.guard.install()
    assert sys.excepthook is not before[0]
    program.guard.remove()
    assert (sys.excepthook, sys.unraisablehook, threading.excepthook) == before


def test_a_packed_program_reports_its_modules_by_their_place_in_it() -> None:
    """There a module has no file: Python knows it by its place in the archive.

    One of `calc`: what is measured of `app` would look for the file of a module that is not there.
    """
    space: dict[str, object] = {}
    source = "def fails():\n    raise ValueError\n"
    exec(compile(source, "calc/plan/some_rule.py", "exec"), space)
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - it says nothing
        space["fails"]()  # type: ignore[operator]
    assert "  calc/plan/some_rule.py:2 fails\n" in crash_report(caught.value)
