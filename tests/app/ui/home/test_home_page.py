"""The list: search, filters and keys by real events; what was chosen stays when it is refreshed."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.dossier_store.desk import Desk, StoreTrouble
from app.services.dossier_store.listing import FILTERS, choose_day, count_of, take_over
from app.store.database.schema import CLIENT, DOSSIER, PERSON
from app.ui.home import home_page
from app.ui.home.home_page import HomePage
from app.ui.home.list_model import COLUMNS
from app.ui.home.list_painting import SIDE
from app.ui.widgets.tokens import SPACE
from tests.app.ui.home.stores import ON, case

KEY, HELD = Qt.Key, Qt.KeyboardModifier


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _names(page: HomePage) -> list[str]:
    model = page.model
    return [str(model.index(place, 0).data()).split()[-1] for place in range(model.rowCount())]


def _type(page: HomePage, text: str) -> None:
    QTest.keyClicks(_focused(), text)
    QApplication.processEvents()


def test_who_needs_help_first_stands_first_on_both_sides(page: HomePage) -> None:
    assert _names(page) == ["Bedacht", "Fictie", "Proef", "Voorbeeld", "Model", "Verzonnen"]
    assert [row.name.split()[-1] for row in page.today.rows] == _names(page)
    assert page.count.text() == "6 van 6"
    chosen = page.chosen
    assert chosen is not None
    assert chosen.dossier == case("HH6")
    assert page.preview.whys[0].text().startswith("Wacht op het team.")


def test_the_list_follows_every_letter_and_says_how_many_there_are(page: HomePage) -> None:
    with patch.object(home_page, "announce") as said:
        _type(page, "pro")
        assert _names(page) == ["Proef"]
        assert said.call_args.args == (page, "1 van 6")
        _type(page, "x")
    assert _names(page) == []
    assert page.nothing.isVisible()
    assert page.nothing.text() == "Geen dossier met deze woorden."
    assert page.chosen is None
    assert not page.preview.isVisible()
    QTest.keyClick(_focused(), KEY.Key_Escape)
    QApplication.processEvents()
    assert (page.search.text(), page.count.text()) == ("", "6 van 6")


@pytest.mark.parametrize("place", range(7))
def test_alt_and_a_digit_choose_a_filter_while_somebody_types(page: HomePage, place: int) -> None:
    QTest.keyClick(page.search, Qt.Key(KEY.Key_1 + place), HELD.AltModifier)
    name = FILTERS[place]
    assert (page.look.filter, page.filters.value) == (name, name)
    counts = page._desk.counts(page.look.wanted(ON, ""))
    expected = {"all": 6, "mine": 6, "help_first": 4, "concept": 2}.get(name, 0)
    assert count_of(counts, name) == page.model.rowCount() == expected
    assert page.filters.chips[place].text().endswith(f" {expected}")
    assert page.search.text() == ""


@pytest.mark.parametrize(
    ("key", "held", "heard"),
    [
        (KEY.Key_Return, HELD.NoModifier, "opened"),
        (KEY.Key_Enter, HELD.KeypadModifier, "opened"),
        (KEY.Key_B, HELD.ControlModifier, "called"),
        (KEY.Key_D, HELD.ControlModifier, "day_wanted"),
    ],
)
@pytest.mark.parametrize("part", ["search", "table", "today"])
def test_a_key_is_about_the_chosen_dossier_in_every_part(
    page: HomePage, qtbot: QtBot, part: str, key: Qt.Key, held: Qt.KeyboardModifier, heard: str
) -> None:
    getattr(page, part).setFocus()
    QTest.keyClick(_focused(), KEY.Key_Down)
    with qtbot.waitSignal(getattr(page, heard)) as sent:
        QTest.keyClick(_focused(), key, held)
    assert sent.args == [case("HH4")]


def test_a_key_that_would_do_harm_does_nothing(page: HomePage, qtbot: QtBot) -> None:
    """Nobody calls before the team took it over; what is mine already cannot be taken."""
    with qtbot.assertNotEmitted(page.called), qtbot.assertNotEmitted(page.taken):
        QTest.keyClick(_focused(), KEY.Key_B, HELD.ControlModifier)
        QTest.keyClick(_focused(), KEY.Key_M, HELD.ControlModifier)


def test_f6_goes_between_today_and_all_and_a_letter_begins_a_search(page: HomePage) -> None:
    QTest.keyClick(_focused(), KEY.Key_F6)
    assert _focused() is page.today
    QTest.keyClick(_focused(), KEY.Key_Down)
    assert page.preview.row == page.today.rows[1]
    QTest.keyClicks(_focused(), "mo")
    QApplication.processEvents()
    assert _focused() is page.search
    assert _names(page) == ["Model"]
    QTest.keyClick(_focused(), KEY.Key_F6)
    QTest.keyClick(_focused(), KEY.Key_F6)
    assert _focused() is page.search


def test_a_heading_orders_the_other_way_and_then_by_need_again(page: HomePage) -> None:
    by_need, header = _names(page), page.table.horizontalHeader()
    found = []
    for _ in range(3):
        header.sectionClicked.emit(0)
        found.append(_names(page))
    assert found == [sorted(by_need), sorted(by_need, reverse=True), by_need]


def test_what_somebody_else_saved_is_shown_and_what_was_chosen_stays(
    page: HomePage, desk: Desk
) -> None:
    page.table.setCurrentIndex(page.model.index(2, 0))
    chosen = page.chosen
    assert chosen is not None
    choose_day(desk, case("HH5"), ON + timedelta(days=14), "dag")
    with desk.database.begin() as connection:
        connection.execute(DOSSIER.update().where(DOSSIER.c.id == case("HH5")).values(need=0))
    page.refresh()
    assert _names(page)[0] == "Verzonnen"
    assert page.chosen == chosen
    assert page.table.currentIndex().row() == 3
    assert page.today.rows[0].contact_brief == "7 dec"


def test_nothing_is_read_again_while_nothing_happened(page: HomePage, desk: Desk) -> None:
    with patch.object(desk, "rows") as rows:
        page.refresh()
        assert not rows.called


def test_at_midnight_the_list_is_that_of_the_new_day(page: HomePage, desk: Desk) -> None:
    choose_day(desk, case("HH5"), ON + timedelta(days=1), "dag")
    page.refresh()
    assert _names(page)[-1] == "Verzonnen"
    with patch.object(desk, "rows") as rows:
        page._timer.timeout.emit()
        assert not rows.called
    page._today = lambda: ON + timedelta(days=1)
    page._timer.timeout.emit()
    assert page.today.rows[4].whys[0].title == "Vandaag spreken"


def test_a_dossier_of_a_colleague_is_taken_with_one_key(
    page: HomePage, desk: Desk, qtbot: QtBot
) -> None:
    with desk.database.begin() as connection:
        connection.execute(
            DOSSIER.update().where(DOSSIER.c.id == case("HH6")).values(officer="bea")
        )
    page._number = -1
    page.refresh()
    assert page.filters.chips[1].text() == "van mij 5"
    with qtbot.waitSignal(page.taken) as sent:
        QTest.keyClick(_focused(), KEY.Key_M, HELD.ControlModifier)
    take_over(desk, sent.args[0], "")
    page.refresh()
    assert page.filters.chips[1].text() == "van mij 6"


def test_a_store_that_is_gone_is_said_once_and_what_was_there_stays(page: HomePage) -> None:
    gone = StoreTrouble("gone", "postgresql://x")
    with (
        patch.object(home_page, "event_number", side_effect=gone),
        patch.object(home_page, "announce") as said,
    ):
        page.refresh()
        page.refresh()
        assert said.call_count == 1
        assert page.trouble.isVisible()
        assert len(_names(page)) == 6
    page.refresh()
    assert not page.trouble.isVisible()


def test_only_the_pages_that_are_seen_are_fetched(desk: Desk, texts: Texts, qtbot: QtBot) -> None:
    """Of 2,000 dossiers a few, also when somebody goes to the last; a refresh moves nothing."""
    with desk.database.begin() as connection:
        row = dict(connection.execute(DOSSIER.select().limit(1)).mappings().one())
        made = [{**row, "id": f"{at:032x}", "need": 80, "search": f"naam{at:05}",
                 "title": f"Naam {at:05}"} for at in range(10_000, 12_000)]  # fmt: skip
        connection.execute(DOSSIER.insert(), made)
    page = HomePage(texts, desk, lambda: ON)
    qtbot.addWidget(page)
    page.resize(1366, 628)
    page.show()
    qtbot.waitExposed(page)
    with patch.object(desk, "rows", wraps=desk.rows) as rows:
        page.table.setFocus()
        QTest.keyClick(page.table, KEY.Key_End, HELD.ControlModifier)
        QApplication.processEvents()
        assert page.chosen is not None
        assert page.chosen.name == "Naam 11999"
        assert rows.call_count <= 3
        assert page.count.text() == "2.006 van 2.006"
    bar = page.table.verticalScrollBar()
    bar.setValue(900)
    take_over(desk, case("HH6"), "")
    page.refresh()
    assert bar.value() == 900


@pytest.mark.parametrize("part", ["table", "today"])
def test_a_screen_reader_hears_why_with_every_row(page: HomePage, part: str) -> None:
    view = getattr(page, part)
    cell = view.model().index(0, 0)
    said = view.model().data(cell, Qt.ItemDataRole.AccessibleTextRole)
    for words in ("Mw. D. Bedacht", "Wacht op het team"):
        assert words in said
    if part == "today":
        before = Texts("nl").text("home.before", day="31-01-2027")
        assert said.endswith(f"Vraag nu geen betaling. {before}. Sneltoets Enter: openen")
    reader = QAccessible.queryAccessibleInterface(view)
    assert reader.text(QAccessible.Text.Name) == view.accessibleName() != ""


def test_who_moves_from_the_search_field_hears_the_row(page: HomePage) -> None:
    with patch.object(home_page, "announce") as said:
        QTest.keyClick(page.search, KEY.Key_Down)
    assert _focused() is page.search
    assert said.call_args.args[0] is page.search
    assert said.call_args.args[1].startswith("Dhr. T. Fictie. eerst helpen. Eerst regelen")


def test_everything_that_takes_the_cursor_has_a_name(page: HomePage) -> None:
    takes = [each for each in page.findChildren(QWidget)
             if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()
             and each.focusProxy() is None and each.window() is page]  # fmt: skip
    assert {page.search, page.table, page.today} <= set(takes)
    for each in takes:
        around = each.parentWidget()
        assert each.accessibleName() or (around is not None and around.accessibleName()), each


def test_no_payment_of_what_is_not_taken_over_is_anywhere(page: HomePage) -> None:
    row = page.model.row(0)
    assert row is not None
    assert (row.name, row.payment) == ("Mw. D. Bedacht", "")


def test_who_may_not_see_a_distressing_dossier_sees_nothing_of_it(
    desk: Desk, texts: Texts, qtbot: QtBot
) -> None:
    with desk.database.begin() as connection:
        connection.execute(
            PERSON.insert(),
            [{"login": "bea", "name": "Bea", "organisation": "", "team": "", "role": "officer",
              "since": ""}],
        )  # fmt: skip
    desk.database.login = "bea"
    page = HomePage(texts, desk, lambda: ON)
    qtbot.addWidget(page)
    assert "Bedacht" not in _names(page)
    assert page.count.text() == "5 van 5"
    assert all(row.dossier != case("HH6") for row in page.today.rows)
    page.search.setText("bedacht")
    QApplication.processEvents()
    assert _names(page) == []


def test_where_there_are_several_clients_one_of_them_is_chosen(page: HomePage, desk: Desk) -> None:
    assert not page.client.isVisible()
    with desk.database.begin() as connection:
        made = [{"id": name, "name": name.title(), "organisation": "", "policy": ""}
                for name in ("bank", "fonds")]  # fmt: skip
        connection.execute(CLIENT.insert(), made)
        connection.execute(DOSSIER.update().values(client="bank"))
        connection.execute(
            DOSSIER.update().where(DOSSIER.c.id == case("HH3")).values(client="fonds")
        )
    page._number = -1
    page.refresh()
    assert page.client.isVisible()
    page.client.setFocus()
    QTest.keyClick(page.client, KEY.Key_End)
    assert page.client.currentText() == "Fonds"
    assert _names(page) == ["Model"]
    assert [row.name for row in page.today.rows] == ["Mw. C. Model"]
    assert page.count.text() == "1 van 1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_of_the_next_contact_is_whole_in_every_language(
    language: str, desk: Desk, qtbot: QtBot, styled: None
) -> None:
    page = HomePage(Texts(language), desk, lambda: ON)
    qtbot.addWidget(page)
    page.resize(1366, 628)
    page.show()
    qtbot.waitExposed(page)
    column = COLUMNS.index("contact")
    assert not page.table.isColumnHidden(column)
    said = [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]
    assert any(each.endswith("2027") for each in said)
    wide = max(map(page.table.fontMetrics().horizontalAdvance, said))
    assert wide + SIDE + SPACE[1] <= page.table.columnWidth(column)
