"""Huishouden: a person is a row of cells, and the chosen one has details below."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton, QWidget

from app.services.intake.ages import age_on, next_step
from app.ui.intake.household_page import HouseholdPage
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.style import apply_style
from calc import UNKNOWN, Draft, Month
from tests.app.ui.kept import Kept

Key = Qt.Key


@pytest.fixture
def window(one_window: Kept, example: Callable[[str], Draft]) -> MainWindow:
    return one_window.put_back(example("HH2"))


@pytest.fixture
def session(window: MainWindow) -> Session:
    """That of the window."""
    return window.session


@pytest.fixture
def page(window: MainWindow) -> HouseholdPage:
    window.wizard.open(1)
    found = window.wizard.page
    assert isinstance(found, HouseholdPage)
    found.enter()
    QApplication.processEvents()
    return found


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def _cell(page: HouseholdPage, row: int, name: str) -> QWidget:
    editors = page.people.rows[row].editors
    return next(each.input for each in editors if each.spec.names[0] == name)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (Month(2013, 3), date(2026, 11, 23), 13),
        (Month(2013, 12), date(2026, 11, 23), 12),
        (Month(2026, 11), date(2026, 11, 23), 0),
        (Month(2026, 12), date(2026, 11, 23), None),
        (UNKNOWN, date(2026, 11, 23), None),
    ],
)
def test_an_age_is_of_whole_years(born: object, on: date, age: int | None) -> None:
    assert age_on(born, on) == age


@pytest.mark.parametrize(
    ("born", "step"),
    [
        (Month(2013, 3), (16, Month(2029, 3))),
        (Month(2019, 5), (12, Month(2031, 5))),
        (Month(2010, 11), (18, Month(2028, 11))),  # sixteen this very month
        (Month(2000, 1), None),
        (UNKNOWN, None),
    ],
)
def test_the_next_birthday_that_counts(born: object, step: object) -> None:
    assert next_step(born, date(2026, 11, 23)) == step


def test_everybody_is_a_row_with_an_age(page: HouseholdPage) -> None:
    assert page.people.bases == [("adults", 0), ("adults", 1), ("children", 0), ("children", 1)]
    assert [row.age.text() for row in page.people.rows] == ["39", "37", "7", "13"]
    tops = [row.mapTo(page.body, QPoint()).y() for row in page.people.rows]
    assert tops == sorted(tops)
    assert len({row.height() for row in page.people.rows}) == 1


def test_cells_stand_below_each_other(page: HouseholdPage) -> None:
    for name in ("name", "birth_month", "registered_at_address"):
        lefts = {
            _cell(page, row, name).mapTo(page.people, QPoint()).x()
            for row in range(len(page.people.rows))
        }
        assert len(lefts) == 1, name


def test_the_chosen_person_has_details_and_says_what_is_coming(page: HouseholdPage) -> None:
    page.people.choose(("children", 1))
    assert page._title.text() == "Kind 2 · 13 jaar"
    assert page._step.text() == "Wordt 16 in maart 2029"
    page.session.change(("children", 1, "birth_month"), Month(2014, 6), "x")
    assert page._title.text() == "Kind 2 · 12 jaar"
    assert page._step.text() == "Wordt 16 in juni 2030"


def test_coming_into_a_row_chooses_the_person(page: HouseholdPage) -> None:
    _cell(page, 3, "birth_month").setFocus()
    assert page.people.chosen_base == ("children", 1)
    assert [bool(row.property("chosen")) for row in page.people.rows] == [0, 0, 0, 1]


def test_up_and_down_go_to_the_same_cell_of_another(page: HouseholdPage) -> None:
    _cell(page, 0, "birth_month").setFocus()
    QTest.keyClick(_focused(), Key.Key_Down)
    assert _focused() is _cell(page, 1, "birth_month")
    QTest.keyClick(_focused(), Key.Key_Down)
    assert _focused() is _cell(page, 2, "birth_month")
    QTest.keyClick(_focused(), Key.Key_Up)
    assert _focused() is _cell(page, 1, "birth_month")
    page.people.rows[1].focus_field("work")
    QTest.keyClick(_focused(), Key.Key_Down)  # a child has none: its first cell
    assert _focused() is _cell(page, 2, "name")


def test_ins_adds_a_child_with_the_cursor_in_its_row(page: HouseholdPage) -> None:
    QTest.keyClick(_focused(), Key.Key_Insert)
    assert len(page.session.draft.children) == 3
    assert page.people.rows[-1].isAncestorOf(_focused())
    QTest.keyClicks(_focused(), "Noor")
    assert page.session.draft.children[2].name == "Noor"


def test_ctrl_del_takes_a_person_away_and_undo_brings_all_of_it_back(page: HouseholdPage) -> None:
    before = page.session.draft
    page.people.rows[1].focus_field("name")
    QTest.keyClick(_focused(), Key.Key_Delete)  # a letter
    page.session.undo_stack.undo()
    assert page.session.draft == before
    page.people.rows[1].focus_field("name")
    QTest.keyClick(_focused(), Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(page.session.draft.adults) == 1
    assert page.isAncestorOf(_focused())
    page.session.undo_stack.undo()
    assert page.session.draft == before
    assert len(page.people.rows) == 4


@pytest.mark.parametrize(("letter", "value"), [("j", True), ("n", False), ("w", UNKNOWN)])
def test_an_answer_cell_hears_its_letter_and_nothing_else(
    letter: str, value: object, page: HouseholdPage
) -> None:
    page.session.change(("children", 0, "registered_at_address"), UNKNOWN, "x")
    cell = _cell(page, 2, "registered_at_address")
    cell.setFocus()
    QTest.keyClicks(cell, "x")
    assert page.session.draft.children[0].registered_at_address is UNKNOWN
    QTest.keyClicks(cell, letter)
    assert page.session.draft.children[0].registered_at_address is value
    assert isinstance(cell, QPushButton)
    word = {"j": "ja", "n": "nee", "w": "weet ik niet"}[letter]
    assert cell.accessibleName() == f"Kind 1: Ingeschreven op het adres: {word}"
    assert cell.text() == {"j": "\N{CHECK MARK} ja", "n": "\N{EN DASH} nee", "w": "?"}[letter]


def test_ctrl_tab_goes_to_the_details_of_this_very_person(page: HouseholdPage) -> None:
    for row, base in ((0, ("adults", 0)), (2, ("children", 0))):
        page.people.rows[row].focus_field("name")
        QTest.keyClick(_focused(), Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        assert page.details is not None
        assert page.details.isAncestorOf(_focused())
        assert page.people.chosen_base == base


@pytest.mark.parametrize("row", range(4))
def test_tab_goes_through_all_details_of_everybody(row: int, page: HouseholdPage) -> None:
    page.people.rows[row].focus_field("name")
    QTest.keyClick(_focused(), Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.details is not None
    if page.people.chosen_base == ("adults", row):
        QTest.keyClick(_focused(), Key.Key_Right)  # it is folded
    wanted = {
        widget
        for widget in page.details.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not isinstance(widget, QRadioButton | QPushButton)
    }
    assert len(wanted) >= 2
    seen = set()
    for _ in range(40):
        if not page.details.isAncestorOf(_focused()):
            break
        seen.add(_focused())
        QTest.keyClick(_focused(), Key.Key_Tab)
    assert wanted - seen == set()


def test_what_a_cell_refuses_stays_in_it_with_the_reason_below(page: HouseholdPage) -> None:
    line = _cell(page, 2, "birth_month")
    assert isinstance(line, QLineEdit)
    before = page.session.draft
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "gisteren")
    assert page.session.draft == before
    QTest.keyClick(line, Key.Key_Tab)
    assert line.text() == "gisteren"
    editor = page.people.rows[2].editors[1]
    assert editor.error.isVisible()


def test_a_finding_about_somebody_else_chooses_that_person_first(window: MainWindow) -> None:
    window.wizard.go_to("children[1].days_per_14")
    page = window.wizard.page
    assert isinstance(page, HouseholdPage)
    assert page.people.chosen_base == ("children", 1)
    assert page.details is not None
    assert page.details.isAncestorOf(_focused())
    window.wizard.go_to("adults[1].payslip.taxable_month")  # folded, and of another
    assert page.people.chosen_base == ("adults", 1)
    assert page.details.isAncestorOf(_focused())
    assert "S. Proef" in page._title.text()


def test_a_finding_about_nobody_yet_brings_the_cursor_to_the_button(window: MainWindow) -> None:
    window.session.load(Draft())
    window.wizard.go_to("adults")
    page = window.wizard.page
    assert isinstance(page, HouseholdPage)
    assert _focused() is page.add_adult
    window.wizard.go_to("children[3].days_per_14")
    assert _focused() is page.add_child


def test_nobody_in_the_house_needs_no_table(window: MainWindow) -> None:
    window.session.load(Draft())
    window.wizard.open(1)
    page = window.wizard.page
    assert isinstance(page, HouseholdPage)
    assert page.people.isHidden()
    assert page.details is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_large_letters_make_a_form_of_a_row(
    scale: float, window: MainWindow, page: HouseholdPage, qapp: QApplication
) -> None:
    apply_style(qapp, scale)
    try:
        window.resize(1366, 729)
        QApplication.processEvents()
        assert page.horizontalScrollBar().maximum() == 0
        row = page.people.rows[0]
        assert row.editors[0].label.isVisible() == (scale > 1)
        assert row.age.isVisible() == (scale < 2)
    finally:
        apply_style(qapp)


def test_people_who_go_are_not_chosen_on_their_way_out(
    window: MainWindow, page: HouseholdPage
) -> None:
    """The cursor leaves a row that is hidden for the next one, which is of nobody any more."""
    session = window.session
    alone = session.draft.model_copy(update={"children": (), "adults": session.draft.adults[:1]})
    page.people.rows[0].focus_field("name")
    QApplication.processEvents()
    session.replace(alone, "x")
    QApplication.processEvents()
    assert page.people.chosen_base == ("adults", 0)
    session.undo_stack.undo()
    QApplication.processEvents()
    assert len(page.people.rows) == len(page.people.bases)
