"""C4 to C7 and C9: Tab follows what one sees, what is typed lands, a letter has one claim."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QMenuBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.rules import RULES
from app.ui.agreement.checks_page import ChecksPage
from app.ui.budget.line_page import LinePage
from app.ui.documents.desk import DocumentsDesk
from app.ui.intake.form import Form
from app.ui.intake.household_page import HouseholdPage
from app.ui.intake.person_row import PersonRow
from app.ui.intake.session import Session
from app.ui.law.live_shelf import LiveShelf
from app.ui.law.rule_session import RuleSession
from app.ui.law.rule_window import RuleWindow
from app.ui.law.tariff_window import TariffWindow
from app.ui.shell.main_window import MainWindow
from app.ui.shell.menus import go_menu
from app.ui.shell.opening import show_fitting
from app.ui.shell.pages import PAGES
from app.ui.shell.top_bar import Way
from app.ui.widgets.actions import actions_of
from calc import Draft
from calc.dossier.codes import CheckState
from tests.app.ui.kept import Kept
from tests.app.ui.walked import claims
from tests.tariff_files import shipped

Key = Qt.Key
DAY = date(2026, 11, 23)


@pytest.fixture
def window(one_window: Kept, example: Callable[[str], Draft]) -> MainWindow:
    return one_window.put_back(example("HH1"))


def _shown(qtbot: QtBot, session: Session, texts: Texts) -> MainWindow:
    made = MainWindow(session, texts)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def _tab() -> QWidget:
    """Press Tab where the focus is; gives where it went."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t")
        QApplication.sendEvent(_focused(), key)
    return _focused()


# -- C4 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 3])
def test_c4_after_a_new_person_tab_goes_through_the_row_and_its_details(
    count: int, window: MainWindow
) -> None:
    window.session.load(Draft())
    window.wizard.go_to("children")
    page = window.wizard.page
    assert isinstance(page, HouseholdPage)
    for _ in range(count + 1):
        page.add_child.click()
    row = page.people.rows[-1]
    assert row.isAncestorOf(_focused())
    for _ in row.editors[1:]:
        assert row.isAncestorOf(_tab()), _focused().accessibleName()
    assert page.details is not None
    for _ in range(12):
        here = _tab()
        if not page.details.isAncestorOf(here):
            break
    else:
        raise AssertionError(_focused().accessibleName())
    form: QWidget | None = here
    while form is not None and not isinstance(form, Form):
        form = form.parentWidget()
    assert form is not None
    assert form.editors[0].path == ("housing", "tenure")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_c4_tab_goes_from_top_to_bottom_with_any_number_of_people(
    count: int, window: MainWindow
) -> None:
    """What has the focus is never above what had it, nor left of it in the same row."""
    window.session.load(Draft())
    window.wizard.go_to("adults")
    page = window.wizard.page
    assert isinstance(page, HouseholdPage)
    for place in range(count):
        (page.add_child if place else page.add_adult).click()
    page.enter()
    before = QPoint(-1, -1)
    last: QWidget = page.heading
    for _ in range(80):
        here = _focused()
        if not page.body.isAncestorOf(here):
            break
        at = here.mapTo(page.body, QPoint(0, here.height() // 2))
        below, beside = at.y() - before.y(), at.x() > before.x()
        assert below > 20 or (below > -20 and beside), here.accessibleName()
        before, last = at, here
        _tab()
    assert last is page.others.button  # what stands at the bottom: nothing was left out


def test_c4_tab_goes_through_the_people_in_their_order(window: MainWindow) -> None:
    window.session.load(Draft())
    window.wizard.go_to("adults")
    page = window.wizard.page
    assert isinstance(page, HouseholdPage)
    for button in (page.add_adult, page.add_child, page.add_child, page.add_adult):
        button.click()
    page.people.rows[0].focus_field("name")
    bases: list[object] = []
    for _ in range(40):
        here: QWidget | None = _focused()
        while here is not None and not isinstance(here, PersonRow):
            here = here.parentWidget()
        if here is None:
            break
        path = here.editors[0].path[:2]
        bases += [] if bases and bases[-1] == path else [path]
        _tab()
    assert bases == [("adults", 0), ("adults", 1), ("children", 0), ("children", 1)]


def test_c4_the_details_of_a_check_come_right_after_it(window: MainWindow) -> None:
    window.wizard.go_to("checks")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    page.checks.open("S07")
    checks = page.checks.card
    checks.open_detail()
    checks.more.setFocus()
    assert checks.form is not None
    assert checks.form.isAncestorOf(_tab())


def test_c4_the_card_of_a_line_comes_right_after_the_table(window: MainWindow) -> None:
    window.wizard.go_to("income[0].code")
    page = window.wizard.page
    assert isinstance(page, LinePage)
    for row in (2, 0):
        page.grid.go_to_cell(row, 0)
        QTest.keyClick(page.grid, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        assert page.card is not None
        assert page.card.isAncestorOf(_focused())


# -- C5 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [2, 3, 4])
@pytest.mark.parametrize("how", ["menu", "next"])
def test_c5_what_is_typed_after_another_step_lands_in_its_table(
    place: int, how: str, window: MainWindow
) -> None:
    window.wizard.open(place - 1)
    window.wizard.steps.setFocus()
    if how == "menu":
        bar = QMenuBar(window)
        menu = go_menu(window, bar, window.texts)
        title = PAGES[place].title(window.texts)
        (step,) = [each for each in menu.actions() if title in each.text().replace("&", "")]
        step.trigger()
        bar.deleteLater()
    else:
        window.next_step()
    page = window.wizard.page
    assert isinstance(page, LinePage)
    QTest.keyClicks(_focused(), "u")
    assert page.grid.editor is not None
    assert page.grid.editor.text() == "u"


@pytest.mark.parametrize("place", range(len(PAGES)))
def test_c5_every_step_opens_with_the_cursor_in_it_where_one_sees_it(
    place: int, window: MainWindow
) -> None:
    # The cursor is in the first open field: the top is seen unless that field stands further down.
    window.wizard.enter(place)
    QApplication.processEvents()
    page, here = window.wizard.page, _focused()
    assert page.isAncestorOf(here)
    seen = page.viewport().rect()
    assert seen.contains(here.mapTo(page.viewport(), QPoint(0, 0))), here.accessibleName()


def test_c5_the_list_of_steps_keeps_the_arrows(window: MainWindow) -> None:
    window.wizard.steps.setFocus()
    for _ in range(3):
        QTest.keyClick(_focused(), Key.Key_Down)
    assert _focused() is window.wizard.steps
    assert window.wizard.stack.currentIndex() == 3


# -- C7 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("larger", [(400, 0), (0, 400), (400, 400), (0, 0)])
def test_c7_the_window_is_never_larger_than_the_screen(
    larger: tuple[int, int], qtbot: QtBot, session: Session, texts: Texts
) -> None:
    made = MainWindow(session, texts)
    qtbot.addWidget(made)
    room = made.screen().availableGeometry()
    made.resize(room.width() + larger[0], room.height() + larger[1])
    show_fitting(made)
    assert made.normalGeometry().width() <= room.width()
    assert made.normalGeometry().height() < room.height()
    assert made.windowState() & Qt.WindowState.WindowMaximized


def test_c7_a_window_that_fits_stays_as_it_was(
    qtbot: QtBot, session: Session, texts: Texts
) -> None:
    made = MainWindow(session, texts)
    qtbot.addWidget(made)
    room = made.screen().availableGeometry()
    made.resize(room.width() - 10, room.height() - 100)
    size = made.size()
    show_fitting(made)
    assert made.size() == size
    assert not made.windowState() & Qt.WindowState.WindowMaximized


# -- C9 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_c9_no_letter_of_the_conversation_or_the_welcome_is_claimed_twice(
    language: str, qtbot: QtBot, session: Session, styled: None
) -> None:
    session.load(Draft())
    window = _shown(qtbot, session, Texts(language))
    for title in ("files.menu.file", "files.menu.view", "files.menu.help", "rule.menu"):
        window.menuBar().addMenu(window.texts.text(title))
    window.ways.show_way(Way.CALL)
    QApplication.processEvents()
    assert claims(window) == {}
    window.show_welcome()
    QApplication.processEvents()
    assert claims(window) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_c9_no_letter_of_another_window_is_claimed_twice(
    language: str, qtbot: QtBot, session: Session, styled: None, tmp_path: Path,
    example: Callable[[str], Draft],
) -> None:  # fmt: skip
    texts = Texts(language)
    session.load(example("HH1-afgerond"))
    desk = DocumentsDesk(session, texts)
    desk.refresh()
    tariffs = TariffWindow(LiveShelf(tmp_path), texts, DAY)
    trial = RuleWindow(RuleSession(shipped(), DAY), texts)
    for made in (desk, tariffs, trial):
        qtbot.addWidget(made)
        made.show()
    for _ in range(2):
        assert claims(desk) == {}
        desk.show_talks()
    for place in range(tariffs.tabs.count()):
        tariffs.tabs.setCurrentIndex(place)
        assert claims(tariffs) == {}
    for name in RULES:
        trial.session.choose(name, "x")
        assert claims(trial) == {}


def test_c9_the_menus_are_counted_too(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = QMenuBar(window)
    for title in ("&Bestand", "&Beeld"):
        bar.addMenu(QMenu(title, bar))
    assert claims(window) == {"Alt+B": ["&Bestand", "&Beeld"]}
    assert list(actions_of(bar)) == []


# -- C6 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [CheckState.OPEN, CheckState.NOT_APPLICABLE])
@pytest.mark.parametrize("name", ["HH1", "HH5", None])
def test_c6_a_check_with_details_is_as_high_as_they_need(
    name: str | None, state: CheckState, window: MainWindow, example: Callable[[str], Draft]
) -> None:
    window.session.load(Draft() if name is None else example(name))
    window.wizard.go_to("checks")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    for code in ("S01", "S07", "S21"):
        page.checks.open(code)
        card = page.checks.card
        assert card.chips.take_letter("o" if state is CheckState.OPEN else "n")
        page.checks.open(code)  # an answer may bring the next
        card.open_detail()
        window.session.assess_now()  # which may put the checks in another order
        for _ in range(4):
            QApplication.processEvents()
        assert card.form is not None
        assert card.height() >= card.heightForWidth(card.width())
        for label in (card.say, card.known, card.agreed, card.why):
            assert label.isHidden() or label.height() >= label.heightForWidth(label.width())
