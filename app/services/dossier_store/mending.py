"""A store looked through, and what the versions still say put right in the list.

What is lost is named with the last version that opens; nobody makes it up.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import sqlalchemy as sa

from app.services.dossier_store import backups
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.row import columns_of
from app.store.database import chain, checking, dossiers
from app.store.database.checking import Fault
from app.store.database.schema import DOSSIER
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
    """Write the row of a dossier anew out of its last version, and say so in the chain."""
    assert fault.dossier is not None
    database = desk.database
    with database.begin() as connection:
        try:
            version = dossiers.version_within(connection, database, fault.dossier)
        except StoreTrouble as refused:
            if refused.reason != "damaged":
                raise
            return False
        draft = parse_dossier(version.file)
        if isinstance(draft, tuple):
            return False
        columns = {**desk.row(draft), "version": version.number}
        there = DOSSIER.c.id == fault.dossier
        if connection.execute(sa.select(DOSSIER.c.id).where(there)).one_or_none() is None:
            handled = {"organisation": "", "team": "", "officer": version.login}
            row = {**handled, **columns, "updated": version.at}
            connection.execute(DOSSIER.insert().values(id=fault.dossier, **row))
        else:
            del columns["client"]  # whose it is, is no matter of the dossier alone
            connection.execute(DOSSIER.update().where(there).values(columns))
        chain.append(connection, database, "mended", {"version": version.number}, fault.dossier)
    return True


def _rows_that_differ(desk: Desk) -> Iterator[Fault]:
    """Rows that do not say what the last version says."""
    with desk.database.read() as connection:
        columns = [DOSSIER.c[name] for name in ("id", "version", *_FROM_DRAFT)]
        for row in connection.execute(sa.select(*columns).order_by(DOSSIER.c.id)).all():
            version = dossiers.version_within(connection, desk.database, row.id)
            draft = parse_dossier(version.file)
            if isinstance(draft, tuple):
                yield Fault(checking.NOT_OURS, row.id, version.number)
            elif _says_other(draft, row):
                yield Fault(checking.ROW_OTHER, row.id, version.number)


def _says_other(draft: Draft, row: sa.Row[tuple[object, ...]]) -> bool:
    said = columns_of(draft)
    return any(said[name] != getattr(row, name) for name in _FROM_DRAFT)
