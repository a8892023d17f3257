"""The window with the tariff files of the program, and a data folder that is still empty."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.tariffs import TariffShelf, open_shelf
from app.ui.law.live_shelf import LiveShelf
from app.ui.law.tariff_window import TariffWindow

TODAY = date(2026, 11, 23)
Opened = Callable[[], TariffWindow]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The user's data folder; nothing made it yet."""
    return tmp_path / "data"


@cache
def as_shipped() -> TariffShelf:
    """Only the files of the program: read once, whatever folder they are asked for."""
    return open_shelf(Path("SENTINEL-no-folder"))


def opened_shelf(folder: Path) -> TariffShelf:
    return open_shelf(folder) if folder.exists() else as_shipped()


@pytest.fixture
def live(qtbot: QtBot, data: Path) -> LiveShelf:
    return LiveShelf(data, opened=opened_shelf)


@pytest.fixture
def opened(qtbot: QtBot, live: LiveShelf, texts: Texts) -> Opened:
    """Opens the window on what lies in the data folder by then."""

    def make() -> TariffWindow:
        window = TariffWindow(live, texts, TODAY)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make


@pytest.fixture
def window(opened: Opened) -> TariffWindow:
    return opened()
