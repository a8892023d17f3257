"""PaperTrail: what left the house, told to the store that is open; pages reach it by the session.

Without a store, or for a dossier that is in none, nothing is kept and nothing is said.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from app.i18n.user_error import UserError
from app.services.assessing import Assessed
from app.services.dossier_store.leaving import Left

if TYPE_CHECKING:  # they load the database, and what draws
    from app.services.documents import MadeDocument
    from app.services.dossier_store.made_documents import StoredDocument

__all__ = ["Left", "PaperTrail"]


class PaperTrail(Protocol):
    """What a page asks of it; `app.ui.shell.store_trail` is the one there is."""

    def head(self) -> str:
        """The end of the log, as a foot has it; "" without one."""

    def earlier(self) -> "Sequence[StoredDocument]":
        """What was made of the dossier in the window before, the newest first."""

    def keep(
        self, assessed: Assessed, made: "Sequence[MadeDocument]", how: Left
    ) -> UserError | None:
        """Write down that these left; what was in the way of it."""
