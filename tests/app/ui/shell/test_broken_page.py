"""A page that fails says so in its place; the other pages work, and the dossier is kept."""

import sys
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from app.ui.intake.page import Page
from app.ui.shell.broken_page import BrokenPage
from app.ui.shell.pages import PAGES
from app.ui.shell.program import Program
from tests.app.ui.shell.answering import NAME, Answers, change

INCOME = [kind.key for kind in PAGES].index("income")


class Failing(Page):
    """The page of income, that fails where a test wants it to."""

    key = "income"
    fails_in: ClassVar[str] = ""

    def _fail(self, where: str) -> None:
        if where == self.fails_in:
            raise KeyError(NAME)

    def build(self) -> None:
        self.typed = _Typed(self)
        self.column.addWidget(self.typed)
        self.press = QPushButton("x", self.body)
        self.press.clicked.connect(lambda: self._fail("click"))
        self.column.addWidget(self.press)
        self._fail("constructor")

    def refresh(self) -> None:
        self._fail("refresh")

    def show_assessment(self) -> None:
        self._fail("show_assessment")

    def go_to(self, path: tuple[str | int, ...]) -> bool:
        self._fail("go_to")
        return True

    def enter(self) -> None:
        self.typed.setFocus()
        self._fail("enter")


class _Typed(QLineEdit):
    def __init__(self, page: Failing) -> None:
        super().__init__(page.body)
        self._page = page

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt names it
        super().keyPressEvent(event)
        self._page._fail("key")


@pytest.fixture
def failing(program: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setattr("app.ui.budget.income_page.IncomePage", Failing)
    monkeypatch.setattr(Failing, "fails_in", "")
    program.window.activateWindow()
    change(program)
    return program


def _shown(program: Program) -> object:
    return program.window.wizard.stack.currentWidget()


def _is_broken(program: Program, tmp_path: Path) -> None:
    page = _shown(program)
    assert isinstance(page, BrokenPage)
    assert NAME not in page.report
    assert "KeyError" in page.report
    assert QApplication.focusWidget() is page.retry
    # The work is kept, and the other pages work.
    (kept,) = (program.keeper.folder / "recovery").glob("*.json")
    assert NAME in kept.read_text("utf-8")
    program.window.open_step(INCOME + 1)
    assert isinstance(_shown(program), Page)
    change(program, "verder")
    assert program.session.draft.debt.creditor == "verder"
    program.window.open_step(INCOME)
    assert isinstance(_shown(program), BrokenPage)


@pytest.mark.parametrize("where", ["constructor", "refresh", "show_assessment", "enter"])
def test_a_page_that_fails_when_it_is_opened_says_so(
    where: str, failing: Program, answers: Answers, tmp_path: Path,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(Failing, "fails_in", where)
    failing.window.open_step(INCOME)
    _is_broken(failing, tmp_path)
    assert answers.asked == []
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert NAME not in said


@pytest.mark.parametrize("where", ["refresh", "show_assessment"])
def test_a_page_that_fails_while_somebody_works_says_so(
    where: str, failing: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing.window.open_step(INCOME)
    monkeypatch.setattr(Failing, "fails_in", where)
    change(failing, "anders")
    failing.session.assess_now()
    assert isinstance(_shown(failing), BrokenPage)
    assert failing.session.draft.debt.creditor == "anders"


@pytest.mark.parametrize("where", ["key", "click"])
def test_a_page_that_fails_in_what_qt_calls_says_so(
    where: str, failing: Program, answers: Answers, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    failing.window.open_step(INCOME)
    page = _shown(failing)
    assert isinstance(page, Failing)
    monkeypatch.setattr(Failing, "fails_in", where)
    with capture_exceptions():
        failing.guard.install()
        try:
            if where == "key":
                # As from the keyboard: what QTest calls itself comes back to who called it.
                none = Qt.KeyboardModifier.NoModifier
                key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "a")
                QApplication.postEvent(page.typed, key)
            else:
                page.press.click()
            qtbot.waitUntil(lambda: isinstance(_shown(failing), BrokenPage), timeout=5000)
        finally:
            failing.guard.remove()
    _is_broken(failing, tmp_path)
    assert answers.asked == []


def test_a_page_can_be_tried_again(
    failing: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Failing, "fails_in", "constructor")
    failing.window.open_step(INCOME)
    page = _shown(failing)
    assert isinstance(page, BrokenPage)
    monkeypatch.setattr(Failing, "fails_in", "")
    QTest.keyClick(page.retry, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(_shown(failing), Failing), timeout=5000)
    assert QApplication.focusWidget() is failing.window.wizard.page.typed  # type: ignore[attr-defined]


def test_the_report_of_a_page_is_saved_where_somebody_wants_it(
    failing: Program, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Failing, "fails_in", "constructor")
    answers.given |= {"report_to_save": tmp_path / "verslag.txt"}
    failing.window.open_step(INCOME)
    page = _shown(failing)
    assert isinstance(page, BrokenPage)
    page.keep.click()
    saved = (tmp_path / "verslag.txt").read_text("utf-8")
    assert "KeyError" in saved
    assert NAME not in saved


def test_a_defect_outside_the_pages_is_said_as_before(
    failing: Program, answers: Answers, qtbot: QtBot
) -> None:
    with capture_exceptions():
        failing.guard.install()
        try:
            sys.excepthook(ValueError, ValueError(NAME), None)
        finally:
            failing.guard.remove()
    qtbot.waitUntil(lambda: bool(answers.asked), timeout=5000)
    assert isinstance(_shown(failing), Page)
