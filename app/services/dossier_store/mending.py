"""A store looked through, and what the versions still say put right in the list.

What is lost is named with the last version that opens; nobody makes it up.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from app.services.dossier_store import backups
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.row import columns_of
from app.store.database import checking, list_rows
from app.store.database.checking import Fault
from app.store.database.purge_register import read_register, register_keys, register_of
from app.store.database.trouble import StoreTrouble
from app.store.dossier_file import parse_dossier
from calc import Draft

__all__ = ["Fault", "checked", "mend"]

_FROM_DRAFT: Final = ("reference", "title", "search", "distressing", "ended")


def checked(desk: Desk) -> list[Fault]:
    """All that is wrong with the store; nothing is changed. Raises StoreTrouble."""
    found = [*checking.file_faults(desk.database)]
    try:
        found += checking.chain_faults(desk.database)
        found += checking.sealed_faults(desk.database)
        found += _back_again(desk)
        if not found:
            found += _rows_that_differ(desk)
    except StoreTrouble as refused:
        if refused.reason != "damaged" or not found:
            raise
    return found


def mend(desk: Desk, faults: Sequence[Fault], folder: str = "") -> list[Fault]:
    """Put right what can be, after a backup in `folder`; gives what was.

    Raises StoreTrouble, FileTrouble.
    """
    wanted = [each for each in faults if each.can_be_mended and each.dossier is not None]
    if not wanted:
        return []
    if not desk.database.is_server:
        backups.make(desk, backups.folder_of(desk.database.place, folder))
    return [each for each in wanted if _mended(desk, each)]


def _mended(desk: Desk, fault: Fault) -> bool:
    """Write the row of a dossier anew out of its last version."""
    assert fault.dossier is not None
    try:
        version = list_rows.newest(desk.database, fault.dossier)
    except StoreTrouble as refused:
        if refused.reason != "damaged":
            raise
        return False
    draft = parse_dossier(version.file)
    if isinstance(draft, tuple):
        return False
    list_rows.write_anew(desk.database, version, desk.row(draft))
    return True


def _back_again(desk: Desk) -> Iterator[Fault]:
    """What the list beside the store says is gone, and the store has: nothing is removed here.

    Anybody who reaches the folder can write in that list; who removes looks at it first.
    """
    if desk.database.is_server:
        return
    path = register_of(Path(desk.database.place))
    listed = read_register(path, register_keys(desk.database))
    kinds = {each.dossier: checking.NOT_SEALED for each in listed.unsealed}
    kinds |= {each.dossier: checking.BACK for each in listed.gone}
    if kinds:
        for row in list_rows.standing(desk.database, ()):
            if row["id"] in kinds:
                yield Fault(kinds[row["id"]], row["id"], row["version"])


def _rows_that_differ(desk: Desk) -> Iterator[Fault]:
    """Rows that do not say what the last version says."""
    for row in list_rows.standing(desk.database, _FROM_DRAFT):
        draft = parse_dossier(list_rows.newest(desk.database, row["id"]).file)
        if isinstance(draft, tuple):
            yield Fault(checking.NOT_OURS, row["id"], row["version"])
        elif _says_other(draft, row):
            yield Fault(checking.ROW_OTHER, row["id"], row["version"])


def _says_other(draft: Draft, row: Mapping[str, object]) -> bool:
    said = columns_of(draft)
    return any(said[name] != row[name] for name in _FROM_DRAFT)
