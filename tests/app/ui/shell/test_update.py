"""The window as a new version opens it on the data folder of an old one."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.organisation import read_organisation
from app.ui.shell.program import ProgramStart
from tests.app.services.test_updates import FOLDERS, OWN, VERSIONS
from tests.programs import build_program


@pytest.mark.parametrize("version", [VERSIONS[0], VERSIONS[-1]])
def test_the_window_has_the_looks_and_the_figures_of_before(
    version: str, tmp_path: Path, qtbot: QtBot, styled: None
) -> None:
    folder = tmp_path / "uitzicht"
    shutil.copytree(FOLDERS / version, folder)
    (folder / "tariffs").mkdir()
    (folder / "tariffs" / "2026.toml").write_text(OWN, encoding="utf-8")
    start = ProgramStart(folder, read_organisation(None), lambda: date(2026, 12, 1))
    program = build_program(start)
    try:
        assert (program.looks.language, program.looks.zoom) == ("en", 125)
        size = program.window.size()
        assert (size.width(), size.height()) == (1500, 900)
        assert program.keeper.notes == ()
        assert program.session.tariffs.files[-1].revision == 2
        [left] = program.keeper.left_behind()
        left.leave()
    finally:
        program.watch.forget()
        program.looks.set_zoom(100)
        program.window.deleteLater()
        program.deleteLater()
