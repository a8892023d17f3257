"""What people say, typed in the cell of an amount: all of it is kept, asked, or refused by name."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from calc import UNKNOWN
from calc.base.period import Frequency
from calc.dossier.codes import Evidence
from tests.app.ui.budget.conftest import Desk, focused

Key = Qt.Key


def test_d8_an_amount_brings_along_how_often_that_it_is_a_guess_and_until_when(desk: Desk) -> None:
    page = desk.open("expenses")
    before = desk.session.draft.expenses[0]
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("ca 75 pw t/m juni 2027")
    line = desk.session.draft.expenses[0]
    assert (line.amount, line.frequency) == (Decimal(75), Frequency.WEEK)
    assert (line.evidence, line.until) == (Evidence.ESTIMATED, date(2027, 6, 30))
    assert "= €\u00a0325,00 per maand" in page.message.echo.label.text()
    desk.keys(Key.Key_Escape)
    assert desk.session.draft.expenses[0] == before


def test_d8_a_new_line_keeps_what_its_amount_brought_along(desk: Desk) -> None:
    page = desk.open("expenses")
    row = page.model.new_row
    page.grid.go_to_cell(row, page.group.column("amount"))
    desk.keys("ongeveer 6 euro per dag t/m 2028")
    page.grid.go_to_cell(row, page.group.column("code"))
    desk.keys("U30", Key.Key_Return)
    line = desk.session.draft.expenses[row]
    assert (line.amount, line.frequency) == (Decimal(6), Frequency.DAY)
    assert (line.evidence, line.until) == (Evidence.ESTIMATED, date(2028, 12, 31))


@pytest.mark.parametrize(("key", "day"), [("1", 31), ("2", 30)])
def test_a_doubt_is_chosen_by_key(key: str, day: int, desk: Desk) -> None:
    page = desk.open("expenses")
    before = desk.session.draft
    row, column = 0, page.group.column("amount")
    page.grid.go_to_cell(row, column)
    desk.keys("40 pm tot juni 2027")
    assert desk.session.draft == before
    assert "tot juni 2027" in page.message.cell.text()
    assert "pijl omlaag" in page.message.cell.text()
    assert len(page.message.echo.choices) == 2
    desk.keys(Key.Key_Down)
    assert focused() is page.message.echo.choices[0]
    desk.keys(key)
    line = desk.session.draft.expenses[0]
    assert (line.amount, line.until) == (Decimal(40), date(2027, 5 + (day == 30), day))
    assert page.model.refused_cells() == []
    assert not page.message.echo.choices
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (row, column)


def test_a_doubt_left_behind_is_asked_again(desk: Desk) -> None:
    page = desk.open("expenses")
    column = page.group.column("amount")
    page.grid.go_to_cell(0, column)
    desk.keys("40-50 pw")
    desk.wizard.open(1)
    page = desk.open("expenses")
    page.grid.go_to_cell(0, column)
    assert len(page.message.echo.choices) == 2
    page.message.echo.choices[1].click()
    line = desk.session.draft.expenses[0]
    assert (line.amount, line.frequency, line.evidence) == (
        Decimal(50),
        Frequency.WEEK,
        Evidence.ESTIMATED,
    )


def test_not_known_can_be_said_and_is_told(desk: Desk) -> None:
    page = desk.open("income")
    page.grid.go_to_cell(0, page.group.column("amount"))
    desk.keys("weet niet")
    became: object = desk.session.draft.income[0].amount
    assert became is UNKNOWN
    assert "weet ik niet" in page.message.done.text()


@pytest.mark.parametrize(
    ("typed", "part"), [("75 pw min 10", "min 10"), ("geen", "Typ dan 0"), ("w", "geen bedrag")]
)
def test_what_is_refused_says_what_to_do(typed: str, part: str, desk: Desk) -> None:
    page = desk.open("expenses")
    before = desk.session.draft
    column = page.group.column("amount")
    page.grid.go_to_cell(0, column)
    desk.keys(typed)
    assert desk.session.draft == before
    assert part in page.model.sentence(0, column)
