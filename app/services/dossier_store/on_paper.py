"""A dossier of the store whose documents are made without a window: the same is written down.

Who opened it, what was made of it (kind and SHA-256), and the outcome that it tells.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from app.services.assessing import Assessed
from app.services.documents import MadeDocument
from app.services.dossier_store import auditing, clients, made_documents
from app.services.dossier_store.cases import case_named
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.leaving import Left
from app.services.organisation import Organisation
from app.store.database import dossiers
from calc import UNKNOWN, Draft, Tariffs, assess
from calc.policy.clients import folded


class StoredCases:
    """Those of one store that is open, each named by its number or its reference."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def named(self, words: Iterable[Path]) -> list[Path]:
        """Their numbers, once each. Raises NoSuchCase, StoreTrouble."""
        found = (case_named(self._desk, str(word))["id"] for word in words)
        return [Path(case) for case in dict.fromkeys(found)]

    def read(self, case: Path) -> bytes:
        """The last version; that it was opened is written down. Raises StoreTrouble, Purged."""
        return dossiers.opened(self._desk.database, str(case)).file

    def assessed(
        self, word: Path, own: Organisation, tariffs: Tariffs, today: Callable[[], date],
        on: date | None,
    ) -> tuple[Assessed, Organisation]:  # fmt: skip
        """One dossier under the policy of its client, or else `own`; and whose paper it is.

        Raises NoSuchCase, StoreTrouble, Purged.
        """
        [case] = self.named([word])
        draft = self._desk.fetch(str(case)).draft
        whose = self._organisation(draft) or own
        day = on or (today() if draft.reference_date is UNKNOWN else draft.reference_date)
        assessment = assess(draft, whose.policy_file, tariffs, day)
        return Assessed(draft, whose.policy_file, assessment, whose.logo), whose

    def head(self) -> str:
        """The end of the log, as the foot of a document has it. Raises StoreTrouble."""
        return auditing.said_head(auditing.head(self._desk))

    def keep(self, assessed: Assessed, made: MadeDocument) -> None:
        """Write down that this is about to leave. Raises StoreTrouble, Purged."""
        made_documents.keep(self._desk, assessed, [made], Left.SAVED)

    def _organisation(self, draft: Draft) -> Organisation | None:
        name = draft.handling.client
        if name is UNKNOWN:
            return None
        for client in clients.all_of(self._desk):
            if folded(client.name) == folded(name):
                return clients.organisation_of(client)
        return None
