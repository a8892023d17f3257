"""RuleTool: the menu Extra with the proefberekening, and its one window."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.i18n import Texts
from app.ui.widgets.actions import add_action
from app.ui.widgets.icons import Icon
from calc import Tariffs

if TYPE_CHECKING:
    from app.ui.law.rule_session import RuleSession
    from app.ui.law.rule_window import RuleWindow


class RuleTool(QObject):
    """What was filled in stays while the program runs, also in another language."""

    def __init__(
        self, window: QWidget, tariffs: Callable[[], Tariffs], today: Callable[[], date]
    ) -> None:
        super().__init__(window)
        self._main, self._tariffs, self._today = window, tariffs, today
        self.session: RuleSession | None = None
        self.window: RuleWindow | None = None

    def menu(self, bar: QMenuBar, texts: Texts) -> QMenu:
        """The menu, in the language of the window; an open window follows."""
        menu = bar.addMenu(texts.text("rule.menu"))
        add_action(
            menu, texts.text("rule.menu.open"), lambda: self.open(texts), "Shift+F9",
            sign=Icon.CALCULATOR,
        )  # fmt: skip
        old, self.window = self.window, None
        if old is not None:
            was_open = old.isVisible()
            old.hide()
            old.deleteLater()
            if was_open:
                self.open(texts)
        return menu

    def open(self, texts: Texts) -> None:
        """Show the window, or bring it to the front."""
        # Loaded when somebody wants it: with its explanation it brings the letters.
        from app.ui.law.rule_session import RuleSession
        from app.ui.law.rule_window import RuleWindow

        if self.session is None:
            self.session = RuleSession(self._tariffs(), self._today(), self)
        if self.window is None:
            self.window = RuleWindow(self.session, texts, self._main)
            self.window.resize(self._main.size() * 0.9)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
