"""The three pages in a window, and hands to type with."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.organisation import read_organisation
from app.ui.budget.line_page import LinePage
from app.ui.intake.session import Session
from app.ui.shell.pages import PAGES as ALL_PAGES
from app.ui.shell.wizard import Wizard
from calc import Draft
from tests.app.ui.kept import DAY
from tests.tariff_files import shipped

PAGES = tuple(step for step in ALL_PAGES if step.key in ("income", "expenses", "arrangements"))


class Desk:
    """A wizard with the three pages, and somebody at the keyboard."""

    def __init__(self, session: Session, texts: Texts) -> None:
        self.session, self.texts = session, texts
        self.wizard = Wizard(session, texts, PAGES)
        self.wizard.resize(1060, 700)
        self.wizard.show()

    def put_back(self, draft: Draft) -> None:
        """As it is when it opens with this dossier: nothing typed, folded or closed by hand.

        The drawers stay: test_held_drawer sees that nothing of a line before is in them.
        """
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.wizard.activateWindow()
        self.wizard.steps.setFocus()
        pages = [page for page in self.wizard.stack.children() if isinstance(page, LinePage)]
        self.wizard.resize(1060, 700)
        self.wizard.open(0)
        self.wizard.steps.setFocus()
        self.session.load(draft)
        for page in pages:
            for kind in page.model.kinds:
                page.model.fold(kind, folded=False)
            page._is_open = True
        # What stood for the lines of the dossier before is gone, as in a new window.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def open(self, key: str) -> LinePage:
        """A page by its key, with the cursor in its table."""
        self.wizard.open([page.key for page in PAGES].index(key))
        page = self.wizard.page
        assert isinstance(page, LinePage)
        page.refresh()
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


@pytest.fixture(scope="module")
def one_desk(styled: None) -> Iterator[Desk]:
    """One desk for all tests of a module; each has it put back before it begins."""
    session = Session(read_organisation(None), shipped(), lambda: DAY)
    made = Desk(session, Texts("nl"))
    yield made
    made.wizard.steps.setFocus()  # a field that goes with the cursor in it would still speak
    made.wizard.close()
    for each in (session, made.wizard):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(qtbot: QtBot, one_desk: Desk, example: Callable[[str], Draft]) -> Desk:
    """With HH1."""
    one_desk.put_back(example("HH1"))
    qtbot.waitExposed(one_desk.wizard)
    return one_desk


@pytest.fixture
def own_desk(qtbot: QtBot, session: Session, texts: Texts) -> Desk:
    """A desk that goes with its test: something stays in it that others would have to bear."""
    made = Desk(session, texts)
    qtbot.addWidget(made.wizard)
    made.wizard.activateWindow()
    qtbot.waitExposed(made.wizard)
    return made


@pytest.fixture
def clip() -> Iterator[Callable[[str], None]]:
    """Puts a text on the clipboard, which is empty again afterwards."""
    yield QGuiApplication.clipboard().setText
    QGuiApplication.clipboard().clear()
