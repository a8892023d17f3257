"""Everything on every page can be reached with the Tab key, and nothing is a trap."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.budget.grid import LineGrid
from app.ui.shell.main_window import MainWindow
from tests.journeys.windows import opened

_ENOUGH = 700


def _tab(widget: QWidget) -> None:
    """Tab, or Ctrl+Tab where Tab goes from cell to cell."""
    held = Qt.KeyboardModifier.NoModifier
    if isinstance(widget, LineGrid) or isinstance(widget.parent(), LineGrid):
        held = Qt.KeyboardModifier.ControlModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_Tab, held, "\t"))


def _wanted(page: QWidget) -> set[QWidget]:
    """What can have the focus: one button stands for a group of which one is on."""
    return {
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not widget.inherits("QRadioButton")
    }


def _reached() -> set[QWidget]:
    """What Tab comes by, round and round: until a round brings nothing that was not seen."""
    seen: set[QWidget] = set()
    first = QApplication.focusWidget()
    before = 0
    for _ in range(_ENOUGH):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget is first and seen:
            if len(seen) == before:
                return seen
            before = len(seen)
        seen.add(widget)
        _tab(widget)
    return seen


@pytest.fixture(scope="module")
def window(qapp: QApplication) -> Iterator[MainWindow]:
    """One window for all pages: Tab changes nothing of the dossier."""
    made = opened("HH5")
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("place", range(8))
def test_tab_goes_everywhere_on_a_page(place: int, qapp: QApplication, window: MainWindow) -> None:
    window.activateWindow()
    window.wizard.open(place)
    qapp.processEvents()
    window.wizard.steps.setFocus()
    reached = _reached()
    # The details are of the person that one came by last, and made anew for each:
    # tests/app/ui/test_people_table.py goes through those of everybody.
    details: QWidget | None = getattr(window.wizard.page, "details", None)
    missed = {
        widget
        for widget in _wanted(window.wizard.page) - reached
        if details is None or not details.isAncestorOf(widget)
    }
    names = sorted(f"{type(widget).__name__} {widget.accessibleName()}" for widget in missed)
    assert names == []
