"""A server that vanishes loses nothing: what was edited stays in a store of this computer.

Only a dossier that is open in a window can be worked on without the server: nothing is fetched in
advance, so a laptop that is lost holds no more than its user was working on. When the server is
back, each piece of work is saved on the version on which it was begun. Where somebody saved since,
what does not touch goes together (`merging`), and what does is asked; nothing is written over.
"""

from app.services.dossier_store.desk import Conflict, Desk, Purged, StoreTrouble, case_of
from app.services.dossier_store.merging import merge
from app.store.database import away_work
from app.store.database.away_work import AwayWork
from app.store.database.connecting import Database
from app.store.database.dossiers import NEW, Saved
from app.store.dossier_file import dossier_bytes, parse_dossier
from calc import Draft
from calc.base.value_type import value_type


@value_type
class Kept:
    """The server does not answer; the work is safe on this computer."""

    why: StoreTrouble


@value_type
class Returned:
    """It is on the server, as this version; also when it was there already.

    `together`: with what somebody else saved since; that is told.
    """

    number: int
    together: bool = False


@value_type
class Removed:
    """The dossier was removed for good; so was the work on it."""


@value_type
class Diverged:
    """Somebody else saved other values since. `base` is None when both began the dossier.

    Save what comes of it on version `on`, and then `forget` the work.
    """

    base: Draft | None
    mine: Draft
    theirs: Draft
    on: int


def save_or_keep(
    desk: Desk, local: Database, draft: Draft, on: int, window: str, reason: str = ""
) -> Saved | Kept:
    """Save on the server; when it does not answer, keep it here.

    Raises Conflict, Purged, and every other StoreTrouble.
    """
    try:
        return desk.save(draft, on, reason)
    except StoreTrouble as trouble:
        if trouble.reason != "gone":
            raise
        keep(desk, local, draft, on, window, reason)
        return Kept(trouble)


def keep(desk: Desk, local: Database, draft: Draft, on: int, window: str, reason: str = "") -> None:
    """Keep work on a dossier of the server here. `window`: whose earlier work it replaces."""
    content = dossier_bytes(draft)
    away_work.keep(local, desk.database, window, case_of(draft), on, content, reason)


def waiting(desk: Desk, local: Database) -> list[AwayWork]:
    """What waits for this server, of whoever is connected to it; the oldest first."""
    return away_work.waiting(local, desk.database)


def bring(desk: Desk, local: Database, work: AwayWork) -> Returned | Removed | Diverged:
    """Offer a piece of work to the server. What it takes is forgotten here.

    Raises StoreTrouble: it is still gone, or this may not be seen any more. Then it stays here.
    """
    mine = draft_of(work, local)
    try:
        number = desk.save(mine, work.on, work.reason).number
    except Purged:
        forget(local, work)
        return Removed()
    except Conflict:
        return _beside(desk, local, work, mine)
    forget(local, work)
    return Returned(number)


def _beside(desk: Desk, local: Database, work: AwayWork, mine: Draft) -> Returned | Diverged:
    """Work on a dossier that somebody saved since."""
    theirs = desk.fetch(work.dossier)
    if dossier_bytes(theirs.draft) == work.file:  # its answer was lost, the save was not
        forget(local, work)
        return Returned(theirs.version)
    base = None if work.on == NEW else desk.fetch(work.dossier, work.on).draft
    apart = Diverged(base, mine, theirs.draft, theirs.version)
    if base is None:
        return apart
    merged = merge(base, mine, theirs.draft)
    if merged.clashes:
        return apart
    try:
        number = desk.save(merged.draft, theirs.version, work.reason).number
    except Conflict:  # and somebody did so again: seen before anything is decided
        return apart
    forget(local, work)
    return Returned(number, together=True)


def draft_of(work: AwayWork, local: Database) -> Draft:
    """The dossier as it was edited. Raises StoreTrouble."""
    draft = parse_dossier(work.file)
    if isinstance(draft, tuple):  # we wrote it: it is damaged
        raise StoreTrouble("damaged", local.place)
    return draft


def forget(local: Database, work: AwayWork) -> None:
    """The work is on the server in another form, or somebody gave it up."""
    away_work.forget(local, work)
