"""CurrentFile: where the dossier in the window is, a file or the store, and whether it is saved."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.dossiers import (
    Opened,
    fingerprint_of,
    save_dossier,
    short_name,
    suggested_name,
)
from app.services.local_state import Unsaved
from app.ui.intake.session import Session
from calc import UNKNOWN, Draft
from calc.base.value_type import value_type

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.desk import Desk, Fetched

_NEW = 0
"""The version of what was never in the store."""


@value_type
class Stored:
    """A dossier of the store, and the version that is in the window."""

    case: str
    version: int


class CurrentFile(QObject):
    """Asks nothing and shows nothing: `FileCommands` does. `path` is None for what has no file,
    `stored` for what is not in the store; never both."""

    renamed = Signal()
    """another file or another dossier: the title of the window changes"""
    saved = Signal()
    opened = Signal(bool)
    """there is another dossier in the window; whether it is a new one, to be asked"""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.path: Path | None = None
        self.stored: Stored | None = None
        self.is_example = self.is_resumed = False
        self._fingerprint: str | None = None
        self._in_file: Draft | None = None
        """the dossier as it was opened or saved; None when it is nowhere"""

    @property
    def modified(self) -> bool:
        """Whether there is work that is in no file: not when all of it was taken back."""
        return not self._session.undo_stack.isClean() and self._session.draft != self._in_file

    @property
    def short_name(self) -> str:
        """The file without folder and suffix; of the store the reference, and nobody's name.

        "" when it is nowhere yet, or has no reference.
        """
        if self.stored is not None:
            reference = self._session.draft.debt.reference
            return "" if reference is UNKNOWN else reference
        return "" if self.path is None else short_name(self.path)

    def start(self, draft: Draft, *, is_example: bool = False) -> None:
        """A dossier without a file."""
        self._take(None, None, is_example=is_example)
        self._in_file = draft
        self._session.load(draft)
        self.renamed.emit()
        self.opened.emit(not is_example)

    def begin_with(self, draft: Draft) -> None:
        """A dossier that was made of something else: it is in no file yet."""
        self._take(None, None)
        self._session.load(draft)
        self._in_file = None
        self._session.undo_stack.resetClean()
        self.renamed.emit()
        self.opened.emit(False)

    def show(self, path: Path, opened: Opened) -> None:
        """What was read from a file."""
        self._take(path, opened.fingerprint)
        self._in_file = opened.draft
        self._session.load(opened.draft)
        self.renamed.emit()
        self.opened.emit(False)

    def show_stored(self, fetched: "Fetched") -> None:
        """What was read from the store."""
        case = fetched.draft.handling.case_id
        assert case is not UNKNOWN  # every dossier of the store has one
        self._take(None, None)
        self.stored = Stored(case, fetched.version)
        self._in_file = fetched.draft
        self._session.load(fetched.draft)
        self.renamed.emit()
        self.opened.emit(False)

    def resume(self, unsaved: Unsaved) -> None:
        """Go on with work that was not saved: it still is not."""
        self._take(unsaved.file, unsaved.fingerprint)
        case = unsaved.draft.handling.case_id
        if unsaved.version is not None and case is not UNKNOWN:
            self.stored = Stored(case, unsaved.version)
        self._session.load(unsaved.draft, unsaved.typed)
        self._in_file = None
        self.is_resumed = True
        self._session.undo_stack.resetClean()
        self.renamed.emit()
        self.opened.emit(False)

    def save(self, path: Path) -> None:
        """Save under this name. Raises FileTrouble; then it is not saved, and nothing is lost."""
        self._take(path, save_dossier(path, self._session.draft))
        self._in_file = self._session.draft
        self._session.undo_stack.setClean()
        self.renamed.emit()
        self.saved.emit()

    def to_store(self) -> tuple[Draft, int]:
        """The dossier as the store gets it, with a number, and the version it was begun on.

        An example becomes a dossier of its own. A file of before there were numbers gets the one
        that it gets each time.
        """
        from app.services.dossier_store.numbering import (
            numbered,
            numbered_by_content,
            with_new_number,
        )

        draft = self._session.draft
        if self.stored is not None:
            return numbered(draft, self.stored.case), self.stored.version
        if self.is_example:
            return with_new_number(draft), _NEW
        if self.path is not None and self._in_file is not None:
            known = numbered_by_content(self._in_file).handling.case_id
            assert known is not UNKNOWN
            return numbered(draft, known), _NEW
        return numbered(draft), _NEW

    def save_in(self, desk: "Desk", reason: str = "") -> None:
        """Save the next version in the store. Raises Conflict, Purged, StoreTrouble.

        Then nothing is saved, and nothing is lost.
        """
        draft, on = self.to_store()
        saved = desk.save(draft, on, reason)
        case = draft.handling.case_id
        assert case is not UNKNOWN
        self._take(None, None)
        self.stored = Stored(case, saved.number)
        self._in_file = self._session.draft
        self._session.undo_stack.setClean()
        self.renamed.emit()
        self.saved.emit()

    def take_merged(self, draft: Draft, version: int, text: str) -> None:
        """What somebody else saved is in the dossier too now: it goes on from their version."""
        case = draft.handling.case_id
        assert case is not UNKNOWN
        if draft != self._session.draft:
            self._session.replace(draft, text)
        self.path = self._fingerprint = None
        self.is_example = False
        self.stored = Stored(case, version)
        self.renamed.emit()

    def changed_elsewhere(self) -> bool:
        """Whether somebody else wrote the file since we opened or saved it. Raises FileTrouble.

        A file that is gone is no reason to ask: saving puts it back.
        """
        now = None if self.path is None else fingerprint_of(self.path)
        return now is not None and now != self._fingerprint

    def unsaved(self) -> Unsaved:
        """The work as a recovery file keeps it."""
        session = self._session
        on = None if self.stored is None else self.stored.version
        return Unsaved(session.draft, self.path, self._fingerprint, session.pending.texts, on)

    def left_over(self) -> tuple[Draft, dict[str, str]] | None:
        """What was typed and is in no file, also when the dossier is saved; by its place."""
        pending = self._session.pending
        texts = {place: pending.text(place) for place in pending.unused}
        return (self._session.draft, texts) if texts else None

    def suggested_name(self, otherwise: str) -> str:
        """The name to propose where there is none yet."""
        return suggested_name(self._session.draft, otherwise)

    def _take(
        self, path: Path | None, fingerprint: str | None, *, is_example: bool = False
    ) -> None:
        self.path = None if path is None else path.absolute()
        self._fingerprint, self.is_example, self.stored = fingerprint, is_example, None
        self.is_resumed = False
