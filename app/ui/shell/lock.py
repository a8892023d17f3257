"""Lock: by key, and after a time without any; nothing of a dossier is on the screen then.

What is shown is taken out of the windows and put back as it was: the cursor stands where it stood.
It guards the screen. Who has the computer itself is stopped by the store, which is encrypted, and
by the lock of the computer.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui.widgets.clipboard_clearing import clearing
from app.ui.widgets.first import PlainLabel
from app.ui.widgets.notice import PROGRAM

_ACTS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Lock(QObject):
    """`ask` opens what asks for the key; `unlock` is for who has seen that it is right."""

    locked = Signal()
    """before anything is covered: what is not saved is to be kept"""
    changed = Signal(bool)

    def __init__(self, window: QMainWindow, minutes: int, ask: Callable[[], QWidget]) -> None:
        super().__init__(window)
        self._window, self._ask = window, ask
        self._asker: QWidget | None = None
        self._focus: QWidget | None = None
        self._central: QWidget | None = None
        self._hidden = list[QWidget]()
        self._titles = list[tuple[QWidget, str]]()
        self.is_locked = False
        self._watched: QWindow | None = None
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(minutes * 60_000)
        self.idle.timeout.connect(self.lock)
        if minutes:
            QGuiApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]
            self._watch(QGuiApplication.focusWindow())
            self.idle.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the one window that has the keys: somebody is at work."""
        if event.type() in _ACTS and not self.is_locked and self.idle.interval():
            self.idle.start()
        return False

    def lock(self) -> None:
        """Cover every window of the program."""
        if self.is_locked:
            return
        self.locked.emit()
        self.is_locked = True
        self.idle.stop()
        clearing().clear()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._focus = QApplication.focusWidget()
        self._cover()
        self._asker = self._ask()
        self.changed.emit(True)

    def unlock(self) -> None:
        """Everything as it was."""
        if not self.is_locked:
            return
        asker, self._asker = self._asker, None
        if asker is not None:
            asker.hide()
            asker.deleteLater()
        cover = self._window.takeCentralWidget()
        if self._central is not None:
            self._window.setCentralWidget(self._central)
            self._central.show()
        if cover is not None:
            cover.deleteLater()
        for widget in self._hidden:
            widget.show()
        for window, title in self._titles:
            window.setWindowTitle(title)
        self._hidden, self._titles, self._central = [], [], None
        self.is_locked = False
        if self._focus is not None:
            self._focus.setFocus()
            self._focus = None
        if self.idle.interval():
            self.idle.start()
        self.changed.emit(False)

    def _cover(self) -> None:
        for window in QApplication.topLevelWidgets():
            kind = window.windowType()
            if window.isVisible() and kind not in (Qt.WindowType.ToolTip, Qt.WindowType.Popup):
                self._empty(window)
        self._central = self._window.takeCentralWidget()
        self._window.setCentralWidget(_cover_page())

    def _empty(self, window: QWidget) -> None:
        """Take away what a window shows, and its name; a dialog that waits goes on waiting."""
        self._titles.append((window, window.windowTitle()))
        window.setWindowTitle(f"{PROGRAM}[*]")  # which says that something is not saved, not what
        for child in window.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            is_centre = window is self._window and child is self._window.centralWidget()
            if not child.isWindow() and not child.isHidden() and not is_centre:
                child.hide()
                self._hidden.append(child)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window is not self._watched:
            if self._watched is not None and isValid(self._watched):  # a dialog that is gone
                self._watched.removeEventFilter(self)
            self._watched = window
            window.installEventFilter(self)


def _cover_page() -> QWidget:
    page = QWidget()
    page.setObjectName("pageBody")
    name = PlainLabel(PROGRAM, page)
    name.setObjectName("sayText")
    column = QVBoxLayout(page)
    column.addWidget(name, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
    return page
