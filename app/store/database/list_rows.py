"""The rows of the list as they stand, and one written anew: for who looks if they are right."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from app.store.database import chain, dossiers
from app.store.database.connecting import Database
from app.store.database.dossiers import StoredVersion
from app.store.database.schema import DOSSIER


def standing(database: Database, columns: Sequence[str]) -> list[Mapping[str, Any]]:
    """These columns of every row, with its `id` and `version`."""
    wanted = sa.select(*(DOSSIER.c[name] for name in ("id", "version", *columns)))
    with database.read() as connection:
        return [dict(row._mapping) for row in connection.execute(wanted.order_by(DOSSIER.c.id))]


def newest(database: Database, dossier: str) -> StoredVersion:
    """The last version, without an event: nobody sees it. Raises StoreTrouble, Purged."""
    with database.read() as connection:
        return dossiers.version_within(connection, database, dossier)


def write_anew(database: Database, version: StoredVersion, columns: Mapping[str, object]) -> None:
    """The row of a dossier as its last version says, and an event that says so.

    Whose it is and who handles it stays; a row that is gone is of who saved the version.
    """
    there = DOSSIER.c.id == version.dossier
    changed = {**columns, "version": version.number}
    with database.begin() as connection:
        if connection.execute(sa.select(DOSSIER.c.id).where(there)).one_or_none() is None:
            handled = {"organisation": "", "team": "", "officer": version.login}
            row = {**handled, **changed, "id": version.dossier, "updated": version.at}
            connection.execute(DOSSIER.insert().values(row))
        else:
            kept = {name: value for name, value in changed.items() if name != "client"}
            connection.execute(DOSSIER.update().where(there).values(kept))
        facts = {"version": version.number}
        chain.append(connection, database, "mended", facts, version.dossier)
