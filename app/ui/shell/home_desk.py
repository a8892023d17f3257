"""HomeDesk: the list of the store in the window, and what somebody wants with a dossier in it.

The list stands in the place of the dossier, which stays as it is: Alt+Home goes there and back. It
is shown by itself only in the place of the doors, when there is a dossier to show.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from app.i18n.user_error import UserError
from app.services.locating.index import Entry, Kind
from app.ui.shell.desk_holder import DeskHolder
from app.ui.shell.file_commands import FileCommands
from app.ui.shell.stored_dossier import StoredDossier
from app.ui.shell.top_bar import Way
from app.ui.shell.two_ways import has_call
from app.ui.widgets.announce import announce
from app.ui.widgets.first import without_focus
from app.ui.widgets.tokens import SPACE

if TYPE_CHECKING:  # all of it loads the database
    from app.services.dossier_store.desk import Desk
    from app.services.dossier_store.listing import Look
    from app.ui.home.home_page import HomePage
    from app.ui.shell.main_window import MainWindow

_FOUND = 6
"""Dossiers that Ctrl+K names at most."""


class HomeDesk(QObject):
    """`today`: the day on the wall, on which somebody looks; `doors` shows the welcome again."""

    def __init__(
        self,
        window: "MainWindow",
        commands: FileCommands,
        holder: DeskHolder,
        today: Callable[[], date],
        doors: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._commands = window, commands
        self._today, self._doors = today, doors
        self._desk: Desk | None = None
        self._look: Look | None = None
        window.open_stored = self.open
        window.stored = self._found
        window.alone_changed.connect(self._show_buttons)
        holder.opened.connect(self.take)
        holder.closed.connect(self.drop)

    @property
    def page(self) -> "HomePage | None":
        """The list, while it is shown."""
        if self._desk is None:
            return None
        from app.ui.home.home_page import HomePage

        alone = self._window.alone
        return alone if isinstance(alone, HomePage) else None

    def take(self, desk: "Desk") -> None:
        """There is a store: from now on the list is a key away."""
        self._desk = desk
        self._window.show_home = self.toggle
        self._window.make_menus()
        if self._window.welcome is not None:
            self._show_if_any()
        self._show_buttons()

    def drop(self) -> None:
        """The store was closed: nothing of it stays to be seen."""
        was_shown = self.page is not None
        self._desk, self._window.show_home = None, None
        self._window.make_menus()
        if was_shown:
            if self._window.has_dossier:
                self._window.leave_alone()
            else:
                self._doors()
        self._show_buttons()

    def listen_to(self, stored: StoredDossier) -> None:
        """Show what others do, when it is told; it is told from another thread."""
        stored.heard.connect(self.refresh, Qt.ConnectionType.QueuedConnection)

    def refresh(self) -> None:
        """Somebody changed something in the store."""
        if (page := self.page) is not None:
            page.refresh()

    def toggle(self) -> None:
        """To the list; from the list back to the dossier that is open."""
        if self.page is None:
            self.show()
        elif self._window.has_dossier:
            self._window.leave_alone()

    def show(self) -> None:
        """The list as somebody left it; without a dossier in the store the doors."""
        self._window.keep_typed()
        if not self._show_if_any() and not self._window.has_dossier:
            self._doors()

    def _show_if_any(self) -> bool:
        from app.ui.home.home_page import HomePage

        window = self._window
        if self._desk is None:
            return False
        page = HomePage(window.texts, self._desk, self._today, self._look, window.desk)
        if not page.has_dossiers and not (window.has_dossier or page.is_in_trouble):
            page.deleteLater()
            return False
        page.opened.connect(self.open)
        page.called.connect(partial(self.open, way=Way.CALL))
        page.day_wanted.connect(self.ask_day)
        page.taken.connect(self.take_over)
        page.looked.connect(self._keep_look)
        window.show_alone(page, page.keys(), window.texts.formats.weekday(self._today()))
        page.setFocus()
        return True

    def _keep_look(self, look: "Look") -> None:
        self._look = look

    # -- what is done with a dossier ---------------------------------------------------------------

    def open(self, dossier: str, way: Way = Way.FORM) -> None:
        """Open a dossier; one that is open already is shown as it is."""
        desk, window = self._desk, self._window
        if desk is None:
            return
        if self._is_open(dossier):
            window.leave_alone()
        elif not self._commands.open_stored(lambda: desk.fetch(dossier)):
            return
        if way is Way.FORM or has_call():
            window.ways.show_way(way)

    def ask_day(self, dossier: str) -> None:
        """On which day we speak again: written in the dossier, also in one that is open here."""
        from app.services.dossier_store.listing import choose_day
        from app.ui.home.day_question import DayQuestion

        page, desk, window = self.page, self._desk, self._window
        if page is None or desk is None or page.chosen is None:
            return
        texts = window.texts
        question = DayQuestion(texts, page.chosen.name, self._today(), window)
        answer, day = question.exec(), question.day
        question.deleteLater()
        if answer != QDialog.DialogCode.Accepted or day is None:
            return
        said = texts.formats.weekday(day)
        if self._is_open(dossier):
            session = window.session
            session.end_run()
            session.change(("contact", "next_conversation"), day, texts.text("home.day.undo"))
            session.end_run()
            announce(page, texts.text("home.day.in_open", day=said))
        elif self._done(partial(choose_day, desk, dossier, day, texts.text("home.day.why"))):
            announce(page, texts.text("home.day.done", day=said))

    def take_over(self, dossier: str) -> None:
        """Handle a dossier oneself."""
        from app.services.dossier_store.listing import take_over

        page, desk = self.page, self._desk
        if page is None or desk is None:
            return
        text, is_open = self._window.texts.text, self._is_open(dossier)
        named = list[str]()

        def take() -> None:
            named.append(take_over(desk, dossier, text("home.take.why"), is_open=is_open))

        if not self._done(take):
            return
        if is_open and named[0]:  # written in it, and not saved behind their back
            session = self._window.session
            session.end_run()
            session.change(("handling", "officer"), named[0], text("home.take.why"))
            session.end_run()
        announce(page, text("home.taken"))

    def _done(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except UserError as trouble:
            self._commands.questions.store_trouble(trouble)
            return False
        self.refresh()
        return True

    def _is_open(self, dossier: str) -> bool:
        window = self._window
        return window.has_dossier and window.session.draft.handling.case_id == dossier

    # -- elsewhere in the window -------------------------------------------------------------------

    def _found(self, typed: str) -> Iterable[Entry]:
        """What Ctrl+K finds in the store; nothing while it does not answer."""
        desk, texts = self._desk, self._window.texts
        if desk is None or not typed.strip():
            return ()
        from app.services.dossier_store.listing import find
        from app.services.dossier_store.row_words import row_words

        on, login = self._today(), desk.database.login
        try:
            rows = find(desk, typed, on)[:_FOUND]
        except UserError:
            return ()
        said = [row_words(texts, row, on, login) for row in rows]
        return [
            Entry(Kind.DOSSIER, f"{STORED}{row.dossier}", row.name,
                  " \N{MIDDLE DOT} ".join(filter(None, (row.reference, row.status_said))))
            for row in said
        ]  # fmt: skip

    def _show_buttons(self) -> None:
        """In the top bar: to the list, or out of it."""
        window = self._window
        if window.desk is None:
            return
        if self._desk is None or window.welcome is not None:
            window.desk.top.put_last(None)
            return
        place = QWidget(window.desk.top)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        for key, keys, do in self._buttons():
            button = QPushButton(f"{window.texts.text(key)}   {keys}", place)
            button.setAccessibleName(window.texts.text(key))
            without_focus(button)  # its key does it from anywhere
            if key == "home.button.new":
                button.setObjectName("primary")
            button.clicked.connect(lambda _=False, do=do: do())
            row.addWidget(button)
        window.desk.top.put_last(place)

    def _buttons(self) -> list[tuple[str, str, Callable[[], object]]]:
        if self.page is None:
            return [("home.button.list", "Alt+Home", self.toggle)]
        back = [("home.button.back", "Alt+Home", self.toggle)] if self._window.has_dossier else []
        return [
            *back,
            ("home.button.open", "Ctrl+O", self._commands.open),
            ("home.button.new", "Ctrl+N", self._commands.new),
        ]


STORED = "store:"
"""Before the number of a dossier of the store, where a file has its path."""
