"""Gesprek and Formulier: one draft, one undo stack, and the same place in both."""

from typing import Any

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.intake.session import Session
from app.ui.shell import two_ways
from app.ui.shell.broken_page import BrokenPage
from app.ui.shell.main_window import MainWindow
from app.ui.shell.program import Program
from app.ui.shell.top_bar import Way
from app.ui.shell.where import focused_path
from tests.app.ui.shell.answering import Answers, Build

ASKED = {"savings": "savings", "debt.balance": "debt.balance", "income[1].amount": "income[1]"}
"""The questions of the stand-in, by the path that leads to them."""


class StandIn(QWidget):
    """A conversation of three questions, with the API that the window asks of it."""

    keys_changed = Signal()
    go_to_requested = Signal(str)
    answered = Signal()
    document_requested = Signal(str)

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.question = str(session.property("question") or "")  # made anew in another language
        self.typed = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.typed)

    def enter(self) -> None:
        self.typed.setFocus()

    def go_to(self, path: str) -> bool:
        if path not in ASKED:
            return False
        self.question = ASKED[path]
        self._session.setProperty("question", self.question)
        self.typed.setFocus()
        return True

    def path(self) -> str:
        return self.question

    def keys(self) -> list[tuple[str, str]]:
        return [("Enter", "volgende")]


@pytest.fixture
def window(
    qtbot: QtBot, session: Session, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    monkeypatch.setattr(two_ways, "CALL_VIEW", f"{__name__}:StandIn")
    made = MainWindow(session, texts)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _way(window: MainWindow) -> Way:
    return window.ways.way


def _press(window: MainWindow, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    for each in held:
        modifiers |= each
    focused = QApplication.focusWidget()
    QTest.keyClick(focused or window, key, modifiers)


def test_f2_goes_to_the_same_question_and_back(window: MainWindow) -> None:
    window.ways.go_to("savings")
    assert focused_path() == ("savings",)
    _press(window, Qt.Key.Key_F2)
    assert _way(window) is Way.CALL
    assert window.ways.call.question == "savings"
    assert QApplication.focusWidget() is window.ways.call.typed
    window.ways.call.go_to("debt.balance")
    _press(window, Qt.Key.Key_F2)
    assert _way(window) is Way.FORM
    assert focused_path() == ("debt", "balance")


def test_f2_on_a_line_goes_to_its_question(window: MainWindow) -> None:
    window.ways.go_to("income[1].amount")
    _press(window, Qt.Key.Key_F2)
    assert window.ways.call.question == "income[1]"
    _press(window, Qt.Key.Key_F2)
    page: Any = window.wizard.page
    assert (page.key, page.grid.row) == ("income", 1)


def test_what_the_form_has_no_question_for_keeps_its_step(window: MainWindow) -> None:
    window.open_step(7)
    _press(window, Qt.Key.Key_F2)
    assert _way(window) is Way.CALL
    _press(window, Qt.Key.Key_F2)
    assert window.wizard.place == 7


def test_both_change_one_draft_with_one_undo_stack(window: MainWindow) -> None:
    session = window.session
    before = session.draft
    _press(window, Qt.Key.Key_F2)
    session.change(("savings",), session.draft.savings, "niets")
    assert session.change(("debt", "creditor"), "Bank", "schuldeiser") == ()
    _press(window, Qt.Key.Key_F2)
    assert session.draft.debt.creditor == "Bank"
    _press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.draft == before


def test_undo_goes_to_what_it_changed_in_the_way_that_is_shown(window: MainWindow) -> None:
    window.session.change(("savings",), 12, "spaargeld")
    window.session.end_run()
    window.session.change(("housing", "kind_of_home"), "flat", "woning")
    _press(window, Qt.Key.Key_F2)
    window.session.undo_stack.undo()  # the conversation does not ask it: the form shows it
    assert _way(window) is Way.FORM
    assert focused_path() == ("housing", "kind_of_home")
    _press(window, Qt.Key.Key_F2)
    window.session.undo_stack.undo()
    assert _way(window) is Way.CALL
    assert window.ways.call.question == "savings"


def test_a_place_of_the_form_only_goes_to_the_form(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_F2)
    window.ways.call.go_to_requested.emit("about.title")
    assert _way(window) is Way.FORM
    assert focused_path() == ("about", "title")


def test_the_bar_shows_the_way_its_keys_and_the_clock(window: MainWindow) -> None:
    assert window.desk is not None
    top, keys = window.desk.top, window.desk.keys
    assert top.ways[Way.FORM].isChecked()
    assert "F2" in top.ways[Way.CALL].text()
    assert not top.clock.isVisible()
    top.ways[Way.CALL].click()
    assert _way(window) is Way.CALL
    assert keys.keys[0] == ("Enter", "volgende")
    assert ("F2", "formulier") in keys.keys
    window.ways.call.answered.emit()
    assert window.clock.runs
    assert top.clock.text() == "00:00 in gesprek"
    _press(window, Qt.Key.Key_Pause)
    assert top.clock.text() == "00:00 pauze"
    window.ways.call.answered.emit()
    assert not window.clock.runs
    _press(window, Qt.Key.Key_Pause)
    assert window.clock.runs
    window.session.load(window.session.draft)
    assert not window.clock.has_begun
    assert not top.clock.isVisible()


def test_a_conversation_that_cannot_be_made_leaves_the_form_working(
    failing: None, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*about: object) -> None:
        raise LookupError

    monkeypatch.setattr(StandIn, "__init__", fails)
    _press(window, Qt.Key.Key_F2)
    page = window.ways.currentWidget()
    assert isinstance(page, BrokenPage)
    assert "LookupError" in page.report
    _press(window, Qt.Key.Key_F2)
    assert _way(window) is Way.FORM
    window.open_step(3)
    assert window.wizard.place == 3


@pytest.fixture
def failing() -> None:
    """A page breaks here, and should."""


def test_a_new_dossier_begins_with_the_conversation_an_opened_one_with_the_form(
    build: Build, answers: Answers, hh2: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(two_ways, "CALL_VIEW", f"{__name__}:StandIn")
    program: Program = build(example=True)
    shown = [program.window.ways.way]
    assert program.commands.new()
    shown.append(program.window.ways.way)
    assert program.commands.open_path(hh2)
    shown.append(program.window.ways.way)
    assert shown == [Way.FORM, Way.CALL, Way.FORM]


def test_another_language_keeps_the_way_and_the_question(
    build: Build, hh2: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(two_ways, "CALL_VIEW", f"{__name__}:StandIn")
    program: Program = build(file=hh2)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.window.ways.go_to("savings")
    program.window.toggle_way()
    program.speak("en")
    assert _way(program.window) is Way.CALL
    assert program.window.ways.call.question == "savings"
    program.window.toggle_way()
    assert focused_path() == ("savings",)


@pytest.mark.parametrize("key", ["hello-moment", "chk-letters", "hh-who"])
def test_another_language_keeps_a_question_without_a_field_and_what_is_typed(
    build: Build, qtbot: QtBot, key: str
) -> None:
    """It went to another question of the chapter, or showed the question without what was typed."""
    program: Program = build()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    assert program.commands.new()
    call = program.window.ways.call
    assert call.go_to(f"call.{key}")
    call.card.note.setFocus()
    QTest.keyClicks(call.card.note, "SENTINEL")
    program.speak("en")
    call = program.window.ways.call
    assert call.shown_key == key
    assert call.card.typed.note == "SENTINEL"
    call.card.note.setFocus()
    QTest.keyClicks(call.card.note, " meer")
    assert program.session.pending.text(f"call.{key}.note") == "SENTINEL meer"


def test_undo_in_a_conversation_goes_back_question_by_question(build: Build, qtbot: QtBot) -> None:
    """What a check, a record or the solution holds has no question by its path: undo left the call
    for the form, in the middle of a sentence."""
    program: Program = build()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    assert program.commands.new()
    call = program.window.ways.call
    asked = ["hello-moment", "hello-help", "hh-who", "home-tenure", "chk-letters", "out-money-help"]
    answers = ["j", "n", "k", "h", "j", "j"]
    for key, letter in zip(asked, answers, strict=True):
        assert call.go_to(f"call.{key}")
        chip = QApplication.focusWidget()
        assert chip is not None
        QTest.keyClicks(chip, letter)
        for_enter = QApplication.focusWidget()
        assert for_enter is not None
        QTest.keyClick(for_enter, Qt.Key.Key_Return)
    stack = program.session.undo_stack
    shown = []
    for _ in asked:
        stack.undo()
        assert _way(program.window) is Way.CALL
        shown.append(call.shown_key)
    assert shown == asked[::-1]
    stack.redo()
    assert call.shown_key == asked[0]
