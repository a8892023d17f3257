"""The list in the window: instead of the doors, over a dossier and back; what is done from it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.dossier_store import people
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.opening import open_desk
from app.services.dossier_store.place import StoreStart
from app.store.database import chain
from app.store.database.dossiers import NEW
from app.store.database.schema import EVENT
from app.store.database.work_list import Wanted
from app.ui.home.day_question import DayQuestion
from app.ui.home.home_page import HomePage
from app.ui.shell.help_sheet import HelpSheet
from app.ui.shell.program import Program
from app.ui.shell.top_bar import Way
from app.ui.widgets.key_cap import KeyCap
from calc import UNKNOWN
from tests.app.services.dossier_store.conftest import desks, household, server
from tests.app.services.dossier_store.key_rings import KeptRing, noon
from tests.app.ui.home.stores import ON, assessed, case, dossier, empty_desk, filled_desk
from tests.app.ui.shell.answering import Answers, Build, change

__all__ = ["desks", "server"]

PATIENCE = 120_000
"""Milliseconds, of which a computer at rest needs a hundredth."""
KEY, HELD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = filled_desk(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def at_home(build: Build, desk: Desk, qtbot: QtBot) -> Program:
    """A program that began at the doors and found a store with dossiers."""
    program = build(first_time=True)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.store.opened.emit(desk)
    return program


def _page(program: Program) -> HomePage:
    page = program.home.page
    assert page is not None
    return page


def _press(key: Qt.Key, held: Qt.KeyboardModifier = HELD.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    QTest.keyClick(widget, key, held)
    QApplication.processEvents()


def _caps(sheet: HelpSheet) -> list[str]:
    """The keys that the sheet names, without the one that closes it."""
    return [cap.text() for cap in sheet.findChildren(KeyCap) if cap.isVisible()][1:]


def _buttons(program: Program) -> list[str]:
    from PySide6.QtWidgets import QPushButton

    assert program.window.desk is not None
    found = program.window.desk.top.findChildren(QPushButton)
    return [each.accessibleName() for each in found if each.isVisible()]


def test_a_store_with_dossiers_takes_the_place_of_the_doors(at_home: Program) -> None:
    page = _page(at_home)
    assert at_home.window.welcome is None
    assert QApplication.focusWidget() is page.search
    desk = at_home.window.desk
    assert desk is not None
    assert (desk.top.name.text(), desk.top.about._said) == ("Uitzicht", "maandag 23 november 2026")
    assert not desk.halves.isVisible()
    assert desk.keys.shown[:3] == ("\N{UPWARDS ARROW} \N{DOWNWARDS ARROW}", "Enter", "Ctrl+B")
    assert _buttons(at_home) == ["Open\N{HORIZONTAL ELLIPSIS}", "Nieuw gesprek"]


def test_a_store_without_a_dossier_keeps_the_doors(build: Build, tmp_path: Path) -> None:
    program = build(first_time=True)
    program.home.take(empty_desk(tmp_path))
    assert program.window.welcome is not None
    assert program.home.page is None
    program.home.show()
    assert program.window.welcome is not None


def test_enter_opens_the_dossier_and_alt_home_goes_back_and_forth(at_home: Program) -> None:
    QTest.keyClicks(_page(at_home).search, "model")
    _press(KEY.Key_Return)
    window = at_home.window
    assert window.alone is None
    assert window.session.draft.handling.case_id == case("HH3")
    assert window.ways.way is Way.FORM
    assert _buttons(at_home) == ["Dossiers"]
    change(at_home)
    before = window.session.draft
    _press(KEY.Key_Home, HELD.AltModifier)
    page = _page(at_home)
    assert page.search.text() == "model"
    assert _buttons(at_home)[0] == "Terug naar het dossier"
    _press(KEY.Key_Return)
    assert at_home.home.page is None
    assert window.session.draft == before
    _press(KEY.Key_Home, HELD.AltModifier)
    _press(KEY.Key_Home, HELD.AltModifier)
    assert at_home.home.page is None
    assert window.session.draft == before


def test_f1_over_the_list_has_the_keys_of_the_list_and_in_a_dossier_those_of_its_page(
    at_home: Program,
) -> None:
    """It named the keys of the page below the list, that do nothing there."""
    at_home.window.guide.explain()
    sheet = at_home.window.guide.sheet
    assert sheet is not None
    assert sheet.isVisible()
    of_list = _page(at_home).keys()
    assert _caps(sheet) == [key for key, _ in of_list]
    assert "Alt+1\N{EN DASH}7" in sheet.spoken
    assert _page(at_home).geometry().contains(sheet.geometry().center())
    assert sheet.width() > 300
    _press(KEY.Key_Return)
    assert at_home.window.alone is None
    of_page = at_home.window.ways.keys()
    assert _caps(sheet) == [key for key, _ in of_page]


def test_calling_opens_the_conversation(at_home: Program) -> None:
    QTest.keyClicks(_page(at_home).search, "fictie")
    _press(KEY.Key_B, HELD.ControlModifier)
    assert at_home.window.ways.way is Way.CALL
    assert at_home.window.session.draft.handling.case_id == case("HH4")


def test_no_name_is_in_the_title_of_the_window(at_home: Program) -> None:
    assert at_home.window.windowTitle() == "Uitzicht[*]"
    _press(KEY.Key_Return)
    assert "Bedacht" not in at_home.window.windowTitle()
    _press(KEY.Key_Home, HELD.AltModifier)
    assert at_home.window.windowTitle() == "Uitzicht[*]"


def test_unsaved_work_is_asked_after_before_another_dossier_is_opened(
    at_home: Program, answers: Answers
) -> None:
    from app.ui.widgets.notice import Choice

    _press(KEY.Key_Return)
    change(at_home)
    kept = at_home.session.draft
    _press(KEY.Key_Home, HELD.AltModifier)
    answers.given["save_first"] = Choice.CANCEL
    _press(KEY.Key_Down)
    _press(KEY.Key_Return)
    assert answers.asked[-1] == "save_first"
    assert at_home.session.draft == kept
    assert at_home.home.page is not None


def test_the_keys_of_a_dossier_leave_the_list_only_when_there_is_one(at_home: Program) -> None:
    window = at_home.window
    for do in (window.toggle_way, window.next_open_point, window.next_step, window.show_documents):
        do()
    assert at_home.home.page is not None
    _press(KEY.Key_Return)
    _press(KEY.Key_Home, HELD.AltModifier)
    _press(KEY.Key_2, HELD.AltModifier)
    assert _page(at_home).look.filter == "mine"
    window.open_step(3)
    assert at_home.home.page is None
    assert window.wizard.place == 3


def _answer_day(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    def exec_(question: DayQuestion) -> int:
        question.show()
        QTest.keyClicks(question.field, typed)
        QTest.keyClick(question.field, KEY.Key_Return)
        return int(question.result())

    monkeypatch.setattr(DayQuestion, "exec", exec_)


def test_a_day_is_chosen_with_one_key_and_stands_in_the_dossier(
    at_home: Program, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer_day(monkeypatch, "7 december")
    QTest.keyClicks(_page(at_home).search, "model")
    _press(KEY.Key_D, HELD.ControlModifier)
    fetched = desk.fetch(case("HH3"))
    assert fetched.draft.contact.next_conversation == date(2026, 12, 7)
    assert fetched.version == 2
    assert desk.history(case("HH3"))[0].reason == "dag van het volgende contact gekozen"
    chosen = _page(at_home).chosen
    assert chosen is not None
    assert (chosen.name, chosen.contact) == ("Mw. C. Model", "07-12-2026")


def test_a_day_in_the_dossier_that_is_open_is_an_edit_of_it(
    at_home: Program, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer_day(monkeypatch, "7-12")
    _press(KEY.Key_Return)
    _press(KEY.Key_Home, HELD.AltModifier)
    _press(KEY.Key_D, HELD.ControlModifier)
    assert at_home.session.draft.contact.next_conversation == date(2026, 12, 7)
    assert at_home.session.undo_stack.canUndo()
    stored = desk.fetch(case("HH6")).draft
    assert stored.contact.next_conversation is UNKNOWN


@pytest.mark.parametrize("typed", ["", "gisteren", "23-11-2026", "appel", "december"])
def test_what_is_no_day_to_come_is_not_taken(typed: str, texts: Texts, qtbot: QtBot) -> None:
    question = DayQuestion(texts, "Mw. C. Model", ON)
    qtbot.addWidget(question)
    QTest.keyClicks(question.field, typed)
    assert not question.save.isEnabled()
    question.accept()
    assert question.result() == 0
    assert (question.windowTitle(), bool(question.echo.text())) == ("Uitzicht", bool(typed))


def test_what_the_store_refuses_is_said_and_nothing_changes(
    at_home: Program, desk: Desk, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.store.database.trouble import StoreTrouble

    def refuse(*_: object) -> None:
        raise StoreTrouble("not_allowed", "x")

    monkeypatch.setattr("app.services.dossier_store.listing.handling.hand_to", refuse)
    at_home.home.take_over(case("HH3"))
    assert answers.shown[-1][0] == "Dit lukt nu niet"
    monkeypatch.setattr(desk, "fetch", refuse)
    _press(KEY.Key_Return)
    assert answers.asked == ["notice", "notice"]
    assert at_home.home.page is not None


def test_a_dossier_is_taken_on_ones_own_name(at_home: Program, desk: Desk) -> None:
    from app.store.database.handling import hand_to

    hand_to(desk.database, case("HH3"), "bea")
    _page(at_home).refresh()
    QTest.keyClicks(_page(at_home).search, "model")
    _press(KEY.Key_M, HELD.ControlModifier)
    [row] = desk.rows(Wanted(("model",)))
    assert row["officer"] == "anna"
    with desk.database.read() as connection:
        events = connection.execute(EVENT.select().order_by(EVENT.c.number.desc()).limit(1))
        event = events.one()
        assert event.kind == "officer_changed"
        assert chain.facts_of(connection, event) == {"from": "bea", "to": "anna"}


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize("former", ["Bas", UNKNOWN])
def test_on_a_server_the_name_in_the_dossier_is_of_who_took_it(
    build: Build, desks: Callable[[str], Desk], qtbot: QtBot, former: str, is_open: bool
) -> None:
    number = "a" * 32
    desk = desks("anna")
    desks("bas").save(household(number, officer=former), NEW)
    program = build(first_time=True)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.store.desk = desk
    program.store.opened.emit(desk)
    if is_open:
        program.home.open(number)
        program.home.show()
    program.home.take_over(number)
    [row] = desk.rows(Wanted())
    [name] = [each.name for each in people.everybody(desk) if each.login == "anna"]
    fetched = desk.fetch(number)
    assert (row["officer"], name) == ("anna", people.own_name(desk))
    if is_open:  # theirs to save
        assert program.session.draft.handling.officer == name
        assert (fetched.version, fetched.draft.handling.officer) == (1, former)
    else:
        assert (fetched.version, fetched.draft.handling.officer) == (2, name)
        assert desk.history(number)[0].reason == Texts("nl").text("home.take.why")
        program.home.take_over(number)  # it is there already: no version more
        assert desk.fetch(number).version == 2


def test_ctrl_k_finds_dossiers_of_the_store(at_home: Program) -> None:
    _press(KEY.Key_K, HELD.ControlModifier)
    locator = at_home.window.guide.finder.locator
    assert locator is not None
    QTest.keyClicks(locator.field, "005")
    rows = [row for row in locator.model.rows if row.entry is not None]
    assert [row.title for row in rows] == ["Dhr. R. Verzonnen"]
    assert rows[0].where == "RS-VOORBEELD-005 \N{MIDDLE DOT} concept"
    QTest.keyClick(locator.field, KEY.Key_Return)
    for _ in range(4):
        QApplication.processEvents()
    assert at_home.session.draft.handling.case_id == case("HH5")
    assert at_home.home.page is None


def test_when_the_store_is_closed_nothing_of_it_is_seen(at_home: Program) -> None:
    at_home.home.drop()
    assert at_home.window.welcome is not None
    assert at_home.window.show_home is None
    assert _buttons(at_home) == []


def test_another_language_keeps_the_list_and_what_was_looked_for(at_home: Program) -> None:
    QTest.keyClicks(_page(at_home).search, "model")
    _press(KEY.Key_4, HELD.AltModifier)
    at_home.speak("en")
    page = _page(at_home)
    assert (page.search.text(), page.look.filter) == ("model", "concept")
    assert page.count.text() == "1 of 6"


@pytest.mark.parametrize("zoom", [200])
def test_with_letters_twice_as_large_the_window_is_no_wider(at_home: Program, zoom: int) -> None:
    at_home.window.resize(1366, 728)
    at_home.set_zoom(zoom)
    QApplication.processEvents()
    assert at_home.window.width() == 1366
    page = _page(at_home)
    assert page.table.isVisible()
    assert not page._beside.isVisible()
    assert page.table.columnWidth(0) >= page.fontMetrics().averageCharWidth() * 15


def test_what_another_window_saves_is_seen_without_a_key(
    build: Build, tmp_path: Path, qtbot: QtBot
) -> None:
    """The real store of a window, opened beside it; another connection writes."""
    place = tmp_path / "kept" / "store.db"
    ring = KeptRing()
    program = build(first_time=True, store=StoreStart(str(place), ring))
    with qtbot.waitSignal(program.store.opened, timeout=PATIENCE):
        program.store.begin()
    assert program.window.welcome is not None
    desk = program.store.desk
    assert desk is not None
    desk.save(dossier("HH3"), NEW)
    program.home.show()
    page = _page(program)
    assert page.count.text() == "1 van 1"
    other = open_desk(str(place), assessed, noon, ring)
    other.save(dossier("HH5"), NEW)
    other.database.close()
    qtbot.waitUntil(lambda: page.count.text() == "2 van 2", timeout=PATIENCE)
    program.store.close()
    assert program.window.welcome is not None
