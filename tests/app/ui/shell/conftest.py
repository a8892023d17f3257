"""A program in a folder of its own, whose questions are answered by the test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.resources import EXAMPLES
from app.services.local_state import Keeper
from app.ui.shell.program import Program
from app.ui.widgets.style import apply_style
from tests.app.ui.shell.answering import Answers, Build, start_in
from tests.programs import build_program


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def build(qtbot: QtBot, styled: None, tmp_path: Path, answers: Answers) -> Iterator[Build]:
    """Builds programs; by default in one data folder that has settings already."""
    made: list[Program] = []

    def build(
        *, first_time: bool = False, folder: Path | None = None, show: bool = True, **changed: Any
    ) -> Program:
        data = folder or tmp_path / "data"
        if not first_time:
            Keeper(data).change()
        program = build_program(start_in(data, **changed))
        answers.replace(program)
        made.append(program)
        if show:
            program.window.show()
            qtbot.waitExposed(program.window)
        return program

    yield build
    zoomed = any(program.keeper.settings.zoom != 100 for program in made)
    for program in made:
        program.window.may_close = lambda: True
        program.window.close()
        program.store.close()
        program.watch.forget()
        program.guard.remove()
        program.looks.speak("en")
        program.window.deleteLater()
        program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if zoomed:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_style(app)


@pytest.fixture
def program(build: Build) -> Program:
    return build(example=True)


@pytest.fixture
def hh2(tmp_path: Path) -> Path:
    """A copy of HH2 that may be written over."""
    copy = tmp_path / "familie.uitzicht.json"
    copy.write_bytes((EXAMPLES / "HH2.uitzicht.json").read_bytes())
    return copy
