"""Documenten as a step: what fits, what is still needed, what is typed for one letter, its keys."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.documents.kinds import TRAITS, DocumentKind
from app.i18n import LANGUAGES, Texts
from app.services.document_extras import fields_of, read_extras
from app.services.document_needs import CHECKS_KEY
from app.ui.documents import desk as desk_module
from app.ui.documents import files
from app.ui.documents.desk import DocumentsDesk
from app.ui.documents.documents_page import DocumentsPage
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.shell.pages import PAGES
from calc import Draft
from tests.app.ui.kept import Kept

K, Key = DocumentKind, Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
THREAT = "Betaalt u niet, dan leggen wij loonbeslag."
ON = date(2026, 11, 23)


@pytest.fixture
def window(one_window: Kept, example: Callable[[str], Draft]) -> MainWindow:
    return one_window.put_back(example("HH1"))


@pytest.fixture
def session(window: MainWindow) -> Session:
    """That of the window."""
    return window.session


@pytest.fixture
def page(window: MainWindow) -> DocumentsPage:
    window.show_documents()
    found = window.wizard.page
    assert isinstance(found, DocumentsPage)
    return found


@pytest.fixture
def desk(page: DocumentsPage) -> DocumentsDesk:
    return page.documents


def overridden(desk: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    """Whether this key is the page's own, before any menu has it."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(desk, event)
    return event.isAccepted()


# -- the step --------------------------------------------------------------------------------------


def test_the_documents_are_a_step_without_the_panel(
    window: MainWindow, page: DocumentsPage
) -> None:
    assert window.desk is not None
    assert not window.desk.halves.right.isVisible()
    assert page.documents.isAncestorOf(window.focusWidget())
    window.wizard.open(0)
    assert window.desk.halves.right.isVisible()


def test_a_document_can_be_asked_for_by_its_kind(window: MainWindow) -> None:
    window.show_documents(K.STILL_NEEDED.value)
    page = window.wizard.page
    assert isinstance(page, DocumentsPage)
    assert page.documents.offers.kind is K.STILL_NEEDED
    assert page.documents.shown is not None
    assert page.documents.shown.made.kind is K.STILL_NEEDED


def test_the_key_of_the_checks_is_that_of_their_step() -> None:
    place = [step.key for step in PAGES].index("checks")
    assert f"Alt+{place + 1}" == CHECKS_KEY


def test_what_fits_stands_above_what_does_not(desk: DocumentsDesk) -> None:
    fits = [desk.offers.fits(kind) for kind in desk.offers.kinds]
    assert fits == sorted(fits, reverse=True)
    assert {True, False} == {*fits}


def test_it_is_not_made_again_while_nothing_changed(
    window: MainWindow, desk: DocumentsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []

    def offers(*asked: object) -> tuple[()]:
        made.append(asked)
        return ()

    monkeypatch.setattr(desk_module, "offers", offers)
    window.wizard.open(0)
    window.wizard.open([step.key for step in PAGES].index("documents"))
    assert made == []


# -- what is needed --------------------------------------------------------------------------------


def test_a_concept_says_what_is_open_with_the_key_that_goes_there(
    window: MainWindow, desk: DocumentsDesk, qtbot: QtBot
) -> None:
    assert desk.offers.kind is K.PLAN
    assert desk.needs.title.accessibleName() == "Nog nodig voor definitief"
    assert desk.needs.said[0] == "6 controles, huurtoeslag eerst"
    assert desk.needs.said[-1] == "Volgend gesprek: nog geen dag"
    desk.needs.buttons[0].click()
    assert window.wizard.kinds[window.wizard.place].key == "checks"


def test_what_cannot_be_made_says_why_and_what_to_do(desk: DocumentsDesk) -> None:
    desk.offers.show_kind(K.DISCHARGE)
    assert desk.needs.title.accessibleName() == "Past nu niet"
    assert "besluit tot kwijting" in desk.needs.said[0]
    assert desk.needs.said[1] == "Leg het besluit tot kwijting vast bij Afspraak"
    assert desk.needs.said[0] in desk.preview.why_none.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_window_names_an_option_of_the_command_line(
    language: str, session: Session, qtbot: QtBot, styled: None, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH1-afgerond"))
    desk = DocumentsDesk(session, Texts(language))
    qtbot.addWidget(desk)
    desk.refresh()
    for kind in DocumentKind:
        desk.offers.show_kind(kind)
        for name in fields_of(kind):
            for text in ("1-1-2020", "25-12-2026", "999.999", "900", "3:00"):
                for field in desk.extras.fields.values():
                    field.clear()
                session.pending.replace(lambda place: place.startswith("letter."), {})
                QTest.keyClicks(desk.extras.fields[name], text)
                desk.make_now()
                said = [*desk.needs.said, desk.message.text()]
                assert not [each for each in said if "--" in each], (kind, name, text)


def test_the_decision_of_discharge_is_shown_and_never_typed() -> None:
    assert fields_of(K.DISCHARGE) == ()
    assert TRAITS[K.DISCHARGE].typed


def test_f1_says_why_a_document_does_not_fit(
    desk: DocumentsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(desk_module, "announce", lambda widget, words: said.append(words))
    desk.offers.show_kind(K.DISCHARGE)
    QTest.keyClick(desk.offers, Key.Key_F1)
    assert said == [desk.needs.said[0]]


# -- what is typed for one letter ------------------------------------------------------------------


def test_a_letter_asks_what_it_needs_and_says_it(desk: DocumentsDesk) -> None:
    desk.offers.show_kind(K.INVITATION)
    assert list(desk.extras.fields) == ["appointment", "appointment_at", "reply_by"]
    QTest.keyClicks(desk.extras.fields["appointment"], "7-12-2026")
    QTest.keyClicks(desk.extras.fields["appointment_at"], "10:30")
    desk.make_now()
    assert desk.shown is not None
    assert "7 december 2026" in desk.shown.made.text
    assert "10" in desk.shown.made.text


def test_what_cannot_be_read_is_said_and_stops(
    desk: DocumentsDesk, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ask_folder", lambda *_: tmp_path)
    desk.offers.show_kind(K.STILL_NEEDED)
    QTest.keyClicks(desk.extras.fields["reply_by"], "straks")
    desk.make_now()
    assert desk.extras.errors["reply_by"].text()
    for kind in desk.offers.ticked:
        if kind is not K.STILL_NEEDED:
            desk.offers.item_of(kind).setCheckState(Qt.CheckState.Unchecked)
    desk.save()
    assert list(tmp_path.iterdir()) == []
    assert "Niet gemaakt" in desk.message.text()
    assert session.pending.text("letter.still_needed.reply_by") == "straks"


def test_what_is_typed_for_a_letter_outlives_the_page_undo_and_the_letter(
    window: MainWindow, desk: DocumentsDesk, session: Session
) -> None:
    desk.offers.show_kind(K.INVITATION)
    QTest.keyClicks(desk.extras.fields["appointment"], "7-12-2026")
    desk.offers.show_kind(K.PLAN)
    session.change(("debt", "reference"), "X-1", "x")
    session.undo_stack.undo()
    window.fill(Texts("en"))
    window.show_documents()
    page = window.wizard.page
    assert isinstance(page, DocumentsPage)
    page.documents.offers.show_kind(K.INVITATION)
    assert page.documents.extras.fields["appointment"].text() == "7-12-2026"


def test_another_dossier_has_none_of_it(
    desk: DocumentsDesk, session: Session, example: Callable[[str], Draft]
) -> None:
    QTest.keyClicks(desk.own, "Tot dan.")
    desk.offers.show_kind(K.INVITATION)
    QTest.keyClicks(desk.extras.fields["appointment"], "7-12-2026")
    session.load(example("HH2"))
    desk.offers.show_kind(K.INVITATION)
    assert desk.extras.fields["appointment"].text() == ""
    desk.offers.show_kind(K.PLAN)
    assert desk.own.words == ""


@pytest.mark.parametrize(
    ("kind", "name", "text", "value"),
    [
        (K.PAYMENT_FAILED, "failed_on", "27-11-2026", date(2026, 11, 27)),
        (K.REVIEW, "kept_months", "7", 7),
        (K.REVIEW, "kept_months", "weet niet", None),
    ],
)
def test_fields_are_read_as_everywhere(
    kind: DocumentKind, name: str, text: str, value: object, texts: Texts
) -> None:
    extra, wrong = read_extras(kind, {name: text}, texts, ON)
    assert (getattr(extra, name), wrong) == (value, {})


@pytest.mark.parametrize("text", ["7,5", "veel"])
def test_half_a_month_is_no_number_of_months(text: str, texts: Texts) -> None:
    extra, wrong = read_extras(K.REVIEW, {"kept_months": text}, texts, ON)
    assert extra.kept_months is None
    assert list(wrong) == ["kept_months"]


# -- own words and keys ----------------------------------------------------------------------------


def test_the_better_sentence_is_taken_over_by_a_key_and_back_by_another(
    desk: DocumentsDesk, session: Session
) -> None:
    desk.own.setFocus()
    QTest.keyClicks(desk.own, f"Dag mevrouw. {THREAT}")
    desk.make_now()
    QTest.keyClick(desk.own, Key.Key_Down, ALT)
    assert "loonbeslag" in desk.own.textCursor().selectedText() or desk.hits.chosen is not None
    while desk.hits.chosen is not None and desk.hits.chosen.phrase != "loonbeslag":
        QTest.keyClick(desk.own, Key.Key_Down, ALT)
        if desk.hits.currentRow() == desk.hits.count() - 1:
            break
    QTest.keyClick(desk.own, Key.Key_Return, ALT)
    assert "leggen wij loonbeslag" not in desk.own.words
    assert desk.own.words.startswith("Dag mevrouw. ")
    assert session.pending.text("letter.plan") == desk.own.words
    QTest.keyClick(desk.own, Key.Key_Z, CTRL)
    assert THREAT in desk.own.words


def test_the_paragraph_is_marked_on_its_page(desk: DocumentsDesk) -> None:
    QTest.keyClicks(desk.own, "Fijn dat u zelf belde.")
    desk.make_now()
    assert desk.preview.marks
    desk.own.clear()
    desk.make_now()
    assert not desk.preview.marks


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_S, CTRL), (Key.Key_P, CTRL | SHIFT), (Key.Key_C, CTRL | SHIFT), (Key.Key_D, CTRL),
        (Key.Key_Down, ALT), (Key.Key_Return, ALT),
    ],
)  # fmt: skip
def test_the_keys_of_the_page_come_before_those_of_the_menus(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, desk: DocumentsDesk
) -> None:
    assert overridden(desk, key, modifiers)


def test_other_keys_are_left_to_the_menus(desk: DocumentsDesk) -> None:
    assert not overridden(desk, Key.Key_P, CTRL)
    assert not overridden(desk, Key.Key_Return, CTRL)


def test_ctrl_s_saves_what_is_shown_as_a_concept(
    desk: DocumentsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ask_folder", lambda *_: tmp_path)
    count = len(desk.offers.ticked)
    assert desk.save_button.text() == f"Bewaar {count} als concept"
    QTest.keyClick(desk.offers, Key.Key_S, CTRL)
    assert len(list(tmp_path.iterdir())) == count


def test_page_down_turns_the_pages_from_anywhere(desk: DocumentsDesk) -> None:
    desk.show_talks()
    assert desk.preview.view is not None
    desk.preview.view.go_to_page(0)  # of the same document the page is kept
    QTest.keyClick(desk.back, Key.Key_PageDown)
    assert desk.preview.view.page == 1


def test_ctrl_z_in_own_words_is_theirs_and_goes_nowhere(desk: DocumentsDesk) -> None:
    desk.own.setFocus()
    QTest.keyClicks(desk.own, "Dag")
    assert overridden(desk.own, Key.Key_Z, CTRL)
