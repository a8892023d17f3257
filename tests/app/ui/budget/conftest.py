"""The three pages in a window, and hands to type with."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.budget.line_page import LinePage
from app.ui.intake.session import Session
from app.ui.shell.pages import PAGES as ALL_PAGES
from app.ui.shell.wizard import Wizard

PAGES = tuple(step for step in ALL_PAGES if step.key in ("income", "expenses", "arrangements"))


class Desk:
    """A wizard with the three pages, and somebody at the keyboard."""

    def __init__(self, qtbot: QtBot, session: Session, texts: Texts) -> None:
        self.qtbot, self.session, self.texts = qtbot, session, texts
        self.wizard = Wizard(session, texts, PAGES)
        qtbot.addWidget(self.wizard)
        self.wizard.resize(1060, 700)
        self.wizard.show()
        self.wizard.activateWindow()
        qtbot.waitExposed(self.wizard)

    def open(self, key: str) -> LinePage:
        """A page by its key, with the cursor in its table."""
        self.wizard.open([page.key for page in PAGES].index(key))
        page = self.wizard.page
        assert isinstance(page, LinePage)
        page.grid.setFocus()
        QApplication.processEvents()
        return page

    def keys(self, *keys: str | Qt.Key, ctrl: bool = False) -> None:
        """Press keys where the focus is; a text is typed letter by letter."""
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            if isinstance(key, str):
                for letter in key:
                    self._letter(letter)
            else:
                self.press(key, modifier)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press one key where the focus is."""
        QTest.keyClick(focused(), key, modifier)

    def _letter(self, letter: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(focused(), event)


def focused() -> QWidget:
    """The widget that has the focus."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def where(page: LinePage) -> tuple[int, str]:
    """The row and the field where the cursor is, in the table or in the drawer beside it."""
    if page.card is not None and page.card.isAncestorOf(focused()):
        (field, *_) = page.card.focused_field(focused())
        return page.card.row, str(field)
    index = page.grid.currentIndex()
    return index.row(), page.group.columns[index.column()].field


@pytest.fixture
def desk(qtbot: QtBot, session: Session, texts: Texts) -> Desk:
    return Desk(qtbot, session, texts)


@pytest.fixture
def clip() -> Iterator[Callable[[str], None]]:
    """Puts a text on the clipboard, which is empty again afterwards."""
    yield QGuiApplication.clipboard().setText
    QGuiApplication.clipboard().clear()
