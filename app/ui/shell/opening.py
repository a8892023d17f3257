"""Opening: the window before there is a program in it, painted first and filled then.

What it imports is Qt, the frame of the window and the few texts in it. Everything else is loaded by
whoever fills the window, once it was painted. Until it is filled, what somebody types or clicks
waits in the queue of Qt: nothing of it is lost, and it goes where it would have gone, for nothing
in the window moves.
"""

from collections.abc import Callable, Iterator
from typing import Final
from weakref import ref

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMenuBar

from app.i18n import Texts
from app.ui.shell.main_window import MainWindow
from app.ui.shell.qt_texts import QtTexts
from app.ui.widgets.style import BEGUN_WITH, STYLE, apply_style
from app.ui.widgets.themes import first_theme, theme_for
from app.ui.widgets.tokens import now, use

MENUS: Final = (
    "files.menu.file", "files.menu.edit", "files.menu.go", "shell.menu.documents",
    "files.menu.view", "rule.menu", "files.menu.help",
)  # fmt: skip
"""The titles of the menus, as they are when the window is filled."""
LONGEST_WAIT: Final = 1_000
"""Milliseconds. A window that nobody can see is not painted; it is filled all the same."""


def qt_application() -> QApplication:
    """The one application of this process."""
    app = QApplication.instance()
    if app is None:
        app = QApplication(["uitzicht", "-style", STYLE])
        app.setProperty(BEGUN_WITH, STYLE)
    assert isinstance(app, QApplication)
    app.setApplicationName("uitzicht")
    app.setDesktopFileName("uitzicht")
    return app


class Looks:
    """The language, the size of the letters and the theme of the whole application.

    `theme` is what somebody chose; None follows the computer.
    """

    def __init__(
        self, app: QApplication, language: str, zoom: int, theme: str | None = None
    ) -> None:
        self._app = app
        self._qt_texts = QtTexts(app)
        self.language, self.zoom, self.theme = language, zoom, theme
        self._qt_texts.speak(language)
        self._usual = first_theme(None)
        use(self._usual if theme is None else first_theme(theme))
        apply_style(app, zoom / 100)

    def speak(self, language: str) -> None:
        """Qt's own words in another language."""
        if language != self.language:
            self.language = language
            self._qt_texts.speak(language)

    def set_zoom(self, zoom: int) -> None:
        """Another size of letters, in per cent: every widget that exists is styled again."""
        if zoom != self.zoom:
            self.zoom = zoom
            apply_style(self._app, zoom / 100)

    def set_theme(self, theme: str | None) -> None:
        """Another theme, in place: nothing in the window is made anew."""
        self.theme = theme
        self.follow()

    def follow(self) -> None:
        """Take the theme that was chosen, or that of the computer as it is now."""
        wanted = theme_for(self.theme, self._app, self._usual)
        if wanted != now():
            use(wanted)
            apply_style(self._app, self.zoom / 100)

    def follow_computer(self) -> None:
        """From now on a change of the computer's theme or contrast is taken at once.

        Nothing moves by itself, whether the computer asks for less motion or not: Qt does not say.
        """
        from PySide6.QtCore import Qt

        for effect in Qt.UIEffect:
            self._app.setEffectEnabled(effect, False)
        hints, known = self._app.styleHints(), ref(self)

        def changed() -> None:
            # The computer outlives every program: Qt would call a method of what is gone.
            looks = known()
            if looks is not None:
                looks.follow()

        hints.colorSchemeChanged.connect(changed)
        hints.accessibility().contrastPreferenceChanged.connect(changed)
        self.follow()


class Opening(QObject):
    """One window, shown empty. `run` fills it and stays until it is closed."""

    def __init__(self, looks: Looks, size: tuple[int, int], *, welcomes: bool = False) -> None:
        """`welcomes`: there is no dossier to be shown, so the doors are there from the start."""
        super().__init__()
        self.app, self.looks = qt_application(), looks
        texts = Texts(looks.language)
        self.window = MainWindow(None, texts, welcomes=welcomes)
        bar = QMenuBar(self.window)
        for title in MENUS:
            bar.addAction(texts.text(title))
        self.window.setMenuBar(bar)
        self.window.setWindowTitle(self.app.applicationName().capitalize())
        self.window.resize(*size)
        self._begun = self._is_over = False
        self._failed: BaseException | None = None

    def run(self, fill: Callable[["Opening"], Iterator[None]]) -> int:
        """Show the window, fill it once it is painted, and stay until it is closed.

        `fill` does its work in steps; between two of them the window is drawn. Gives the exit code.
        Raises what `fill` raises, when the window is gone: nobody is left with an empty one.
        """
        begin = self._begin_with(fill)
        self.window.painted.connect(begin)
        QTimer.singleShot(LONGEST_WAIT, self, begin)
        show_fitting(self.window)
        flags = QEventLoop.ProcessEventsFlag
        while not self._begun:  # who types before there is anything types into what comes (C5)
            self.app.processEvents(flags.ExcludeUserInputEvents | flags.WaitForMoreEvents)
        if self._failed is not None:
            raise self._failed
        if self._is_over or not self.window.isVisible():
            QTimer.singleShot(0, self, lambda: self.app.exit(0))  # not quit(): that closes windows
        return self.app.exec()

    def end(self) -> None:
        """The window was filled, and that was all: `run` gives 0, and no settings are kept."""
        self._is_over = True

    def _begin_with(self, fill: Callable[["Opening"], Iterator[None]]) -> Callable[[], None]:
        def begin() -> None:
            if self._begun:
                return
            self._begun = True
            try:
                self._go_through(fill(self))
            except BaseException as error:  # it would be lost in the loop of Qt
                self._failed = error
                self.window.hide()

        return begin

    def _go_through(self, steps: Iterator[None]) -> None:
        for _ in steps:
            # Drawn, resized and closed it can be; keys and clicks wait for what they are meant for.
            self.app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            if not self.window.isVisible():
                return

    def draw(self) -> None:
        """Draw what the window was filled with, now."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.window.repaint()


def show_fitting(window: MainWindow) -> None:
    """Show it no larger than the screen: without room for a frame around it, it fills it."""
    room, size = window.screen().availableGeometry(), window.size()
    frame = window.menuBar().sizeHint().height() * 2  # a title bar, and a bit
    if size.width() >= room.width() or size.height() > room.height() - frame:
        window.resize(min(size.width(), room.width()), min(size.height(), room.height() - frame))
        window.showMaximized()
    else:
        window.show()
