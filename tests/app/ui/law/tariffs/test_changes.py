"""What changed between two days: amounts, signs and words; which days, and what they refuse."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from app.i18n import LANGUAGES, Texts
from app.services.half_years import day_before_change, days_of_change, last_change
from app.services.tariffs import TariffShelf
from app.ui.law.change_rows import change_table, say_change, say_difference, say_percent
from app.ui.law.changes_page import ChangesPage
from app.ui.law.tariff_window import TariffWindow
from calc.base.step import Unit
from calc.tariffs import Tariffs, TariffValue
from calc.tariffs.changes import ChangeKind, TariffChange
from tests.app.ui.law.tariffs.conftest import Opened, as_shipped
from tests.app.ui.law.tariffs.files import put, year_2027

MAXIMUM = "bvv.maximum.alleenstaande"
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def page(window: TariffWindow) -> ChangesPage:
    window.tabs.setCurrentWidget(window.changes)
    return window.changes


def compare(page: ChangesPage, before: str, after: str) -> None:
    for field, text in ((page.before, before), (page.after, after)):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)


def cells(page: ChangesPage, key: str) -> list[str]:
    assert page.table.choose(lambda row: row.key == key), key
    model, row = page.table.seen, page.table.currentIndex().row()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def keys(page: ChangesPage) -> list[str]:
    seen = page.table.seen
    return [
        page.table.rows.rows[seen.mapToSource(seen.index(row, 0)).row()].key
        for row in range(seen.rowCount())
    ]


class TestTheList:
    def test_says_before_after_and_the_difference_in_euros_and_per_cent(
        self, page: ChangesPage
    ) -> None:
        compare(page, "1-7-2025", "1-1-2026")
        assert cells(page, MAXIMUM) == [
            "hoogste beslagvrije voet, alleenstaande",
            f"€{SPACE}2.093,67",
            f"€{SPACE}2.191,42",
            f"hoger: + €{SPACE}97,75",
            "+4,67%",
            "euro per maand",
            "art. 475da lid 1 Rv",
        ]

    def test_a_lower_figure_has_a_word_and_a_minus(self, page: ChangesPage) -> None:
        compare(page, "1-1-2026", "1-7-2025")
        assert cells(page, MAXIMUM)[3:5] == [f"lager: - €{SPACE}97,75", "-4,46%"]
        assert "u vergelijkt terug in de tijd" in page.banner.text()

    def test_says_what_is_new_gone_and_was_not_known(self, page: ChangesPage) -> None:
        compare(page, "1-12-2025", "1-1-2026")
        assert cells(page, "huurtoeslag.afbouw.eenpersoons")[1:5] == [
            "bestond niet", "27%", "nieuw", "",
        ]  # fmt: skip
        assert cells(page, "huurtoeslag.factor_a.eenpersoons")[2:5] == [
            "bestond niet", "vervallen", "",
        ]  # fmt: skip
        assert cells(page, "pw.vermogen.woning")[1:5] == [
            "niet bekend", f"€{SPACE}67.500,00", "was niet bekend", "",
        ]  # fmt: skip
        compare(page, "1-1-2026", "1-7-2026")
        assert cells(page, "aow.bruto.partner")[2:5] == ["niet bekend", "nu niet bekend", ""]

    def test_counts_each_kind_in_words(self, page: ChangesPage) -> None:
        compare(page, "1-1-2026", "1-7-2026")
        kinds = [row.kind for row in page.table.rows.rows]
        changed, unknown = kinds.count(ChangeKind.CHANGED), kinds.count(ChangeKind.NOW_MISSING)
        assert page.count.text() == (
            f"Van 1 januari 2026 naar 1 juli 2026: {changed} bedragen veranderd "
            f"en {unknown} nu niet bekend."
        )

    def test_says_when_nothing_changed(self, page: ChangesPage) -> None:
        compare(page, "1-7-2026", "31-12-2026")
        assert page.count.text() == "Tussen 1 juli 2026 en 31 december 2026 is er niets veranderd."
        assert keys(page) == []

    def test_is_searched_as_well(self, page: ChangesPage) -> None:
        compare(page, "1-7-2025", "1-1-2026")
        QTest.keyClicks(page.search, "475DA maximum alleenstaande")
        assert keys(page) == [MAXIMUM, "bvv.maximum.alleenstaande_ouder"]
        page.search.setText("SENTINEL")
        assert keys(page) == []
        assert page.count.text().startswith("Niets gevonden")

    def test_differences_are_ordered_as_numbers(self, page: ChangesPage) -> None:
        compare(page, "1-7-2025", "1-1-2026")
        page.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
        by_key = {row.key: row for row in page.table.rows.rows}
        sizes = [
            (row.after.unit, row.difference)
            for row in map(by_key.__getitem__, keys(page))
            if row.after is not None and row.difference is not None
        ]
        for unit in {unit for unit, _ in sizes}:
            of_unit = [size for its, size in sizes if its is unit]
            assert of_unit == sorted(of_unit)
        page.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
        shares = [by_key[key].share for key in keys(page) if by_key[key].share is not None]
        assert shares == sorted(shares, key=lambda share: share or Decimal(0), reverse=True)

    def test_is_copied_with_tabs_and_as_sentences(self, page: ChangesPage) -> None:
        compare(page, "1-7-2025", "1-1-2026")
        cells(page, MAXIMUM)
        QTest.keySequence(page.table, QKeySequence("Ctrl+C"))
        titles, row = QGuiApplication.clipboard().text().split("\n")
        assert titles.split("\t") == [
            "Wat", "Eerst", "Daarna", "Verschil", "In procenten", "Eenheid", "Artikel",
        ]  # fmt: skip
        assert row.split("\t")[1:5] == ["€ 2.093,67", "€ 2.191,42", "hoger: + € 97,75", "+4,67%"]
        QTest.keySequence(page.table, QKeySequence("Ctrl+Shift+C"))
        assert QGuiApplication.clipboard().text() == (
            "hoogste beslagvrije voet, alleenstaande: van € 2.093,67 per maand naar "
            "€ 2.191,42 per maand (hoger: + € 97,75; +4,67%; art. 475da lid 1 Rv)"
        )

    def test_enter_shows_the_figure_with_its_article_and_source(
        self, page: ChangesPage, window: TariffWindow
    ) -> None:
        compare(page, "1-7-2025", "1-1-2026")
        window.values.search.setText("SENTINEL")
        cells(page, MAXIMUM)
        QTest.keyClick(page.table, Qt.Key.Key_Return)
        assert window.tabs.currentWidget() is window.values
        shown = window.values.table.current
        assert shown is not None
        assert (shown.value.key, shown.value.valid_from) == (MAXIMUM, date(2026, 1, 1))

    def test_enter_on_a_figure_that_is_gone_shows_its_last_one(
        self, page: ChangesPage, window: TariffWindow
    ) -> None:
        compare(page, "1-12-2025", "1-1-2026")
        cells(page, "huurtoeslag.factor_a.eenpersoons")
        QTest.keyClick(page.table, Qt.Key.Key_Return)
        assert window.values.day.day.year == 2025


class TestTheDays:
    def test_starts_with_the_last_change(self, page: ChangesPage) -> None:
        assert page.before.text() == "01-01-2026"
        assert page.after.text() == "01-07-2026"
        assert page.moment.currentText() == "1 juli 2026"
        assert keys(page)

    @pytest.mark.parametrize(
        ("today", "expected"),
        [
            (date(2026, 6, 30), (date(2025, 7, 1), date(2026, 1, 1))),
            (date(2026, 7, 1), (date(2026, 1, 1), date(2026, 7, 1))),
            (date(2023, 1, 1), (date(2023, 1, 1), date(2023, 1, 1))),
            (date(2022, 12, 31), (date(2022, 12, 31), date(2022, 12, 31))),
            (date(2031, 1, 1), (date(2026, 1, 1), date(2026, 7, 1))),
        ],
    )
    def test_the_last_change_is_the_one_in_force(
        self, today: date, expected: tuple[date, date]
    ) -> None:
        assert last_change(as_shipped().tariffs, today) == expected

    def test_figures_change_in_january_and_july(self) -> None:
        days = days_of_change(as_shipped().tariffs)
        assert {(day.month, day.day) for day in days} == {(1, 1), (7, 1)}
        assert days[0] == date(2023, 1, 1)
        assert day_before_change(as_shipped().tariffs, days[0]) == date(2022, 12, 31)
        assert day_before_change(as_shipped().tariffs, days[3]) == days[2]

    def test_a_change_can_be_chosen_by_its_day(self, page: ChangesPage) -> None:
        place = page.moment.findText("1 juli 2024")
        page.moment.setCurrentIndex(place)
        page.moment.activated.emit(place)
        assert (page.before.text(), page.after.text()) == ("01-01-2024", "01-07-2024")
        assert page.moment.currentText() == "1 juli 2024"
        compare(page, "2-1-2024", "1-7-2024")
        assert page.moment.currentText() == "zelf gekozen dagen"

    def test_a_day_after_the_last_file_is_provisional(self, page: ChangesPage) -> None:
        compare(page, "1-1-2026", "1-1-2027")
        assert page.banner.text().startswith("Voorlopig: de bedragen van 1 januari 2027")
        assert page.table.isVisible()

    def test_a_day_before_the_first_file_is_refused(self, page: ChangesPage) -> None:
        compare(page, "31-12-2022", "1-1-2026")
        assert page.banner.text().startswith("Van 31 december 2022 zijn er geen bedragen")
        assert not page.table.isVisible()
        assert not page.copying.isVisible()

    def test_what_is_no_day_is_refused_when_it_is_left(self, page: ChangesPage) -> None:
        compare(page, "1-1-2025", "morgen")
        QTest.keyClick(page.after, Qt.Key.Key_Tab)
        assert "Dit is geen dag" in page.banner.text()
        assert not page.table.isVisible()

    def test_a_new_file_brings_new_days(self, opened: Opened, data: Path) -> None:
        put(data, "2027.toml", year_2027())
        window = opened()
        assert window.changes.moment.findText("1 juli 2027") > 0


class TestWords:
    value = TariffValue(
        "bvv.woonlandfactor", Decimal("0.5"), Unit.FACTOR, date(2026, 1, 1), date(2026, 6, 30),
        "art. SENTINEL", "", "", as_shipped().tariffs.files[0].values[MAXIMUM][0].status, "", "",
    )  # fmt: skip

    def change(self, before: str, after: str, unit: Unit) -> TariffChange:
        old, new = Decimal(before), Decimal(after)
        return TariffChange(
            "bvv.woonlandfactor", ChangeKind.CHANGED,
            replace(self.value, amount=old, unit=unit), replace(self.value, amount=new, unit=unit),
            new - old, (new - old) / abs(old) if old else None,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("before", "after", "unit", "difference", "percent"),
        [
            ("0.04", "0.048", Unit.SHARE, "hoger: + 0,8 procentpunt", "+20,00%"),
            ("804", "807", Unit.MONTHS, "hoger: + 3", "+0,37%"),
            ("0.198", "0.19", Unit.EUR_PER_KM, f"lager: - €{SPACE}0,008", "-4,04%"),
            ("-48.15", "-40", Unit.EUR_PER_MONTH, f"hoger: + €{SPACE}8,15", "+16,93%"),
            ("0", "12", Unit.EUR_PER_MONTH, f"hoger: + €{SPACE}12,00", ""),
            ("0.000000001", "0.000000003", Unit.PER_EUR, "hoger: + 0,000000002", "+200,00%"),
        ],
    )
    def test_a_difference_has_every_decimal(
        self, before: str, after: str, unit: Unit, difference: str, percent: str, texts: Texts
    ) -> None:
        change = self.change(before, after, unit)
        assert say_difference(texts, change) == difference
        assert say_percent(texts, change) == percent

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("kind", ChangeKind)
    def test_every_kind_of_change_has_its_words(self, language: str, kind: ChangeKind) -> None:
        texts = Texts(language)
        missing = replace(self.value, amount=None)
        sides = {
            ChangeKind.CHANGED: (self.value, self.value),
            ChangeKind.NEW: (None, self.value),
            ChangeKind.GONE: (self.value, None),
            ChangeKind.WAS_MISSING: (missing, self.value),
            ChangeKind.NOW_MISSING: (self.value, missing),
        }
        difference = Decimal(1) if kind is ChangeKind.CHANGED else None
        change = TariffChange(self.value.key, kind, *sides[kind], difference, difference)
        assert "art. SENTINEL" in say_change(texts, change)
        for column in change_table(texts).columns:
            assert column.say(change) or column.name == "percent"
        for count in (1, 2):
            assert texts.plural(f"tariff_page.compare.count.{kind.value}", count)


def test_without_any_file_there_is_only_a_refusal(window: TariffWindow) -> None:
    for page in (window.changes, window.values):
        page.show_shelf(TariffShelf(Tariffs(), (), ()))
        assert "er zijn geen bestanden met bedragen" in page.banner.text()
        assert not page.table.isVisible()
