"""Copies of a store that still hold what was purged from it since: backups, and what a restore set
aside.

Seen by their moments alone: a copy that is opened is written in, and to know this none has to be.
Restoring one removes it again; the copy itself goes by age, or by hand.
"""

from datetime import datetime
from pathlib import Path

from app.services.dossier_store.desk import Desk
from app.store.database import backup, purging, restoring
from app.store.database.purging import Lived
from calc.base.value_type import value_type


@value_type
class OldCopy:
    """One file, and how many dossiers it holds that were removed for good. `is_aside`: of a
    restore; that the program never removes."""

    path: Path
    dossiers: int
    is_aside: bool


def old_copies(desk: Desk, folder: Path) -> list[OldCopy]:
    """Those beside the store and in the folder of its backups, the newest first.

    None of a server: where its backups are only the organisation knows. Raises StoreTrouble,
    FileTrouble.
    """
    if desk.database.is_server:
        return []
    lives = purging.lived(desk.database)
    if not lives:
        return []
    made = [(each.made, each.path, False) for each in backup.backups_in(folder)]
    aside = [(at, path, True) for at, path in restoring.set_aside(Path(desk.database.place))]
    found = [
        OldCopy(path, count, is_aside)
        for at, path, is_aside in sorted([*made, *aside], reverse=True)
        if (count := sum(_was_in(each, at) for each in lives))
    ]
    return found


def _was_in(life: Lived, at: datetime) -> bool:
    """The names of copies say whole seconds."""
    begun = None if life.begun is None else _second(life.begun)
    return (begun is None or begun <= at) and at <= _second(life.ended)


def _second(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(microsecond=0)
