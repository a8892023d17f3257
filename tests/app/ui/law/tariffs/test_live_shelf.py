"""The offer to read again: when it comes, when it goes, and what happens when it is taken."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.tariffs import TariffShelf
from app.ui.law.live_shelf import LiveShelf
from app.ui.law.reload_bar import ReloadBar
from app.ui.law.tariff_window import TariffWindow
from tests.app.ui.law.tariffs.conftest import Opened
from tests.app.ui.law.tariffs.files import put, revision_2, shipped, year_2027


@pytest.fixture
def watched(live: LiveShelf) -> LiveShelf:
    """A shelf in use whose folder is followed."""
    assert len(live.shelf.files) == 4
    live.watch()
    return live


def years(shelf: TariffShelf) -> list[int]:
    return [file.year for file in shelf.tariffs.files]


class TestWatching:
    def test_makes_no_folder_and_offers_nothing(self, watched: LiveShelf, data: Path) -> None:
        watched.look()
        assert not watched.stale
        assert not data.exists()

    @pytest.mark.parametrize("there", ["nothing", "data folder", "tariff folder"])
    def test_a_file_that_appears_is_offered_and_not_read(
        self, there: str, live: LiveShelf, data: Path, qtbot: QtBot
    ) -> None:
        if there != "nothing":
            (data / "tariffs" if there == "tariff folder" else data).mkdir(parents=True)
        before = live.shelf
        live.watch()
        put(data, "2027.toml", year_2027())
        qtbot.waitUntil(lambda: live.stale)
        assert live.shelf is before

    def test_a_file_that_is_written_over_is_offered(
        self, live: LiveShelf, data: Path, qtbot: QtBot
    ) -> None:
        path = put(data, "2027.toml", year_2027())
        assert years(live.shelf)[-1] == 2027
        live.watch()
        path.write_text(year_2027().replace("revision = 1", "revision = 2"), encoding="utf-8")
        qtbot.waitUntil(lambda: live.stale)

    def test_a_file_that_is_put_in_anothers_place_is_offered_and_followed_from_then_on(
        self, live: LiveShelf, data: Path, qtbot: QtBot
    ) -> None:
        path = put(data, "2027.toml", year_2027())
        live.shelf  # noqa: B018 - in use from now on
        live.watch()
        for revision in ("2", "3"):
            other = data / "SENTINEL.part"
            text = year_2027().replace("revision = 1", f"revision = {revision}")
            other.write_text(text, encoding="utf-8")
            other.replace(path)
            qtbot.waitUntil(lambda: live.stale)
            live.reload()
            assert not live.stale
            assert str(live.shelf.tariffs.files[-1].revision) == revision

    @pytest.mark.parametrize("whole", [False, True])
    def test_what_vanishes_is_offered(
        self, whole: bool, live: LiveShelf, data: Path, qtbot: QtBot
    ) -> None:
        path = put(data, "2027.toml", year_2027())
        live.shelf  # noqa: B018 - in use from now on
        live.watch()
        if whole:
            shutil.rmtree(data)
        else:
            path.unlink()
        qtbot.waitUntil(lambda: live.stale)
        live.reload()
        assert years(live.shelf)[-1] == 2026

    def test_the_offer_is_withdrawn_when_everything_is_as_it_was(
        self, watched: LiveShelf, data: Path, qtbot: QtBot
    ) -> None:
        path = put(data, "2027.toml", year_2027())
        qtbot.waitUntil(lambda: watched.stale)
        path.unlink()
        qtbot.waitUntil(lambda: not watched.stale)

    def test_other_files_of_the_program_are_no_reason(
        self, live: LiveShelf, data: Path, qtbot: QtBot
    ) -> None:
        put(data, "2027.toml", year_2027())
        live.shelf  # noqa: B018 - in use from now on
        live.watch()
        (data / "settings.json").write_text("{}", encoding="utf-8")
        put(data, "leesmij.txt", "SENTINEL")
        (data / "tariffs" / "2027.toml").touch()
        live.look()
        assert not live.stale

    def test_what_is_put_off_is_not_offered_again_but_the_next_change_is(
        self, watched: LiveShelf, data: Path, qtbot: QtBot
    ) -> None:
        put(data, "2027.toml", year_2027())
        qtbot.waitUntil(lambda: watched.stale)
        watched.put_off()
        watched.look()
        assert not watched.stale
        put(data, "2025b.toml", revision_2(2025))
        qtbot.waitUntil(lambda: watched.stale)

    def test_what_was_put_off_is_offered_when_it_comes_back(
        self, watched: LiveShelf, data: Path
    ) -> None:
        path = put(data, "2027.toml", year_2027())
        watched.look()
        watched.put_off()
        path.unlink()
        watched.look()
        put(data, "2027.toml", year_2027())
        watched.look()
        assert watched.stale

    def test_what_changes_while_it_is_read_is_offered_after_it(
        self, qtbot: QtBot, data: Path, live: LiveShelf
    ) -> None:
        read = live._open

        def slow(folder: Path) -> TariffShelf:
            shelf = read(folder)
            put(data, "2027.toml", year_2027())
            return shelf

        live._open = slow
        assert years(live.shelf)[-1] == 2026
        live.look()
        assert live.stale

    def test_a_folder_that_is_a_file_is_no_crash(self, live: LiveShelf, data: Path) -> None:
        data.mkdir()
        (data / "tariffs").write_text("SENTINEL", encoding="utf-8")
        live.watch()
        live.reload()
        assert years(live.shelf) == [2023, 2024, 2025, 2026]

    def test_nothing_that_changed_before_it_is_read_is_offered(
        self, live: LiveShelf, data: Path
    ) -> None:
        live.watch()
        put(data, "2027.toml", year_2027())
        assert years(live.shelf)[-1] == 2027
        live.look()
        assert not live.stale


class TestTheBar:
    @pytest.fixture
    def bar(self, qtbot: QtBot, watched: LiveShelf, texts: Texts) -> ReloadBar:
        bar = ReloadBar(watched, texts)
        qtbot.addWidget(bar)
        return bar

    def offers(self, bar: ReloadBar) -> list[str]:
        buttons = bar.findChildren(QPushButton)
        return [button.text() for button in buttons if not button.isHidden()]

    def test_is_not_there_until_there_is_something_to_say(
        self, bar: ReloadBar, watched: LiveShelf, data: Path
    ) -> None:
        assert bar.isHidden()
        put(data, "2027.toml", year_2027())
        watched.look()
        assert not bar.isHidden()
        assert bar.words.text().startswith("De bestanden met bedragen zijn veranderd.")
        assert bar.accessibleDescription() == bar.words.text()
        assert self.offers(bar) == ["Opnieuw &inlezen", "Later"]

    def test_reads_again_says_so_and_can_be_closed(
        self, bar: ReloadBar, watched: LiveShelf, data: Path
    ) -> None:
        reloaded = QSignalSpy(watched.reloaded)
        put(data, "2027.toml", year_2027())
        watched.look()
        bar.again.click()
        assert reloaded.count() == 1
        assert reloaded.at(0)[0] is watched.shelf
        assert years(watched.shelf)[-1] == 2027
        assert bar.words.text() == (
            "De bedragen zijn opnieuw ingelezen en het antwoord is opnieuw berekend."
        )
        assert self.offers(bar) == ["Bestanden bekijken", "Sluiten"]
        bar.close_.click()
        assert bar.isHidden()

    def test_says_that_a_file_was_set_aside(
        self, bar: ReloadBar, watched: LiveShelf, data: Path
    ) -> None:
        put(data, "2027.toml", shipped(2026) + "SENTINEL")
        watched.look()
        bar.again.click()
        assert bar.words.text().endswith("1 bestand is opzij gezet en wordt niet gebruikt.")
        asked = QSignalSpy(bar.look_requested)
        bar.look.click()
        assert asked.count() == 1

    def test_later_is_later(self, bar: ReloadBar, watched: LiveShelf, data: Path) -> None:
        put(data, "2027.toml", year_2027())
        watched.look()
        bar.later.click()
        assert bar.isHidden()
        assert years(watched.shelf)[-1] == 2026


class TestTheWindow:
    @pytest.fixture
    def window(self, watched: LiveShelf, opened: Opened) -> TariffWindow:
        return opened()

    def test_takes_the_new_files_and_keeps_what_was_asked(
        self, window: TariffWindow, data: Path, qtbot: QtBot
    ) -> None:
        values = window.values
        values.day.show_day(values.day.day.replace(year=2027, month=3, day=1))
        values.refresh()
        values.search.setText("bvv.maximum")
        values.table.choose(lambda row: row.value.key == "bvv.maximum.alleenstaande")
        assert values.banner.text().startswith("Voorlopig")
        put(data, "2027.toml", year_2027())
        qtbot.waitUntil(lambda: not window.bar.isHidden())
        assert values.banner.text().startswith("Voorlopig")
        QTest.keyClick(window, Qt.Key.Key_F5)
        assert values.banner.isHidden()
        assert values.search.text() == "bvv.maximum"
        assert values.table.current is not None
        assert values.table.current.value.key == "bvv.maximum.alleenstaande"
        assert values.table.current.value.valid_from.year == 2027
        assert [row.file.year for row in window.files.files.rows.rows][-1] == 2027

    def test_the_offer_takes_no_cursor(
        self, window: TariffWindow, data: Path, qtbot: QtBot
    ) -> None:
        window.values.search.setFocus()
        put(data, "2027.toml", year_2027())
        qtbot.waitUntil(lambda: not window.bar.isHidden())
        assert QApplication.focusWidget() is window.values.search

    def test_the_bar_leads_to_what_was_set_aside(
        self, window: TariffWindow, data: Path, qtbot: QtBot, live: LiveShelf
    ) -> None:
        put(data, "2027.toml", "SENTINEL")
        live.look()
        window.bar.again.click()
        window.bar.look.click()
        assert window.tabs.currentWidget() is window.files
        qtbot.waitUntil(lambda: QApplication.focusWidget() is window.files.aside)
