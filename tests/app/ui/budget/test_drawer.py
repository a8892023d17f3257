"""The drawer beside a table: the same cells as the table, and the place of the answer."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.i18n import Texts
from app.services.intake.line_columns import GROUPS, LineGroup
from app.ui.budget.line_page import LinePage
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft
from calc.dossier.codes import Evidence
from tests.app.ui.budget.conftest import Desk, focused, where

Key = Qt.Key


def _open(window: MainWindow, path: str) -> LinePage:
    window.wizard.go_to(path)
    page = window.wizard.page
    assert isinstance(page, LinePage)
    QApplication.processEvents()
    return page


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: str(group.name))
def test_every_column_stands_in_the_table_or_in_the_drawer(group: LineGroup, desk: Desk) -> None:
    page = desk.open(group.name)
    page.grid.go_to_cell(0, 0)
    assert page.card is not None
    for column in group.columns:
        in_drawer = column.field in page.card.cells or column.field == "evidence"
        assert in_drawer or column.field == "code"
        assert column.drawer != (column.field in page.grid.fields)


def test_what_is_typed_in_the_drawer_is_the_cell_of_the_table(desk: Desk) -> None:
    page = desk.open("expenses")
    page.grid.go_to_cell(1, 0)
    assert page.card is not None
    cell = page.card.cells["amount"]
    cell.focus_here()
    desk.keys("75 pw")
    assert desk.session.draft.expenses[1].amount == 75
    assert page.model.index(1, page.group.column("amount")).data() == "75,00"
    assert "325,00 per maand" in page.card.echo.text()
    assert cell.editor.text() == "75 pw"  # what somebody types is never rewritten under the hands
    desk.keys(Key.Key_Return)
    assert cell.editor.text() == "75,00"
    assert not cell.editor.hasFocus()


def test_another_dossier_has_a_drawer_of_its_own_that_takes_what_is_typed(
    desk: Desk, example: Callable[[str], Draft]
) -> None:
    """It showed the line of the dossier before, and what was typed in it came nowhere."""
    for _ in range(2):
        page = desk.open("expenses")
        desk.wizard.go_to("expenses[0].note")
        assert page.card is not None
        assert page.card.cells["note"].editor.text() == ""
        desk.keys("hond")
        assert desk.session.draft.expenses[0].note == "hond"
        desk.wizard.open(0)
        desk.session.load(example("HH1"))


def test_what_cannot_be_read_stays_in_the_drawer_and_in_the_table(desk: Desk) -> None:
    page = desk.open("expenses")
    page.grid.go_to_cell(1, 0)
    was = desk.session.draft.expenses[1].amount
    assert page.card is not None
    cell = page.card.cells["amount"]
    cell.focus_here()
    desk.keys("12a", Key.Key_Return, Key.Key_Tab)
    assert focused() is cell.editor
    assert cell.wrong.isVisible()
    page.grid.setFocus()
    assert page.model.refused_cells() == [(1, page.group.column("amount"))]
    page.grid.go_to_cell(2, 0)
    page.grid.go_to_cell(1, 0)
    assert page.card.cells["amount"].editor.text() == "12a"
    page.card.cells["amount"].focus_here()
    desk.keys(Key.Key_Escape)
    assert desk.session.draft.expenses[1].amount == was
    assert page.model.refused_cells() == []
    assert page.card is not None  # Esc took the text back; the drawer stays


def test_escape_closes_the_drawer_and_f9_brings_it_back(desk: Desk) -> None:
    page = desk.open("expenses")
    page.grid.go_to_cell(1, 0)
    assert page.card is not None
    page.card.cells["note"].focus_here()
    desk.keys(Key.Key_Escape)
    assert page.card is None
    assert focused() is page.grid
    page.grid.go_to_cell(2, 0)
    assert page.card is None  # it stays closed
    desk.keys(Key.Key_F9)
    shown: object = page.card
    assert shown is not None
    desk.keys(Key.Key_F9)
    assert page.card is None


def test_page_down_goes_to_the_same_field_of_the_next_line(desk: Desk) -> None:
    page = desk.open("expenses")
    page.grid.go_to_cell(0, 0)
    assert page.card is not None
    page.card.cells["note"].focus_here()
    desk.keys(Key.Key_PageDown)
    assert where(page) == (1, "note")
    desk.keys(Key.Key_PageUp)
    assert where(page) == (0, "note")
    desk.keys(Key.Key_PageUp)
    assert where(page) == (0, "note")  # the first stays the first


def test_evidence_is_given_by_its_letter(desk: Desk) -> None:
    page = desk.open("expenses")
    desk.session.change(("expenses", 1, "evidence"), UNKNOWN, "x")
    page.grid.go_to_cell(1, 0)
    assert page.card is not None
    assert page.card.evidence.value is None
    page.card.focus_field(("evidence",))
    desk.keys("z")
    assert desk.session.draft.expenses[1].evidence is Evidence.TOLD
    assert page.card.evidence.value == "opgegeven"


@pytest.mark.parametrize("field", ["label", "note", "who"])
def test_a_finding_opens_the_drawer_that_was_closed(field: str, desk: Desk) -> None:
    page = desk.open("income")
    page.grid.go_to_cell(0, 0)
    page.close_drawer()
    desk.wizard.go_to(f"income[2].{field}")
    assert where(page) == (2, field)
    assert isinstance(focused(), QLineEdit)


def test_a_new_line_begins_in_the_drawer_too(desk: Desk) -> None:
    desk.session.load(Draft())
    page = desk.open("arrangements")
    assert page.card is None
    page.grid.go_to_cell(0, page.group.column("balance"))
    desk.keys("1200", Key.Key_Return)
    (line,) = desk.session.draft.arrangements
    assert line.balance == 1200


def test_the_drawer_takes_the_place_of_the_panel_and_gives_it_back(window: MainWindow) -> None:
    assert window.desk is not None
    halves = window.desk.halves
    page = _open(window, "expenses[1].amount")
    assert page.card is not None
    assert halves.aside is page.card
    assert not halves.right.isVisible()
    assert halves.strip.isVisible()  # the amounts stay in sight
    assert any(amount.text() for _, amount in window.desk.strip.cells)
    QTest.keyClick(focused(), Key.Key_F9)
    assert page.card is None
    assert halves.right.isVisible()
    QTest.keyClick(focused(), Key.Key_F9)
    assert halves.aside is page.card
    window.wizard.go_to("household_type")
    assert halves.aside is None
    assert halves.right.isVisible()
    _open(window, "expenses[1].amount")
    assert halves.aside is page.card


def test_where_there_is_no_room_beside_the_pages_the_drawer_stands_below_the_table(
    window: MainWindow,
) -> None:
    assert window.desk is not None
    page = _open(window, "expenses[1].amount")
    window.resize(1000, 728)
    QApplication.processEvents()
    assert page.card is not None
    assert window.desk.halves.aside is None
    assert page.isAncestorOf(page.card)
    assert page.card.isVisible()
    window.resize(1366, 728)
    QApplication.processEvents()
    assert window.desk.halves.aside is page.card


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH4", "HH6", ""])
def test_the_pages_of_lines_fit_without_scrolling(
    name: str, window: MainWindow, example: Callable[[str], Draft]
) -> None:
    window.session.load(example(name) if name else Draft())
    for group in GROUPS:
        page = _open(window, group.name)
        assert page.verticalScrollBar().maximum() == 0, group.name
        assert page.horizontalScrollBar().maximum() == 0, group.name


def test_in_another_language_the_drawer_goes_with_its_page(window: MainWindow) -> None:
    page = _open(window, "expenses[1].amount")
    assert page.card is not None
    window.fill(Texts("en"), place=3)
    QApplication.processEvents()
    assert window.desk is not None
    again = window.wizard.page
    assert isinstance(again, LinePage)
    assert again is not page
    assert window.desk.halves.aside is again.card


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_in_the_drawer_is_cut_off_at_its_side(
    scale: float, window: MainWindow, sized: Callable[[float], None]
) -> None:
    sized(scale)
    window.resize(1367, 728)
    for group in GROUPS:
        page = _open(window, f"{group.name}[0].code")
        assert page.card is not None
        for cell in page.card.cells.values():
            right = cell.mapTo(page.card, cell.rect().topRight()).x()
            assert right <= page.card.width(), cell.field
