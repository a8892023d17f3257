"""The list over a store with the six households, shown and with the cursor in its search field."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.dossier_store.desk import Desk
from app.ui.home.home_page import HomePage
from tests.app.ui.home.stores import ON, filled_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Open for one test."""
    made = filled_desk(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def page(desk: Desk, texts: Texts, qtbot: QtBot) -> HomePage:
    """In its own window, as large as the smallest screen leaves it."""
    made = HomePage(texts, desk, lambda: ON)
    qtbot.addWidget(made)
    made.resize(1366, 628)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.setFocus()
    return made
