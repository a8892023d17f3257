"""The menu Extra: Shift+F9 opens the window, in any language; nothing goes to the dossier."""

from PySide6.QtWidgets import QApplication

from tests.app.ui.shell.answering import Build
from tests.app.ui.shell.conftest import answers, build
from tests.app.ui.shell.test_menus import press

__all__ = ["answers", "build"]


def test_the_window_opens_without_touching_the_dossier(build: Build) -> None:
    program = build()
    program.window.activateWindow()
    QApplication.processEvents()
    before = program.session.draft
    press(program, "Shift+F9")
    window = program.rule_tool.window
    assert window is not None
    assert window.isVisible()
    assert not window.isModal()
    program.rule_tool.open(program.questions.texts)
    assert program.rule_tool.window is window
    assert program.session.draft is before
    assert not program.session.undo_stack.canUndo()


def test_another_language_keeps_what_was_filled_in(build: Build) -> None:
    program = build()
    program.window.activateWindow()
    QApplication.processEvents()
    press(program, "Shift+F9")
    session = program.rule_tool.session
    assert session is not None
    session.choose("vtlb", "x")
    program.speak("en")
    QApplication.processEvents()
    window = program.rule_tool.window
    assert window is not None
    assert window.windowTitle() == "Trial computation"
    assert window.session.rule.name == "vtlb"
    window.close()
    program.speak("nl")
    assert program.rule_tool.window is None
