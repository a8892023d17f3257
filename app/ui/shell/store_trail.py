"""StoreTrail: what leaves the house is written down in the store that is open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.i18n.user_error import UserError
from app.services.assessing import Assessed
from app.services.dossier_store.leaving import Left
from app.ui.intake.session import Session
from app.ui.shell.desk_holder import DeskHolder
from app.ui.widgets.clipboard_clearing import clearing
from calc import UNKNOWN

if TYPE_CHECKING:
    from app.services.documents import MadeDocument
    from app.services.dossier_store.made_documents import StoredDocument


class StoreTrail(QObject):
    """A `PaperTrail`. What it knows of a dossier is asked once, until something left."""

    def __init__(self, holder: DeskHolder, session: Session) -> None:
        super().__init__(session)
        self._holder, self._session = holder, session
        self._head: str | None = None
        self._earlier: Sequence[StoredDocument] | None = None
        session.trail = self
        for changed in (holder.opened, holder.closed, session.loaded):
            changed.connect(self._forget)
        clearing().taken.connect(self._tell_copied)

    def head(self) -> str:
        """The end of the log, as a foot has it; "" without one."""
        if self._head is None:
            self._head = self._asked_head()
        return self._head

    def earlier(self) -> "Sequence[StoredDocument]":
        """What was made of the dossier in the window before, the newest first."""
        if self._earlier is None:
            self._earlier = self._asked_earlier()
        return self._earlier

    def keep(
        self, assessed: Assessed, made: "Sequence[MadeDocument]", how: Left
    ) -> UserError | None:
        """Write down that these left; what was in the way of it."""
        desk = self._holder.desk
        if desk is None:
            return None
        from app.services.dossier_store import made_documents

        try:
            made_documents.keep(desk, assessed, made, how)
        except UserError as trouble:
            return trouble
        self._forget()
        return None

    def tell_exported(self) -> UserError | None:
        """Write down that the whole dossier left, as a file; what was in the way of it."""
        return self._tell(Left.EXPORTED)

    def _tell_copied(self) -> None:
        """What was copied is on the clipboard whatever the store says: there is nothing to stop."""
        self._tell(Left.COPIED)

    def _tell(self, how: Left) -> UserError | None:
        desk, case = self._holder.desk, self._session.draft.handling.case_id
        if desk is None or case is UNKNOWN:
            return None
        from app.services.dossier_store import auditing

        try:
            auditing.tell_of_case(desk, how.value, {}, case)
        except UserError as trouble:
            return trouble
        self._forget()
        return None

    def _forget(self, *_: object) -> None:
        self._head = self._earlier = None

    def _asked_head(self) -> str:
        if (desk := self._holder.desk) is None:
            return ""
        from app.services.dossier_store import auditing

        try:
            return auditing.said_head(auditing.head(desk))
        except UserError:  # a server that is gone: the letter is made without it
            return ""

    def _asked_earlier(self) -> "Sequence[StoredDocument]":
        desk, case = self._holder.desk, self._session.draft.handling.case_id
        if desk is None or case is UNKNOWN:
            return ()
        from app.services.dossier_store import made_documents

        try:
            return made_documents.earlier(desk, case)
        except UserError:
            return ()
