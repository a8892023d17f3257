"""Another line comes in the fields of the drawer that is there: it looks as one made for it."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from app.services.intake.line_columns import GROUPS, LineGroup
from app.ui.budget.cell_choice import CellChoice
from app.ui.budget.line_card import LineCard
from app.ui.budget.line_page import LinePage
from calc import Draft
from tests.app.ui.budget.conftest import Desk, focused, where

Key = Qt.Key


def _seen(widget: QWidget) -> list[Any]:
    """All that a widget and what stands in it show or say."""
    said: list[Any] = [
        type(widget).__name__,
        widget.objectName(),
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.isEnabled(),
        widget.focusPolicy(),
        bool(widget.property("refused")),
    ]
    match widget:
        case QLabel():
            said += [widget.text()]
        case QLineEdit():
            said += [widget.text(), widget.placeholderText(), widget.cursorPosition()]
            said += [widget.isUndoAvailable(), widget.isRedoAvailable(), widget.selectedText()]
        case QComboBox():
            said += [[widget.itemText(at) for at in range(widget.count())], widget.currentIndex()]
        case QAbstractButton():
            said += [widget.text(), widget.isChecked()]
    if isinstance(widget, CellChoice):
        said += [[option.words for option in widget._options], widget._is_sure]
    parts = [
        each
        for each in widget.children()
        if isinstance(each, QWidget) and not each.isHidden() and not each.isWindow()
    ]
    return [*said, *sorted((_seen(each) for each in parts), key=repr)]


def _as_made_for_it(page: LinePage) -> None:
    """What the drawer shows is what a drawer shows that never had another line."""
    card = page.card
    assert card is not None
    new = LineCard(page.model, page.editing, card.row, page.body)
    try:
        new.resize(card.size())
        new.show()
        assert _seen(card.cells["amount"]) == _seen(new.cells["amount"])
        for field, cell in new.cells.items():
            assert _seen(card.cells[field]) == _seen(cell), field
            assert card.cells[field].editor.index == cell.editor.index
            assert card.cells[field].editor._before == cell.editor._before
            assert not card.cells[field].editor.touched
        for mine, other in zip(card.form.editors, new.form.editors, strict=True):
            assert mine.path == other.path
            assert mine.isHidden() == other.isHidden(), other.path
            assert _seen(mine) == _seen(other), other.path
        for part in ("title", "_name", "say", "proof", "echo"):
            mine, other = getattr(card, part), getattr(new, part)
            assert _seen(mine) == _seen(other), part
            assert mine.isHidden() == other.isHidden(), part
        assert card.evidence.value == new.evidence.value
        assert (card.months is None) == (new.months is None)
        if card.months is not None and new.months is not None:
            assert card.months.model.path == new.months.model.path
            assert card.months.base.text() == new.months.base.text()
        assert card._scroll.verticalScrollBar().value() == 0
    finally:
        new.hide()
        new.deleteLater()


@pytest.mark.parametrize("name", ["HH4"])
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: str(group.name))
def test_each_line_looks_as_in_a_drawer_of_its_own(
    group: LineGroup, name: str, desk: Desk, example: Callable[[str], Draft]
) -> None:
    desk.session.load(example(name))
    page = desk.open(group.name)
    rows = range(page.model.new_row)
    for row in (*rows, 0):
        page.grid.go_to_cell(row, 0)
        _as_made_for_it(page)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: str(group.name))
def test_nothing_that_was_typed_goes_along(group: LineGroup, desk: Desk) -> None:
    """Neither what was refused, nor what was understood, nor what Ctrl+Z would bring back."""
    page = desk.open(group.name)
    page.grid.go_to_cell(0, 0)
    assert page.card is not None
    shown = page.card
    for cell in shown.cells.values():
        cell.focus_here()
        desk.keys("x1-y")
    for editor in shown.form.editors:
        if not editor.isHidden() and isinstance(editor.input, QLineEdit):
            editor.focus_here()
            desk.keys("juni" if editor.path[-1] == "from_date" else "q9-x")
    last = page.model.new_row - 1
    for row in (last, 0) if last else ():
        page.grid.go_to_cell(row, 0)
        assert page.card is shown
        _as_made_for_it(page)


def test_a_drawer_with_the_list_open_closes_it(desk: Desk) -> None:
    page = desk.open("expenses")
    page.grid.go_to_cell(0, 0)
    assert page.card is not None
    cell = page.card.cells["frequency"].editor
    assert isinstance(cell, CellChoice)
    cell.setFocus()
    cell.open_list()
    desk.keys(Key.Key_Down)
    assert cell.is_list_open
    page.grid.step_line(forward=True)
    assert where(page) == (1, "frequency")
    assert focused() is cell
    assert not cell.is_list_open
    _ = [desk.keys(Key.Key_Tab), page.grid.setFocus()]
    _as_made_for_it(page)


def test_what_is_typed_when_another_line_comes_is_of_the_line_before(desk: Desk) -> None:
    page = desk.open("expenses")
    page.grid.go_to_cell(0, 0)
    assert page.card is not None
    page.card.cells["note"].focus_here()
    desk.keys("hond", Key.Key_PageDown, "kat")
    assert [line.note for line in desk.session.draft.expenses[:2]] == ["hond", "kat"]
    desk.keys(Key.Key_Escape)  # takes back what was typed in this line only
    notes = [line.note for line in desk.session.draft.expenses[:2]]
    assert notes[0] == "hond"
    assert notes[1] != "kat"


def test_a_choice_that_is_none_is_kept_in_the_line_where_it_was_typed(desk: Desk) -> None:
    page = desk.open("expenses")
    page.grid.go_to_cell(0, 0)
    assert page.card is not None
    page.card.cells["frequency"].focus_here()
    desk.keys("zzz", Key.Key_PageDown)
    assert page.model.refused_cells() == [(0, page.group.column("frequency"))]
    assert page.model.edit_text(0, page.group.column("frequency")) == "zzz"


def test_what_was_typed_and_wiped_does_not_come_back_in_another_line(desk: Desk) -> None:
    page = desk.open("expenses")
    page.grid.go_to_cell(0, 0)
    assert page.card is not None
    page.card.cells["note"].focus_here()
    desk.keys("h", Key.Key_Backspace)
    page.grid.go_to_cell(1, 0)
    _as_made_for_it(page)


def test_the_months_are_those_of_the_line(desk: Desk) -> None:
    for row in range(2):
        desk.session.change(("income", row, "varying"), True, "x")
    page = desk.open("income")
    for row in (0, 1, 2, 0):
        page.grid.go_to_cell(row, 0)
        _as_made_for_it(page)


def test_tab_goes_from_field_to_field_after_another_line_came(desk: Desk) -> None:
    """Also through the months, which are made for the line that has them."""
    desk.session.change(("income", 1, "varying"), True, "x")
    page = desk.open("income")
    page.grid.go_to_cell(0, 0)
    page.grid.go_to_cell(1, 0)
    held = page.card
    assert held is not None
    assert held.months is not None

    def order(card: LineCard) -> list[tuple[str, str]]:
        found, at = list[tuple[str, str]](), page.grid.nextInFocusChain()
        while at is not None and page.grid.isAncestorOf(at):
            at = at.nextInFocusChain()
        while at is not None and card.isAncestorOf(at):
            if at.focusPolicy() & Qt.FocusPolicy.TabFocus and not at.isHidden():
                found.append((type(at).__name__, at.accessibleName()))
            at = at.nextInFocusChain()
        return found

    went = order(held)
    page.close_drawer()
    page.swap()
    assert page.card is not held
    assert page.card is not None
    assert went
    assert went == order(page.card)
