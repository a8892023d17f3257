"""TariffViews: the window with the figures of the law, opened from the menu or the notice bar."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from app.i18n import Texts
from app.ui.law.live_shelf import LiveShelf
from app.ui.law.reload_bar import ReloadBar
from app.ui.widgets.actions import add_action
from app.ui.widgets.icons import Icon

if TYPE_CHECKING:
    from app.ui.law.tariff_window import TariffWindow

KEY = "Ctrl+Shift+T"


class TariffViews(QObject):
    """At most one window at a time; it stands beside the dossier and waits for nothing."""

    def __init__(self, live: LiveShelf, today: Callable[[], date], owner: QWidget) -> None:
        super().__init__(owner)
        self.live = live
        self._today, self._owner = today, owner
        self._window: TariffWindow | None = None

    @property
    def window(self) -> "TariffWindow | None":
        """The window, while it is open."""
        if self._window is not None and not isValid(self._window):
            self._window = None
        return self._window

    def show(self, texts: Texts) -> "TariffWindow":
        """Open the window, or bring it to the front."""
        from app.ui.law.tariff_window import TariffWindow  # loaded when somebody wants it

        window = self.window
        if window is None:
            window = TariffWindow(self.live, texts, self._today(), self._owner)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._window = window
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def close(self) -> None:
        """Close what is open: the program ends."""
        if self.window is not None:
            self.window.close()

    def show_files(self, texts: Texts) -> None:
        """Open the window at the files."""
        self.show(texts).show_files()

    def speak(self, texts: Texts) -> None:
        """Another language: what is open is made anew, at the same tab and day."""
        old = self.window
        if old is None:
            return
        place, day, shape = old.tabs.currentIndex(), old.values.day.day, old.saveGeometry()
        old.close()
        self._window = None
        window = self.show(texts)
        window.restoreGeometry(shape)
        window.values.day.show_day(day)
        window.values.refresh()
        window.tabs.setCurrentIndex(place)

    def bar(self, texts: Texts) -> QWidget:
        """The notice bar of the main window."""
        bar = ReloadBar(self.live, texts, self._owner)
        bar.look_requested.connect(lambda: self.show_files(texts))
        return bar

    def add_to(self, menu: QMenu, texts: Texts) -> None:
        """The action that opens the window, at the end of a menu."""
        menu.addSeparator()
        add_action(
            menu, texts.text("tariff_page.menu"), lambda: self.show(texts), KEY, sign=Icon.SCALE
        )
