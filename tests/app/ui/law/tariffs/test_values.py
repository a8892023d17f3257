"""The figures in force on a day: what stands there, searched, sorted, copied and in full."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.i18n.figures import say_tariff
from app.ui.law.live_shelf import LiveShelf
from app.ui.law.rows_model import SORT_ROLE
from app.ui.law.tariff_window import TariffWindow
from app.ui.law.value_rows import STATUSES
from app.ui.law.values_page import ValuesPage
from calc.base.step import Status
from tests.app.ui.law.tariffs.conftest import TODAY, Opened, opened_shelf
from tests.app.ui.law.tariffs.files import put, revision_2, year_2027

MAXIMUM = "bvv.maximum.alleenstaande"


@pytest.fixture(scope="module")
def kept(styled: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TariffWindow]:
    """One window with the files of the program, for the tests that look around in it."""
    nothing = tmp_path_factory.mktemp("tariffs") / "data"
    live = LiveShelf(nothing, opened=opened_shelf)
    made = TariffWindow(live, Texts("nl"), TODAY)
    made.show()
    yield made
    made.close()
    for each in (made, live):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(kept: TariffWindow, qtbot: QtBot) -> ValuesPage:
    """As it is when it opens: the figures of today, nothing searched, sorted or chosen."""
    page = kept.values
    kept.activateWindow()
    qtbot.waitUntil(kept.isActiveWindow)
    page.search.setFocus()
    page.search.clear()
    page.status.setCurrentIndex(0)
    page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    page.table.setCurrentIndex(QModelIndex())
    page.day.show_day(TODAY)
    page.refresh()
    page.table.clearSelection()
    assert page.table.current is None
    return page


def type_day(page: ValuesPage, text: str) -> None:
    page.day.setFocus()
    page.day.selectAll()
    QTest.keyClicks(page.day, text)


def cells(page: ValuesPage, key: str) -> list[str]:
    """The row of a key, as it is read from left to right."""
    assert page.table.choose(lambda row: row.value.key == key)
    model, row = page.table.seen, page.table.currentIndex().row()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def keys(page: ValuesPage) -> list[str]:
    """The keys that are seen, from top to bottom."""
    seen = page.table.seen
    return [
        page.table.rows.rows[seen.mapToSource(seen.index(row, 0)).row()].value.key
        for row in range(seen.rowCount())
    ]


class TestTheList:
    def test_says_what_it_is_how_much_where_it_stands_and_when_it_holds(
        self, page: ValuesPage
    ) -> None:
        type_day(page, "1-1-2026")
        assert cells(page, MAXIMUM) == [
            "hoogste beslagvrije voet, alleenstaande",
            "€\N{NO-BREAK SPACE}2.191,42 per maand",
            "art. 475da lid 1 Rv",
            "wet",
            "01-01-2026",
            "30-06-2026",
            "Wetboek van Burgerlijke Rechtsvordering, wettekst uit wetten.overheid.nl "
            "(via MinBZK/regelrecht-corpus)",
        ]

    @pytest.mark.parametrize(
        ("day", "amount"), [("30-6-2026", "2.191,42"), ("1-7-2026", "2.208,48")]
    )
    def test_changes_with_the_day_on_the_day_itself(
        self, day: str, amount: str, page: ValuesPage
    ) -> None:
        type_day(page, day)
        assert amount in cells(page, MAXIMUM)[1]

    def test_holds_every_value_of_the_day(self, page: ValuesPage) -> None:
        on = page._shelf.tariffs.on(date(2026, 11, 23))
        assert keys(page) == list(on.file.values)  # type: ignore[union-attr]

    def test_says_that_nobody_knows_a_value(self, page: ValuesPage) -> None:
        assert cells(page, "vtlb.auto.vast")[1] == "niet bekend"
        assert cells(page, "vtlb.auto.vast")[3] == "niet bekend"

    def test_keeps_what_is_chosen_when_the_day_changes(self, page: ValuesPage) -> None:
        cells(page, "kgb.afbouw")
        type_day(page, "1-7-2022")
        assert keys(page) == []
        type_day(page, "1-7-2025")
        assert page.table.current is not None
        assert page.table.current.value.key == "kgb.afbouw"
        assert page.table.current.value.valid_to.year == 2025


class TestSearch:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("hoogste beslagvrije voet, alleenstaande", MAXIMUM),
            ("bvv.maximum.alleenstaande", MAXIMUM),
            ("475DA LID 1 alleenstaande", MAXIMUM),
            ("alleenstaande   475da", MAXIMUM),
            ("rechtsvordering alleenstaande", MAXIMUM),
            ("NVVK 14-07-2022", "vtlb.auto.per_km"),
        ],
        ids=["name", "key", "article", "any order", "source", "reason"],
    )
    def test_finds_by_name_key_article_source_and_reason(
        self, text: str, found: str, page: ValuesPage
    ) -> None:
        QTest.keyClicks(page.search, text)
        assert found in keys(page)
        assert 0 < len(keys(page)) < 10

    def test_every_word_must_be_there(self, page: ValuesPage) -> None:
        QTest.keyClicks(page.search, "alleenstaande zorgtoeslag 475da")
        assert keys(page) == []
        assert page.count.text().startswith("Niets gevonden")

    def test_filters_at_every_letter_and_shows_all_again_when_it_is_emptied(
        self, page: ValuesPage
    ) -> None:
        counts, all_ = [], len(keys(page))
        for letter in "aow":
            QTest.keyClicks(page.search, letter)
            counts.append(len(keys(page)))
        assert counts == sorted(counts, reverse=True)
        assert page.count.text() == f"{counts[-1]} van {all_} bedragen, geldig op 23 november 2026"
        page.search.clear()
        assert len(keys(page)) == all_

    def test_the_status_filter_says_how_many_there_are_and_keeps_only_those(
        self, page: ValuesPage
    ) -> None:
        for place, status in enumerate(STATUSES, start=1):
            page.status.setCurrentIndex(place)
            status_of = {row.value.key: row.value.status for row in page.table.rows.rows}
            seen = keys(page)
            assert {status_of[key] for key in seen} == {status}
            assert len(seen) == list(status_of.values()).count(status)
            assert page.status.itemText(place).endswith(f"({len(seen)})")

    def test_the_status_that_was_chosen_stays_on_another_day(self, page: ValuesPage) -> None:
        page.status.setCurrentIndex(1 + STATUSES.index(Status.MISSING))
        type_day(page, "1-1-2025")
        assert page.status.currentText().startswith("niet bekend (")
        assert set(keys(page)) == {
            value.key for value in page._shelf.tariffs.files[2].missing()
            if value.valid_from <= date(2025, 1, 1)
        }  # fmt: skip


class TestOrder:
    def test_amounts_are_ordered_as_numbers_within_their_unit(self, page: ValuesPage) -> None:
        page.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        rows = {row.value.key: row.value for row in page.table.rows.rows}
        values = [rows[key] for key in keys(page)]
        known = [value for value in values if value.amount is not None]
        assert values[: len(values) - len(known)] == [v for v in values if v.amount is None]
        units = [value.unit for value in known]
        assert len(set(units)) == sum(a != b for a, b in pairwise(units)) + 1
        for unit in set(units):
            amounts = [value.amount for value in known if value.unit is unit]
            assert amounts == sorted(amounts, key=lambda amount: amount or Decimal(0))
        assert [str(v.amount) for v in known] != sorted(str(v.amount) for v in known)

    def test_days_are_ordered_as_days(self, page: ValuesPage) -> None:
        page.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
        days = [
            page.table.seen.index(row, 4).data(SORT_ROLE)
            for row in range(page.table.seen.rowCount())
        ]
        assert days == sorted(days, reverse=True)
        assert len(set(days)) == 2

    def test_the_order_of_the_laws_comes_back(self, page: ValuesPage) -> None:
        before = keys(page)
        page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        assert keys(page) != before
        page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        assert keys(page) == before


class TestWidths:
    """Words are measured once for all the widths of a window; others are measured again."""

    def test_follow_the_rows(self, page: ValuesPage) -> None:
        rows, status = page.table.rows.rows, 3
        before = page.table.columnWidth(status)
        page.table.show_rows(tuple(row for row in rows if row.value.status is Status.LAW))
        assert page.table.columnWidth(status) < before
        page.table.show_rows(rows)
        assert page.table.columnWidth(status) == before

    def test_follow_the_letters(self, page: ValuesPage) -> None:
        before = page.table.columnWidth(3)
        page.table.setStyleSheet("font-size: 40px")
        assert page.table.columnWidth(3) > before
        page.table.setStyleSheet("")
        assert page.table.columnWidth(3) == before


class TestCopying:
    def test_the_key_copies_the_chosen_row_with_tabs_under_its_titles(
        self, page: ValuesPage
    ) -> None:
        type_day(page, "1-1-2026")
        cells(page, MAXIMUM)
        QTest.keySequence(page.table, QKeySequence("Ctrl+C"))
        titles, row = QGuiApplication.clipboard().text().split("\n")
        assert titles.split("\t")[:3] == ["Wat", "Bedrag", "Artikel"]
        assert row.split("\t")[:3] == [
            "hoogste beslagvrije voet, alleenstaande", "€ 2.191,42 per maand",
            "art. 475da lid 1 Rv",
        ]  # fmt: skip

    def test_with_shift_it_copies_a_sentence_with_article_source_and_address(
        self, page: ValuesPage
    ) -> None:
        cells(page, "pw.norm.alleenstaand")
        QTest.keySequence(page.table, QKeySequence("Ctrl+Shift+C"))
        assert QGuiApplication.clipboard().text() == (
            "bijstandsnorm voor een alleenstaande (A): € 1.419,46 per maand (art. 21 onder a Pw; "
            "wet; 1 juli 2026 tot en met 31 december 2026; bron: Participatiewet, wettekst uit "
            "wetten.overheid.nl (via MinBZK/regelrecht-corpus), "
            "https://wetten.overheid.nl/BWBR0015703/2026-07-01; Variabele A van art. 475da Rv.)"
        )

    def test_without_a_chosen_row_everything_that_is_seen_is_copied_in_its_order(
        self, page: ValuesPage
    ) -> None:
        QTest.keyClicks(page.search, "bvv.maximum")
        page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        lines = page.table.as_table().split("\n")
        assert len(lines) == 5
        names = [say_tariff(page._texts, key) for key in keys(page)]
        assert [line.split("\t")[0] for line in lines[1:]] == names
        assert {line.count("\t") for line in lines} == {6}

    def test_a_sentence_about_what_nobody_knows_says_why(self, page: ValuesPage) -> None:
        cells(page, "vtlb.auto.vast")
        assert "niet bekend (vtlb-rapport 5.5; niet bekend;" in page.table.as_text()
        assert "Laatst gezien: 189,38" in page.table.as_text()


class TestOneValueInFull:
    def test_shows_everything_that_is_known(self, page: ValuesPage) -> None:
        cells(page, "bvv.drempelinkomen")
        said = page.detail.words.toPlainText()
        value = page.table.current.value  # type: ignore[union-attr]
        assert value.note
        for part in (value.article, value.source, value.note, value.key):
            assert part in said
        assert "1 januari 2026 tot en met 31 december 2026" in said
        assert "2026.toml, revisie 1" in said
        assert "hoort bij het programma" in said

    def test_shows_the_address_and_opens_it_only_at_a_click(
        self, page: ValuesPage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        went: list[str] = []

        def go(url: QUrl) -> bool:
            went.append(url.toString())
            return True

        monkeypatch.setattr(QDesktopServices, "openUrl", go)
        cells(page, MAXIMUM)
        url = "https://wetten.overheid.nl/BWBR0001827/2026-07-01"
        assert url in page.detail.words.toPlainText()
        assert page.detail.link.toolTip() == url
        QTest.keyClick(page.table, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is page.detail.link
        assert went == []
        page.detail.link.click()
        assert went == [url]

    def test_says_so_when_the_browser_does_not_open(
        self, page: ValuesPage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
        cells(page, MAXIMUM)
        page.detail.link.click()
        assert "De browser ging niet open" in page.detail.words.toPlainText()

    def test_without_an_address_there_is_nothing_to_open(self, page: ValuesPage) -> None:
        cells(page, "kgb.afbouw")
        assert not page.detail.link.isEnabled()
        assert page.detail.link.toolTip() == "Bij deze bron staat geen adres."
        QTest.keyClick(page.table, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is page.detail.words

    def test_goes_when_its_row_is_no_longer_seen(self, page: ValuesPage) -> None:
        cells(page, MAXIMUM)
        QTest.keyClicks(page.search, "zorgtoeslag")
        assert page.detail.words.toPlainText().startswith("Kies een regel")

    def test_names_the_own_file_that_a_figure_is_from(self, opened: Opened, data: Path) -> None:
        path = put(data, "nieuw.toml", revision_2(2026, ('"2191.42"', '"2191.43"')))
        window = opened()
        page = window.values
        type_day(page, "1-1-2026")
        assert "2.191,43" in cells(page, MAXIMUM)[1]
        said = page.detail.words.toPlainText()
        assert "2026.toml, revisie 2" in said
        assert str(path) in said
        assert "uit uw eigen map" in said


class TestDaysWithoutFiguresOfTheirOwn:
    def test_the_last_day_of_the_last_file_is_not_provisional(self, page: ValuesPage) -> None:
        type_day(page, "31-12-2026")
        assert page.banner.isHidden()

    def test_the_day_after_it_is_and_says_so(self, page: ValuesPage) -> None:
        type_day(page, "1-1-2027")
        assert not page.banner.isHidden()
        assert page.banner.text().startswith("Voorlopig: de bedragen van 1 januari 2027")
        assert "31 december 2026" in page.banner.text()
        assert "niet definitief" in page.banner.text()
        assert "geldig op 31 december 2026" in page.count.text()
        assert "2.208,48" in cells(page, MAXIMUM)[1]

    def test_with_a_file_for_that_year_it_is_not(self, opened: Opened, data: Path) -> None:
        put(data, "2027.toml", year_2027())
        window = opened()
        page = window.values
        type_day(page, "1-1-2027")
        assert page.banner.isHidden()
        assert cells(page, MAXIMUM)[4] == "01-01-2027"

    def test_the_first_day_of_the_first_file_has_figures_and_the_day_before_is_refused(
        self, page: ValuesPage
    ) -> None:
        type_day(page, "1-1-2023")
        assert page.banner.isHidden()
        assert page.table.isVisible()
        type_day(page, "31-12-2022")
        assert page.banner.text().startswith("Van 31 december 2022 zijn er geen bedragen")
        assert "Het eerste bestand begint op 1 januari 2023." in page.banner.text()
        assert not page.table.isVisible()
        assert keys(page) == []

    def test_a_year_of_two_figures_counts_when_the_field_is_left(self, page: ValuesPage) -> None:
        type_day(page, "1-1-26")
        assert "2.208,48" in cells(page, MAXIMUM)[1]
        page.day.setFocus()
        QTest.keyClick(page.day, Qt.Key.Key_Return)
        assert "2.191,42" in cells(page, MAXIMUM)[1]
        assert page.day.text() == "01-01-2026"

    def test_half_a_day_changes_nothing_and_leaving_it_says_what_to_do(
        self, page: ValuesPage
    ) -> None:
        before = keys(page)
        type_day(page, "31-")
        assert keys(page) == before
        assert page.banner.isHidden()
        QTest.keyClick(page.day, Qt.Key.Key_Tab)
        assert "Dit is geen dag" in page.banner.text()
        assert page.day.property("refused") is True
        assert page.day.accessibleDescription()
        assert page.day.text() == "31-"
        type_day(page, "1-7-2026")
        assert page.banner.isHidden()
        assert page.day.property("refused") is False
        assert keys(page) == before


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_key_of_the_files_has_a_name(language: str, page: ValuesPage) -> None:
    texts = Texts(language)
    for file in page._shelf.tariffs.files:
        for key in file.values:
            assert say_tariff(texts, key) != key
