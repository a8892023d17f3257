"""A PDF that is dropped or chosen is checked, and it is said what it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.resources import EXAMPLES
from app.services.assessing import Assessed
from app.services.documents import DocumentKind
from app.services.outgoing_documents import prepared
from app.ui.shell.program import Program
from app.ui.widgets.actions import actions_of
from app.ui.widgets.notice import Choice
from tests.app.ui.shell.answering import Answers
from tests.made_once import pages_once

GENUINE = "Echt: dit papier is precies wat Uitzicht maakt."
UNPROVEN = "Niet bewezen: er is te weinig om dit papier na te rekenen."


@pytest.fixture(autouse=True, scope="module")
def real_papers() -> Iterator[None]:
    """Made with what goes inside."""
    with pages_once():
        yield


def paper(program: Program, folder: Path, kind: DocumentKind = DocumentKind.PLAN) -> Path:
    """A paper of the dossier that is open."""
    session = program.session
    about = Assessed(session.draft, session.policy_file, session.assessment)
    path = folder / "brief.pdf"
    path.write_bytes(prepared(kind, about, program.questions.texts).made.pdf)
    return path


def test_a_letter_of_the_dossier_that_is_open_is_proved(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    lasting_program.papers.show(paper(lasting_program, tmp_path))
    assert lasting_answers.shown[-1][0] == GENUINE


def test_a_letter_of_another_dossier_accuses_nobody_and_asks_for_that_dossier(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path, hh2: Path
) -> None:
    letter = paper(lasting_program, tmp_path)
    assert lasting_program.commands.open_path(hh2)
    lasting_answers.given["notice"] = [Choice.WITH_DOSSIER, Choice.CLOSE]
    lasting_answers.given["file_to_open"] = EXAMPLES / "HH1.uitzicht.json"
    lasting_program.papers.show(letter)
    assert [said[0] for said in lasting_answers.shown if said[0] in (GENUINE, UNPROVEN)] == [
        UNPROVEN, GENUINE,
    ]  # fmt: skip
    assert lasting_program.file.path == hh2  # the dossier on the screen stays


def test_a_pdf_that_is_dropped_is_checked_and_not_opened(
    lasting_program: Program, lasting_answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    before = lasting_program.file.path
    letter = paper(lasting_program, tmp_path)
    letter = letter.rename(letter.with_suffix(".PDF"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(letter))])
    event = QDropEvent(
        QPointF(500, 300), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(lasting_program.window.windowHandle(), event)
    qtbot.waitUntil(lambda: bool(lasting_answers.shown), timeout=5000)
    assert lasting_answers.shown[-1][:2] == (GENUINE, letter.name)
    assert lasting_program.file.path == before


def test_the_menu_asks_for_a_pdf(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    letter = paper(lasting_program, tmp_path)
    lasting_program.papers.choose_file = lambda folder: letter
    actions = {action.text(): action for action in actions_of(lasting_program.window.menuBar())}
    actions["PDF &controleren..."].trigger()
    assert lasting_answers.shown[-1][0] == GENUINE


def test_a_file_that_cannot_be_read_is_said(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    lasting_program.papers.show(tmp_path / "weg.pdf")
    assert "weg.pdf" in " ".join(lasting_answers.shown[-1])


def test_who_stops_it_hears_nothing(
    lasting_program: Program,
    lasting_answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = paper(lasting_program, tmp_path)
    monkeypatch.setattr("app.ui.widgets.progress.Progress.step", lambda self, said: False)
    lasting_program.papers.show(letter)
    assert lasting_answers.shown == []


def test_ctrl_k_finds_it(lasting_program: Program) -> None:
    find = next(
        each for each in actions_of(lasting_program.window.menuBar())
        if each.shortcut().toString() == "Ctrl+K"
    )  # fmt: skip
    find.trigger()
    locator = lasting_program.window.guide.finder.locator
    assert locator is not None
    QTest.keyClicks(locator.field, "pdf controleren")
    assert locator.row is not None
    assert locator.row.title == "PDF controleren..."
