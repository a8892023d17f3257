"""The window: menus, the wizard, and the panel with the answer.

It can be shown before there is a session. Then it is empty, at the size and with the frame that it
keeps; what fills it is imported when it is filled.
"""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.shell.frame import PANEL_WIDTH, EmptySteps, Halves, PanelFrame, StepsFrame
from app.ui.shell.pages import PAGES
from app.ui.widgets.table_look import letters

if TYPE_CHECKING:
    from app.ui.intake.session import Session
    from app.ui.shell.drops import Drops
    from app.ui.shell.panel import LivePanel
    from app.ui.shell.wizard import Wizard

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

    session: "Session"
    wizard: "Wizard"
    live: "LivePanel"
    drops: "Drops"
    """these four are there once the window was filled"""

    def __init__(
        self, session: "Session | None", texts: Texts, parent: QWidget | None = None
    ) -> None:
        """Without a session it is empty, until `take` gives it one."""
        super().__init__(parent)
        self.texts = texts
        self.may_close: Callable[[], bool] = lambda: True
        self.in_use: Callable[[], Iterable[Path]] = tuple
        self.menus_before: list[Menus] = []
        self.menus_after: list[Menus] = []
        self._halves: Halves | None = None
        self._is_narrow = False
        self._above: list[Callable[[Texts], QWidget]] = []
        self._was_painted = False
        self.resize(1366, 768)
        if session is None:
            self._put_empty()
        else:
            self.take(session, texts)

    def take(self, session: "Session", texts: Texts) -> None:
        """Show the dossier of a session, at the step that was chosen while there was none."""
        from app.ui.shell.drops import Drops
        from app.ui.widgets.undo_keys import UndoKeys

        self.session, self.drops, self._undo_keys = session, Drops(self), UndoKeys(self)
        self._watch_drops()
        session.went_back.connect(self._show_what_went_back)
        empty = None if self._halves is None else self._halves.left.held
        chosen = empty.steps.currentRow() if isinstance(empty, EmptySteps) else 0
        self.fill(texts, place=chosen)
        if self.isActiveWindow() and self.focusWidget() is None:
            self.wizard.steps.setFocus()  # where Qt puts it in a window that is shown full

    def fill(self, texts: Texts, *, place: int = 0) -> None:
        """Make everything in the window anew, in this language; the session stays as it is."""
        from app.ui.shell.panel import LivePanel
        from app.ui.shell.wizard import Wizard

        self.texts = texts
        halves = self._halves or self._put_halves()
        self.wizard = Wizard(self.session, texts, PAGES, halves.left)
        self._put_steps(self.wizard)
        self.live = LivePanel(self.session, texts, halves.right)
        halves.right.put(self.live)
        self.live.go_to_requested.connect(self.wizard.go_to)
        self.make_menus()
        self.wizard.stand_beside(None if self._is_narrow else halves.right)
        self.wizard.open(place)
        self.session.assessed.emit()
        self._share_width()

    def _put_halves(self) -> Halves:
        whole = QWidget(self)
        self._halves = Halves()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for make in self._above:
            self._column.addWidget(make(self.texts))
        self._column.addWidget(self._halves, 1)
        self._is_narrow = False
        self.setCentralWidget(whole)
        return self._halves

    def _put_empty(self) -> None:
        halves = self._put_halves()
        self._put_steps(
            EmptySteps(self.texts, [kind.title(self.texts) for kind in PAGES], halves.left)
        )
        panel = PanelFrame(self.texts, halves.right)
        body = QWidget(panel)
        body.setObjectName("pageBody")  # as white as it will be
        panel.setWidget(body)
        halves.right.put(panel)

    def _put_steps(self, steps: StepsFrame) -> None:
        """In the place of those that were there, as wide as they were."""
        assert self._halves is not None
        steps.make_narrow(self._is_narrow)
        self._halves.left.put(steps)

    def put_above(self, make: Callable[[Texts], QWidget]) -> None:
        """A bar above the pages, made anew in every language."""
        self._column.insertWidget(len(self._above), make(self.texts))
        self._above.append(make)

    def empty(self) -> None:
        """Take everything out: what is not there need not be drawn again in another size."""
        self._halves = None
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
            QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)

    def make_menus(self) -> None:
        """The menu bar, from left to right."""
        from app.ui.shell.menus import edit_menu, go_menu

        bar = QMenuBar(self)
        between: list[Menus] = [partial(edit_menu, self.session), partial(go_menu, self.wizard)]
        for menus in (*self.menus_before, *between, *self.menus_after):
            menus(bar, self.texts)
        self.setMenuBar(bar)
        bar.show()  # at once: until Qt gets round to it the pages would stand in its place

    def show_fitting(self) -> None:
        """Show it no larger than the screen: without room for a frame around it, it fills it."""
        room, size = self.screen().availableGeometry(), self.size()
        frame = self.menuBar().sizeHint().height() * 2  # a title bar, and a bit
        if size.width() >= room.width() or size.height() > room.height() - frame:
            self.resize(min(size.width(), room.width()), min(size.height(), room.height() - frame))
            self.showMaximized()
        else:
            self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters on a small screen the page keeps the most of it."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        narrow = self.width() < letters(self, _WIDE_ENOUGH)
        if self._halves is None or not (narrow or self._is_narrow):
            return
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            steps = self._halves.left.held
            if isinstance(steps, StepsFrame):
                steps.make_narrow(narrow)
        if hasattr(self, "wizard"):
            self.wizard.stand_beside(None if narrow else self._halves.right)
        panel = self.width() // 3 if narrow else PANEL_WIDTH
        self._halves.setSizes([self.width() - panel, panel])

    def showEvent(self, event: QShowEvent) -> None:
        """From now on there is a window to drop files on."""
        super().showEvent(event)
        self._watch_drops()

    def _watch_drops(self) -> None:
        if self.isVisible() and hasattr(self, "drops"):
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
