"""What windows have not saved yet, in the store: one row a window, sealed with its dossier's key.

A dossier that was never saved has a key too; when nobody wants it, the key goes with the work. A
window that lives says so now and then (`alive`): from another workstation nothing else tells
whether it does.
"""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.store.database import keyed
from app.store.database.connecting import Database
from app.store.database.schema import DOSSIER, DOSSIER_KEY, PURGED, UNSAVED, VERSION
from app.store.database.sealing import SealBroken, sealed, unsealed
from app.store.database.trouble import Purged, StoreTrouble
from calc.base.value_type import value_type


@value_type
class Waiting:
    """Work of a window of whoever asks. `alive`: when that window last said so, UTC, ISO 8601."""

    window: str
    dossier: str
    version: int
    workstation: str
    alive: str


def keep(
    database: Database,
    window: str,
    dossier: str,
    version: int,
    work: bytes,
    workstation: str,
    at: str = "",
) -> None:
    """Keep this work in place of what the window kept before. Raises Purged, StoreTrouble.

    `at`: when it was typed, if that is not now.
    """
    with database.begin() as connection:
        key = _key_for(connection, dossier)
        values = {
            "dossier": dossier,
            "version": version,
            "work": sealed(key, work, _about(window)),
            "login": database.login,
            "workstation": workstation,
            "alive": at or database.moment(),
        }
        before = _dossier_of(connection, window)
        mine = UNSAVED.c.window == window
        if before is None:
            connection.execute(UNSAVED.insert().values(window=window, **values))
        else:
            connection.execute(UNSAVED.update().where(mine).values(values))
            if before != dossier:
                _forget_key(connection, database, before)


def say_alive(database: Database, window: str) -> None:
    """The window still lives. Raises StoreTrouble."""
    with database.begin() as connection:
        mine = UNSAVED.c.window == window
        connection.execute(UNSAVED.update().where(mine).values(alive=database.moment()))


def forget(database: Database, window: str) -> None:
    """There is nothing to keep any more. Raises StoreTrouble."""
    with database.begin() as connection:
        dossier = _dossier_of(connection, window)
        if dossier is not None:
            connection.execute(UNSAVED.delete().where(UNSAVED.c.window == window))
            _forget_key(connection, database, dossier)


def waiting(database: Database) -> list[Waiting]:
    """All work of whoever works here, the newest first; living windows too."""
    columns = [UNSAVED.c[name] for name in ("window", "dossier", "version", "workstation", "alive")]
    wanted = sa.select(*columns).where(UNSAVED.c.login == database.login)
    with database.read() as connection:
        rows = connection.execute(wanted.order_by(UNSAVED.c.alive.desc())).all()
    return [Waiting(*row) for row in rows]


def work_of(database: Database, window: str) -> bytes | None:
    """What a window kept; None when it is there no more. Raises Purged, StoreTrouble."""
    wanted = sa.select(UNSAVED.c.dossier, UNSAVED.c.work).where(UNSAVED.c.window == window)
    with database.read() as connection:
        row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        key = keyed.key_of(connection, row.dossier)
    try:
        return unsealed(key, row.work, _about(window))
    except SealBroken as error:
        raise StoreTrouble("damaged", database.place) from error


def _key_for(connection: Connection, dossier: str) -> bytes:
    """Its key. What was purged gets none: it would come back by a window that still shows it."""
    wanted = sa.select(PURGED.c.dossier).where(PURGED.c.dossier == dossier)
    if connection.execute(wanted).scalar_one_or_none():
        raise Purged(dossier)
    return keyed.make_key(connection, dossier)


def _dossier_of(connection: Connection, window: str) -> str | None:
    found: str | None = connection.execute(
        sa.select(UNSAVED.c.dossier).where(UNSAVED.c.window == window)
    ).scalar_one_or_none()
    return found


def _forget_key(connection: Connection, database: Database, dossier: str) -> None:
    """The key of what was never saved and nobody works on. A server takes no key away but by its
    own purge: there it opens nothing any more, as what it sealed is gone."""
    if database.is_server:
        return
    in_use = (
        sa.select(DOSSIER.c.id).where(DOSSIER.c.id == dossier),
        sa.select(VERSION.c.dossier).where(VERSION.c.dossier == dossier),
        sa.select(UNSAVED.c.dossier).where(UNSAVED.c.dossier == dossier),
    )
    if not any(connection.execute(wanted.limit(1)).first() for wanted in in_use):
        connection.execute(DOSSIER_KEY.delete().where(DOSSIER_KEY.c.dossier == dossier))


def _about(window: str) -> str:
    return f"unsaved:{window}"
