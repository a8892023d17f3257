"""The figures of the law in the program: from the menu, in every language, and read again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.ui.law.reload_bar import ReloadBar
from app.ui.law.tariff_window import TariffWindow
from app.ui.shell.program import Program
from app.ui.widgets.actions import actions_of
from tests.app.ui.law.tariffs.files import put, year_2027
from tests.app.ui.shell.answering import Build, change


def opened(program: Program) -> TariffWindow:
    """The window, opened from the menu."""
    text = program.questions.texts.text("tariff_page.menu")
    [action] = [one for one in actions_of(program.window.menuBar()) if one.text() == text]
    action.trigger()
    assert program.tariffs.window is not None
    return program.tariffs.window


def bar_of(program: Program) -> ReloadBar:
    """The bar above the pages, not that of the other window."""
    pages = program.window.centralWidget()
    assert pages is not None
    [bar] = pages.findChildren(ReloadBar)
    return bar


def test_is_read_only_when_somebody_looks(program: Program) -> None:
    assert program.tariffs.window is None
    window = opened(program)
    assert window.isVisible()
    file = program.live_shelf.shelf.tariffs.files[-1]
    assert window.values.table.seen.rowCount() == len(file.values)


@pytest.fixture
def closed(lasting_program: Program) -> Program:
    """A window that others looked at, without that of the figures."""
    lasting_program.tariffs.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert lasting_program.tariffs.window is None
    return lasting_program


def test_the_key_opens_it_and_brings_it_back(closed: Program, qtbot: QtBot) -> None:
    program = closed
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    QTest.keySequence(QApplication.focusWidget() or program.window, QKeySequence("Ctrl+Shift+T"))
    first = program.tariffs.window
    assert first is not None
    qtbot.waitUntil(first.isActiveWindow)
    assert opened(program) is first


def test_opens_without_a_dossier_and_beside_one(build: Build) -> None:
    program = build()
    window = opened(program)
    assert not window.isModal()
    change(program)
    assert program.session.undo_stack.canUndo()


def test_after_it_was_closed_it_opens_anew(closed: Program) -> None:
    program = closed
    window = opened(program)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert opened(program).isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_speaks_the_language_of_the_program_at_once_on_the_same_day_and_tab(
    language: str, program: Program
) -> None:
    window = opened(program)
    window.tabs.setCurrentIndex(1)
    window.values.day.show_day(window.values.day.day.replace(year=2025))
    program.speak(language)
    window = opened(program)
    assert window.windowTitle() == Texts(language).text("tariff_page.title")
    assert window.tabs.currentIndex() == 1
    assert window.values.day.day.year == 2025
    assert "2025" in window.values.count.text()


def test_a_change_of_language_opens_nothing(program: Program) -> None:
    program.speak("en")
    assert program.tariffs.window is None


def test_a_new_file_is_offered_above_the_pages_and_gives_a_new_answer(
    program: Program, qtbot: QtBot
) -> None:
    folder = program.keeper.folder
    program.after_first_paint()
    assert not bar_of(program).isVisible()
    before, draft = program.live_shelf.shelf, program.session.draft
    put(folder, "2027.toml", year_2027())
    qtbot.waitUntil(lambda: bar_of(program).isVisible())
    answers = QSignalSpy(program.session.assessed)
    assert answers.count() == 0
    bar_of(program).again.click()
    assert answers.count() == 1
    assert program.live_shelf.shelf is not before
    assert program.live_shelf.shelf.tariffs.files[-1].year == 2027
    assert program.session.draft is draft
    assert not program.session.undo_stack.canUndo()


def test_the_offer_stays_in_another_language(program: Program, qtbot: QtBot) -> None:
    program.after_first_paint()
    put(program.keeper.folder, "2027.toml", year_2027())
    qtbot.waitUntil(lambda: bar_of(program).isVisible())
    program.speak("en")
    qtbot.waitUntil(lambda: bar_of(program).isVisible())
    assert bar_of(program).words.text().startswith("The files with figures have changed.")
    bar_of(program).again.click()
    assert bar_of(program).look.isVisible()
    bar_of(program).look.click()
    assert program.tariffs.window is not None
    assert program.tariffs.window.tabs.currentIndex() == 2


def test_closing_the_program_closes_it(program: Program) -> None:
    opened(program)
    program.window.close()
    assert program.tariffs.window is None or not program.tariffs.window.isVisible()


def test_f4_a_broken_file_of_ones_own_is_said_from_the_start(
    build: Build, tmp_path: Path, qtbot: QtBot
) -> None:
    put(tmp_path / "data", "2027.toml", '["x]y"]\nz = 1\n')
    program = build(example=True)
    bar = bar_of(program)
    assert not bar.isHidden()
    assert bar.words.text() == "1 bestand is opzij gezet en wordt niet gebruikt."
    bar.look.click()
    window = program.tariffs.window
    assert window is not None
    assert window.tabs.currentWidget() is window.files
    assert "2027.toml" in window.files.aside.toPlainText()
    bar.close_.click()
    assert bar.isHidden()


def test_f4_nothing_is_said_while_every_file_is_used(closed: Program) -> None:
    assert bar_of(closed).isHidden()


def test_its_key_is_claimed_by_nothing_else_on_the_page_of_the_outcome(closed: Program) -> None:
    """What comes first had the same key there, so that neither of the two worked."""
    program = closed
    window = program.window
    window.wizard.open(6)
    keys = [key.toString() for each in window.findChildren(QAction) for key in each.shortcuts()]
    keys += [each.key().toString() for each in window.wizard.page.findChildren(QShortcut)]
    assert [keys.count(key) for key in ("Ctrl+T", "Ctrl+Shift+T")] == [1, 1]
