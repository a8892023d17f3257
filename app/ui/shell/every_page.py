"""Every page, dialog and picture, used once: the part of the self-check that has a window.

Nothing is seen of it: it draws where there is no screen. It runs in a process of its own
(`window_check`), for Qt ends a process in which it misses something.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import LANGUAGES, Texts
from app.resources import EXAMPLES
from app.services.dossier_store.place import StoreStart
from app.services.local_state import Keeper
from app.services.organisation import read_organisation
from app.services.self_check.check import Found, Place, failed, said_of, wrong
from app.services.self_check.figures import EXAMPLE, SUFFIX, assessed
from app.services.self_check.storing import CASE, KeptHere, filled_desk
from app.services.tariffs import open_shelf
from app.ui.shell.every_dialog import every_kind, made, notices, values_for
from app.ui.shell.help_menu import PARTS, version_of
from app.ui.shell.opening import Looks, Opening, qt_application
from app.ui.shell.program import Program, ProgramStart
from app.ui.shell.qt_texts import has_translation
from app.ui.shell.top_bar import Way
from app.ui.widgets.every_picture import find_drawn

_TODAY: Final = date(2026, 11, 23)
_NOW: Final = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.desk import Desk

Use = Callable[[], QWidget | None]


class Watch:
    """Uses things, and keeps every error: also those in what Qt calls, which nobody can catch."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self._errors: list[BaseException] = []

    @contextmanager
    def listening(self) -> Iterator[None]:
        """In the place of Python's own hooks, and of those of the program."""
        before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        sys.excepthook = lambda _kind, value, _trace: self.take(value)
        sys.unraisablehook = lambda found: self.take(found.exc_value)
        threading.excepthook = lambda found: self.take(found.exc_value)
        try:
            yield
        finally:
            sys.excepthook, sys.unraisablehook, threading.excepthook = before

    def take(self, error: BaseException | None) -> None:
        """An error that somebody else caught, or nobody."""
        if error is not None:
            self._errors.append(error)

    def use(self, name: str, use: Use) -> QWidget | None:
        """Do something and draw what it gives; whatever goes wrong is found under this name."""
        widget: QWidget | None = None
        try:
            widget = use()
            if widget is not None:
                widget.show()
                QCoreApplication.processEvents()
                widget.grab()
            QCoreApplication.processEvents()
        except Exception as error:
            self._errors.append(error)
        errors, self._errors = self._errors, []
        self.found += [wrong("page", name=name, why=said_of(error)) for error in errors]
        return widget


def find_in_window(place: Place) -> list[Found]:
    """All that is wrong with what has a window. The modules of `app.ui` must be loaded."""
    watch = Watch()
    with watch.listening():
        program = _program(place.folder)
        watch.found += [*find_drawn(), *find_translations(), *find_versions()]
        program.window.page_failed.connect(watch.take)
        try:
            _use_pages(watch, program)
            _use_store(watch, program, place)
        finally:
            _end(program)
    return watch.found


def find_translations() -> Iterator[Found]:
    """Languages in which the file dialog would speak English."""
    for language in LANGUAGES:
        if not has_translation(language):
            yield wrong("qt_words", language=language)


def find_versions() -> Iterator[Found]:
    """Parts whose version the notice about the program could not say."""
    for name in PARTS:
        if not version_of(name):
            yield wrong("part_version", name=name)


def _program(folder: Path) -> Program:
    Keeper(folder).change(language=LANGUAGES[0])
    start = ProgramStart(
        folder=folder, organisation=read_organisation(None), today=lambda: _TODAY,
        now=lambda: _NOW, language=LANGUAGES[0], file=EXAMPLES / f"{EXAMPLE}{SUFFIX}",
        store=StoreStart(str(folder / "store" / "store.db"), KeptHere({})),
    )  # fmt: skip
    opening = Opening(Looks(qt_application(), LANGUAGES[0], 100), (1366, 768))
    program = Program(opening, start)
    program.window.show()
    return program


def _use_pages(watch: Watch, program: Program) -> None:
    window = program.window
    for place, kind in enumerate(window.wizard.kinds):

        def open_page(place: int = place) -> QWidget:
            window.wizard.open(place)
            return window

        watch.use(kind.key, open_page)
    for way in (Way.CALL, Way.FORM):

        def show_way(way: Way = way) -> QWidget:
            window.ways.show_way(way)
            return window

        watch.use(way.value, show_way)
        watch.use("help", _do(window.guide.explain))
        watch.use("help", _do(window.guide.close_sheet))
    if window.ways.call_works:
        watch.use("moments", _do(window.ways.call.open_moments))
        watch.use("end of the call", _do(window.ways.call.show_end))
    for menu in window.menuBar().findChildren(QMenu):
        watch.use(menu.title(), _do(menu.aboutToShow.emit))
    for language in (*LANGUAGES[1:], LANGUAGES[0]):
        watch.use(language, _do(partial(program.speak, language)))


def _use_store(watch: Watch, program: Program, place: Place) -> None:
    """What needs a store with a dossier in it: the list, and the dialogs."""
    try:
        desk = filled_desk(place, KeptHere({}))
    except Exception as error:
        watch.found.append(failed(error))
        return
    try:
        _use_list(watch, program, desk)
        _use_dialogs(watch, program, desk, _letter(place))
    finally:
        desk.database.close()


def _use_list(watch: Watch, program: Program, desk: "Desk") -> None:
    def show() -> QWidget:
        program.home.take(desk)
        program.home.show()
        return program.window

    watch.use("home", show)
    watch.use("home", _do(program.home.drop))
    watch.use("welcome", program.window.show_welcome)


def _use_dialogs(watch: Watch, program: Program, desk: "Desk", letter: bytes) -> None:
    values = values_for(program, desk, CASE, letter)
    for kind in every_kind():
        _thrown_away(watch.use(kind.__name__, partial(made, kind, program, values)))
    for name, make in notices(program):
        _thrown_away(watch.use(name, make))


def _do(act: Callable[[], object]) -> Use:
    """Something that gives nothing to draw."""

    def use() -> None:
        act()

    return use


def _thrown_away(widget: QWidget | None) -> None:
    if widget is not None:
        widget.close()
        widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _letter(place: Place) -> bytes:
    from app.documents.kinds import DocumentKind
    from app.services.outgoing_documents import prepared

    found = assessed(EXAMPLE, open_shelf(place.folder).tariffs)
    return prepared(DocumentKind.PLAN, found, Texts(LANGUAGES[0])).made.pdf


def _end(program: Program) -> None:
    window = program.window
    window.may_close = lambda: True
    window.close()
    program.watch.forget()
    program.store.close()
    window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
