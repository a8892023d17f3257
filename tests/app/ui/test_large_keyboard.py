"""The keyboard with letters twice as large: F6 goes round and comes back, in the form with 0, 1 and
3 people and in the conversation; F8 and Escape leave the cursor where the answer goes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.call.call_view import CallView
from app.ui.intake.household_page import HouseholdPage
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.style import apply_style
from calc import Draft

Key = Qt.Key


@pytest.fixture(scope="module")
def large(qapp: QApplication) -> Iterator[None]:
    """Given once, and taken back when the windows are gone: each would be styled again."""
    apply_style(qapp, 2.0)
    yield
    apply_style(qapp, 1.0)


@pytest.fixture
def window(large: None, qtbot: QtBot, session: Session) -> MainWindow:
    session.load(Draft())
    made = MainWindow(session, Texts("nl"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def press(key: Qt.Key) -> QWidget:
    """Press a key where the cursor is; gives where it went."""
    QTest.keyClick(focused(), key)
    QApplication.processEvents()
    return focused()


def focused() -> QWidget:
    """What has the cursor: something always has."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def round_with_f6(window: MainWindow) -> list[int | None]:
    """The parts that F6 goes through until the cursor is back where it was."""
    start, parts = focused(), []
    for _ in range(4):
        here = press(Key.Key_F6)
        parts.append(window.regions.here)
        if here is start:
            return parts
    raise AssertionError(f"never back at {start.accessibleName()}: {parts}")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_f6_goes_round_the_form_and_back_to_the_same_field(count: int, window: MainWindow) -> None:
    """The panel is a strip, which takes no cursor: rail and page are what there is."""
    window.wizard.go_to("children")
    page = window.wizard.page
    assert isinstance(page, HouseholdPage)
    for _ in range(count):
        page.add_child.click()
    page.enter()
    for _ in range(4 * count):
        press(Key.Key_Tab)
    assert window.regions.here == 1
    assert round_with_f6(window) == [0, 1]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_tab_never_leaves_the_window_nor_stands_on_what_is_not_seen(
    count: int, window: MainWindow
) -> None:
    window.wizard.go_to("children")
    page = window.wizard.page
    assert isinstance(page, HouseholdPage)
    for _ in range(count):
        page.add_child.click()
    page.enter()
    first, there = focused(), set()
    for _ in range(200):
        here = press(Key.Key_Tab)
        assert here.isVisible(), here.accessibleName()
        assert window.isAncestorOf(here), here.accessibleName()
        there.add(window.regions.here)
        if here is first:
            break
    else:
        raise AssertionError("Tab never came back")
    assert {0, 1} <= there


@pytest.fixture
def call(window: MainWindow) -> CallView:
    window.toggle_way()
    found = window.ways.call
    assert isinstance(found, CallView)
    return found


def test_f6_goes_round_the_conversation_and_back_to_the_answer(
    window: MainWindow, call: CallView
) -> None:
    call.go_to("call.inc-wage.A")
    assert focused() is call.card.answer.field
    assert round_with_f6(window) == [0, 1]


def test_f8_puts_the_cursor_in_the_guess_and_escape_back_in_the_answer(
    window: MainWindow, call: CallView
) -> None:
    call.go_to("call.inc-wage.A")
    answer = focused()
    guess = press(Key.Key_F8)
    assert call.card.unknown.has_focus
    assert guess.isVisible()
    assert round_with_f6(window) == [0, 1]
    assert call.card.unknown.has_focus
    assert press(Key.Key_Escape) is answer


def test_f8_twice_says_unknown_and_the_next_question_has_the_cursor_in_sight(
    window: MainWindow, call: CallView
) -> None:
    call.go_to("call.inc-wage.A")
    key = call.shown_key
    press(Key.Key_F8)
    here = press(Key.Key_F8)
    assert call.shown_key != key
    assert call.isAncestorOf(here)
    assert here.isVisible()
    assert not here.visibleRegion().isEmpty()
