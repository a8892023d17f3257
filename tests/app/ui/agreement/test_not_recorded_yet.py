"""C8: what was typed about a decision that is not recorded yet stays, and closing tells of it."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.intake.pending_words import say_place
from app.ui.agreement.checks_page import ChecksPage
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from calc import Draft
from calc.dossier.codes import PaymentMethod, ReasonFor
from calc.dossier.debt import EarlierArrangement
from calc.dossier.household import LifeState, LifeStateKind

PLACES = ["decision.schuldhulp.text", "decision.minimum_too_long.by", "schrijnend.by"]


def undecided(example: Callable[[str], Draft]) -> Draft:
    draft: Draft = example("HH1-afgerond")
    return draft.model_copy(update={"reasons": ()})


def checks_of(qtbot: QtBot, session: Session, language: str) -> tuple[MainWindow, ChecksPage]:
    window = MainWindow(session, Texts(language))
    qtbot.addWidget(window)
    window.show()
    window.wizard.go_to("checks")
    page = window.wizard.page
    assert isinstance(page, ChecksPage)
    return window, page


def test_c8_what_is_typed_outlives_its_widgets_and_goes_with_another_dossier(
    qtbot: QtBot, session: Session, styled: None, example: Callable[[str], Draft]
) -> None:
    session.load(undecided(example))
    window, page = checks_of(qtbot, session, "nl")
    rows = page.decisions.rows
    QTest.keyClicks(rows[ReasonFor.SCHULDHULP].text, "wil eerst dit plan")
    QTest.keyClicks(rows[ReasonFor.MINIMUM_TOO_LONG].by, "SENTINEL-A")
    QTest.keyClicks(page.schrijnend.by, "SENTINEL-B")
    assert sorted(session.pending.texts) == sorted(PLACES)
    again, page = checks_of(qtbot, session, "en")
    rows = page.decisions.rows
    assert rows[ReasonFor.SCHULDHULP].text.text() == "wil eerst dit plan"
    assert rows[ReasonFor.MINIMUM_TOO_LONG].by.text() == "SENTINEL-A"
    assert page.schrijnend.by.text() == "SENTINEL-B"
    session.load(Draft())
    assert rows[ReasonFor.SCHULDHULP].text.text() == ""
    assert page.schrijnend.by.text() == ""
    assert window is not again


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_c8_its_place_is_said_in_words(place: str, language: str) -> None:
    said = say_place(Texts(language), place, Draft())
    assert said
    assert "_" not in said
    assert "." not in said.rstrip(".")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["customer_debt", "household"])
def test_c7_with_letters_twice_as_large_nothing_is_wider_than_its_page(
    key: str, language: str, qtbot: QtBot, session: Session, sized: Callable[[float], None],
    example: Callable[[str], Draft],
) -> None:  # fmt: skip
    session.load(undecided(example))
    session.change(("contact", "payment_method"), PaymentMethod.DIRECT_DEBIT, "x")
    session.change(("debt", "earlier_arrangements"), (EarlierArrangement(),), "x")
    state = LifeState(
        kind=LifeStateKind.BEWIND, who="A", from_date=session.assessment.reference_date
    )
    session.change(("life_states",), (state,), "x")
    sized(2.0)
    window = MainWindow(session, Texts(language))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.wizard.open([kind.key for kind in window.wizard.kinds].index(key))
    for _ in range(4):
        QApplication.processEvents()
    assert window.wizard.page.horizontalScrollBar().maximum() == 0
