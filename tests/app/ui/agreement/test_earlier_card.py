"""The question about earlier arrangements: one key each, and nothing by the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.intake.asked_words import asked_rows
from app.services.intake.asking import EARLIER, Had, earlier_of
from app.ui.intake.customer_debt_page import CustomerDebtPage
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from calc import Draft
from calc.dossier.debt import EarlierArrangement

Key = Qt.Key
LETTERS = {"nl": {Had.NO: "n", Had.YES: "j", Had.NOT_KNOWN: "w"},
           "en": {Had.NO: "n", Had.YES: "y", Had.NOT_KNOWN: "d"}}  # fmt: skip


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def shown(qtbot: QtBot, session: Session, language: str) -> MainWindow:
    session.load(Draft())
    window = MainWindow(session, Texts(language))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    window.wizard.go_to(EARLIER)
    return window


def page_of(window: MainWindow) -> CustomerDebtPage:
    page = window.wizard.page
    assert isinstance(page, CustomerDebtPage)
    return page


@pytest.fixture
def window(qtbot: QtBot, session: Session, styled: None) -> MainWindow:
    return shown(qtbot, session, "nl")


@pytest.fixture
def page(window: MainWindow) -> CustomerDebtPage:
    return page_of(window)


@pytest.mark.parametrize("had", list(Had))
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_key_answers_and_undo_takes_it_back(
    language: str, had: Had, qtbot: QtBot, session: Session, styled: None
) -> None:
    window = shown(qtbot, session, language)
    page = page_of(window)
    assert not any(button.isChecked() for button in page.earlier.answers.buttons.values())
    assert page.earlier.asked.isHidden()
    QTest.keyClicks(focused(), LETTERS[language][had])
    assert earlier_of(session.draft) is had
    assert [each for each, box in page.earlier.answers.buttons.items() if box.isChecked()] == [had]
    assert page.earlier.asked.isVisible()
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.draft == Draft()
    assert not any(button.isChecked() for button in page.earlier.answers.buttons.values())


def test_the_arrows_answer_nothing_and_space_does(page: CustomerDebtPage) -> None:
    session = page.session
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Down):
        QTest.keyClick(focused(), key)
    assert session.draft == Draft()
    QTest.keyClick(focused(), Key.Key_Space)
    assert earlier_of(session.draft) is Had.NO


def test_a_letter_of_nothing_and_a_command_answer_nothing(page: CustomerDebtPage) -> None:
    where = focused()
    QTest.keyClicks(where, "q ")
    page.session.undo_stack.clear()
    page.session.load(Draft())
    QTest.keyClick(where, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.session.draft == Draft()


def test_yes_opens_the_list_with_the_cursor_in_it(page: CustomerDebtPage) -> None:
    QTest.keyClicks(focused(), "j")
    assert page.earlier.items.isAncestorOf(focused())
    assert focused().accessibleName() == "Hoe de regeling afliep"
    assert page.session.draft.debt.earlier_arrangements == (EarlierArrangement(),)
    no = page.earlier.answers.buttons[Had.NO]
    assert not no.isEnabled()
    assert "Verwijder eerst" in no.toolTip()


def test_what_is_taken_away_again_was_never_asked(page: CustomerDebtPage) -> None:
    """C10: it came and went at once."""
    QTest.keyClicks(focused(), "j")
    page.earlier.items._remove(0, "x")
    assert page.session.draft == Draft()
    assert earlier_of(page.session.draft) is None
    assert page.earlier.items.isHidden()


def test_none_is_said_in_what_was_asked(page: CustomerDebtPage) -> None:
    QTest.keyClicks(focused(), "n")
    [row] = asked_rows(page.texts, page.session.draft)
    assert row[0] == "Schuld: eerdere regelingen"
    assert row[1] == "23 november 2026"
    assert row[3] == "er is niets"
    page.session.undo_stack.undo()
    QTest.keyClicks(focused(), "w")
    [row] = asked_rows(page.texts, page.session.draft)
    assert row[3] == "klant weet het niet"


def test_undo_brings_the_cursor_back_to_the_question(
    window: MainWindow, page: CustomerDebtPage
) -> None:
    QTest.keyClicks(focused(), "n")
    window.wizard.open(4)
    page.session.undo_stack.undo()
    assert window.wizard.page is page
    assert page.earlier.answers.isAncestorOf(focused())
