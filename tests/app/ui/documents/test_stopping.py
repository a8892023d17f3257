"""Documents take a while: it is seen how far they are, and who stops them leaves nothing behind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.documents import files, printing
from app.ui.documents.desk import DocumentsDesk
from app.ui.intake.session import Session
from app.ui.widgets.progress import Progress
from calc import Draft


@pytest.fixture
def desk(
    qtbot: QtBot, session: Session, texts: Texts, example: Callable[[str], Draft]
) -> DocumentsDesk:
    session.load(example("HH1-afgerond"))
    made = DocumentsDesk(session, texts)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made


def stop_at(monkeypatch: pytest.MonkeyPatch, step: int) -> list[str]:
    """Somebody who stops the work at a step; gives what was said of each step."""
    said: list[str] = []
    real = Progress.step

    def stopping(work: Progress, words: str) -> bool:
        if len(said) == step:
            work.stop()
        goes_on = real(work, words)
        said.append(work.label.text())
        return goes_on

    monkeypatch.setattr(Progress, "step", stopping)
    return said


def test_each_step_is_said_and_counted(qtbot: QtBot, texts: Texts, desk: DocumentsDesk) -> None:
    work = Progress(desk, texts, "Documenten maken", 2)
    assert work.step("brief")
    assert work.label.text() == "1 van 2: brief"
    assert work.step("blad")
    assert work.label.text() == "2 van 2: blad"
    assert work.dialog.value() == 1
    assert not work.stopped
    work.stop()
    assert not work.step("nog een")
    work.done()


def test_who_stops_the_making_saves_nothing(
    desk: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(files, "ask_folder", lambda *a: asked.append(a))
    said = stop_at(monkeypatch, 1)
    desk.save()
    assert len(said) == 2
    assert asked == []
    assert desk.message.text() == "Gestopt. Er is niets bewaard of geprint."
    assert desk.work is None


def test_who_stops_the_print_to_a_file_leaves_the_old_file(
    desk: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "printed.pdf"
    out.write_bytes(b"old")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    monkeypatch.setattr(printing, "ask_printer", lambda *_: printer)
    documents = len(desk.offers.ticked)
    said = stop_at(monkeypatch, documents + 1)
    desk.print_now()
    assert said[documents].startswith("1 van ")
    assert out.read_bytes() == b"old"
    assert desk.message.text() == "Gestopt. Er is niets bewaard of geprint."
