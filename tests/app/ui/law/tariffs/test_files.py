"""The files: years and revisions, what was set aside, what nobody knows; a file that is checked."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.i18n import Texts
from app.services.tariffs import TariffShelf
from app.ui.law.checking import check_notice
from app.ui.law.files_page import FilesPage
from app.ui.law.tariff_window import TariffWindow
from app.ui.widgets.notice import Notice
from tests.app.ui.law.tariffs.conftest import Opened, as_shipped
from tests.app.ui.law.tariffs.files import put, revision_2, shipped, year_2027

FLOAT = ('"2191.42"', "2191.42")


def rows(page: FilesPage) -> list[list[str]]:
    model = page.files.seen
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


class TestYears:
    def test_says_year_revision_day_who_and_where_from_with_counts_per_status(
        self, window: TariffWindow
    ) -> None:
        shown = rows(window.files)
        assert [row[0] for row in shown] == ["2023", "2024", "2025", "2026"]
        file = as_shipped().tariffs.files[3]
        values = [value for dated in file.values.values() for value in dated]
        last = shown[-1]
        assert last[1:5] == ["1", "ja", "26-11-2026", "programma"]
        assert sum(map(int, last[5:9])) == len(values)
        assert int(last[8]) == len(file.missing())
        assert last[9] == f"{file.checked_by[0]} (één persoon)"
        assert last[10].endswith("2026.toml")

    def test_says_which_of_two_revisions_is_used(self, opened: Opened, data: Path) -> None:
        put(data, "2025-nieuw.toml", revision_2(2025))
        window = opened()
        assert [row[:5:2] + row[1:2] for row in rows(window.files) if row[0] == "2025"] == [
            ["2025", "nee: uw eigen map heeft een hogere revisie", "programma", "1"],
            ["2025", "ja", "eigen map", "2"],
        ]

    def test_says_that_an_own_copy_of_the_programs_file_is_not_used(
        self, opened: Opened, data: Path
    ) -> None:
        put(data, "2025.toml", shipped(2025))
        window = opened()
        [own] = [row for row in rows(window.files) if row[4] == "eigen map"]
        assert own[2] == "nee: er is een even hoge of hogere revisie"

    def test_can_be_copied_as_a_sentence(self, window: TariffWindow) -> None:
        window.files.files.choose(lambda row: row.file.year == 2026)
        said = window.files.files.as_text()
        assert said.startswith("2026.toml, revisie 1 van 26 november 2026, gecontroleerd door ")
        assert re.search(r"Wordt gebruikt. wet: \d+; bron: \d+; afgeleid: \d+;", said)


class TestSetAside:
    def test_is_not_there_when_nothing_was(self, window: TariffWindow) -> None:
        assert window.files.aside.isHidden()
        assert window.files.aside_title.isHidden()

    def test_names_the_file_and_every_problem_with_key_and_line(
        self, opened: Opened, data: Path
    ) -> None:
        text = year_2027().replace(*FLOAT, 1).replace('status = "law"', 'status = "wet"', 1)
        path = put(data, "2027.toml", text)
        window = opened()
        said = window.files.aside.toPlainText()
        assert said.startswith("2027.toml: ")
        assert str(path) in said
        assert '"bvv.maximum.alleenstaande[0].amount"' in said
        line = text[: text.index("amount = 2191.42")].count("\n") + 1
        assert f"regel {line} " in said
        assert '"bvv.maximum.alleenstaande[0].status"' in said
        assert window.tabs.tabText(2) == "Jaren en bestanden (1 opzij gezet)"

    def test_the_others_keep_working(self, opened: Opened, data: Path) -> None:
        put(data, "2027.toml", "SENTINEL = ")
        put(data, "2025b.toml", revision_2(2025))
        window = opened()
        assert [row[2] for row in rows(window.files)] == [
            "ja", "ja", "nee: uw eigen map heeft een hogere revisie", "ja", "ja",
        ]  # fmt: skip

    def test_words_of_a_file_are_never_read_as_markup(self, opened: Opened, data: Path) -> None:
        put(data, "<b>2027.toml", "SENTINEL = ")
        window = opened()
        assert "<b>2027.toml" in window.files.aside.toPlainText()

    def test_a_copy_that_could_not_be_kept_is_said(self, window: TariffWindow) -> None:
        assert window.files.not_kept.isHidden()
        shelf = as_shipped()
        window.files.show_shelf(TariffShelf(shelf.tariffs, shelf.files, (), ("SENTINEL.toml",)))
        assert "SENTINEL.toml" in window.files.not_kept.text()
        assert not window.files.not_kept.isHidden()


class TestWhatNobodyKnows:
    def test_is_listed_with_its_reason(self, window: TariffWindow) -> None:
        page = window.files
        number = sum(len(file.missing()) for file in as_shipped().tariffs.files)
        assert page.missing_title.text() == f"Bedragen die niemand kon bevestigen: {number}"
        assert page.missing.seen.rowCount() == number
        assert page.missing.choose(lambda row: row.value.key == "vtlb.auto.vast")
        cells = page.missing.as_table().split("\n")[1].split("\t")
        assert cells[0] == "01-01-2023"
        assert cells[-1] == "Laatst gezien: 189,38 per 2022-07 (NVVK 14-07-2022); daarna niet."

    def test_enter_shows_it_among_the_others(self, window: TariffWindow) -> None:
        page = window.files
        window.tabs.setCurrentWidget(page)
        page.missing.choose(lambda row: row.value.key == "aow.bruto.partner")
        QTest.keyClick(page.missing, Qt.Key.Key_Return)
        assert window.tabs.currentWidget() is window.values
        assert window.values.day.text() == "01-07-2026"
        assert window.values.table.current is not None
        assert window.values.table.current.value.key == "aow.bruto.partner"
        assert QApplication.focusWidget() is window.values.table

    def test_is_searched(self, window: TariffWindow) -> None:
        QTest.keyClicks(window.files.search, "kinderbijslag")
        assert window.files.missing.seen.rowCount() == 3


class TestChecking:
    @pytest.fixture
    def check(self, window: TariffWindow, texts: Texts) -> Callable[[Path], str]:
        def said(path: Path) -> str:
            notice = check_notice(texts, path, window)
            text = notice.body.toPlainText()
            notice.deleteLater()
            return text

        return said

    def test_a_good_file_is_in_order_and_not_taken_into_use(
        self, check: Callable[[Path], str], tmp_path: Path, window: TariffWindow
    ) -> None:
        path = put(tmp_path / "elders", "2027.toml", year_2027())
        said = check(path)
        assert said.startswith("2027.toml is in orde")
        file = as_shipped().tariffs.files[-1]
        number, unknown = sum(map(len, file.values.values())), len(file.missing())
        what = f"Jaar 2027, revisie 1: {number} bedragen, waarvan {unknown} niet bekend."
        assert what in said
        assert "alleen gecontroleerd" in said
        assert len(window.files.files.rows.rows) == 4

    def test_a_bad_file_shows_every_problem_with_key_and_line(
        self, check: Callable[[Path], str], tmp_path: Path
    ) -> None:
        text = year_2027().replace(*FLOAT, 1).replace("bvv.drempelinkomen", "bvv.SENTINEL")
        said = check(put(tmp_path / "elders", "2027.toml", text))
        assert said.startswith("2027.toml heeft 3 problemen")
        for key in ("bvv.maximum.alleenstaande[0].amount", "bvv.SENTINEL", "bvv.drempelinkomen"):
            assert f'"{key}' in said
        assert "Het gaat om regel " in said

    @pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"SENTINEL = [", b""])
    def test_what_is_no_tariff_file_is_said_in_words(
        self, raw: bytes, check: Callable[[Path], str], tmp_path: Path
    ) -> None:
        path = put(tmp_path / "elders", "2027.toml", "")
        path.write_bytes(raw)
        assert check(path).startswith("2027.toml heeft ")

    def test_a_file_that_is_gone_is_said_in_words(
        self, check: Callable[[Path], str], tmp_path: Path
    ) -> None:
        assert check(tmp_path / "SENTINEL.toml").startswith("Het bestand is niet geopend")

    def test_the_button_asks_for_a_file_and_shows_what_came_of_it(
        self, window: TariffWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = put(tmp_path / "elders", "2027.toml", year_2027())
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        said: list[str] = []

        def read() -> None:
            notice = QApplication.activeModalWidget()
            assert isinstance(notice, Notice)
            said.append(notice.body.toPlainText())
            QTest.keyClick(notice, Qt.Key.Key_Escape)

        QTimer.singleShot(0, read)
        window.files.check.click()
        assert said[0].startswith("2027.toml is in orde")

    def test_somebody_may_change_their_mind(
        self, window: TariffWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
        window.files.check.click()
        assert QApplication.activeModalWidget() is None
