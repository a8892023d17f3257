"""What is folded says what is in it, and whether something there is open; nothing hides in it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.services.short_findings import open_points, place_of
from app.ui.intake.customer_debt_page import CustomerDebtPage
from app.ui.intake.editors import FieldEditor
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN, Draft
from calc.base.path import field_path
from calc.dossier.codes import PaymentMethod
from tests.app.ui.kept import Kept

Key = Qt.Key


@pytest.fixture
def window(one_window: Kept, example: Callable[[str], Draft]) -> MainWindow:
    return one_window.put_back(example("HH1"))


@pytest.fixture
def page(window: MainWindow) -> CustomerDebtPage:
    window.wizard.open(0)
    found = window.wizard.page
    assert isinstance(found, CustomerDebtPage)
    return found


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH4", "HH6", ""])
def test_the_first_page_asks_eight_things_and_takes_two_screens_at_most(
    name: str, window: MainWindow, example: Callable[[str], Draft]
) -> None:
    window.session.load(example(name) if name else Draft())
    window.wizard.open(0)
    QApplication.processEvents()
    page = window.wizard.page
    within = page.body.findChildren(QWidget)
    shown = [each for each in within if isinstance(each, FieldEditor) and each.isVisible()]
    assert 7 <= len(shown) <= 8
    assert page.verticalScrollBar().maximum() <= page.viewport().height()


def test_the_day_of_a_debit_is_asked_of_who_may_pay_that_way(page: CustomerDebtPage) -> None:
    session = page.session
    day = next(each for each in page.call.editors if each.path == ("contact", "debit_day"))
    for method, seen in ((UNKNOWN, True), (PaymentMethod.TRANSFER, False),
                         (PaymentMethod.DIRECT_DEBIT, True)):  # fmt: skip
        session.change(("contact", "payment_method"), method, "x")
        assert day.isVisible() is seen
    session.change(("contact", "debit_day"), 25, "x")
    session.change(("contact", "payment_method"), PaymentMethod.TRANSFER, "x")
    assert day.isVisible()  # what was entered is never out of sight


def test_a_fold_opens_with_the_arrow_with_enter_and_with_a_click(page: CustomerDebtPage) -> None:
    fold = page.folds["debt"]
    assert not fold.is_open
    fold.button.setFocus()
    for key, opened in (
        (Key.Key_Right, True), (Key.Key_Left, False), (Key.Key_Return, True),
        (Key.Key_Space, False),
    ):  # fmt: skip
        QTest.keyClick(fold.button, key)
        assert fold.is_open is opened
    QTest.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    assert fold.is_open
    QTest.keyClick(fold.button, Key.Key_Tab)
    assert fold.isAncestorOf(_focused())


def test_a_fold_names_what_is_in_it_for_eyes_and_ears(page: CustomerDebtPage) -> None:
    for fold in page.folds.values():
        assert fold.names.text()
        assert fold.button.text() in fold.button.accessibleName()
        assert fold.names.text() in fold.button.accessibleName()


@pytest.mark.parametrize("name", ["HH1", "HH2", "HH3", "HH6", ""])
def test_what_is_open_in_a_fold_is_counted_once(
    name: str, page: CustomerDebtPage, example: Callable[[str], Draft]
) -> None:
    page.session.load(example(name) if name else Draft())
    page.show_assessment()
    points = [field_path(place_of(each)).parts for each in open_points(page.session.assessment)]
    for key, fold in page.folds.items():
        count = sum(fold.holds(path) for path in points)
        assert fold.open.text() == (f"{count} open" if count else ""), key


def test_a_point_in_a_fold_is_said_and_goes_when_it_is_settled(page: CustomerDebtPage) -> None:
    session, fold = page.session, page.folds["debt"]
    assert fold.open.text() == ""
    session.change(("debt", "sale_date"), UNKNOWN, "x")
    session.assess_now()
    points = [place_of(each) for each in open_points(session.assessment)]
    assert fold.open.isVisible() == any(fold.holds(field_path(each).parts) for each in points)
    session.pending.keep("debt.creditor", "111222333")
    session.assess_now()
    assert "open" in fold.open.text()
    assert fold.open.text() in fold.button.accessibleName()


@pytest.mark.parametrize(
    "path",
    ["debt.creditor", "debt.prescription", "contact.street", "about.story", "handling.officer",
     "debt.recurrence.behaviour", "notes", "life_states", "debt.earlier_arrangements",
     "first_plan_month"],
)  # fmt: skip
def test_a_finding_in_a_fold_opens_it(
    path: str, window: MainWindow, example: Callable[[str], Draft]
) -> None:
    window.session.load(example("HH3"))
    window.wizard.go_to(path)
    page = window.wizard.page
    assert isinstance(page, CustomerDebtPage)
    holds = [fold for fold in page.folds.values() if fold.holds(field_path(path).parts)]
    assert len(holds) == 1
    assert holds[0].is_open
    assert holds[0].isAncestorOf(_focused())


def test_a_text_that_was_refused_is_there_when_a_fold_is_opened_again(
    page: CustomerDebtPage,
) -> None:
    fold = page.folds["debt"]
    fold.turn(opened=True)
    page.go_to(("debt", "principal"))
    line = _focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "12a")
    fold.turn(opened=False)
    page.show_assessment()
    assert fold.open.text() == "1 open"
    fold.turn(opened=True)
    assert line.text() == "12a"
    assert line.isVisible()


def test_every_field_of_the_page_is_in_one_place(page: CustomerDebtPage) -> None:
    for fold in page.folds.values():
        fold.turn(opened=True)
    paths = [each.path for form in page.forms() for each in form.editors]
    assert len(set(paths)) == len(paths)
    for form in page.forms():
        for each in form.editors:
            inside = [fold for fold in page.folds.values() if fold.isAncestorOf(form)]
            assert [fold for fold in page.folds.values() if fold.holds(each.path)] == inside
