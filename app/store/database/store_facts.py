"""What a store says of itself, and a copy of it as it is."""

from pathlib import Path
from typing import Final

import sqlalchemy as sa

from app.store.database.connecting import Database
from app.store.database.schema import STORE
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
    path.unlink(missing_ok=True)
    with database.read() as connection:
        connection.exec_driver_sql("COMMIT")  # it copies outside a transaction only
        connection.exec_driver_sql("VACUUM INTO ?", (str(path),))
        connection.exec_driver_sql("BEGIN")
