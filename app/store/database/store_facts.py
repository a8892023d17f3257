"""What a store says of itself, and a copy of it as it is."""

import os
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from app.store.database.connecting import Database, trouble_of
from app.store.database.schema import DOSSIER, STORE
from app.store.database.trouble import StoreTrouble

_ID: Final = "id"


def name_it(database: Database, store: str) -> None:
    """Give a new store its id: what its key is kept under."""
    with database.begin() as connection:
        connection.execute(STORE.insert().values(key=_ID, value=store))


def id_of(database: Database) -> str:
    """The id of a store. Raises StoreTrouble."""
    with database.read() as connection:
        wanted = sa.select(STORE.c.value).where(STORE.c.key == _ID)
        found: str | None = connection.execute(wanted).scalar_one_or_none()
    if found is None:
        raise StoreTrouble("damaged", database.place)
    return found


def copy_to(database: Database, path: Path) -> None:
    """The store as it is now, whole, with the same key; what stands there makes way.

    Raises StoreTrouble; then there is no copy.
    """
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))  # for its owner only
        with database.read() as connection:
            connection.exec_driver_sql("COMMIT")  # it copies outside a transaction only
            connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
            connection.exec_driver_sql("BEGIN")
        os.replace(part, path)
    except OSError as error:
        raise trouble_of(error, database.place) from error
    finally:
        part.unlink(missing_ok=True)


def has_dossiers(database: Database) -> bool:
    """Whether anything was ever saved here. Raises StoreTrouble."""
    with database.read() as connection:
        found = connection.execute(sa.select(DOSSIER.c.id).limit(1)).scalar_one_or_none()
    return found is not None


def note_once(database: Database, what: str) -> bool:
    """Whether this is the first time that it is noted. Raises StoreTrouble."""
    with database.begin() as connection:
        wanted = sa.select(STORE.c.key).where(STORE.c.key == what)
        if connection.execute(wanted).scalar_one_or_none() is not None:
            return False
        connection.execute(STORE.insert().values(key=what, value=database.moment()))
    return True
