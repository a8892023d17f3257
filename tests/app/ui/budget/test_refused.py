"""C2 and C3: no letter says "weet ik niet", and nobody goes on from a text that was refused."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.intake.cell_values import matching, meant, options
from app.services.intake.line_columns import GROUPS, LineColumn, LineGroup
from app.ui.budget.cells import CellMark, Role
from app.ui.budget.line_page import LinePage
from app.ui.intake.session import Session
from calc import UNKNOWN, Draft
from calc.base.period import Frequency
from calc.dossier.codes import Evidence
from tests.app.ui.budget.conftest import Desk, focused, where

Key = Qt.Key
CHOSEN = [(group, column) for group in GROUPS for column in group.columns if not column.typed]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _text(page: LinePage) -> str:
    editor = page.grid.editor or focused()
    assert isinstance(editor, QLineEdit)
    return editor.text()


# -- C2 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("group", "column"), CHOSEN, ids=[f"{group.name}-{column.field}" for group, column in CHOSEN]
)
def test_c2_no_letter_means_not_known_in_any_list(
    group: LineGroup, column: LineColumn, language: str, example: Callable[[str], Draft]
) -> None:
    texts = Texts(language)
    for code in (UNKNOWN, "I02", "U20", "R02"):
        offered = options(texts, group, column, example("HH2"), code)
        for letter in LETTERS:
            found = matching(offered, letter)
            place = meant(found, letter)
            assert place < 0 or found[place].value is not UNKNOWN
            assert UNKNOWN not in [option.value for option in found[:-1]]


def test_c2_w_in_how_often_is_a_week_and_the_plan_stays(desk: Desk) -> None:
    page = desk.open("income")
    session = desk.session
    session.assess_now()
    assert session.assessment.plan is not None
    page.grid.go_to_cell(0, page.group.column("frequency"))
    desk.keys("w", Key.Key_Return)
    assert session.draft.income[0].frequency is Frequency.WEEK
    session.assess_now()
    assert session.assessment.plan is not None


@pytest.mark.parametrize("field", ["who", "evidence", "frequency"])
def test_c2_not_known_is_reached_with_its_word_with_the_arrows_and_with_f8(
    field: str, desk: Desk
) -> None:
    page = desk.open("income")
    was = getattr(desk.session.draft.income[0], field)
    for keys in (
        ("weet", Key.Key_Return),
        ("weet ik niet", Key.Key_Tab),
        (Key.Key_F2, Key.Key_F4, Key.Key_PageDown, Key.Key_PageDown, Key.Key_Return),
        (Key.Key_F8,),
    ):
        page.grid.go_to_cell(0, page.group.column(field))
        desk.keys(*keys)
        assert getattr(desk.session.draft.income[0], field) is UNKNOWN, keys
        desk.session.undo_stack.undo()
        assert getattr(desk.session.draft.income[0], field) == was


@pytest.mark.parametrize(
    ("field", "typed"), [("who", "w"), ("evidence", "w"), ("who", "we"), ("evidence", "n")]
)
def test_c2_a_letter_that_begins_nothing_else_is_asked_about(
    field: str, typed: str, desk: Desk
) -> None:
    page = desk.open("income")
    before = desk.session.draft
    page.grid.go_to_cell(0, page.group.column(field))
    desk.keys(typed, Key.Key_Return)
    assert desk.session.draft is before
    assert where(page) == (0, field)
    assert typed in page.message.cell.text()


def test_c2_a_click_elsewhere_chooses_only_what_cannot_be_anything_else(desk: Desk) -> None:
    page = desk.open("income")
    before = desk.session.draft
    column = page.group.column("evidence")
    page.grid.go_to_cell(0, column)
    desk.keys("ge")  # gezien, opgegeven, geschat
    page.grid.setFocus()
    assert desk.session.draft is before
    assert page.model.refused_cells() == [(0, column)]
    assert "kan meer dan" in page.model.sentence(0, column)
    page.grid.go_to_cell(0, column)
    desk.keys("opg")
    page.grid.setFocus()
    assert desk.session.draft.income[0].evidence is Evidence("opgegeven")


def test_c2_a_cell_that_becomes_not_known_says_so_and_comes_back_in_one_step(desk: Desk) -> None:
    page = desk.open("income")
    was = desk.session.draft.income[0].amount
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("75", Key.Key_F8)
    became: object = desk.session.draft.income[0].amount
    assert became is UNKNOWN
    assert "weet ik niet" in page.message.done.text()
    assert page.message.done.isVisible()
    desk.session.undo_stack.undo()
    assert desk.session.draft.income[0].amount == 75
    assert not page.message.done.isVisible()
    desk.session.undo_stack.undo()
    assert desk.session.draft.income[0].amount == was


# -- C3 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Backtab])
@pytest.mark.parametrize(
    ("place", "field", "typed"),
    [
        ("income", "amount", "12a"),
        ("expenses", "amount", "-5"),
        ("income", "frequency", "soms"),
        ("expenses", "evidence", "x"),
        ("arrangements", "until", "31-31-2027"),
        ("arrangements", "balance", "veel"),
        ("expenses", "code", "raketbrandstof"),
        ("income", "label", "zie 111222333"),
    ],
)
def test_c3_enter_and_tab_stay_at_a_refused_text(
    place: str, field: str, typed: str, key: Qt.Key, desk: Desk
) -> None:
    page = desk.open(place)
    before = desk.session.draft
    page.grid.go_to_cell(0, page.group.column(field))
    desk.keys(typed, key, key)
    assert where(page) == (0, field)
    assert _text(page) == typed
    assert focused().property("refused") is True
    cell = page.card.cells.get(field) if page.card is not None else None
    wrong = (
        page.message.cell.text()
        if page.grid.editor is not None or cell is None
        else (cell.wrong.text())
    )
    assert "Esc" in wrong
    desk.keys(" er", key)  # somebody who does not look: it lands in the same cell
    assert page.model.refused_cells() == [(0, page.group.column(field))]
    assert desk.session.draft == before
    desk.keys(Key.Key_Escape)
    assert page.model.refused_cells() == []
    assert desk.session.draft == before
    assert desk.session.undo_stack.count() == 0


def test_c3_a_new_line_stays_at_its_refused_cell_too(desk: Desk) -> None:
    page = desk.open("expenses")
    before = desk.session.draft
    page.grid.go_to_cell(page.model.new_row, page.group.column("amount"), edit=True)
    desk.keys("12a", Key.Key_Return, Key.Key_Return)
    assert where(page) == (page.model.new_row, "amount")
    desk.keys(Key.Key_End, Key.Key_Backspace, Key.Key_Return)
    assert where(page) == (page.model.new_row, "frequency")
    assert page.model.refused_cells() == []
    assert desk.session.draft == before


def test_c3_a_mended_text_goes_on(desk: Desk) -> None:
    page = desk.open("income")
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("12a", Key.Key_Return, Key.Key_Backspace, Key.Key_Return)
    assert desk.session.draft.income[0].amount == 12
    assert where(page) == (1, "amount")  # Enter goes to the next line


def test_c3_one_can_leave_a_refused_text_and_it_stays_where_it_was_typed(desk: Desk) -> None:
    page = desk.open("income")
    column = page.group.column("amount")
    page.grid.go_to_cell(0, column)
    desk.keys("12a", Key.Key_Return)
    desk.keys(Key.Key_Tab, ctrl=True)
    assert not page.grid.isAncestorOf(focused())
    assert page.model.refused_cells() == [(0, column)]
    page.grid.go_to_cell(0, column, edit=True)
    assert _text(page) == "12a"
    desk.keys(Key.Key_Escape)  # nothing was typed since: the old value comes back
    assert page.model.refused_cells() == []
    assert page.model.index(0, column).data(Role.MARK) != CellMark.REFUSED


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_c3_the_months_stay_at_a_refused_text(
    key: Qt.Key, qtbot: QtBot, desk: Desk, example: Callable[[str], Draft]
) -> None:
    desk.session.load(example("HH4"))
    page = desk.open("income")
    row = next(at for at, line in enumerate(desk.session.draft.income) if line.months)
    page.grid.choose([row])
    before = desk.session.draft
    assert page.card is not None
    assert page.card.months is not None
    grid = page.card.months.grid
    grid.go_to(1, 1, edit=True)
    _letters("veel")
    desk.keys(key, key)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)
    _letters("er")
    desk.keys(key)
    assert page.card.months.model.sentence()
    assert desk.session.draft is before
    desk.keys(Key.Key_Escape)
    assert page.card.months.model.sentence() == ""
    assert desk.session.draft is before


def _letters(text: str) -> None:
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(focused(), event)


def test_c3_what_is_refused_by_the_session_is_said_once(session: Session) -> None:
    """A refused change leaves no step of undo behind."""
    assert session.change(("income", 0, "amount"), "-5", "x")
    assert session.undo_stack.count() == 0


def test_c3_a_refused_text_is_told_from_the_row_of_a_kind_too(desk: Desk) -> None:
    """That row holds no text of its own, and the page stands when the dossier changes."""
    page = desk.open("expenses")
    place = page.group.column("amount")
    page.grid.go_to_cell(0, place)
    desk.keys("1.2.3", Key.Key_Up)
    assert page.model.kind_at(page.grid.row) is not None
    assert page.message.cell.text() == page.model.sentence(0, place)
    desk.session.change(("expenses", 1, "note"), "hond", "x")
    assert desk.wizard.page is page
    assert page.model.edit_text(0, place) == "1.2.3"
