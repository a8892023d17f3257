"""Letters that grow and shrink while the program runs.

In a file of its own: another size styles every window that is there again, and the tests of menus
and of find leave theirs open.
"""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.shell.program import Program
from tests.app.ui.shell.answering import Build
from tests.app.ui.shell.test_locator import find
from tests.app.ui.shell.test_menus import action


def test_letters_grow_and_shrink_and_the_size_stays_for_next_time(
    program: Program, build: Build
) -> None:
    program.window.wizard.open(1)
    normal = program.window.wizard.steps.width()
    points = program.app.font().pointSizeF()
    action(program, "files.zoom.in").trigger()
    assert program.app.font().pointSizeF() == pytest.approx(points * 1.1)
    assert program.window.wizard.steps.width() > normal
    assert program.window.wizard.stack.currentIndex() == 1
    action(program, "files.zoom.out").trigger()
    action(program, "files.zoom.out").trigger()
    assert program.app.font().pointSizeF() == pytest.approx(points * 0.9)
    again = build()
    assert again.keeper.settings.zoom == 90
    action(program, "files.zoom.normal").trigger()
    assert program.app.font().pointSizeF() == pytest.approx(points)
    again.set_zoom(100)


def test_the_field_with_the_cursor_keeps_it(program: Program, qtbot: QtBot) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.window.wizard.go_to("debt.creditor")
    before = QApplication.focusWidget()
    assert before is not None
    name = before.accessibleName()
    program.set_zoom(110)
    now = QApplication.focusWidget()
    assert now is not None
    assert now is not before
    assert now.accessibleName() == name
    program.set_zoom(100)


def test_with_letters_twice_as_large_what_finds_stays_within_the_window(program: Program) -> None:
    program.set_zoom(200)
    locator = find(program, "huur")
    window = program.window
    assert locator.width() <= window.width()
    assert locator.height() <= window.height()
    assert locator.foot.geometry().bottom() <= locator.rect().bottom()
