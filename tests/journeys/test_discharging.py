"""E1: a plan that ended is discharged by keyboard: no other rest, role or day is possible."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.ui.agreement.agreement_page import AgreementPage
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.style import apply_style
from calc import Draft
from calc.dossier.agreed_schedule import EntryKind, HistoryEntry
from calc.dossier.agreement import PlanStatus
from tests.journeys.test_running_plan import accept
from tests.journeys.windows import opened

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    apply_style(qapp)
    window = opened("HH1-afgerond")
    qtbot.addWidget(window)
    QApplication.processEvents()
    return window


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def over(window: MainWindow) -> AgreementPage:
    """The plan ran, every month was paid, and it ended on its end date."""
    window.wizard.open([kind.key for kind in window.wizard.kinds].index("agreement"))
    page = window.wizard.page
    assert isinstance(page, AgreementPage)
    accept(page)
    schedule = page.session.draft.agreement.schedule
    assert schedule is not None
    entries = tuple(
        HistoryEntry(kind=EntryKind.RECEIVED, on=month.month.first_day, amount=month.payment)
        for month in schedule.months
    )
    page.session.change(("agreement", "entries"), entries, "x")
    card = page.status
    card.next.setFocus()
    take(card.next, "afgelopen")
    day(card.on, "30-11-2029")
    QTest.keyClick(card.record, Key.Key_Space)
    assert page.session.draft.agreement.status is PlanStatus.ENDED
    return page


def take(box: QComboBox, word: str) -> None:
    box.setFocus()
    for letter in word:
        QTest.keyClicks(focused(), letter)
    QTest.keyClick(focused(), Key.Key_Return)
    assert box.currentText() == word


def day(field: QWidget, typed: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Key.Key_Tab)


def test_e1_the_rest_is_worked_out_and_recorded_with_who_decided(window: MainWindow) -> None:
    page = over(window)
    session, card = page.session, page.status
    before = session.draft
    balance, schedule = before.debt.balance, before.agreement.schedule
    assert isinstance(balance, Decimal)
    assert schedule is not None
    rest = balance - sum((month.payment for month in schedule.months), Decimal(0))
    day(card.on, "29-11-2029")
    assert "Nog niet bekend" in card.amount.text()
    QTest.keyClick(card.record, Key.Key_Space)
    assert "30 november 2029" in card.error.text()
    day(card.on, "3-12-2029")
    assert card.amount.text() == page.texts.formats.euros(rest)
    # Nothing there can be typed in: the rest is no field.
    assert not card.amount.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(card.record, Key.Key_Space)
    assert session.draft == before  # nobody decided
    assert card.error.isVisible()
    card.by.setFocus()
    QTest.keyClicks(card.by, "SENTINEL-naam")
    take(card.role, "senior")
    QTest.keyClick(card.record, Key.Key_Space)
    event = session.draft.agreement.events[-1]
    assert (event.status, event.by, event.role, event.amount) == (
        PlanStatus.DISCHARGED, "SENTINEL-naam", "senior", rest
    )  # fmt: skip
    assert isinstance(session.draft, Draft)
    assert session.undo_stack.undoText() == "stand van het plan"
    session.undo_stack.undo()
    assert session.draft == before
    assert card.next.currentText() == "de rest is kwijtgescholden"
    assert card.role.isVisible()


def test_e1_a_payment_that_came_later_is_in_the_rest_of_its_day(window: MainWindow) -> None:
    page = over(window)
    session, card = page.session, page.status
    day(card.on, "3-12-2029")
    first = card.amount.text()
    last = session.draft.agreement.entries[-1]
    later = last.model_copy(update={"on": last.on.replace(month=12, day=2), "month": None})
    session.insert(("agreement", "entries"), 36, [later], "x")
    session.assess_now()
    second = card.amount.text()
    assert first != second
    day(card.on, "1-12-2029")
    assert card.amount.text() == first
