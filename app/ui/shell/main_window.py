"""The window: menus, top bar, steps with their page, the panel with the answer, and the keys.

It can be shown before there is a session. Then it is empty, at the size and with the frame that it
keeps; what fills it is imported when it is filled.
"""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QWidget

from app.i18n import Texts
from app.ui.shell.desk import Desk
from app.ui.shell.frame import EmptySteps
from app.ui.shell.pages import PAGES
from app.ui.shell.top_bar import Way
from app.ui.shell.welcome import Welcome
from app.ui.widgets.rail import Rail

if TYPE_CHECKING:
    from app.services.locating.index import Entry
    from app.ui.intake.session import Session
    from app.ui.shell.call_clock import CallClock
    from app.ui.shell.desk_words import DeskWords
    from app.ui.shell.drops import Drops
    from app.ui.shell.guide import Guide
    from app.ui.shell.panel import LivePanel
    from app.ui.shell.regions import Regions
    from app.ui.shell.two_ways import TwoWays
    from app.ui.shell.wizard import Wizard
    from app.ui.widgets.key_bar import Keys

Menus = Callable[[QMenuBar, Texts], object]
"""Puts menus into a bar, in the language of the window."""


class MainWindow(QMainWindow):
    """One window with one dossier. The menus about files and the program come from `Program`."""

    painted = Signal()
    """once, when there is something to see"""
    left = Signal()
    """somebody looks at another window"""
    page_failed = Signal(object)
    """the error of a page: the work is to be kept"""
    report_wanted = Signal(str)
    """somebody wants to keep the report of a page that failed"""
    alone_changed = Signal()
    """a page came in the place of the dossier, or made way for it"""

    session: "Session"
    wizard: "Wizard"
    ways: "TwoWays"
    live: "LivePanel"
    drops: "Drops"
    clock: "CallClock"
    regions: "Regions"
    words: "DeskWords"
    guide: "Guide"
    """these are there once the window was filled"""

    def __init__(
        self,
        session: "Session | None",
        texts: Texts,
        parent: QWidget | None = None,
        *,
        welcomes: bool = False,
    ) -> None:
        """Without a session it is empty, until `take` gives it one; or it has only the welcome."""
        super().__init__(parent)
        self.texts = texts
        self.may_close: Callable[[], bool] = lambda: True
        self.in_use: Callable[[], Iterable[Path]] = tuple
        self.dossiers: Callable[[], Iterable[Path]] = tuple
        self.open_dossier: Callable[[Path], object] = lambda _: None
        self.check_paper: Callable[[], object] = lambda: None
        self.show_home: Callable[[], object] | None = None
        self.stored: Callable[[str], Iterable[Entry]] = lambda _: ()
        self.open_stored: Callable[[str], object] = lambda _: None
        """the list of the store, where there is one; what Ctrl+K finds in it, and opens"""
        self.has_dossier = not welcomes
        self.menus_before: list[Menus] = []
        self.menus_after: list[Menus] = []
        self.desk: Desk | None = None
        self._above: list[Callable[[Texts], QWidget]] = []
        self._was_painted = False
        self.resize(1366, 768)
        if session is None:
            if welcomes:
                self.show_welcome()
            else:
                self._put_desk().put_empty([kind.title(texts) for kind in PAGES])
        else:
            self.take(session, texts)

    # -- filling -----------------------------------------------------------------------------------

    def take(self, session: "Session", texts: Texts) -> None:
        """Show the dossier of a session, at the step that was chosen while there was none."""
        from app.ui.shell.call_clock import CallClock
        from app.ui.shell.desk_words import DeskWords
        from app.ui.shell.drops import Drops
        from app.ui.shell.guide import Guide
        from app.ui.shell.open_round import OpenRound
        from app.ui.shell.regions import Regions
        from app.ui.widgets.undo_keys import UndoKeys

        self.session, self.drops, self._undo_keys = session, Drops(self), UndoKeys(self)
        self.clock, self.words, self.guide = CallClock(self), DeskWords(self), Guide(self)
        self._round = OpenRound()
        self.clock.changed.connect(self.words.show_clock)
        parts = (self._rail, lambda: self.ways, lambda: self.desk and self.desk.halves.right)
        self.regions = Regions(parts, self._enter, self)
        self._watch_drops()
        session.went_back.connect(self._show_what_went_back)
        session.draft_changed.connect(self.words.show_whose)
        session.loaded.connect(self.clock.reset)
        session.loaded.connect(self._take_dossier)
        session.assessed.connect(self.words.show_strip)
        empty = None if self.desk is None else self.desk.halves.left.held
        chosen = empty.steps.row if isinstance(empty, EmptySteps) else 0
        self.fill(texts, place=chosen)
        if self.isActiveWindow() and self.focusWidget() is None:
            (self.welcome or self.wizard.steps).setFocus()  # where Qt puts it in a full window

    def fill(self, texts: Texts, *, place: int = 0, way: Way = Way.FORM) -> None:
        """Make everything in the window anew, in this language; the session stays as it is.

        The conversation knows by the session at which question it was.
        """
        from app.ui.shell.panel import LivePanel
        from app.ui.shell.two_ways import TwoWays
        from app.ui.shell.wizard import Wizard

        self.texts = texts
        self.guide.close_sheet()
        desk = self.desk or self._put_desk()
        self.wizard = Wizard(self.session, texts, PAGES, desk.halves.left)
        self.ways = TwoWays(self.session, texts, self.wizard, desk.halves.left)
        desk.put_steps(self.ways)
        self.live = LivePanel(self.session, texts, desk.halves.right)
        desk.halves.right.put(self.live)
        self.live.go_to_requested.connect(self.ways.go_to)
        self.wizard.page_changed.connect(self.words.show_page)
        self.ways.way_changed.connect(self.words.show_page)
        self.ways.keys_changed.connect(self.words.show_keys)
        self.ways.answered.connect(self.clock.answered)
        self.ways.seconds = lambda: self.clock.seconds
        self.ways.documents_wanted.connect(self.show_documents)
        for failed in (self.wizard.page_failed, self.ways.call_failed):
            failed.connect(self.page_failed)
        for wanted in (self.wizard.report_wanted, self.ways.report_wanted):
            wanted.connect(self.report_wanted)
        desk.top.way_chosen.connect(self._choose_way)
        desk.covered.connect(self.words.show_strip)
        self.make_menus()
        self.wizard.open(place)
        self.session.assessed.emit()
        self.words.show_whose()
        self.words.show_clock()
        if way is Way.CALL:
            self.ways.show_way(way)
        self.words.show_page()
        desk.share()
        self.words.show_strip()

    def _put_desk(self) -> Desk:
        self.desk = Desk(self.texts, self)
        for make in self._above:
            self.desk.put_bar(make(self.texts))
        self.setCentralWidget(self.desk)
        return self.desk

    def show_welcome(self) -> Welcome:
        """The three doors, instead of a dossier."""
        welcome = Welcome(self.texts, self.desk or self._put_desk())
        self.show_alone(welcome, welcome.keys())
        return welcome

    def show_alone(self, page: QWidget, keys: "Keys", about: str = "") -> None:
        """A page in the place of the dossier, which stays as it is."""
        desk = self.desk or self._put_desk()
        desk.show_alone(page)
        desk.top.show_dossier(self.texts.text("shell.program"), about)
        desk.top.show_way(None)
        desk.keys.show_keys(keys)
        self.alone_changed.emit()

    @property
    def alone(self) -> QWidget | None:
        """The page in the place of the dossier: the doors, or the list."""
        return None if self.desk is None else self.desk.alone

    @property
    def welcome(self) -> Welcome | None:
        """The doors, while they are shown."""
        return self.alone if isinstance(self.alone, Welcome) else None

    def leave_alone(self) -> None:
        """There is a dossier: show it."""
        if self.desk is not None and self.alone is not None:
            self.desk.show_alone(None)
            self.words.show_whose()
            self.words.show_page()
            self.words.show_strip()
            self.alone_changed.emit()

    def _take_dossier(self) -> None:
        self.has_dossier = True
        self.leave_alone()

    def _is_elsewhere(self) -> bool:
        """Whether there is no dossier for a key to be about. A page over a dossier makes way."""
        if self.has_dossier:
            self.leave_alone()
        return self.alone is not None

    def put_above(self, make: Callable[[Texts], QWidget]) -> None:
        """A bar above the pages, made anew in every language."""
        if self.desk is not None:
            self.desk.put_bar(make(self.texts))
        self._above.append(make)

    def empty(self) -> None:
        """Take everything out: what is not there need not be drawn again in another size."""
        self.desk = None
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
            QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)

    def make_menus(self) -> None:
        """The menu bar, from left to right."""
        from app.ui.shell.menus import documents_menu, edit_menu, go_menu

        bar = QMenuBar(self)
        between: list[Menus] = [
            partial(edit_menu, self.session),
            partial(go_menu, self),
            partial(documents_menu, self),
        ]
        for menus in (*self.menus_before, *between, *self.menus_after):
            menus(bar, self.texts)
        self.setMenuBar(bar)
        bar.show()  # at once: until Qt gets round to it the pages would stand in its place

    # -- going about -------------------------------------------------------------------------------

    def open_step(self, place: int) -> None:
        """Open a step of the form at its top, with the cursor in its first open field."""
        if self._is_elsewhere():
            return
        self.keep_typed()
        if self.ways.way is Way.CALL:
            self.ways.show_way(Way.FORM)
        self.wizard.enter(place)

    def next_step(self, step: int = 1) -> None:
        """The next step or chapter, or the one before; what stands in an open cell is kept."""
        if self._is_elsewhere():
            return
        rail = self._rail()
        if self.ways.way is Way.CALL and isinstance(rail, Rail):
            self.keep_typed()
            rail.choose(rail.row + step)
        else:
            self.open_step(self.wizard.place + step)

    def next_open_point(self) -> None:
        """The next thing to ask or to do, in the order of the steps; after the last the first."""
        from app.ui.shell.open_round import points_in_order

        if self._is_elsewhere():
            return
        self.keep_typed()
        path = self._round.next(points_in_order(self.wizard, self.session.assessment))
        if path is not None:
            self.ways.go_to(path)

    def go_to_first_thing(self) -> None:
        """What comes before everything else: people, money that is missed, or a first question."""
        from app.services.first_thing import first_thing

        if self._is_elsewhere():
            return
        self.keep_typed()
        first = first_thing(self.texts, self.session.assessment, self.session.draft)
        if first.path:
            self.ways.go_to(first.path)

    def toggle_way(self) -> None:
        """Gesprek or Formulier, at the same question."""
        from app.ui.shell.where import focused_place

        if self._is_elsewhere():
            return
        path = focused_place(self.wizard)
        self.keep_typed()
        self.ways.toggle(path)

    def show_documents(self, kind: str = "") -> None:
        """The documents of this dossier, one of them first."""
        if self._is_elsewhere():
            return
        from app.ui.documents.documents_page import DocumentsPage

        self.keep_typed()
        self.session.assess_now()
        self.open_step([step.key for step in self.wizard.kinds].index(DocumentsPage.key))
        page = self.wizard.page
        if kind and isinstance(page, DocumentsPage):
            page.show_kind(kind)

    def show_batch(self) -> None:
        """Documents of more dossiers; what is open here stays as it is."""
        from app.ui.documents.batch_window import BatchWindow

        BatchWindow(self.session, self.texts, self).open()

    def _enter(self) -> None:
        self.ways.enter()

    def break_page(self, error: BaseException) -> bool:
        """A defect in something that Qt called: whether it was in a page, that now says so."""
        from app.ui.shell.where import holders_of

        return any(
            self.wizard.break_page(holder, error) or self.ways.break_call(holder, error)
            for holder in holders_of(error)
        )

    def _choose_way(self, way: str) -> None:
        if Way(way) is not self.ways.way:
            self.toggle_way()

    def keep_typed(self) -> None:
        """What stands in an open cell belongs to the dossier."""
        from app.ui.shell.file_commands import commit_what_is_typed

        commit_what_is_typed()

    def _rail(self) -> QWidget | None:
        """The rail of what is shown."""
        shown = self.ways.currentWidget()
        return None if shown is None else shown.findChild(Rail)

    def _show_what_went_back(self, path: str, asked: str) -> None:
        """Undo goes to what it changed: nobody should have to look for it."""
        if path or asked:
            self.ways.go_to(path, asked)

    # -- the window itself -------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters on a small screen the page keeps the most of it."""
        super().resizeEvent(event)
        if self.desk is not None:
            self.desk.share()
            if hasattr(self, "session"):
                self.words.share_with_page()

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
