"""A death, bewind, curatele or a power of attorney: one button each, then who, when and where."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.ui.intake.customer_debt_page import CustomerDebtPage
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from calc import Draft
from calc.dossier.household import LifeStateKind
from tests.app.ui.kept import Kept
from tests.journeys.typist import press

Key = Qt.Key
BUTTONS = {
    LifeStateKind.DECEASED: "add_overleden",
    LifeStateKind.BEWIND: "add_bewind",
    LifeStateKind.CURATELE: "add_curatele",
}


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def window(one_window: Kept, example: Callable[[str], Draft]) -> MainWindow:
    return one_window.put_back(example("HH4"))


@pytest.fixture
def page(window: MainWindow) -> CustomerDebtPage:
    window.wizard.open(2)
    window.wizard.go_to("life_states")
    page = window.wizard.page
    assert isinstance(page, CustomerDebtPage)
    return page


@pytest.mark.parametrize("kind", list(LifeStateKind))
def test_a_state_is_added_with_its_own_button_and_completed_by_keyboard(
    kind: LifeStateKind, page: CustomerDebtPage
) -> None:
    session, states = page.session, page.life_states
    before = session.draft
    assert focused() is states.add_button
    name = BUTTONS.get(kind)
    press(states.more_buttons[name] if name else states.add_button, Key.Key_Space, " ")
    assert focused().accessibleName() == "Van wie"
    QTest.keyClick(focused(), Key.Key_Tab)
    QTest.keyClick(focused(), Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "1-10-2026")
    [state] = session.draft.life_states
    assert (state.kind, state.who, state.from_date) == (kind, "A", date(2026, 10, 1))
    session.assess_now()
    code = "life_state_deceased" if kind is LifeStateKind.DECEASED else "life_state"
    assert code in {each.code for each in session.assessment.findings}
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.draft == before
    session.assess_now()
    assert code not in {each.code for each in session.assessment.findings}


def test_a_death_has_no_end_and_the_card_says_what_it_is(page: CustomerDebtPage) -> None:
    states = page.life_states
    press(states.more_buttons["add_bewind"], Key.Key_Space, " ")
    [until] = [
        editor
        for form in page.forms()
        for editor in form.editors
        if editor.path == ("life_states", 0, "until")
    ]
    assert until.isVisible()
    assert [title.text() for title in states._titles] == ["Toestand 1: bewind"]
    page.session.change(("life_states", 0, "kind"), LifeStateKind.DECEASED, "x")
    assert until.isHidden()
    assert [title.text() for title in states._titles] == ["Toestand 1: overleden"]


@pytest.mark.parametrize("path", ["life_states[0]", "life_states[0].name", "life_states[1]"])
def test_a_finding_about_a_state_leads_to_it(
    path: str, window: MainWindow, page: CustomerDebtPage
) -> None:
    press(page.life_states.more_buttons["add_overleden"], Key.Key_Space, " ")
    press(page.life_states.more_buttons["add_curatele"], Key.Key_Space, " ")
    window.wizard.open(4)
    window.wizard.go_to(path)
    assert window.wizard.page is page
    assert page.life_states.isAncestorOf(focused())
    # One that is gone meanwhile: the cursor still lands where one is added.
    page.session.undo_stack.undo()
    page.session.undo_stack.undo()
    window.wizard.open(4)
    window.wizard.go_to(path)
    assert focused() is page.life_states.add_button


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_has_its_word(language: str, qtbot: QtBot, session: Session) -> None:
    window = MainWindow(session, Texts(language))
    qtbot.addWidget(window)
    page = window.wizard.page
    assert isinstance(page, CustomerDebtPage)
    page.unfold(("life_states",))
    buttons = [page.life_states.add_button, *page.life_states.more_buttons.values()]
    assert len({button.text() for button in buttons}) == len(LifeStateKind)
