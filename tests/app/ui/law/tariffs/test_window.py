"""The window as a whole: the keyboard, names of controls, both languages, large letters."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.ui.law.live_shelf import LiveShelf
from app.ui.law.rows_table import RowsTable
from app.ui.law.tariff_window import TariffWindow
from app.ui.widgets.style import apply_style
from tests.app.ui.kept import style_again
from tests.app.ui.law.tariffs.conftest import TODAY, Opened
from tests.app.ui.law.tariffs.files import put


def focusable(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
    ]


def reached(window: TariffWindow) -> list[QWidget]:
    """Everything that Tab comes by, until it is where it began."""
    seen: list[QWidget] = []
    now = QApplication.focusWidget()
    while now is not None and now not in seen:
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
    return seen


@pytest.fixture
def with_aside(opened: Opened, data: Path) -> TariffWindow:
    put(data, "2027.toml", "SENTINEL")
    return opened()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_control_has_a_name_and_tab_comes_by_all_of_them(
    place: int, with_aside: TariffWindow
) -> None:
    window = with_aside
    window.tabs.setCurrentIndex(place)
    window.values.table.choose(lambda row: bool(row.value.url))
    window.tabs.tabBar().setFocus()
    nameless = [
        type(widget).__name__
        for widget in focusable(window)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
    assert {id(widget) for widget in focusable(window)} == {id(one) for one in reached(window)}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_tab_goes_from_top_to_bottom(place: int, window: TariffWindow) -> None:
    window.tabs.setCurrentIndex(place)
    window.tabs.tabBar().setFocus()
    tops = [widget.mapTo(window, widget.rect().center()).y() for widget in reached(window)]
    # Buttons and captions of one row differ by a few pixels.
    assert all(after > before - 12 for before, after in pairwise(tops)), tops


def test_starts_in_the_search_field(window: TariffWindow) -> None:
    assert QApplication.focusWidget() is window.values.search


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_search_key_goes_to_the_search_field_of_the_tab(
    place: int, window: TariffWindow
) -> None:
    window.tabs.setCurrentIndex(place)
    window.tabs.tabBar().setFocus()
    QTest.keySequence(window, QKeySequence("Ctrl+F"))
    page = (window.values, window.changes, window.files)[place]
    assert QApplication.focusWidget() is page.search


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_from_the_search_field_into_the_rows_and_on(key: Qt.Key, window: TariffWindow) -> None:
    QTest.keyClicks(window.values.search, "bvv.maximum")
    QTest.keyClick(window.values.search, key)
    table = window.values.table
    assert QApplication.focusWidget() is table
    assert table.currentIndex().row() == 0
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    assert table.current is not None
    assert table.current.value.key in window.values.detail.words.toPlainText()


def test_nothing_found_leaves_the_cursor_in_the_search_field(window: TariffWindow) -> None:
    QTest.keyClicks(window.values.search, "SENTINEL")
    QTest.keyClick(window.values.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is window.values.search


def test_whoever_tabs_into_a_table_sees_a_row_chosen(window: TariffWindow) -> None:
    window.values.status.setFocus()
    QTest.keyClick(window.values.status, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.values.table
    assert len(window.values.table.selectionModel().selectedRows()) == 1


def test_escape_closes_it(window: TariffWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_waits_for_nobody(window: TariffWindow) -> None:
    assert not window.isModal()


@pytest.mark.parametrize("language", LANGUAGES)
def test_says_everything_in_its_own_language(
    language: str, live: LiveShelf, qtbot: QtBot, styled: None
) -> None:
    window = TariffWindow(live, Texts(language), TODAY)
    other = Texts(next(one for one in LANGUAGES if one != language))
    qtbot.addWidget(window)
    labels = [label.text() for label in window.findChildren(QLabel)]
    labels += [button.text() for button in window.findChildren(QPushButton)]
    labels += [window.tabs.tabText(place) for place in range(3)]
    for key in ("day", "search", "copy.table", "copy.text", "check", "compare.moment",
                "tab.values", "tab.changes", "tab.files", "compare.help"):  # fmt: skip
        own, foreign = (texts.text(f"tariff_page.{key}") for texts in (Texts(language), other))
        assert own in labels
        assert foreign not in labels


def test_dates_and_amounts_stand_in_the_english_way(
    live: LiveShelf, qtbot: QtBot, styled: None
) -> None:
    window = TariffWindow(live, Texts("en"), TODAY)
    qtbot.addWidget(window)
    window.values.table.choose(lambda row: row.value.key == "bvv.maximum.alleenstaande")
    row = window.values.table.as_table().split("\n")[1].split("\t")
    assert row[1] == "€2,208.48 a month"
    assert row[4] == "01/07/2026"


class TestLargeLetters:
    @pytest.fixture
    def twice(self, qapp: QApplication) -> Iterator[None]:
        apply_style(qapp, 2.0)
        yield
        style_again(qapp)

    @pytest.mark.parametrize("place", [0, 1, 2])
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_everything_fits_in_a_small_screen(
        self, place: int, language: str, live: LiveShelf, qtbot: QtBot, twice: None
    ) -> None:
        window = TariffWindow(live, Texts(language), TODAY)
        qtbot.addWidget(window)
        window.values.day.show_day(date(2027, 1, 1))
        window.values.refresh()
        window.tabs.setCurrentIndex(place)
        window.resize(QSize(1366, 768))
        window.show()
        qtbot.waitExposed(window)
        assert window.size() == QSize(1366, 768)
        for button in window.findChildren(QPushButton):
            if button.isVisible():
                right = button.mapTo(window, button.rect().bottomRight())
                assert right.x() < 1366, button.text()
                assert button.width() >= button.sizeHint().width(), button.text()
        for label in window.findChildren(QLabel):
            if label.isVisible() and label.text():
                assert label.height() >= label.heightForWidth(label.width()), label.text()

    def test_columns_follow_the_letters_unless_somebody_chose_their_width(
        self, window: TariffWindow, qapp: QApplication
    ) -> None:
        table: RowsTable[object] = window.values.table  # type: ignore[assignment]
        before = table.columnWidth(4)
        apply_style(qapp, 2.0)
        assert table.columnWidth(4) > 1.5 * before
        table.setColumnWidth(4, 333)
        apply_style(qapp)
        assert table.columnWidth(4) == 333
