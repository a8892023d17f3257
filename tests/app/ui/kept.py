"""One window for all tests of a module, put back before each of them as it is when it opens.

To make a window with its pages is most of what a test of a page does. A test that is about a window
that opens, or about one in another language or size, makes its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import Texts
from app.services.organisation import Organisation
from app.ui.intake.fold import Fold
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.shell.top_bar import Way
from app.ui.widgets.style import apply_style
from calc import Draft, Tariffs

DAY: Final = date(2026, 11, 23)


class Kept:
    """A window that is shown, with the cursor in it, and what its session began with."""

    def __init__(
        self, organisation: Organisation, tariffs: Tariffs, draft: Draft, texts: Texts
    ) -> None:
        self._organisation, self._tariffs = organisation, tariffs
        self.session = Session(organisation, tariffs, lambda: DAY)
        self.session.load(draft)
        self.window = MainWindow(self.session, texts)
        self._size = self.window.size()
        self.window.show()
        self._texts = texts

    def put_back(self, draft: Draft) -> MainWindow:
        """As it is when it opens with this dossier: the first step, nothing typed or unfolded."""
        window, session = self.window, self.session
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        window.keep_typed()
        for other in _windows_of(window):
            other.close()
            other.deleteLater()
        if window.texts is not self._texts:
            window.empty()
            window.fill(self._texts)
        session.take_organisation(self._organisation)
        session.tariffs = self._tariffs
        if window.ways.way is Way.CALL:
            window.ways.show_way(Way.FORM)
        window.wizard.open(0)  # first: a page that is seen shows what is loaded
        for fold in window.wizard.findChildren(Fold):
            fold.turn(opened=False)
        window.wizard.page.verticalScrollBar().setValue(0)
        window.resize(self._size)
        window.activateWindow()
        window.wizard.steps.setFocus()
        session.load(draft)
        # What stood for the lines of the dossier before is gone, as in a new window.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return window


def style_again(app: QApplication) -> None:
    """The usual letters, for what stays: a window that goes with its test is gone first."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    apply_style(app)


def _windows_of(window: MainWindow) -> list[QWidget]:
    """What was opened over it: a sheet, a question."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isWindow() and type(each).__module__.startswith("app.ui.")
    ]


@contextmanager
def kept_window(
    organisation: Organisation, tariffs: Tariffs, draft: Draft, texts: Texts
) -> Iterator[Kept]:
    """For as long as this is open: afterwards a timer of it would go off in a test of others."""
    kept = Kept(organisation, tariffs, draft, texts)
    yield kept
    kept.window.wizard.steps.setFocus()  # a field that goes with the cursor in it would still speak
    kept.window.close()
    QCoreApplication.processEvents()  # what it still has to say is said while it is there
    for each in (kept.window, kept.session):  # a session that goes on would assess for nobody
        each.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
