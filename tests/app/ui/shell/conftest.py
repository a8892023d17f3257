"""A program in a folder of its own, whose questions are answered by the test."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.resources import EXAMPLES
from app.services.dossiers import example_dossier
from app.services.local_state import Keeper
from app.ui.shell import opening
from app.ui.shell.program import Program
from app.ui.widgets.style import apply_style, sheet_of
from app.ui.widgets.tokens import now
from tests.app.ui.shell.answering import Answers, Build, start_in
from tests.programs import build_program


@contextmanager
def programs(data: Path, answers: Answers) -> Iterator[Build]:
    """Builds programs; by default in one data folder that has settings already."""
    made: list[Program] = []
    with pytest.MonkeyPatch.context() as patch:
        # A test ends long before a computer loses its power.
        patch.setattr(os, "fsync", lambda _: None)
        # The whole program looks like this already, and each sheet is read anew for nothing.
        patch.setattr(opening, "apply_style", _style_if_other)
        yield _builder(data, answers, made)
        _end(made)


def _style_if_other(app: QApplication, scale: float) -> None:
    if app.styleSheet() != sheet_of(now(), scale):
        apply_style(app, scale)


def _builder(data: Path, answers: Answers, made: list[Program]) -> Build:
    def build(
        *, first_time: bool = False, folder: Path | None = None, show: bool = True, **changed: Any
    ) -> Program:
        folder = folder or data
        if not first_time:
            Keeper(folder).change()
        program = build_program(start_in(folder, **changed))
        answers.replace(program)
        made.append(program)
        if show:
            program.window.show()
            assert QTest.qWaitForWindowExposed(program.window)
        return program

    return build


def _end(made: list[Program]) -> None:
    zoomed = any(program.keeper.settings.zoom != 100 for program in made)
    for program in made:
        program.window.may_close = lambda: True
        program.window.close()
        program.store.close()
        program.watch.forget()
        program.guard.remove()
        program.window.deleteLater()
        program.deleteLater()
    looks = [program.looks for program in made]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for each in looks:  # now that no window of theirs hears of another language
        each.speak("en")
    if zoomed:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_style(app)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def build(qtbot: QtBot, styled: None, tmp_path: Path, answers: Answers) -> Iterator[Build]:
    """For one test."""
    with programs(tmp_path / "data", answers) as build:
        yield build


@pytest.fixture(scope="module")
def lasting_answers() -> Answers:
    """Of `lasting_build`."""
    return Answers()


@pytest.fixture(scope="module")
def lasting_build(
    styled: None, tmp_path_factory: pytest.TempPathFactory, lasting_answers: Answers
) -> Iterator[Build]:
    """For a whole file: tests look at these programs, and put back what they change."""
    with programs(tmp_path_factory.mktemp("lasting") / "data", lasting_answers) as build:
        yield build


@pytest.fixture
def program(build: Build) -> Program:
    return build(example=True)


@pytest.fixture(scope="module")
def _lasting_window(lasting_build: Build) -> Program:
    return lasting_build(example=True)


@pytest.fixture
def lasting_program(_lasting_window: Program, lasting_answers: Answers) -> Program:
    """One window for a whole file, with the example opened anew: half of the time of a new one.

    For tests that change the dossier, the place and the way at most: what else they change, as the
    language or a dialog that stays open, they put back. Another size or theme styles each window
    that is there: tests of those are in a file that has no lasting ones.
    """
    program = _lasting_window
    lasting_answers.given.clear()
    lasting_answers.asked.clear()
    lasting_answers.shown.clear()
    program.session.end_run()
    program.window.wizard.open(0)
    program.file.start(example_dossier(), is_example=True)
    return program


@pytest.fixture
def hh2(tmp_path: Path) -> Path:
    """A copy of HH2 that may be written over."""
    copy = tmp_path / "familie.uitzicht.json"
    copy.write_bytes((EXAMPLES / "HH2.uitzicht.json").read_bytes())
    return copy
