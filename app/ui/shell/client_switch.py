"""ClientSwitch: a dossier in the window is worked out under the policy of its client.

The clients are those of the store that is open. Of a dossier that names none, or one that the store
does not know, the desk's own policy holds, and `said` says so.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.organisation import Organisation
from app.ui.intake.session import Session
from app.ui.shell.desk_holder import DeskHolder
from calc import UNKNOWN, Draft, PolicyFile
from calc.policy.clients import folded

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.clients import StoredClient

PAUSE_MS: Final = 800
"""After the last letter of a name: half a name is no other client."""


class ClientSwitch(QObject):
    """`own`: the organisation of this desk."""

    switched = Signal()
    """the session has another organisation: what was made of the former is to be made again"""
    looked = Signal()
    """what `said` says may be another thing"""

    def __init__(self, session: Session, holder: DeskHolder) -> None:
        super().__init__(session)
        self._session, self._holder = session, holder
        self.own = session.organisation
        self.clients: dict[str, StoredClient] = {}
        self._organisations: dict[str, Organisation] = {}
        self._name: object = UNKNOWN
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.apply)
        holder.opened.connect(self.look)
        holder.closed.connect(self.look)
        session.loaded.connect(self.look)
        session.draft_changed.connect(self._follow)

    def look(self, *_: object) -> None:
        """Ask the store who its clients are, and go on under the policy of this one's."""
        self.clients, self._organisations = {}, {}
        desk = self._holder.desk
        if desk is not None:
            from app.services.dossier_store import clients

            try:
                self.clients = {each.name: each for each in clients.all_of(desk)}
                self._organisations = {
                    folded(name): clients.organisation_of(each)
                    for name, each in self.clients.items()
                }
            except UserError:  # a server that is gone: what holds now stays so
                return
        self.apply()

    def apply(self) -> None:
        """The organisation of the client that the dossier names now."""
        self._timer.stop()
        self._name = self._session.draft.handling.client
        wanted = self._of(self._session.draft)
        if wanted != self._session.organisation:
            self._session.take_organisation(wanted)
            self.switched.emit()
        self.looked.emit()

    def policy_for(self, draft: Draft) -> PolicyFile:
        """The policy under which a dossier is worked out that is not shown."""
        return self._of(draft).policy_file

    def organisations(self) -> Sequence[Organisation]:
        """Those of all clients, under each policy they ever had; none without a store."""
        if self._holder.desk is None:
            return ()
        from app.services.dossier_store import clients

        try:
            return clients.every_organisation(self._holder.desk)
        except UserError:  # a server that is gone: what is here is what there is
            return tuple(self._organisations.values())

    def said(self, texts: Texts) -> str:
        """Under whose policy it is worked out, when nobody would expect that; else ""."""
        if not self.clients:
            return ""
        name, own = self._session.draft.handling.client, self.own.policy_file.policy.name
        if name is UNKNOWN:
            return texts.text("store.people.client_missing", own=own)
        if folded(name) not in self._organisations:
            return texts.text("store.people.client_unknown", name=name, own=own)
        return ""

    def _of(self, draft: Draft) -> Organisation:
        name = draft.handling.client
        return self.own if name is UNKNOWN else self._organisations.get(folded(name), self.own)

    def _follow(self) -> None:
        if self._session.draft.handling.client != self._name:
            self._timer.start()
