"""The store that is open at this desk, and what somebody does with dossiers in it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from app.i18n.user_error import UserError
from app.services.dossier_store.agreed import keep_agreed
from app.services.dossier_store.row import row_of
from app.store.database import clients, dossiers, work_list
from app.store.database.connecting import Database
from app.store.database.dossiers import NEW, Saved, StoredVersion
from app.store.database.trouble import Conflict, Purged, StoreTrouble
from app.store.dossier_file import dossier_bytes, parse_dossier
from calc import UNKNOWN, Assessment, Draft
from calc.base.value_type import value_type

__all__ = ["Conflict", "Desk", "Fetched", "Purged", "StoreTrouble"]


@value_type
class Fetched:
    """A dossier out of the store, and the version it is."""

    draft: Draft
    version: int
    at: str
    login: str


class Desk:
    """One open store. `assess`: how this desk computes a dossier, for the list."""

    def __init__(self, database: Database, assess: Callable[[Draft], Assessment]) -> None:
        self.database, self._assess = database, assess

    def save(self, draft: Draft, on: int, reason: str = "") -> Saved:
        """The next version of a dossier after `on` (NEW: there is none).

        Raises Conflict, Purged, StoreTrouble; then nothing is written.
        """
        assessment = self._assess(draft)
        row = {**self._handled(draft, on), **_row(draft, assessment)}
        dossier = case_of(draft)
        saved = dossiers.save(
            self.database, dossier, dossier_bytes(draft), row, on=on, reason=reason
        )
        with suppress(UserError):  # it is saved; the next save keeps what this could not
            keep_agreed(self.database, draft, assessment)
        return saved

    def row(self, draft: Draft) -> dict[str, object]:
        """What the list shows of a dossier, by the figures and the policy of this desk."""
        return _row(draft, self._assess(draft))

    def fetch(self, dossier: str, number: int | None = None) -> Fetched:
        """A version (None: the last); that it was opened is written down."""
        found = dossiers.opened(self.database, dossier, number)
        return fetched(found, self.database.place)

    def history(self, dossier: str) -> list[StoredVersion]:
        """Every version, the newest first."""
        return dossiers.versions(self.database, dossier)

    def rows(self, wanted: work_list.Wanted, offset: int = 0) -> list[Mapping[str, Any]]:
        """A page of the list."""
        return self.database.ask(lambda at: work_list.rows(at, self.database, wanted, offset))

    def counts(self, wanted: work_list.Wanted) -> work_list.Counts:
        """How many there are in all, of each status, and of whoever works here."""
        own = self.database.login
        return self.database.ask(lambda at: work_list.counts(at, self.database, wanted, own))

    def _handled(self, draft: Draft, on: int) -> dict[str, object]:
        """Who handles a dossier that is new: whoever makes it; later that is changed apart."""
        if on != NEW:
            return {}
        return {"organisation": "", "team": "", "officer": self.database.login}


def _row(draft: Draft, assessment: Assessment) -> dict[str, object]:
    row = row_of(draft, assessment)
    if (client := draft.handling.client) is not UNKNOWN:
        row["client"] = clients.named(client)
    return row


def case_of(draft: Draft) -> str:
    """The number of a dossier. Every dossier that is saved has one."""
    assert draft.handling.case_id is not UNKNOWN
    return draft.handling.case_id


def fetched(version: StoredVersion, place: str) -> Fetched:
    """The dossier in a version. Raises StoreTrouble: `dossier_newer` when a newer program of a
    colleague saved it, `damaged` for what no version of ours wrote."""
    draft = parse_dossier(version.file)
    if isinstance(draft, tuple):
        is_newer = any(problem.code == "file_newer" for problem in draft)
        raise StoreTrouble("dossier_newer" if is_newer else "damaged", place)
    return Fetched(draft, version.number, version.at, version.login)
