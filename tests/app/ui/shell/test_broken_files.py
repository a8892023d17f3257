"""F8: broken files through the window: each is refused in a notice, and nothing else happens."""

import os
import resource
import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.cli import main
from app.i18n.user_error import MOST_POINTS
from app.resources import EXAMPLES
from app.ui.result.points_list import PointsList
from app.ui.shell.program import Program
from app.ui.widgets.notice import Choice, Notice
from calc import Severity, assess
from tests.app.ui.shell.answering import Answers, Build
from tests.building import example_policy
from tests.robustness.broken_inputs import broken_inputs
from tests.tariff_files import shipped

COUNT = 300
MOST_SAID = 12_000
Capture = pytest.CaptureFixture[str]


def no_defect(answers: Answers, program: Program, about: object) -> None:
    """No page about a defect of ours was shown."""
    heading = program.questions.texts.text("files.defect")
    assert not any(shown[0] == heading for shown in answers.shown), about


def test_three_hundred_broken_inputs_opened_in_the_window(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path, capsys: Capture
) -> None:
    program, answers = lasting_program, lasting_answers
    main(["assess", str(EXAMPLES / "HH1-afgerond.uitzicht.json"), "--json"])
    receipt = capsys.readouterr().out
    answers.given["save_first"] = Choice.DISCARD
    path, refused, begin = tmp_path / "broken.uitzicht.json", 0, time.process_time()
    sound = EXAMPLES / "HH1.uitzicht.json"
    for number, broken in enumerate(broken_inputs(COUNT, receipt)):
        # Another kind of file is refused in the same way each time.
        if broken.kind != "dossier" and number % 6:
            continue
        path.write_bytes(broken.data)
        answers.shown.clear()
        taken = program.commands.open_path(path)
        about = (number, broken.kind, broken.how, answers.shown)
        no_defect(answers, program, about)
        if taken:
            QApplication.processEvents()
            continue
        refused += 1
        [shown] = answers.shown
        assert len("".join(shown)) < MOST_SAID, about
    assert refused > 60
    assert program.commands.open_path(sound)
    assert program.file.path == sound
    with capsys.disabled():
        took = time.process_time() - begin
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"\nwindow: {refused} refused, {took:.1f} s of processor, peak memory {most} MB")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_f8_what_is_no_regular_file_is_refused_at_once(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    program, answers = lasting_program, lasting_answers
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in (tmp_path / "pipe", tmp_path / "loop", tmp_path, Path("/dev/zero"), Path("a\0b")):
        answers.shown.clear()
        assert not program.commands.open_path(path)
        [shown] = answers.shown
        assert len(shown) >= 2


def test_f8_a_hundred_thousand_faults_do_not_freeze_the_window(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    program, answers = lasting_program, lasting_answers
    keys = ",".join(f'"k{number}":1' for number in range(100_000))
    path = tmp_path / "many.uitzicht.json"
    path.write_text(f'{{"schema_version":1,{keys}}}', encoding="utf-8")
    assert not program.commands.open_path(path)
    [(_, *points)] = answers.shown
    assert len(points) < 25
    assert any("99.980" in point for point in points)


def test_f8_a_dossier_with_thousands_of_open_points_shows_some_and_how_many(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path, capsys: Capture
) -> None:
    program, answers = lasting_program, lasting_answers
    lines = ",".join('{"code":"U01"}' for _ in range(3_000))
    path = tmp_path / "open.uitzicht.json"
    path.write_text(f'{{"schema_version":1,"expenses":[{lines}]}}', encoding="utf-8")
    answers.given["save_first"] = Choice.DISCARD
    assert program.commands.open_path(path)
    QApplication.processEvents()
    no_defect(answers, program, path)
    session = program.session
    made = assess(session.draft, example_policy(), shipped(), date(2026, 11, 23))
    points = PointsList(program.questions.texts, parent=program.window)
    assert points.show_assessment(made, session.draft)
    assert len(points.buttons) <= MOST_POINTS * len(Severity)
    labels = [label.text() for label in points.findChildren(QLabel)]
    assert any(label.startswith("En nog ") for label in labels)
    assert main(["assess", str(path)]) == 1
    assert len(capsys.readouterr().out) < 60_000


def test_a_pipe_in_the_place_of_the_settings_stops_nobody(build: Build, tmp_path: Path) -> None:
    if os.name == "nt":
        return
    folder = tmp_path / "other"
    folder.mkdir()
    os.mkfifo(folder / "settings.json")
    assert build(folder=folder, first_time=True).keeper.notes


def test_a_notice_with_a_long_word_is_shown(lasting_program: Program) -> None:
    program = lasting_program
    notice = Notice(program.window, program.questions.texts, "x" * 2_000, points=["y" * 2_000])
    notice.show()
    QApplication.processEvents()
    notice.close()
