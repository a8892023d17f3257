"""The key of each dossier: found, made once, and destroyed by a purge (`purging`)."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.store.database.schema import DOSSIER_KEY
from app.store.database.sealing import new_key
from app.store.database.trouble import Purged


def find_key(connection: Connection, dossier: str) -> bytes | None:
    """The key of a dossier; None when it was purged, or may not be seen."""
    wanted = sa.select(DOSSIER_KEY.c.key).where(DOSSIER_KEY.c.dossier == dossier)
    found: bytes | None = connection.execute(wanted).scalar_one_or_none()
    return found


def key_of(connection: Connection, dossier: str) -> bytes:
    """The key of a dossier. Raises Purged."""
    found = find_key(connection, dossier)
    if found is None:
        raise Purged(dossier)
    return found


def make_key(connection: Connection, dossier: str) -> bytes:
    """The key of a dossier that is new; work of it that was not saved may have made one already."""
    if (made := find_key(connection, dossier)) is not None:
        return made
    key = new_key()
    connection.execute(DOSSIER_KEY.insert().values(dossier=dossier, key=key))
    return key
