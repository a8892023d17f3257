"""A conversation on the screen, and somebody who types at it."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.organisation import read_organisation
from app.ui.call.call_view import CallView
from app.ui.intake.session import Session
from calc import Draft
from tests.tariff_files import shipped


class Officer:
    """Types and presses keys wherever the cursor is."""

    def __init__(self, view: CallView, session: Session) -> None:
        self.view, self.session = view, session

    def type(self, *texts: str) -> None:
        """Letters; a text between < and > is a key: <Enter>."""
        for text in texts:
            if text.startswith("<"):
                self.press(text[1:-1])
            else:
                QTest.keyClicks(self.focus, text)

    def press(self, keys: str) -> None:
        """One key, with what is held down: "Shift+Enter"."""
        sequence = QKeySequence(keys.replace("Enter", "Return"))
        pressed = sequence[0]  # type: ignore[index]  # it has an order, which its types do not say
        QTest.keyClick(self.focus, pressed.key(), pressed.keyboardModifiers())

    @property
    def focus(self) -> QWidget:
        """What has the cursor."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def key(self) -> str:
        """The question that is shown."""
        turn = self.view.card.turn
        assert turn is not None
        return turn.key

    @property
    def echo(self) -> str:
        """What stands below the answer."""
        return self.view.card.answer.echo.text()

    @property
    def draft(self) -> Draft:
        """The dossier as it is now."""
        return self.session.draft


@pytest.fixture
def officer(
    qtbot: QtBot, texts: Texts, example: Callable[[str], Draft]
) -> Callable[[str], Officer]:
    """An officer with this example before them, or with a new dossier."""

    def sit_down(name: str = "") -> Officer:
        session = Session(read_organisation(None), shipped(), lambda: date(2026, 11, 23))
        if name:
            session.load(example(name))
        view = CallView(session, texts)
        qtbot.addWidget(view)
        view.resize(1008, 628)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.enter()
        return Officer(view, session)

    return sit_down
