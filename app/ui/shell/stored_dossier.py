"""StoredDossier: the dossier in the window and the open store: saved, met, looked back at.

Nothing of the database is loaded here before there is a store that is open.
"""

import contextlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.dossier_store.place import SEALED
from app.ui.intake.session import Session
from app.ui.shell.current_file import CurrentFile
from app.ui.shell.desk_holder import DeskHolder
from app.ui.shell.file_commands import FileCommands, commit_what_is_typed
from app.ui.shell.main_window import MainWindow
from app.ui.shell.saved_elsewhere import SavedElsewhere
from app.ui.widgets.actions import add_action
from app.ui.widgets.notice import Choice
from calc import Draft

if TYPE_CHECKING:  # they load the database
    from app.services.dossier_store.desk import Desk, Fetched
    from app.services.dossier_store.hearing import Hearing
    from app.services.dossier_store.history import Meeting
    from app.services.dossier_store.merging import Whose

_TRIES = 5
"""Others may save again while somebody chooses."""


class StoredDossier(QObject):
    """What the menu does with the store. Every command says whether it was carried out."""

    heard = Signal()
    """something changed in the store, whoever did it; from a thread of its own"""

    def __init__(
        self,
        holder: DeskHolder,
        file: CurrentFile,
        commands: FileCommands,
        session: Session,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._holder, self._file, self._commands = holder, file, commands
        self._session, self._window = session, window
        self._hearing: Hearing | None = None
        self._case, self._told = "", 0
        """the dossier, and the version of somebody else that was told of"""
        self._stay_files = set[Path]()
        """somebody said so in this window"""
        self.bar: SavedElsewhere | None = None
        commands.store = self
        window.put_above(self._make_bar)
        self.heard.connect(self.look_around, Qt.ConnectionType.QueuedConnection)
        holder.opened.connect(self._begin)
        holder.closed.connect(self.end)  # what listens holds the file: it could not be replaced
        file.renamed.connect(self._forget_bar)

    @property
    def desk(self) -> "Desk | None":
        """The store, while it is open."""
        return self._holder.desk

    def takes(self) -> bool:
        """Whether saving is into the store: it is open, and the dossier is in no file."""
        return self.desk is not None and self._file.path is None

    def save(self, reason: str = "") -> bool:
        """A version in the store. An example is kept only when somebody says so."""
        if self._file.is_example and not self._ask("keep_example"):
            return False
        return self._save(reason)

    def save_with_reason(self) -> bool:
        """The same, with why: of a plan that runs somebody will ask."""
        from app.ui.shell.reason_dialog import ReasonDialog

        commit_what_is_typed()
        if not self.takes():
            return self._commands.save()
        reason = ReasonDialog(self._window, self._texts).ask()
        return reason is not None and self.save(reason)

    def take_in(self) -> bool:
        """The file in the window becomes a dossier of the store; the file stays as it is."""
        commit_what_is_typed()
        return self.desk is not None and self._file.stored is None and self.save()

    def offer_to_take_in(self) -> None:
        """Once for a file that was opened. Without an answer it stays a file."""
        path = self._file.path
        if self.desk is None or path is None or path in self._stay_files:
            return
        if self._ask("take_in"):
            self._save("")
        else:
            self._stay_files.add(path)

    def show_history(self) -> None:
        """The versions of this dossier."""
        stored = self._file.stored
        if self.desk is not None and stored is not None:
            from app.ui.shell.looking_back import show_history

            show_history(self.desk, stored.case, self._window, self._commands, self._file)

    def take_dropped(self, path: Path) -> bool:
        """A folder with dossiers, or one that another workplace encrypted; whether it was that."""
        desk = self.desk
        if desk is not None and path.is_dir():
            from app.ui.shell.taking_in import take_in_folder

            take_in_folder(desk, path, self._window, self._commands.questions)
        elif path.name.lower().endswith(SEALED):
            from app.ui.shell.sealed_dossier import open_sealed

            open_sealed(path, self._window, self._commands, self._file)
        else:
            return False
        return True

    def _tell(self) -> None:
        """From the thread that listens; a window that was thrown away is told nothing."""
        with contextlib.suppress(RuntimeError):
            self.heard.emit()

    def look_around(self) -> None:
        """Whether somebody else saved this dossier since."""
        desk, stored = self.desk, self._file.stored
        if desk is None or stored is None or self.bar is None:
            return
        from app.services.dossier_store.history import number_of, version

        try:
            number = number_of(desk, stored.case)
            if number <= max(stored.version, self._told):
                return
            theirs = version(desk, stored.case)
        except UserError:
            return  # it is said when somebody saves
        self._told = number
        self.bar.say(self._said_of(theirs), offers=True)

    def end(self) -> None:
        """The window goes: hear no more."""
        hearing, self._hearing = self._hearing, None
        if hearing is not None:
            hearing.stop()

    def add_to(self, menu: QMenu, texts: Texts) -> None:
        """What belongs to the store, in the menu of files, below what saves."""
        text = texts.text
        why = add_action(menu, text("store.menu.reason"), self.save_with_reason, "Ctrl+Alt+S")
        takes = add_action(menu, text("store.menu.take_in"), self.take_in, "Ctrl+Shift+D")
        back = add_action(menu, text("store.menu.history"), self.show_history, "Ctrl+Shift+H")

        def show() -> None:
            is_open, stored = self.desk is not None, self._file.stored is not None
            why.setEnabled(is_open)
            takes.setEnabled(is_open and not stored)
            back.setEnabled(is_open and stored)

        menu.aboutToShow.connect(show)

    # -- saving ------------------------------------------------------------------------------------

    def _save(self, reason: str) -> bool:
        from app.services.dossier_store.desk import Conflict

        desk = self.desk
        assert desk is not None
        for _ in range(_TRIES):
            try:
                self._file.save_in(desk, reason)
            except Conflict:
                if not self._meet(desk):
                    return False
            except UserError as trouble:
                elsewhere = self._commands.questions.not_saved(trouble) is Choice.ELSEWHERE
                return elsewhere and self._commands.save_as()
            else:
                return True
        return False

    def _meet(self, desk: "Desk") -> bool:
        """Put together with what somebody else saved; whether it goes on from there."""
        from app.services.dossier_store.history import met

        mine, on = self._file.to_store()
        try:
            meeting = met(desk, mine, on)
            if meeting.merged.clashes:
                chosen = self._choose(meeting, mine)
                if chosen is None:
                    return False
                meeting = met(desk, mine, on, chosen)
        except UserError as trouble:
            self._commands.questions.store_trouble(trouble)
            return False
        self._take_merged(meeting, mine)
        return True

    def _choose(self, meeting: "Meeting", mine: Draft) -> "dict[str, Whose] | None":
        from app.services.dossier_store.clash_words import say_clashes
        from app.ui.shell.merge_dialog import MergeDialog

        theirs = meeting.theirs
        clashes = say_clashes(self._texts, meeting.base, mine, theirs.draft, meeting.merged)
        return MergeDialog(self._window, self._texts, self._who(theirs.login), clashes).ask()

    def _take_merged(self, meeting: "Meeting", mine: Draft) -> None:
        from app.services.dossier_store.clash_words import say_new

        theirs, merged = meeting.theirs, meeting.merged.draft
        new = say_new(self._texts, mine, merged)
        text = self._texts.text("store.dossier.undo.merged")
        self._file.take_merged(merged, theirs.version, text)
        if self.bar is not None and new:
            said = self._texts.text(
                "store.dossier.bar.merged", who=self._who(theirs.login), what=new
            )
            self.bar.say(said, offers=False)

    # -- what others saved -------------------------------------------------------------------------

    def _look(self) -> None:
        """What they changed, beside what is here."""
        self.show_history()

    def _take(self) -> None:
        """Theirs into mine; nothing is saved yet."""
        desk, stored = self.desk, self._file.stored
        if desk is None or stored is None:
            return
        commit_what_is_typed()
        if self._file.modified:
            self._meet(desk)
            return
        try:
            self._file.show_stored(desk.fetch(stored.case))
        except UserError as trouble:
            self._commands.questions.store_trouble(trouble)

    def _said_of(self, theirs: "Fetched") -> str:
        from app.services.dossier_store.version_words import say_moment

        at = datetime.fromisoformat(theirs.at)
        when = say_moment(self._texts, at, self._session.moment.date())
        return self._texts.text("store.dossier.bar.saved", who=self._who(theirs.login), when=when)

    def _begin(self, desk: "Desk") -> None:
        from app.services.dossier_store.hearing import hear

        self.end()
        self._hearing = hear(desk, self._tell)

    def _forget_bar(self) -> None:
        """What was said was of another dossier."""
        case = "" if self._file.stored is None else self._file.stored.case
        if case != self._case:
            self._case, self._told = case, 0
            if self.bar is not None:
                self.bar.hide()

    def _who(self, login: str) -> str:
        """Who saved it; of oneself that is another window."""
        if self.desk is not None and login == self.desk.database.login:
            return self._texts.text("store.dossier.other_window")
        return login

    # -- asking ------------------------------------------------------------------------------------

    @property
    def _texts(self) -> Texts:
        return self._commands.questions.texts

    def _ask(self, what: str) -> bool:
        text = self._texts.text
        choices = (Choice.SAVE, Choice.CANCEL)
        if what == "take_in":
            choices = (Choice.TAKE_IN, Choice.STAY_FILE)
        notice = self._commands.questions.notice(
            text(f"store.dossier.{what}"), text(f"store.dossier.{what}.why"), choices=choices
        )
        return notice.ask() is choices[0]

    def _make_bar(self, texts: Texts) -> QWidget:
        self.bar = bar = SavedElsewhere(texts, self._window)
        bar.look.connect(self._look)
        bar.take.connect(self._take)
        return bar
