"""The window: menus, the wizard, and the panel with the answer."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QSplitter, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.intake.session import Session
from app.ui.shell.drops import Drops
from app.ui.shell.menus import edit_menu, go_menu
from app.ui.shell.pages import PAGES
from app.ui.shell.panel import LivePanel
from app.ui.shell.wizard import Wizard
from app.ui.widgets.table_look import letters
from app.ui.widgets.undo_keys import UndoKeys

Menus = Callable[[QMenuBar, Texts], object]
"""Puts menus into a bar, in the language of the window."""

_WIDE_ENOUGH: Final = 130
"""Letters: with fewer the names of the steps are cut off, and the panel has a third of it all."""


class MainWindow(QMainWindow):
    """One window with one dossier. The menus about files and the program come from `Program`."""

    painted = Signal()
    """once, when there is something to see"""
    left = Signal()
    """somebody looks at another window"""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.drops = Drops(self)
        self.may_close: Callable[[], bool] = lambda: True
        self.in_use: Callable[[], Iterable[Path]] = tuple
        self.menus_before: list[Menus] = []
        self.menus_after: list[Menus] = []
        self._split: QSplitter | None = None
        self._is_narrow = False
        self._above: list[Callable[[Texts], QWidget]] = []
        self._was_painted = False
        self._undo_keys = UndoKeys(self)
        session.went_back.connect(self._show_what_went_back)
        self.resize(1366, 768)
        self.fill(texts)

    def fill(self, texts: Texts, *, place: int = 0) -> None:
        """Make everything in the window anew, in this language; the session stays as it is."""
        self.texts = texts
        self.wizard = Wizard(self.session, texts, PAGES, self)
        self.live = LivePanel(self.session, texts, self)
        self.wizard.setMinimumWidth(400)
        self.live.setMinimumWidth(200)
        self.live.go_to_requested.connect(self.wizard.go_to)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.wizard)
        split.addWidget(self.live)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setChildrenCollapsible(False)
        split.setSizes([1040, 300])
        self._split = split
        whole = QWidget(self)
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for make in self._above:
            self._column.addWidget(make(texts))
        self._column.addWidget(split, 1)
        self.setCentralWidget(whole)
        self.make_menus()
        self.wizard.open(place)
        self.session.assessed.emit()
        self._is_narrow = False
        self._share_width()

    def put_above(self, make: Callable[[Texts], QWidget]) -> None:
        """A bar above the pages, made anew in every language."""
        self._column.insertWidget(len(self._above), make(self.texts))
        self._above.append(make)

    def empty(self) -> None:
        """Take everything out: what is not there need not be drawn again in another size."""
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
            QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)

    def make_menus(self) -> None:
        """The menu bar, from left to right."""
        bar = QMenuBar(self)
        between: list[Menus] = [partial(edit_menu, self.session), partial(go_menu, self.wizard)]
        for menus in (*self.menus_before, *between, *self.menus_after):
            menus(bar, self.texts)
        self.setMenuBar(bar)

    def fit_on_screen(self) -> None:
        """No larger than the screen: where there is no room for a frame around it, it fills it."""
        room, size = self.screen().availableGeometry(), self.size()
        frame = self.menuBar().sizeHint().height() * 2  # a title bar, and a bit
        if size.width() >= room.width() or size.height() > room.height() - frame:
            self.resize(min(size.width(), room.width()), min(size.height(), room.height() - frame))
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters on a small screen the page keeps the most of it."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        narrow = self.width() < letters(self, _WIDE_ENOUGH)
        if self._split is None or not (narrow or self._is_narrow):
            return
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.wizard.make_narrow(narrow)
        panel = self.width() // 3 if narrow else 300
        self._split.setSizes([self.width() - panel, panel])

    def showEvent(self, event: QShowEvent) -> None:
        """From now on there is a window to drop files on."""
        super().showEvent(event)
        self.drops.watch(self.windowHandle())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so when everything has been painted for the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _show_what_went_back(self, path: str) -> None:
        """Undo goes to what it changed: nobody should have to look for it."""
        if path:
            self.wizard.go_to(path)

    def changeEvent(self, event: QEvent) -> None:
        """Say so when somebody goes to another window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when that loses nothing, or somebody wants it to."""
        if self.may_close():
            super().closeEvent(event)
        else:
            event.ignore()
