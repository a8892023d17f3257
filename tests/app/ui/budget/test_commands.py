"""Adding, copying, deleting and moving lines; the cursor stays with what one works on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.services.intake.suggestions import usual_codes
from calc import UNKNOWN, Draft
from tests.app.ui.budget.conftest import Desk, focused

Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier
Shift = Qt.KeyboardModifier.ShiftModifier


def _codes(desk: Desk) -> list[str]:
    return [line.code for line in desk.session.draft.expenses]


def test_insert_begins_a_new_line_at_the_end(desk: Desk) -> None:
    page = desk.open("expenses")
    desk.keys(Key.Key_Insert)
    assert page.grid.row == page.model.new_row
    assert page.grid.editor is not None
    assert len(desk.session.draft.expenses) == page.model.new_row  # not before there is a code


def test_duplicate_puts_a_copy_under_the_line_and_chooses_it(desk: Desk) -> None:
    page = desk.open("expenses")
    before = desk.session.draft.expenses
    page.grid.go_to_cell(2, 2)
    desk.keys(Key.Key_D, ctrl=True)
    now = desk.session.draft.expenses
    assert now[2] == now[3] == before[2]
    assert page.grid.chosen_rows() == [3]
    assert page.grid.currentIndex().column() == 2
    desk.session.undo_stack.undo()
    assert desk.session.draft.expenses == before


def test_a_deleted_group_comes_back_with_one_undo_and_is_chosen_again(desk: Desk) -> None:
    page = desk.open("expenses")
    before = desk.session.draft
    page.grid.go_to_cell(3, 0)
    for _ in range(4):  # the row of a kind lies between them
        desk.press(Key.Key_Down, Shift)
    assert page.grid.chosen_rows() == [3, 4, 5, 6]
    desk.keys(Key.Key_Delete)
    assert len(desk.session.draft.expenses) == len(before.expenses) - 4
    assert page.grid.row == 3
    assert "4" in page.message.done.text()
    desk.session.undo_stack.undo()
    assert desk.session.draft == before
    assert page.grid.chosen_rows() == [3, 4, 5, 6]
    assert focused() is page.grid
    desk.session.undo_stack.redo()
    assert len(desk.session.draft.expenses) == len(before.expenses) - 4
    assert page.grid.row == 3
    assert desk.session.undo_stack.count() == 1


def test_lines_apart_from_each_other_are_deleted_and_come_back_together(desk: Desk) -> None:
    page = desk.open("expenses")
    before = desk.session.draft
    page.grid.choose([1, 4, 7])
    page.buttons.actions_by_name["delete"].trigger()
    assert _codes(desk) == [
        line.code for row, line in enumerate(before.expenses) if row not in (1, 4, 7)
    ]
    desk.session.undo_stack.undo()
    assert desk.session.draft == before
    assert page.model.new_row == len(before.expenses)
    assert page.grid.chosen_rows() == [1, 4, 7]


def test_all_lines_can_go_and_the_table_keeps_the_focus(desk: Desk) -> None:
    page = desk.open("expenses")
    desk.keys(Key.Key_A, ctrl=True)
    desk.keys(Key.Key_Delete)
    assert desk.session.draft.expenses == ()
    assert focused() is page.grid
    assert page.empty.isVisible()
    desk.session.undo_stack.undo()
    assert not page.empty.isVisible()
    assert page.card is not None


def test_undo_of_a_new_line_with_an_open_editor_keeps_the_cursor_in_the_table(desk: Desk) -> None:
    page = desk.open("expenses")
    before = len(desk.session.draft.expenses)
    desk.keys(Key.Key_Insert)
    desk.keys("boods", Key.Key_Return)
    assert page.grid.editor is not None
    desk.session.undo_stack.undo()
    assert len(desk.session.draft.expenses) == before
    assert focused() is page.grid
    assert page.grid.row == before - 1


def test_the_current_cell_stays_in_sight_when_the_window_gets_small(desk: Desk) -> None:
    page = desk.open("arrangements")
    page.grid.go_to_cell(0, 6)
    desk.wizard.resize(700, 600)
    QApplication.processEvents()
    cell = page.grid.visualRect(page.grid.currentIndex())
    assert page.grid.viewport().rect().contains(cell.adjusted(2, 2, -2, -2))


def test_delete_in_an_editor_deletes_a_letter(desk: Desk) -> None:
    page = desk.open("expenses")
    before = len(desk.session.draft.expenses)
    page.grid.go_to_cell(0, page.group.column("label"), edit=True)
    desk.keys(Key.Key_Home, Key.Key_Delete, Key.Key_Return)
    assert len(desk.session.draft.expenses) == before
    assert desk.session.draft.expenses[0].label == "ale huur"


def test_lines_move_together_and_stay_chosen(desk: Desk) -> None:
    page = desk.open("expenses")
    before = _codes(desk)
    page.grid.choose([2, 3])
    desk.press(Key.Key_Up, Alt)
    assert _codes(desk) == [before[0], before[2], before[3], before[1], *before[4:]]
    assert page.grid.chosen_rows() == [1, 2]
    for _ in range(2):
        desk.press(Key.Key_Down, Alt)
    assert _codes(desk) == [before[0], before[1], before[4], before[2], before[3], *before[5:]]
    assert desk.session.undo_stack.count() == 3
    page.grid.choose([0])
    desk.press(Key.Key_Up, Alt)
    page.grid.choose([len(before) - 1])
    desk.press(Key.Key_Down, Alt)
    assert desk.session.undo_stack.count() == 3
    for _ in range(3):
        desk.session.undo_stack.undo()
    assert _codes(desk) == before


def test_a_kept_text_goes_with_its_line(desk: Desk) -> None:
    page = desk.open("expenses")
    column = page.group.column("amount")
    page.grid.go_to_cell(2, column)
    desk.keys("abc")
    page.grid.setFocus()
    page.grid.choose([0])
    desk.keys(Key.Key_Delete)
    assert page.model.refused_cells() == [(1, column)]
    desk.session.undo_stack.undo()
    assert page.model.refused_cells() == [(2, column)]


def test_copied_lines_come_back_the_same_when_they_are_pasted(desk: Desk) -> None:
    for key in ("income", "expenses", "arrangements"):
        page = desk.open(key)
        page.grid.selectAll()
        lines = getattr(desk.session.draft, key)
        desk.keys(Key.Key_C, ctrl=True)
        assert QGuiApplication.clipboard().text().count("\n") == len(lines) - 1
        page.grid.go_to_cell(page.model.new_row, 0)
        desk.keys(Key.Key_V, ctrl=True)
        pasted = getattr(desk.session.draft, key)[len(lines) :]
        fields = [column.field for column in page.group.columns]
        for line, copy in zip(lines, pasted, strict=True):
            assert [getattr(copy, name) for name in fields] == [
                getattr(line, name) for name in fields
            ]
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("key", ["income", "expenses", "arrangements"])
def test_the_usual_lines_are_there_at_one_press_without_amounts(key: str, desk: Desk) -> None:
    desk.session.load(Draft())
    page = desk.open(key)
    assert page.empty.isVisible()
    assert "?" in page.empty.questions.text()
    page.empty.add_usual.click()
    lines = getattr(desk.session.draft, key)
    assert [line.code for line in lines] == list(usual_codes(page.group, Draft()))
    assert {line.amount for line in lines} == {UNKNOWN}
    assert page.grid.row == 0
    assert not page.empty.isVisible()
    desk.session.undo_stack.undo()
    assert getattr(desk.session.draft, key) == ()
    assert page.empty.isVisible()


def test_the_usual_lines_are_those_of_the_home_and_the_family(desk: Desk) -> None:
    page = desk.open("expenses")
    draft = desk.session.draft
    assert "U01" in usual_codes(page.group, draft)
    owner = draft.model_copy(
        update={"housing": draft.housing.model_copy(update={"tenure": "koop"})}
    )
    assert "U03" in usual_codes(page.group, owner)
    assert "U01" not in usual_codes(page.group, owner)


def test_the_model_keeps_the_rules_of_qt_whatever_happens(own_desk: Desk) -> None:
    desk = own_desk
    page = desk.open("expenses")
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(page.model, mode, page)
    assert tester is not None
    page.grid.choose([1, 4, 7])
    page.commands.duplicate()
    page.commands.delete()
    page.commands.move(-1)
    desk.keys(Key.Key_Insert)
    desk.keys("boods", Key.Key_Tab, Key.Key_Escape)
    while desk.session.undo_stack.canUndo():
        desk.session.undo_stack.undo()
    while desk.session.undo_stack.canRedo():
        desk.session.undo_stack.redo()
    desk.session.load(Draft())
    assert page.model.new_row == 0


def test_a_thousand_lines_are_a_table_like_any_other(desk: Desk) -> None:
    page = desk.open("expenses")
    many = desk.session.draft.expenses * 50
    assert desk.session.change(("expenses",), many[:1000], "x") == ()
    assert page.model.new_row == 1000
    page.grid.go_to_cell(900, page.group.column("amount"))
    desk.keys("12", Key.Key_Tab, Key.Key_Escape)
    assert str(desk.session.draft.expenses[900].amount) == "12.00"
    page.grid.choose(list(range(100, 900)))
    desk.keys(Key.Key_Delete)
    assert len(desk.session.draft.expenses) == 200
    desk.session.undo_stack.undo()
    assert page.grid.chosen_rows() == list(range(100, 900))
    editors = page.grid.viewport().findChildren(type(page.grid.viewport()))
    assert len(editors) < 5  # no widgets in cells
