"""A plan is accepted, paid for a year, reviewed and agreed again, in the window and by keyboard.

A1, A2 and A3: nothing of it moves the end date, and its letters say what is still to be paid.
"""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import make_document
from app.store.dossier_file import dossier_bytes, parse_dossier
from app.ui.agreement.agreement_page import AgreementPage
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.style import apply_style
from calc import Draft
from tests.journeys.typist import press
from tests.journeys.windows import opened

EUR = "€\u00a0"
END = date(2029, 11, 30)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    apply_style(qapp)
    window = opened("HH1-afgerond")
    qtbot.addWidget(window)
    qtbot.waitExposed(window)
    return window


def page_of(window: MainWindow) -> AgreementPage:
    window.wizard.open([kind.key for kind in window.wizard.kinds].index("agreement"))
    page = window.wizard.page
    assert isinstance(page, AgreementPage)
    return page


def type_and_tab(*texts: str) -> None:
    """Type into the field that has the cursor, and go to the next with Tab."""
    for text in texts:
        field = focused()
        if text:
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClicks(field, text)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def accept(page: AgreementPage) -> None:
    """Offered, accepted, running: three times the form of the status."""
    card = page.status
    for day, channel, by in (
        ("24-11-2026", "", ""),
        ("26-11-2026", "per telefoon", "A. Jansen"),
        ("1-12-2026", "", ""),
    ):
        # The first that can follow is chosen already; only running has several.
        card.on.setFocus()
        QTest.keyClick(card.on, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(card.on, day)
        if channel:
            card.channel.setCurrentIndex(card.channel.findText(channel))
            card.by.setFocus()
            QTest.keyClicks(card.by, by)
        press(card.record, Qt.Key.Key_Space, " ")
        page.session.assess_now()


def letter(window: MainWindow, kind: DocumentKind) -> tuple[str, bool]:
    """The words of a letter, on one line, and whether it is a concept."""
    session = window.session
    assessed = Assessed(session.draft, session.policy_file, session.assessment)
    made = make_document(kind, assessed, Texts("nl"), extra=Extras(referral=False))
    return " ".join(made.text.split()), made.concept


def test_a_year_of_payments_a_review_and_its_letter(window: MainWindow) -> None:
    page, session = page_of(window), window.session
    accept(page)
    assert str(session.draft.agreement.status) == "loopt"
    agreed = [month.payment for month in session.draft.agreement.schedule.months]  # type: ignore[union-attr]

    page.entry.on.setFocus()
    for place, payment in enumerate(agreed[:12]):
        month, year = (place, 2027) if place else (12, 2026)
        type_and_tab(f"1-{month}-{year}", f"{payment:.2f}".replace(".", ","))
        assert focused() is page.entry.month
        QTest.keyClick(page.entry.month, Qt.Key.Key_Return)
        assert focused() is page.entry.on
    assert len(session.draft.agreement.entries) == 12

    session.change(("reference_date",), date(2027, 12, 2), "peildatum")
    line = session.draft.income[0]
    assert isinstance(line.amount, Decimal)
    session.change(("income", 0, "amount"), line.amount - 150, "loon")
    session.assess_now()
    assert page.running.months.said().count("| betaald") == 12
    words, concept = letter(window, DocumentKind.REVIEW)
    assert not concept
    new = session.assessment.schedule[13].payment.amount
    assert new < agreed[13]

    before = session.draft
    press(page.review.accept, Qt.Key.Key_Space, " ")
    session.assess_now()
    assert page.review.refused.text() == ""
    agreement = session.draft.agreement
    assert agreement.schedule is not None
    assert [month.payment for month in agreement.schedule.months[:13]] == agreed[:13]
    assert agreement.schedule.months[13].payment == new
    assert agreement.end_date == END
    assert parse_dossier(dossier_bytes(session.draft)) == session.draft

    words, concept = letter(window, DocumentKind.REVIEW)
    assert not concept
    formats = Texts("nl").formats
    for said in (
        "U betaalt nu 12 maanden zoals wij hebben afgesproken",
        "30 november 2029",
        formats.euros(agreed[12]).replace("\u00a0", " "),
        formats.euros(new).replace("\u00a0", " "),
        "U betaalt wat in de tabel staat, tot en met november 2029.",
    ):
        assert said in words.replace("\u00a0", " ")
    assert "december 2026" not in words
    plan, concept = letter(window, DocumentKind.PLAN)
    assert not concept
    assert "30 november 2029" in plan

    session.undo_stack.undo()
    assert session.draft == before


def test_a_plan_of_elsewhere_goes_on_from_its_next_payment(window: MainWindow) -> None:
    page, session = page_of(window), window.session
    press(page.take_over.open, Qt.Key.Key_Space, " ")
    assert focused() is page.take_over.first
    type_and_tab("12-2025", "48", "40.000,00", "0")
    QTest.keyClicks(page.take_over.steps, "12-2025 = 150")
    QTest.keyClick(page.take_over.steps, Qt.Key.Key_Tab)
    type_and_tab("20-11-2025", "A. Jansen")
    assert focused() is page.take_over.form.record
    press(focused(), Qt.Key.Key_Space, " ")
    session.assess_now()
    assert isinstance(session.draft, Draft)
    assert session.draft.agreement.end_date == END
    assert page.running.next.text() == f"Volgende betaling: {EUR}150,00 in november 2026."
    assert f"Schuld bij het begin | {EUR}40.000,00" in page.running.facts.said()
    assert session.undo_stack.count() == 1
