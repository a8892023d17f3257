"""Backups, retention and what is held of one person, from the window."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.services.dossier_store import backups, opening
from app.services.dossier_store.place import StoreStart
from app.store.database.dossiers import NEW
from app.store.database.trouble import StoreTrouble
from app.ui.shell import backup_dialog
from app.ui.shell.care_commands import CareCommands
from app.ui.shell.program import Program
from app.ui.widgets.notice import Choice
from tests.app.services.dossier_store.care_stores import CASE, OTHER, discharged, example
from tests.app.services.dossier_store.key_rings import KeptRing, noon
from tests.app.ui.shell.answering import Answers, Build
from tests.app.ui.shell.test_desk_holder import PATIENCE

LATER = date(2032, 1, 1)


@pytest.fixture
def program(build: Build, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """A window with an open store: one dossier that is over, one that is not."""
    place, ring = str(tmp_path / "store" / "store.db"), KeptRing()
    opening.make_store(place, noon, ring)
    program = build(store=StoreStart(place, ring), today=lambda: LATER)
    with qtbot.waitSignal(program.store.opened, timeout=PATIENCE):
        program.store.begin()
    desk = program.store.desk
    assert desk is not None
    desk.save(discharged(CASE), NEW)
    desk.save(example("HH1", OTHER), NEW)
    yield program
    program.store.close()


def _care(program: Program, *chosen: Choice) -> tuple[CareCommands, Answers]:
    answers = Answers({"notice": list(chosen)})
    answers.replace(program)
    assert program.care is not None
    return program.care, answers


def _said(answers: Answers) -> str:
    return "\n".join(line for shown in answers.shown for line in shown)


def test_a_backup_is_made_and_said(program: Program) -> None:
    care, answers = _care(program)
    care.back_up()
    [made] = backups.made(care._folder())
    assert str(made.path) in _said(answers)


@pytest.mark.parametrize("answer", [Choice.CANCEL, Choice.RESTORE])
def test_a_backup_is_put_back_by_who_says_so_after_seeing_what_is_in_it(
    program: Program, qtbot: QtBot, answer: Choice, monkeypatch: pytest.MonkeyPatch
) -> None:
    care, answers = _care(program, Choice.CLOSE, answer)
    care.back_up()
    desk = program.store.desk
    assert desk is not None
    desk.save(example("HH2", OTHER), 1)

    def choose(dialog: Any) -> None:
        dialog._take()

    monkeypatch.setattr(backup_dialog.BackupDialog, "exec", choose)
    if answer is Choice.CANCEL:
        care.restore()
        assert program.store.desk is desk
    else:
        with qtbot.waitSignal(program.store.opened, timeout=PATIENCE):
            care.restore()
    assert "2 dossiers, 2 versies." in _said(answers)
    assert program.store.desk is not None
    assert program.store.desk.fetch(OTHER).version == (2 if answer is Choice.CANCEL else 1)


@pytest.mark.parametrize("answer", [Choice.CANCEL, Choice.REMOVE_FOR_GOOD])
def test_nothing_is_removed_without_a_yes(program: Program, answer: Choice) -> None:
    care, answers = _care(program, Choice.CLOSE, answer)
    care.back_up()
    [made] = backups.made(care._folder())
    answers.shown.clear()
    care.purge()
    said = _said(answers)
    assert "kwijtgescholden op 10 december 2029, bewaartermijn 24 maanden" in said
    desk = program.store.desk
    assert desk is not None
    assert desk.fetch(OTHER).version == 1
    if answer is Choice.CANCEL:
        assert desk.fetch(CASE).version == 1
    else:
        assert "1 dossier voorgoed verwijderd" in said
        assert len(answers.shown) == 2
        assert f"{made.path}: 1 dossier" in said


def test_what_is_held_of_the_person_in_the_window(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "inzage.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    care, answers = _care(program, Choice.READABLE)
    program.file.start(example("HH1", OTHER))
    care.export_person()
    with zipfile.ZipFile(out) as archive:
        assert "inzage.html" in archive.namelist()
    assert "Iedereen die het bestand heeft" in _said(answers)


def test_the_backup_of_the_day_is_made_once_and_a_failure_is_said_in_the_bar(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    care, _ = _care(program)
    assert care._soon.isActive()  # a moment after the store was opened
    care.back_up_daily()
    qtbot.waitUntil(lambda: len(backups.made(care._folder())) == 1, timeout=PATIENCE)

    def full(*_: object) -> None:
        raise StoreTrouble("full", "x")

    monkeypatch.setattr(backups, "daily", full)
    with qtbot.waitSignal(care._done, timeout=PATIENCE):
        care.back_up_daily()
    bar = program.store_commands and program.store_commands.bar
    assert bar
    qtbot.waitUntil(lambda: "geen reservekopie" in bar.said.text(), timeout=PATIENCE)
