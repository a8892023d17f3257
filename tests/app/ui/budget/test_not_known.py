"""B1: of lines without an amount there is no sum. C3: what was refused can be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.services.reading.payment import read_payment
from app.ui.widgets.tokens import now
from calc.base.period import Frequency
from calc.dossier.budget_lines import ExpenseLine
from tests.app.ui.budget.conftest import Desk

Key = Qt.Key


def test_b1_lines_without_an_amount_have_no_sum(desk: Desk) -> None:
    session = desk.session
    with_one = session.draft.model_copy(update={"expenses": (ExpenseLine(code="U01", who="A"),)})
    session.change((), with_one, text="")
    page = desk.open("expenses")
    page.refresh()
    assert page.totals.total.text() == desk.texts.text("lines.total_not_known")
    assert page.model.index(0, page.model.month).data() == "\N{EN DASH}"
    assert page.model.index(page.model.kind_row("wonen"), page.model.month).data() == ""


def test_c3_a_refused_text_is_not_painted_over(desk: Desk) -> None:
    page = desk.open("income")
    column = page.group.column("amount")
    page.grid.go_to_cell(0, column)
    desk.keys("abc", Key.Key_Return)
    desk.wizard.open(1)
    desk.open("income")
    page.grid.setCurrentIndex(page.model.index(0, column))
    QApplication.processEvents()
    assert page.grid.editor is None
    index = page.grid.currentIndex()
    shot = page.grid.viewport().grab(page.grid.visualRect(index)).toImage()
    points = [(x, y) for x in range(shot.width()) for y in range(shot.height())]
    red = sum(shot.pixelColor(x, y) == QColor(now().stop) for x, y in points)
    assert 0 < red < len(points) / 4


@pytest.mark.parametrize(
    ("said", "frequency"),
    [("1512,40 4w", Frequency.FOUR_WEEKS), ("900 2 w", Frequency.TWO_WEEKS)],
)
def test_d8_weeks_in_short_are_read(said: str, frequency: Frequency) -> None:
    payment = read_payment(said)
    assert payment is not None
    assert payment.frequency is frequency
