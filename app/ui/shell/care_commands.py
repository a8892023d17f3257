"""CareCommands: backups, what is removed for good, and what is held of one person, in the window.

The backup of the day is made beside what somebody types, a moment after the store is open. Whatever
takes something away says first what it is, and Escape leaves everything as it was.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.dossier_store.place import Needs, StoreStart, is_file
from app.services.local_state import Keeper
from app.ui.intake.session import Session
from app.ui.shell.desk_holder import DeskHolder
from app.ui.shell.main_window import MainWindow
from app.ui.shell.questions import Questions
from app.ui.shell.store_commands import StoreCommands
from app.ui.widgets.actions import add_action
from app.ui.widgets.notice import Choice
from app.ui.widgets.saving import save_for
from calc import UNKNOWN

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.desk import Desk

DAILY_AFTER_MS: Final = 5000
"""After the store was opened: nobody waits for it."""


class CareCommands(QObject):
    """Of one window with a store."""

    _done = Signal(object)

    def __init__(
        self, start: StoreStart, holder: DeskHolder, store: StoreCommands, session: Session,
        window: MainWindow, questions: Questions, keeper: Keeper, data: Path,
        today: Callable[[], date],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._start, self._holder, self._store, self._session = start, holder, store, session
        self._window, self._questions, self._keeper, self._data = window, questions, keeper, data
        self._today = today
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.back_up_daily)
        holder.opened.connect(lambda: self._soon.start(DAILY_AFTER_MS))
        holder.closed.connect(self._soon.stop)
        self._done.connect(self._daily_failed, Qt.ConnectionType.QueuedConnection)

    def add_to(self, menu: QMenu, texts: Texts) -> None:
        """In the menu of the store."""
        menu.addSeparator()
        made = add_action(menu, texts.text("store.menu.backup"), self.back_up)
        back = add_action(menu, texts.text("store.menu.restore"), self.restore)
        over = add_action(menu, texts.text("store.menu.purge"), self.purge)
        person = add_action(menu, texts.text("store.menu.person"), self.export_person)

        def show() -> None:
            is_open, here = self._holder.desk is not None, is_file(self._start.place)
            made.setVisible(here)
            back.setVisible(here)
            made.setEnabled(is_open)
            over.setEnabled(is_open)
            person.setEnabled(is_open and self._case() is not None)

        menu.aboutToShow.connect(show)
        show()

    def back_up(self) -> None:
        """Make a backup now."""
        from app.services.dossier_store import backups

        if (desk := self._holder.desk) is None:
            return
        with self._said(), _waiting():
            made = backups.make(desk, self._folder())
            self._notice("store.care.window.made", str(made.path))

    def back_up_daily(self) -> None:
        """Make the backup of today in a thread, if there is none."""
        desk = self._holder.desk
        if desk is None or desk.database.is_server or not self._keeper.settings.backup_daily:
            return
        folder, today = self._folder(), self._today()

        def make() -> None:
            from app.services.dossier_store import backups

            try:
                backups.daily(desk, folder, today)
            except UserError as error:
                with _gone():
                    self._done.emit(error)

        threading.Thread(target=make, name="backup", daemon=True).start()

    def restore(self) -> None:
        """Choose a backup, see what is in it, and put it back."""
        from app.services.dossier_store import backups
        from app.ui.shell.backup_dialog import BackupDialog

        with self._said():
            folder = self._folder()
            dialog = BackupDialog(
                self._window, self._texts, folder, backups.made(folder),
                locked=self._keeper.is_locked("backup_folder"),
            )  # fmt: skip
            dialog.exec()
            dialog.deleteLater()
            if (path := dialog.path) is not None:
                self._store.with_passphrase(
                    "store.care.window.restore_words", lambda words: self.put_back(path, words)
                )

    def put_back(self, path: Path, words: str | None) -> None:
        """Say what is in a backup; put it back when that is what somebody wants."""
        from app.services.dossier_store import backups
        from app.services.dossier_store.care_words import say_contents

        given = (path, self._start.place, self._holder.now, self._start.ring)
        with self._said():
            with _waiting():
                contents = backups.look_into(*given, passphrase=words)
            text = self._texts.text
            answer = self._questions.notice(
                text("store.care.window.restore"), *say_contents(self._texts, contents),
                text("store.care.window.restore.what"),
                choices=(Choice.CANCEL, Choice.RESTORE), escape=Choice.CANCEL,
            ).ask()  # fmt: skip
            if answer is not Choice.RESTORE:
                return
            self._holder.close()
            try:
                with _waiting():
                    restored = backups.restore(*given, passphrase=words)
            finally:
                self._open_again(words)
            said = [text("store.care.restore.aside", file=str(restored.aside or ""))]
            if restored.again:
                said.append(self._texts.plural("store.care.removed_again", restored.again))
            if restored.unsealed:
                said.append(self._texts.plural("store.care.unsealed", restored.unsealed))
            self._notice("store.care.restore.done", *said)

    def purge(self) -> None:
        """Say which dossiers were kept long enough, and remove them for who says so."""
        from app.services.dossier_store import backups, retention
        from app.services.dossier_store.care_words import say_due, say_old_copies, say_removed
        from app.services.dossier_store.old_copies import old_copies

        if (desk := self._holder.desk) is None:
            return
        with self._said():
            months = self._session.policy_file.policy.retention_months
            found = retention.due(desk, self._today(), months)
            heading, *points = say_due(self._texts, found)
            if not found.due:
                self._questions.notice(heading, *points).ask()
                return
            answer = self._questions.notice(
                heading, self._texts.text("store.care.window.purge.what"),
                points=[point.strip() for point in points],
                choices=(Choice.CANCEL, Choice.REMOVE_FOR_GOOD), escape=Choice.CANCEL,
            ).ask()  # fmt: skip
            if answer is not Choice.REMOVE_FOR_GOOD:
                return
            register = backups.register_path(self._start.place, self._data)
            with _waiting():
                removed = retention.remove(desk, found.due, register)
            is_server = desk.database.is_server
            left = [] if is_server else old_copies(desk, self._folder())
            copies = say_old_copies(self._texts, left)
            files = [each.strip() for each in copies if each.startswith(" ")]
            about = [each for each in copies if not each.startswith(" ")]
            self._questions.notice(
                *say_removed(self._texts, removed, is_server=is_server),
                *about[1:], *about[:1], points=files,  # what they are stands right above them
            ).ask()  # fmt: skip

    def export_person(self) -> None:
        """Everything that is held of the person in the window, in a file of their choice."""
        case, desk, text = self._case(), self._holder.desk, self._texts.text
        if case is None or desk is None:
            return
        answer = self._questions.notice(
            text("store.care.window.person"), text("store.care.window.person.what"),
            choices=(Choice.ENCRYPTED, Choice.READABLE, Choice.CANCEL),
        ).ask()  # fmt: skip
        if answer is Choice.READABLE:
            self.write_person(desk, case, None)
        elif answer is Choice.ENCRYPTED:
            about = "store.care.window.person_words"
            self._store.ask_words(
                Needs.MAKING, about, lambda words: self.write_person(desk, case, words)
            )

    def write_person(self, desk: "Desk", case: str, words: str | None) -> None:
        """Write it, encrypted with these words when there are any."""
        from app.services.carrying.sealing import with_passphrase
        from app.services.dossier_store.person_export import as_zip, person_files

        end = "zip" if words is None else "zip.age"
        title, name = self._texts.text("store.care.window.person"), f"inzage.{end}"
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, name)
        if not chosen:
            return
        with self._said():
            with _waiting():
                data = as_zip(person_files(desk, case, self._texts))
                save_for(
                    self._window, Path(chosen),
                    data if words is None else with_passphrase(words)(data),
                )  # fmt: skip
            kind = "plain" if words is None else "sealed"
            written = self._texts.text(f"store.care.person.written.{kind}", file=chosen)
            self._questions.notice(written).ask()

    @property
    def _texts(self) -> Texts:
        return self._questions.texts

    def _case(self) -> str | None:
        case = self._session.draft.handling.case_id
        return None if case is UNKNOWN else case

    def _folder(self) -> Path:
        from app.services.dossier_store import backups

        return backups.folder_of(self._start.place, self._keeper.settings.backup_folder)

    def _open_again(self, words: str | None) -> None:
        if words is None:
            self._holder.begin()
        else:
            self._holder.unlock(words)

    def _daily_failed(self, error: Any) -> None:
        if self._store.bar is not None:
            said = self._texts.text("store.care.window.daily_failed")
            again = self._texts.text("store.keys.bar.again")
            sentence = f"{said} {error.sentence(self._texts)}"
            self._store.bar.offer(sentence, again, self.back_up)

    def _notice(self, key: str, *said: str) -> None:
        self._questions.notice(self._texts.text(key), *said).ask()

    @contextmanager
    def _said(self) -> Iterator[None]:
        """What is in the way is said, and nothing else happens."""
        try:
            yield
        except UserError as error:
            self._questions.notice(error.sentence(self._texts)).ask()


@contextmanager
def _waiting() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


@contextmanager
def _gone() -> Iterator[None]:
    """The window may be closed by now."""
    try:
        yield
    except RuntimeError:
        return
