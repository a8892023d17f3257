"""DeskWords: what the bars of a filled window say: whose dossier, which way, keys, how long."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.services.whose import whose
from app.ui.intake.pays_hidden import is_hidden
from app.ui.shell.call_clock import said_time
from app.ui.shell.desk import Desk
from app.ui.shell.top_bar import Way
from app.ui.widgets.key_bar import Keys

if TYPE_CHECKING:
    from app.ui.shell.main_window import MainWindow


class DeskWords(QObject):
    """Says nothing while a page stands in the place of the dossier, or nothing at all does."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    @property
    def _desk(self) -> Desk | None:
        return None if self._window.alone is not None else self._window.desk

    def show_page(self) -> None:
        """Another page or another way: with the panel beside it or not, and its keys."""
        window, desk = self._window, self._desk
        if desk is None:
            return
        desk.top.show_way(window.ways.way)
        is_call = window.ways.way is Way.CALL
        wanted = is_call or window.wizard.page.wants_panel
        if wanted != desk.wants_panel:
            desk.wants_panel = wanted
            desk.share()
        self.share_with_page()
        self.show_keys()

    def share_with_page(self) -> None:
        """The page that is seen may stand in the place of the panel, where there is one."""
        window, desk = self._window, self._desk
        if desk is None:
            return
        room = desk.wants_panel and not desk.is_narrow and window.ways.way is Way.FORM
        window.wizard.stand_beside(desk if room else None)
        self.show_strip()

    def show_keys(self) -> None:
        """The keys of the page, and after them those that work anywhere."""
        window, desk = self._window, self._desk
        if desk is None:
            return
        of_page, text = window.ways.keys(), window.texts.text
        there = {key for key, _ in of_page}
        form = [
            ("Ctrl+Enter", text("shell.go.next_step")),
            ("Ctrl+.", text("shell.go.next_point")),
            ("F2", text("shell.to_call")),
            ("F6", text("shell.go.part")),
            ("F1", text("shell.go.help")),
            ("Ctrl+K", text("shell.go.find")),
        ]
        call = [
            ("F2", text("shell.to_form")),
            ("Pause", text("shell.go.pause")),
            ("Ctrl+.", text("shell.go.next_point")),
            ("F1", text("shell.go.help")),
            ("Ctrl+K", text("shell.go.find")),
        ]
        always = form if window.ways.way is Way.FORM else call
        desk.keys.show_keys([*of_page, *(each for each in always if each[0] not in there)])

    @property
    def keys_of_page(self) -> Keys:
        """What the page does with a key: one of the dossier, or one in its place, of which the bar
        has no others."""
        window = self._window
        if window.alone is None or window.desk is None:
            return window.ways.keys()
        return window.desk.keys.keys

    def show_whose(self) -> None:
        """The name and the debt."""
        if (desk := self._desk) is not None:
            desk.top.show_dossier(*whose(self._window.texts, self._window.session.draft))

    def show_strip(self) -> None:
        """The amounts, where there is only a strip for them."""
        desk = self._desk
        if desk is not None and desk.halves.strip.isVisibleTo(desk.halves):
            session = self._window.session
            desk.strip.show_assessment(session.assessment, pays_hidden=is_hidden(session))

    def show_clock(self) -> None:
        """The time of the call."""
        desk, of = self._desk, self._window.clock
        if desk is None:
            return
        key = "runs" if of.runs else "paused"
        desk.top.clock.setVisible(of.has_begun)
        said = said_time(of.seconds)
        desk.top.clock.setText(self._window.texts.text(f"shell.clock.{key}", time=said))
