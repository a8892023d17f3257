"""Long names, work and creditors: a field without room for all of it says so, and has it all."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QToolTip
from pytestqt.qtbot import QtBot

from app.ui.intake.customer_debt_page import CustomerDebtPage
from app.ui.intake.household_page import HouseholdPage
from app.ui.intake.page import Page
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.one_line import OneLine
from app.ui.widgets.style import apply_style
from calc import Draft
from tests.app.ui.kept import style_again

LONG = "Stichting Samenwerkende Gemeentelijke Belastingen Noord-Holland-Zuid en Omstreken"
SIGN = "\N{HORIZONTAL ELLIPSIS}"


@pytest.fixture(params=[1.0, 2.0])
def scale(request: pytest.FixtureRequest, qapp: QApplication, styled: None) -> Iterator[float]:
    apply_style(qapp, request.param)
    yield request.param
    style_again(qapp)


@pytest.fixture
def page_of(
    scale: float, window: MainWindow, example: Callable[[str], Draft]
) -> Callable[[str], Page]:
    """A page of a household with long names everywhere, with everything on it open."""
    session = window.session
    session.load(example("HH2"))
    for path in (("adults", 0, "name"), ("adults", 0, "work"), ("debt", "creditor"),
                 ("contact", "street")):  # fmt: skip
        assert session.change(path, LONG, "") == ()

    def open_page(key: str) -> Page:
        window.open_step([kind.key for kind in window.wizard.kinds].index(key))
        page = window.wizard.page
        if isinstance(page, CustomerDebtPage):
            for fold in page.folds.values():
                fold.turn(opened=True)
        for _ in range(3):
            QApplication.processEvents()
        return page

    return open_page


def lines(page: Page) -> list[OneLine]:
    return [each for each in page.body.findChildren(OneLine) if each.isVisible()]


@pytest.mark.parametrize("key", ["customer_debt", "household"])
def test_every_field_of_the_dossier_that_is_typed_in_says_so_when_it_is_cut_off(
    key: str, page_of: Callable[[str], Page]
) -> None:
    page = page_of(key)
    plain = [each for each in page.body.findChildren(QLineEdit)
             if each.isVisible() and not isinstance(each, OneLine) and each.text()]  # fmt: skip
    assert plain == []
    long = [each for each in lines(page) if each.text() == LONG]
    assert len(long) >= 2
    for line in lines(page):
        assert line.shown.endswith(SIGN) is line.is_cut
        room = line.width() - line.fontMetrics().horizontalAdvance(line.shown)
        assert room > 0, line.accessibleName()


@pytest.mark.parametrize("key", ["customer_debt", "household"])
def test_no_long_name_makes_the_page_wider_than_the_window(
    key: str, page_of: Callable[[str], Page]
) -> None:
    """The name above the details of a person stood in one line, and the page moved sideways."""
    page = page_of(key)
    assert isinstance(page, QScrollArea)
    assert page.horizontalScrollBar().maximum() == 0


def test_the_tip_of_a_field_that_is_cut_off_is_all_of_it(
    page_of: Callable[[str], Page], qtbot: QtBot
) -> None:
    page = page_of("household")
    assert isinstance(page, HouseholdPage)
    [work] = [each for each in page.people.rows[0].editors if each.path[-1] == "work"]
    line = work.input
    assert isinstance(line, OneLine)
    assert line.is_cut
    assert not line.hasFocus()
    before = line.grab().toImage()
    line.setFocus()
    assert line.text() == LONG  # with the cursor it is as always
    assert line.grab().toImage() != before
    at = QPoint(4, 4)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, line.mapToGlobal(at))
    QApplication.sendEvent(line, event)
    qtbot.waitUntil(lambda: QToolTip.text() == LONG)
    QToolTip.hideText()


def test_a_text_that_fits_is_painted_by_qt_itself(qtbot: QtBot, styled: None) -> None:
    made, plain = OneLine("kort"), QLineEdit("kort")
    for each in (made, plain):
        qtbot.addWidget(each)
        each.resize(200, 30)
    assert made.shown == "kort"
    assert not made.is_cut
    assert made.grab().toImage() == plain.grab().toImage()
