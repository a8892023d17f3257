"""What the window says of a creditor, a death, a gate and an address (issue 8, number 5)."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.i18n.sentences import say_typed
from app.ui.documents.documents_page import DocumentsPage
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from calc import UNKNOWN
from calc.dossier.household import LifeState, LifeStateKind
from tests.app.ui.page_of import page_of
from tests.building import draft, raw_example

DIED = LifeState(kind=LifeStateKind.DECEASED, who="A", from_date=date(2026, 11, 2))


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    session.load(draft(raw_example("HH1-afgerond")))
    found = MainWindow(session, Texts("nl"))
    qtbot.addWidget(found)
    found.resize(1366, 768)
    found.show()
    return found


def documents_of(window: MainWindow) -> DocumentsPage:
    page = page_of(window.wizard, DocumentsPage)
    page.show_assessment()
    return page


def test_a_creditor_that_is_no_client_is_said_where_letters_are_made(window: MainWindow) -> None:
    session = window.session
    assert not session.change(("debt", "creditor"), "Andere Bank N.V.", "x")
    session.assess_now()
    note = documents_of(window).documents.note.text()
    assert "Andere Bank N.V." in note
    assert "Voorbeeldbank N.V." in note


def test_after_a_death_no_conversation_stands_as_an_appointment(window: MainWindow) -> None:
    session = window.session
    assert not session.change(("contact", "next_conversation"), date(2026, 12, 8), "x")
    session.assess_now()
    assert "8 december 2026" in window.live.talk.text()
    assert not session.change(("life_states",), (DIED,), "x")
    session.assess_now()
    assert "overleden" in window.live.talk.text()
    assert "8 december" not in window.live.talk.text()
    page = documents_of(window)
    assert "erfgenamen" in page.documents.note.text()
    dialog = page.documents
    assert dialog.talks.list.count() == 1
    assert not dialog.talks.save.isEnabled()
    assert not dialog.talks.choose.isEnabled()
    dialog.talks.save_calendar()


def test_a_postcode_of_another_country_is_taken_after_the_country(window: MainWindow) -> None:
    session = window.session
    [refused] = session.change(("contact", "postcode"), "10115", "x")
    assert "vier cijfers" in say_typed(Texts("nl"), refused)
    assert "ander land" in say_typed(Texts("nl"), refused)
    assert not session.change(("contact", "country"), "Duitsland", "x")
    assert not session.change(("contact", "postcode"), "10115", "x")
    back = session.change(("contact", "country"), UNKNOWN, "x")
    assert back
    assert session.draft.contact.country == "Duitsland"


@pytest.mark.parametrize("gate", ["wsnp", "msnp", "bewind"])
def test_the_panel_says_the_gate_and_never_that_there_is_no_room(
    window: MainWindow, gate: str
) -> None:
    session = window.session
    assert not session.change(("debt", gate), True, "x")
    session.assess_now()
    assert "geen betaling gevraagd" in window.live.pays.decided.text()
    assert "ruimte" not in window.live.pays.decided.text()
