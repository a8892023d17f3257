"""Work on dossiers of a server, kept in a store of this computer while that does not answer.

One row a window and dossier, sealed with a key that this store has for the dossier; the key of the
server stays there. What the server took, or removed for good, is destroyed here, and its key.
"""

import json
from hashlib import sha256
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.store.database.connecting import Database
from app.store.database.keyed import find_key, key_of, make_key
from app.store.database.schema import DOSSIER_KEY, UNSAVED, VERSION
from app.store.database.sealing import SealBroken, sealed, unsealed
from app.store.database.trouble import StoreTrouble
from calc.base.value_type import value_type

MARK: Final = "away"
"""How the name of a row begins. One of a window that is open is hexadecimal, and never this."""


@value_type
class AwayWork:
    """What waits for the server. `on`: the version it was begun on; `file`: a dossier file."""

    name: str
    dossier: str
    on: int
    file: bytes
    reason: str
    at: str


def keep(
    local: Database, server: Database, window: str, dossier: str, on: int, file: bytes, reason: str
) -> None:
    """Keep the work of a window; what it kept of this dossier before makes way."""
    name = MARK + sha256(f"{server.place}\n{window}\n{dossier}".encode()).hexdigest()[:28]
    work = json.dumps({"file": file.decode(), "reason": reason}).encode()
    with local.begin() as connection:
        key = find_key(connection, dossier) or make_key(connection, dossier)
        connection.execute(UNSAVED.delete().where(UNSAVED.c.window == name))
        connection.execute(
            UNSAVED.insert().values(
                window=name,
                dossier=dossier,
                version=on,
                work=sealed(key, work, _about(name, dossier)),
                login=server.login,
                workstation=server.place,
                alive=local.moment(),
            )
        )


def is_one(window: str) -> bool:
    """Whether a row is such work, and not what a window keeps a moment behind the keys."""
    return window.startswith(MARK)


def waiting(local: Database, server: Database) -> list[AwayWork]:
    """What waits for this server, of whoever is connected to it; the oldest first."""
    wanted = sa.select(UNSAVED).where(
        UNSAVED.c.window.like(f"{MARK}%"),
        UNSAVED.c.workstation == server.place,
        UNSAVED.c.login == server.login,
    )
    with local.read() as connection:
        rows = connection.execute(wanted.order_by(UNSAVED.c.alive, UNSAVED.c.window)).all()
        return [_opened(connection, row, local.place) for row in rows]


def forget(local: Database, work: AwayWork) -> None:
    """It is on the server, or should be nowhere. The key goes too when nothing here needs it."""
    with local.begin() as connection:
        connection.execute(UNSAVED.delete().where(UNSAVED.c.window == work.name))
        in_use = (
            sa.select(UNSAVED.c.dossier).where(UNSAVED.c.dossier == work.dossier),
            sa.select(VERSION.c.dossier).where(VERSION.c.dossier == work.dossier),
        )
        if not any(connection.execute(wanted.limit(1)).first() for wanted in in_use):
            gone = DOSSIER_KEY.delete().where(DOSSIER_KEY.c.dossier == work.dossier)
            connection.execute(gone)


def _opened(connection: Connection, row: "sa.Row[tuple[object, ...]]", place: str) -> AwayWork:
    key = key_of(connection, row.dossier)
    try:
        work = json.loads(unsealed(key, row.work, _about(row.window, row.dossier)))
    except SealBroken as error:
        raise StoreTrouble("damaged", place) from error
    return AwayWork(
        row.window, row.dossier, row.version, work["file"].encode(), work["reason"], row.alive
    )


def _about(name: str, dossier: str) -> str:
    return f"away:{name}:{dossier}"
