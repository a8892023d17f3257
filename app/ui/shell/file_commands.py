"""FileCommands: new, open, save, save as and close, with the questions that go with them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.i18n.user_error import UserError
from app.services.dossiers import (
    FileTrouble,
    Opened,
    Refused,
    example_dossier,
    new_dossier,
    open_dossier,
)
from app.services.local_state import Keeper
from app.services.outputs import refuse_inputs
from app.ui.shell.current_file import CurrentFile
from app.ui.shell.questions import Questions
from app.ui.widgets.notice import Choice

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.desk import Fetched


class InStore(Protocol):
    """The open store, for a dossier that is in no file."""

    def takes(self) -> bool:
        """Whether saving is into the store now."""

    def save(self) -> bool:
        """A version in the store."""

    def offer_to_take_in(self) -> None:
        """A file was opened: whether it is to be in the store."""


class FileCommands:
    """What the menu does. Every command says whether it was carried out."""

    def __init__(
        self,
        file: CurrentFile,
        keeper: Keeper,
        questions: Questions,
        in_use: Callable[[], Iterable[Path]] = tuple,
    ) -> None:
        self._file, self._keeper, self.questions = file, keeper, questions
        self._in_use = in_use
        self.client_of_new: Callable[[], str | None] = str
        """whose claim a new dossier is about: "" when nobody knows; None: it is not begun"""
        self.store: InStore | None = None

    def new(self) -> bool:
        """An empty dossier."""
        if not self.may_make_way():
            return False
        client = self.client_of_new()
        if client is None:
            return False
        self._file.start(new_dossier(client))
        return True

    def example(self) -> bool:
        """The dossier of the example, to try everything in."""
        if not self.may_make_way():
            return False
        self._file.start(example_dossier(), is_example=True)
        return True

    def open(self) -> bool:
        """A file that somebody chooses."""
        path = self.questions.file_to_open(self._keeper.settings.last_folder)
        return path is not None and self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """This file. It is read first: when it is broken, nothing is asked and nothing changes."""
        if self._read(path) is None or not self.may_make_way():
            return False
        return self.show(path)

    def show(self, path: Path) -> bool:
        """Open without asking after unsaved work; what is wrong with the file is said."""
        # Read again: to make way, this very file may just have been saved.
        opened = self._read(path)
        if opened is None:
            return False
        self._file.show(path, opened)
        self._keeper.remember(path)
        if self.store is not None:
            self.store.offer_to_take_in()
        return True

    def open_stored(self, fetch: Callable[[], "Fetched"]) -> bool:
        """A dossier of the store. It is read first, as a file is."""
        try:
            fetched = fetch()
        except UserError as trouble:
            self.questions.store_trouble(trouble)
            return False
        if not self.may_make_way():
            return False
        self._file.show_stored(fetched)
        return True

    def save(self) -> bool:
        """In the store when it is open, but a file in its file; without either in one to choose."""
        commit_what_is_typed()
        if self.store is not None and self.store.takes():
            return self.store.save()
        path = self._file.path
        if path is None:
            return self.save_as()
        try:
            elsewhere = self._file.changed_elsewhere()
        except FileTrouble as trouble:
            self.questions.trouble(trouble)
            return False
        if elsewhere:
            match self.questions.changed_elsewhere(path):
                case Choice.ELSEWHERE:
                    return self.save_as()
                case Choice.OVERWRITE:
                    pass
                case _:
                    return False
        return self._save(path)

    def save_as(self) -> bool:
        """In a file to choose."""
        commit_what_is_typed()
        proposal = self._file.path
        if proposal is None:
            name = self._file.suggested_name(self.questions.texts.text("files.new_name"))
            proposal = Path(self._keeper.settings.last_folder) / name
        path = self.questions.file_to_save(proposal)
        return path is not None and self._save(path)

    def may_make_way(self) -> bool:
        """Whether the dossier may be closed: it is saved, or it need not be."""
        commit_what_is_typed()
        if self._file.modified:
            texts = self.questions.texts
            match self.questions.save_first(self._file.short_name or texts.text("files.untitled")):
                case Choice.SAVE:
                    if not self.save():
                        return False
                case Choice.DISCARD:
                    return True
                case _:
                    return False
        return not (left := self._file.left_over()) or self.questions.leave_behind(left)

    def _read(self, path: Path) -> Opened | None:
        try:
            return open_dossier(path)
        except Refused as refused:
            self.questions.refused(refused)
        except FileTrouble as trouble:
            self.questions.trouble(trouble)
        return None

    def _save(self, path: Path) -> bool:
        try:
            # Over its own file, and over no other that the window works with.
            refuse_inputs(path, self._in_use(), own=self._file.path)
            self._file.save(path)
        except FileTrouble as trouble:
            elsewhere = self.questions.not_saved(trouble) is Choice.ELSEWHERE
            return elsewhere and self.save_as()
        self._keeper.remember(path)
        return True


def commit_what_is_typed() -> None:
    """What stands in a cell or field that is still being edited belongs to the dossier too."""
    focused = QApplication.focusWidget()
    if focused is None:
        return
    focused.clearFocus()
    if isValid(focused) and focused.isVisible():
        focused.setFocus()
