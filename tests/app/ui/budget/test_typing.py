"""Typing in the tables: a line by keyboard alone, and what cannot be stays where it was typed."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from app.ui.budget.cells import CellMark, Role
from app.ui.budget.line_page import LinePage
from calc import UNKNOWN, Draft
from calc.base.period import Frequency
from calc.dossier.codes import Evidence
from tests.app.ui.budget.conftest import Desk, focused, where

Key = Qt.Key


def _cell(page: LinePage, row: int, field: str) -> str:
    return str(page.model.index(row, page.group.column(field)).data())


def _mark(page: LinePage, row: int, field: str) -> object:
    return page.model.index(row, page.group.column(field)).data(Role.MARK)


def test_a_cost_is_typed_by_keyboard_alone(desk: Desk) -> None:
    desk.session.load(Draft())
    page = desk.open("expenses")
    desk.keys("boods", Key.Key_Tab)
    assert [line.code for line in desk.session.draft.expenses] == ["U30"]
    desk.keys("120,50", Key.Key_Tab, "maand", Key.Key_Tab, "gezien", Key.Key_Return)
    (line,) = desk.session.draft.expenses
    assert (line.code, line.label, line.amount) == ("U30", "Boodschappen", Decimal("120.50"))
    assert (line.frequency, line.who) == (Frequency.MONTH, "A")
    assert line.evidence == Evidence.SEEN
    assert where(page) == (1, "code")
    assert page.grid.editor is not None  # a new line has begun


def test_a_code_brings_along_only_what_is_not_known_yet(desk: Desk) -> None:
    desk.session.load(Draft())
    page = desk.open("income")
    page.grid.go_to_cell(0, page.group.column("label"))
    desk.keys("Mijn baan", Key.Key_Tab)
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("100", Key.Key_Tab, "week", Key.Key_Tab)
    assert not desk.session.draft.income
    assert _cell(page, 0, "label") == "Mijn baan"
    assert "soort" in page.model.sentence(0, 0)
    desk.keys(Key.Key_Escape)
    page.grid.go_to_cell(0, 0)
    desk.keys("i01", Key.Key_Return)
    (line,) = desk.session.draft.income
    assert (line.code, line.label, line.amount) == ("I01", "Mijn baan", Decimal(100))
    assert (line.frequency, line.who) == (Frequency.WEEK, "A")


def test_another_code_renames_only_a_line_without_a_name_of_its_own(desk: Desk) -> None:
    page = desk.open("expenses")
    named = desk.session.draft.expenses[0].model_copy(update={"label": "Kale huur"})
    desk.session.change(("expenses", 0), named, "x")
    page.grid.go_to_cell(0, 0)
    desk.keys("hypo", Key.Key_Return)
    assert desk.session.draft.expenses[0].code == "U03"
    assert desk.session.draft.expenses[0].label == "Hypotheek, erfpacht, VvE"
    desk.session.change(("expenses", 1, "label"), "Van mij", "x")
    page.grid.go_to_cell(1, 0)
    desk.keys("hypo", Key.Key_Return)
    assert desk.session.draft.expenses[1].label == "Van mij"


def test_search_looks_in_code_and_label_and_shows_what_enter_takes(desk: Desk) -> None:
    desk.session.load(Draft())
    page = desk.open("income")
    desk.keys("toe")
    editor = page.grid.editor
    assert editor is not None
    listed = editor.list  # type: ignore[attr-defined]
    assert listed.isVisible()
    assert listed.highlighted.value == "I20"
    desk.keys(Key.Key_Down)
    assert listed.highlighted.value == "I21"
    desk.keys(Key.Key_Return)
    assert desk.session.draft.income[0].code == "I21"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.234,5", "1234.50"),
        ("1234.50", "1234.50"),
        ("€ 12,-", "12.00"),
        ("1.234", "1234.00"),
        ("0", "0.00"),
    ],
)
def test_amounts_as_people_type_them(typed: str, amount: str, desk: Desk) -> None:
    page = desk.open("income")
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys(typed, Key.Key_Return)
    assert desk.session.draft.income[0].amount == Decimal(amount)
    assert _mark(page, 0, "amount") != CellMark.REFUSED


@pytest.mark.parametrize("typed", ["abc", "12a", "-5", "12,345", "99999999999"])
def test_what_cannot_be_stays_in_the_cell_and_the_draft_keeps_the_old_value(
    typed: str, desk: Desk
) -> None:
    page = desk.open("income")
    before = desk.session.draft
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys(typed)
    assert focused().property("refused") is True
    assert len(page.message.cell.text()) > 20
    desk.keys(Key.Key_Tab)
    assert desk.session.draft == before
    assert _cell(page, 0, "amount") == typed
    assert _mark(page, 0, "amount") == CellMark.REFUSED
    assert "bedrag" in page.message.cell.text()  # also when the cursor is elsewhere
    tip = page.model.index(0, page.group.column("amount")).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == page.model.sentence(0, page.group.column("amount"))


def test_a_refused_text_is_there_to_mend_and_then_gone(desk: Desk) -> None:
    page = desk.open("income")
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("12a", Key.Key_Return)
    page.grid.go_to_cell(0, page.group.column("amount"), edit=True)
    assert page.grid.editor is not None
    assert page.grid.editor.text() == "12a"
    desk.keys(Key.Key_End, Key.Key_Backspace, Key.Key_Return)
    assert desk.session.draft.income[0].amount == Decimal(12)
    assert _mark(page, 0, "amount") is None
    assert page.model.refused_cells() == []


def test_undo_takes_a_kept_text_away_when_the_value_changes(desk: Desk) -> None:
    page = desk.open("income")
    column = page.group.column("amount")
    page.grid.go_to_cell(0, column)
    desk.keys("12", Key.Key_Return, Key.Key_Escape)
    page.grid.go_to_cell(0, column)
    desk.keys("x")
    page.grid.setFocus()  # a click elsewhere: Enter would stay with the text, and Esc take it back
    assert _cell(page, 0, "amount") == "x"
    desk.session.undo_stack.undo()
    assert _cell(page, 0, "amount") == "1.985,00"


def test_a_word_that_is_in_no_list_stays_too(desk: Desk) -> None:
    page = desk.open("income")
    before = desk.session.draft
    page.grid.go_to_cell(0, page.group.column("frequency"))
    desk.keys("soms", Key.Key_Return)
    assert desk.session.draft == before
    assert _cell(page, 0, "frequency") == "soms"
    assert "soms" in page.model.sentence(0, page.group.column("frequency"))


def test_keystrokes_in_one_cell_are_one_step_of_undo(desk: Desk) -> None:
    page = desk.open("income")
    before = desk.session.draft
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("1500", Key.Key_Tab, Key.Key_Escape)
    assert desk.session.undo_stack.count() == 1
    assert "bedrag" in desk.session.undo_stack.undoText()
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("1600", Key.Key_Tab)
    assert desk.session.undo_stack.count() == 2
    desk.session.undo_stack.undo()
    assert desk.session.draft.income[0].amount == Decimal(1500)
    desk.session.undo_stack.undo()
    assert desk.session.draft == before


def test_escape_takes_back_what_was_typed(desk: Desk) -> None:
    page = desk.open("income")
    before = desk.session.draft
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("77", Key.Key_Escape)
    assert desk.session.draft == before
    desk.keys("abc", Key.Key_Escape)
    assert page.model.refused_cells() == []


@pytest.mark.parametrize("field", ["label", "amount", "frequency", "who", "evidence", "note"])
def test_f8_and_an_emptied_cell_mean_not_known(field: str, desk: Desk) -> None:
    page = desk.open("income")
    was = getattr(desk.session.draft.income[0], field)
    page.grid.go_to_cell(0, page.group.column(field))
    desk.keys(Key.Key_F8)
    assert getattr(desk.session.draft.income[0], field) is UNKNOWN
    desk.session.change(("income", 0, field), was, "x")
    page.grid.go_to_cell(0, page.group.column(field))
    desk.keys(Key.Key_F2, Key.Key_F8)
    assert getattr(desk.session.draft.income[0], field) is UNKNOWN
    desk.keys(Key.Key_Escape)
    desk.session.change(("income", 0, field), was, "x")
    page.grid.go_to_cell(0, page.group.column(field))  # Esc may have closed the drawer
    desk.keys(Key.Key_Backspace, Key.Key_Return)
    assert getattr(desk.session.draft.income[0], field) is UNKNOWN
    quiet = page.model.index(0, page.group.column(field))
    assert quiet.data(Role.QUIET) is True
    assert quiet.data() == ("" if field == "note" else "weet ik niet")


def test_an_end_can_be_none_or_not_known(desk: Desk) -> None:
    page = desk.open("arrangements")
    page.grid.go_to_cell(0, page.group.column("until"))
    desk.keys("31-12-2027", Key.Key_Return)
    assert str(desk.session.draft.arrangements[0].until) == "2027-12-31"
    desk.keys(Key.Key_Escape)
    page.grid.go_to_cell(0, page.group.column("until"))
    desk.keys(Key.Key_Backspace, Key.Key_Return, Key.Key_Escape)
    assert desk.session.draft.arrangements[0].until is None
    assert _cell(page, 0, "until") == "geen"
    page.grid.go_to_cell(0, page.group.column("until"))
    desk.keys(Key.Key_F8)
    assert desk.session.draft.arrangements[0].until is UNKNOWN


def test_an_arrangement_begins_with_any_cell(desk: Desk) -> None:
    desk.session.load(Draft())
    page = desk.open("arrangements")
    page.grid.go_to_cell(0, page.group.column("creditor"))
    desk.keys("KPN", Key.Key_Tab)
    (line,) = desk.session.draft.arrangements
    assert (line.code, line.creditor) == (UNKNOWN, "KPN")
    assert desk.session.undo_stack.count() == 1


def test_tab_leaves_the_table_at_both_ends(desk: Desk) -> None:
    page = desk.open("income")
    page.grid.go_to_cell(page.model.new_row, 0, edit=True)
    desk.keys(Key.Key_Tab)
    assert not page.grid.isAncestorOf(focused())
    assert focused() is not page.grid
    page.grid.go_to_cell(0, 0)
    desk.keys(Key.Key_Backtab)
    assert focused() is not page.grid
    page.grid.go_to_cell(0, 3)
    desk.keys(Key.Key_Tab, ctrl=True)
    assert focused() is not page.grid


def test_moving_through_cells_changes_nothing(desk: Desk) -> None:
    page = desk.open("arrangements")
    before = desk.session.draft
    page.grid.go_to_cell(0, 0, edit=True)
    for _ in range(page.model.columnCount() * 2):
        desk.keys(Key.Key_Tab)
    desk.keys(Key.Key_Escape, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_Left, Key.Key_Right)
    assert desk.session.draft == before
    assert desk.session.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"amount": Decimal(0)}, "amount"),
        ({"amount": Decimal("1000.01"), "frequency": Frequency.WEEK}, "amount"),
        ({"code": "I02", "frequency": Frequency.MONTH}, "frequency"),
        ({"amount": Decimal("142.86"), "frequency": Frequency.DAY}, "amount"),
        ({"code": "I22", "amount": Decimal(3500), "frequency": Frequency.MONTH}, "amount"),
        ({"code": "I20", "amount": Decimal("1500.01"), "frequency": Frequency.MONTH}, "amount"),
    ],
)
def test_an_odd_value_is_asked_about_and_counts(
    fields: dict[str, object], field: str, desk: Desk
) -> None:
    page = desk.open("income")
    line = desk.session.draft.income[0].model_copy(update=fields)
    assert desk.session.change(("income", 0), line, "x") == ()
    assert _mark(page, 0, field) == CellMark.ODD
    assert page.model.sentence(0, page.group.column(field)).endswith(("?", "F8."))


def test_usual_values_are_not_asked_about(desk: Desk) -> None:
    page = desk.open("income")
    for fields in (
        {"amount": Decimal(1000), "frequency": Frequency.WEEK},
        {"amount": Decimal(1)},
        {"amount": Decimal("142.85"), "frequency": Frequency.DAY},
        {"code": "I23", "amount": Decimal(1500), "frequency": Frequency.MONTH},
    ):
        line = desk.session.draft.income[0].model_copy(update=fields)
        desk.session.change(("income", 0), line, "x")
        assert _mark(page, 0, "amount") is None


def test_the_same_line_twice_and_one_that_is_over_are_asked_about(desk: Desk) -> None:
    from datetime import date

    page = desk.open("arrangements")
    line = desk.session.draft.arrangements[0].model_copy(
        update={"until": date(2020, 1, 1), "amount": Decimal(50), "balance": Decimal("49.99")}
    )
    desk.session.change(("arrangements",), (line, line), "x")
    assert _mark(page, 1, "code") == CellMark.ODD
    assert _mark(page, 0, "until") == CellMark.ODD
    assert _mark(page, 0, "amount") == CellMark.ODD
    far = line.model_copy(update={"until": date(2199, 12, 31)})
    desk.session.change(("arrangements", 0), far, "x")
    assert "ver weg" in page.model.sentence(0, page.group.column("until"))
    desk.session.change(("arrangements", 0), line, "x")
    desk.session.change(("arrangements", 0, "balance"), Decimal(50), "x")
    assert _mark(page, 0, "amount") is None
    assert _mark(page, 1, "code") == CellMark.ODD
    desk.session.change(("arrangements", 0, "creditor"), "Een ander", "x")
    assert _mark(page, 1, "code") is None
