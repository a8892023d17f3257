"""The versions of a dossier: looked at, compared, put back. Nothing is ever taken away."""

from app.services.dossier_store.desk import Desk, Fetched, case_of, fetched
from app.services.dossier_store.merging import Merged, Whose, merge
from app.store.database import dossiers
from app.store.database.dossiers import NEW, Saved, StoredVersion
from calc import Draft
from calc.base.value_type import value_type
from calc.dossier.handling import Handling

__all__ = ["Meeting", "StoredVersion", "met", "number_of", "put_back", "version"]


@value_type
class Meeting:
    """My work and what somebody else saved since: put together on their version."""

    base: Draft
    theirs: Fetched
    merged: Merged


def version(desk: Desk, dossier: str, number: int | None = None) -> Fetched:
    """A version that nobody is shown: to merge or to compare with. Raises StoreTrouble, Purged."""
    with desk.database.read() as connection:
        found = dossiers.version_within(connection, desk.database, dossier, number)
    return fetched(found, desk.database.place)


def met(desk: Desk, mine: Draft, on: int, chosen: dict[str, Whose] | None = None) -> Meeting:
    """My work on version `on`, with what the store has now. Raises StoreTrouble, Purged."""
    dossier = case_of(mine)
    theirs = version(desk, dossier)
    nothing = Draft(handling=Handling(case_id=dossier))
    base = nothing if on == NEW else version(desk, dossier, on).draft
    return Meeting(base, theirs, merge(base, mine, theirs.draft, chosen))


def number_of(desk: Desk, dossier: str) -> int:
    """The number of the last version; NEW when the store does not have the dossier."""
    return dossiers.number_of(desk.database, dossier)


def put_back(desk: Desk, dossier: str, number: int, on: int, reason: str) -> Saved:
    """An old version as the newest. Raises Conflict, StoreTrouble, Purged."""
    return desk.save(version(desk, dossier, number).draft, on, reason)
