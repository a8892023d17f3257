"""Going about the window by keyboard: F6, the panel as one stop, the next step and open point."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.short_findings import open_points, place_of
from app.ui.budget.line_page import LinePage
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.shell.open_round import OpenRound, points_in_order
from app.ui.shell.where import focused_path
from calc import UNKNOWN, Draft

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot, session: Session, texts: Texts) -> MainWindow:
    made = MainWindow(session, texts)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def _tab(*, back: bool = False) -> QWidget:
    key = Key.Key_Backtab if back else Key.Key_Tab
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "\t")
        QApplication.sendEvent(_focused(), event)
    return _focused()


def test_f6_goes_round_and_each_part_has_its_cursor_back(window: MainWindow) -> None:
    window.ways.go_to("savings")
    field = _focused()
    QTest.keyClick(_focused(), Key.Key_F6)
    point = _focused()
    assert window.live.isAncestorOf(point)
    QTest.keyClick(point, Key.Key_Down)
    second = _focused()
    assert second is not point
    QTest.keyClick(_focused(), Key.Key_F6)
    assert _focused() is window.wizard.steps
    QTest.keyClick(_focused(), Key.Key_F6)
    assert _focused() is field
    QTest.keyClick(_focused(), Key.Key_F6)
    assert _focused() is second


def test_f6_leaves_out_a_panel_that_is_not_there(window: MainWindow) -> None:
    window.resize(900, 700)
    QApplication.processEvents()
    window.ways.go_to("savings")
    QTest.keyClick(_focused(), Key.Key_F6)
    assert _focused() is window.wizard.steps
    QTest.keyClick(_focused(), Key.Key_F6)
    assert focused_path() == ("savings",)


def test_the_panel_is_one_stop_of_tab_and_the_arrows_walk_through_it(window: MainWindow) -> None:
    live = window.live
    first, second = live.buttons[0], live.buttons[1]
    first.setFocus()
    QTest.keyClick(first, Key.Key_Down)
    assert _focused() is second
    QTest.keyClick(second, Key.Key_Up)
    assert _focused() is first
    assert not live.isAncestorOf(_tab())
    first.setFocus()
    assert not live.isAncestorOf(_tab(back=True))


def test_the_next_step_keeps_what_stands_in_an_open_cell(window: MainWindow) -> None:
    window.ways.go_to("income[0].amount")
    page = window.wizard.page
    assert isinstance(page, LinePage)
    for key in "2000":
        QTest.keyClicks(_focused(), key)
    assert page.grid.editor is not None
    QTest.keyClick(_focused(), Key.Key_Return, CTRL)
    assert window.wizard.kinds[window.wizard.place].key == "expenses"
    assert window.session.draft.income[0].amount == 2000
    assert window.wizard.page.isAncestorOf(_focused())
    QTest.keyClick(_focused(), Key.Key_PageUp, CTRL)
    assert window.wizard.kinds[window.wizard.place].key == "income"


def test_the_next_step_ends_at_the_last(window: MainWindow) -> None:
    last = len(window.wizard.kinds) - 1
    window.open_step(last)
    QTest.keyClick(_focused(), Key.Key_Return, CTRL)
    assert window.wizard.place == last


@pytest.mark.parametrize("path", ["savings", "income[2].amount", "expenses[21].amount"])
def test_alt_and_a_digit_puts_the_cursor_in_the_first_open_field(
    path: str, window: MainWindow
) -> None:
    from calc.base.path import field_path

    parts = field_path(path).parts
    window.session.change(parts, UNKNOWN, "onbekend")
    window.session.assess_now()
    place = window.wizard.place_of(path)
    assert place is not None
    QTest.keyClick(_focused(), Key(Key.Key_1.value + place), ALT)
    assert focused_path() == parts


def test_alt_and_a_digit_of_a_step_that_nobody_began_is_at_its_top(
    window: MainWindow,
) -> None:
    window.session.load(Draft())
    QTest.keyClick(_focused(), Key.Key_1, ALT)
    assert window.wizard.page.verticalScrollBar().value() == 0
    assert focused_path() == window.wizard.page.forms()[0].editors[0].path


def test_ctrl_point_goes_to_open_points_step_by_step_and_goes_round(
    window: MainWindow, example: Callable[[str], Draft]
) -> None:
    window.session.load(example("HH1"))
    count = len(points_in_order(window.wizard, window.session.assessment))
    places = []
    for _ in range(count + 1):
        QTest.keyClick(_focused(), Key.Key_Period, CTRL)
        places.append(window.wizard.place)
    assert places[:-1] == sorted(places[:-1])
    assert len(set(places)) > 1
    assert places[-1] == places[0]


def test_every_place_with_an_open_point_is_visited_once(
    window: MainWindow, example: Callable[[str], Draft]
) -> None:
    window.session.load(example("HH1"))
    found = points_in_order(window.wizard, window.session.assessment)
    assert set(found) == {place_of(each) for each in open_points(window.session.assessment)}
    assert len(found) == len(set(found))
    of = OpenRound()
    assert [of.next(found) for _ in (*found, "")] == [*found, found[0]]


def test_after_an_answer_comes_the_next_point_and_not_the_first() -> None:
    of = OpenRound()
    assert [of.next(["a", "b", "c"]), of.next(["a", "b", "c"])] == ["a", "b"]
    assert of.next(["a", "c"]) == "c"  # b was answered
    assert of.next(["a"]) == "a"
    assert of.next([]) is None


def test_without_open_points_nothing_happens(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.shell.open_round.open_points", lambda _: [])
    window.ways.go_to("savings")
    window.next_open_point()
    assert focused_path() == ("savings",)


def test_ctrl_p_opens_the_step_of_the_documents(window: MainWindow) -> None:
    from app.ui.documents.documents_page import DocumentsPage

    QTest.keyClick(_focused(), Key.Key_P, CTRL)
    page = window.wizard.page
    assert isinstance(page, DocumentsPage)
    assert page.documents.offers.hasFocus()
