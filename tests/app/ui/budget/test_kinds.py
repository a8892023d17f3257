"""Kinds with their sums, the row of a kind, and where Tab and Enter go in a table of lines."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from app.services.intake.line_totals import kind_of
from app.ui.budget.cells import Role
from app.ui.budget.line_page import LinePage
from app.ui.budget.totals_line import sums_now
from calc import UNKNOWN, Draft
from calc.base.period import Frequency
from calc.dossier.budget_lines import ArrangementLine
from tests.app.ui.budget.conftest import PAGES, Desk, where

Key = Qt.Key


def _seen(page: LinePage) -> list[int]:
    """The rows that are seen, from top to bottom."""
    header = page.grid.verticalHeader()
    rows = sorted(range(page.model.rowCount()), key=header.visualIndex)
    return [row for row in rows if not page.grid.isRowHidden(row)]


def _to_kind(page: LinePage, kind: str) -> None:
    page.grid.setCurrentIndex(page.model.index(page.model.kind_row(kind), 0))


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH4", "HH6"])
@pytest.mark.parametrize("key", [step.key for step in PAGES])
def test_lines_stand_under_their_kind_with_the_sum_of_the_engine(
    name: str, key: str, desk: Desk, example: Callable[[str], Draft]
) -> None:
    desk.session.load(example(name))
    page = desk.open(key)
    model = page.model
    above, lines = "", []
    for row in _seen(page):
        kind = model.kind_at(row)
        if kind is not None:
            above = kind
        elif row < model.new_row:
            lines.append(row)
            code = getattr(desk.session.draft, key)[row].code
            assert kind_of(page.group, code) == above
    assert sorted(lines) == list(range(model.new_row))
    assert _seen(page)[-1] == model.new_row
    sums = {part.name: part.month for part in sums_now(desk.session, page.group).categories}
    for kind in model.kinds:
        said = model.index(model.kind_row(kind), model.month).data()
        assert said == (desk.texts.formats.amount(sums[kind]) if kind in sums else "")


def test_a_line_says_what_it_comes_to_a_month(desk: Desk) -> None:
    page = desk.open("income")
    line = desk.session.draft.income[0]
    assert line.frequency is Frequency.FOUR_WEEKS
    cell = page.model.index(0, page.model.month)
    assert cell.data() == "2.150,42"  # 1.985,00 x 13 / 12
    desk.session.change(("income", 0, "amount"), UNKNOWN, "x")
    page.refresh()
    assert cell.data() == "\N{EN DASH}"
    assert not cell.flags() & Qt.ItemFlag.ItemIsEditable


def test_a_kind_is_drawn_again_only_when_it_says_something_else(desk: Desk) -> None:
    page, drawn = desk.open("expenses"), list[int]()
    model = page.model
    empty = next(kind for kind in model.kinds if kind and not model.lines_of(kind))

    def note(first: QModelIndex, last: QModelIndex) -> None:
        drawn.extend(range(first.row(), last.row() + 1))

    model.dataChanged.connect(note)
    desk.session.change(("expenses", 0, "note"), "SENTINEL", "x")
    assert 0 in drawn
    assert not {model.kind_row(kind) for kind in model.kinds} & set(drawn)
    for _ in range(2):  # there is none, and then that is taken back
        drawn.clear()
        desk.session.ask_nothing(f"expenses.{empty}", "x")
        assert model.kind_row(empty) in drawn
    model.dataChanged.disconnect(note)


def test_another_reference_date_asks_again_what_is_odd(desk: Desk) -> None:
    page = desk.open("arrangements")
    desk.session.insert(("arrangements",), 0, [ArrangementLine(until=date(2026, 12, 1))], "x")
    place = page.group.column("until")
    for day, said in ((date(2026, 12, 2), "lines.odd.over"), (date(2026, 11, 23), "")):
        desk.session.change(("reference_date",), day, "x")
        assert page.model.sentence(0, place) == (desk.texts.text(said) if said else "")


def test_no_code_is_seen_and_a_line_is_called_by_its_name(desk: Desk) -> None:
    for step in PAGES:
        page = desk.open(step.key)
        for row in range(page.model.new_row):
            said = page.model.index(row, 0).data()
            assert not re.match(r"[IUR]\d\d", said), said
    page = desk.open("expenses")
    desk.session.change(("expenses", 0, "label"), "Huur van mij", "x")
    assert page.model.index(0, 0).data() == "Huur van mij"


def test_left_folds_a_kind_and_right_opens_it(desk: Desk) -> None:
    page = desk.open("expenses")
    lines = page.model.lines_of("wonen")
    page.grid.go_to_cell(lines[1], 0)
    desk.keys(Key.Key_Left)
    assert page.model.kind_at(page.grid.currentIndex().row()) == "wonen"
    assert set(lines) <= set(_seen(page))
    desk.keys(Key.Key_Left)
    assert not set(lines) & set(_seen(page))
    assert page.model.index(page.model.kind_row("wonen"), page.model.month).data()  # the sum stays
    desk.keys(Key.Key_Tab)
    assert where(page) == (page.model.lines_of("zorg")[0], "code")  # folded lines are passed over
    _to_kind(page, "wonen")
    desk.keys(Key.Key_Right)
    assert set(lines) <= set(_seen(page))


def test_a_finding_opens_the_kind_that_is_folded(desk: Desk) -> None:
    page = desk.open("expenses")
    row = page.model.lines_of("wonen")[2]
    page.model.fold("wonen", folded=True)
    assert page.grid.isRowHidden(row)
    desk.wizard.go_to(f"expenses[{row}].amount")
    assert not page.grid.isRowHidden(row)
    assert where(page) == (row, "amount")


def test_a_kind_without_lines_is_asked_about_and_f7_says_that_there_is_none(desk: Desk) -> None:
    page = desk.open("expenses")
    kind = next(kind for kind in page.model.kinds if kind and not page.model.lines_of(kind))
    row = page.model.kind_row(kind)
    assert row in _seen(page)
    assert page.model.index(row, 0).data(Role.KIND).said == "nog niet gevraagd"
    _to_kind(page, kind)
    desk.keys(Key.Key_F7)
    assert f"expenses.{kind}" in {each.question for each in desk.session.draft.asked}
    assert "niet van toepassing" in page.model.index(row, 0).data(Role.KIND).said
    desk.keys(Key.Key_F7)  # taken back
    assert f"expenses.{kind}" not in {each.question for each in desk.session.draft.asked}


def test_f7_takes_a_line_that_does_not_apply_and_leaves_a_kind_with_lines(desk: Desk) -> None:
    page = desk.open("expenses")
    before = desk.session.draft
    _to_kind(page, "wonen")
    desk.keys(Key.Key_F7)
    assert desk.session.draft == before
    assert "Haal die eerst weg" in page.message.done.text()
    page.grid.go_to_cell(1, 0)
    desk.keys(Key.Key_F7)
    assert len(desk.session.draft.expenses) == len(before.expenses) - 1
    desk.session.undo_stack.undo()
    assert desk.session.draft == before


def test_enter_goes_from_kind_to_amount_and_down_the_amounts(desk: Desk) -> None:
    page = desk.open("expenses")
    first, second = page.model.lines_of("wonen")[:2]
    page.grid.go_to_cell(first, 0)
    desk.keys(Key.Key_Return)
    assert where(page) == (first, "amount")
    desk.keys("700", Key.Key_Return)
    assert where(page) == (second, "amount")
    assert page.grid.editor is not None
    desk.keys(Key.Key_Escape)
    desk.press(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert where(page) == (first, "amount")


def test_new_lines_are_typed_one_after_the_other(desk: Desk) -> None:
    desk.session.load(Draft())
    page = desk.open("expenses")
    desk.keys("huur", Key.Key_Return, "700", Key.Key_Return)
    desk.keys("boods", Key.Key_Return, "75 pw", Key.Key_Return)
    rent, food = desk.session.draft.expenses
    assert (rent.code, food.code) == ("U01", "U30")
    assert (rent.amount, food.amount) == (Decimal(700), Decimal(75))
    assert food.frequency is Frequency.WEEK
    assert where(page) == (2, "code")


def test_a_letter_on_the_row_of_a_kind_begins_a_new_line(desk: Desk) -> None:
    page = desk.open("expenses")
    _to_kind(page, "zorg")
    desk.keys("b")
    assert where(page) == (page.model.new_row, "code")
    assert page.grid.editor is not None
    assert page.grid.editor.text() == "b"


def test_a_line_moves_within_its_kind(desk: Desk) -> None:
    page = desk.open("expenses")
    lines = desk.session.draft.expenses
    moved = (lines[0], lines[-1], *lines[1:-1])  # of another kind, in between
    desk.session.change(("expenses",), moved, "x")
    second = page.model.lines_of("wonen")[1]
    page.grid.choose([second])
    line = desk.session.draft.expenses[second]
    page.commands.move(-1)
    now = page.model.lines_of("wonen")
    assert desk.session.draft.expenses[now[0]] == line
    assert page.grid.chosen_rows() == [now[0]]
    page.commands.move(-1)  # it is the first of its kind
    assert desk.session.draft.expenses[now[0]] == line


@pytest.mark.parametrize("room", [1066, 700, 520])
def test_the_amount_is_always_seen_and_nothing_scrolls_sideways(room: int, desk: Desk) -> None:
    for step in PAGES:
        page = desk.open(step.key)
        desk.wizard.resize(room, 700)
        QApplication.processEvents()
        assert "amount" in page.grid.fields
        assert page.grid.horizontalScrollBar().maximum() == 0
        amount = page.grid.visualRect(page.model.index(0, page.group.column("amount")))
        assert page.grid.viewport().rect().contains(amount)


def test_the_rows_of_kinds_can_be_told_apart_without_colour(desk: Desk) -> None:
    page = desk.open("expenses")
    index = page.model.index(page.model.kind_row("wonen"), 0)
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Wonen, ")
    assert said.endswith("open")
    page.model.fold("wonen", folded=True)
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("dicht")
