"""The window of one rule, with the files of the program."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.law.rule_session import RuleSession
from app.ui.law.rule_window import RuleWindow
from tests.fake_rule import tariffs

DAY = date(2026, 7, 1)


@pytest.fixture
def session() -> RuleSession:
    """Nothing filled in yet."""
    return RuleSession(tariffs(), DAY)


@pytest.fixture
def window(qtbot: QtBot, session: RuleSession, texts: Texts) -> RuleWindow:
    """The window, shown."""
    window = RuleWindow(session, texts)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    return window
