"""Dossiers in the store: a version saved, opened, listed. Nothing is ever written over.

A save says on which version it was made. When somebody else saved one since, it is refused
(`Conflict`) and nothing is written; what to do about it is `services.merging`.
"""

import json
from collections.abc import Mapping
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from app.store.database import chain
from app.store.database.connecting import Database
from app.store.database.keyed import key_of, make_key
from app.store.database.schema import DOSSIER, DOSSIER_KEY, PURGED, VERSION
from app.store.database.sealing import SealBroken, sealed, unsealed
from app.store.database.trouble import Conflict, Purged, StoreTrouble
from calc.base.value_type import value_type

NEW: Final = 0
"""The version of a dossier that was never saved."""
SAVED: Final = "saved"
"""The event of every version."""
_KEY: Final = sa.select(DOSSIER_KEY.c.key).where(DOSSIER_KEY.c.dossier == DOSSIER.c.id)
_NEXT_VERSION: Final = (
    DOSSIER.update()
    .where(DOSSIER.c.id == sa.bindparam("the_dossier"))
    .where(DOSSIER.c.version == sa.bindparam("on_version"))
    .returning(_KEY.scalar_subquery().label("key"))
)
"""Its columns come with each save. Changed and its key in one: each statement is a journey."""
_VERSION_AND_KEY: Final = sa.select(VERSION, DOSSIER_KEY.c.key).join(
    DOSSIER_KEY, DOSSIER_KEY.c.dossier == VERSION.c.dossier, isouter=True
)


@value_type
class Saved:
    """What was written: the number of the version, and the head of the chain after it."""

    number: int
    head: chain.Head


@value_type
class StoredVersion:
    """One version as it was saved. `file`: a dossier file; `at` in UTC, ISO 8601."""

    dossier: str
    number: int
    file: bytes
    reason: str
    login: str
    at: str


def save(
    database: Database,
    dossier: str,
    file: bytes,
    row: Mapping[str, object],
    *,
    on: int,
    reason: str = "",
) -> Saved:
    """Write the next version after `on`, its row in the list and its event, or nothing.

    `row`: the columns of the list that follow from the dossier (`services.dossier_store.row_of`),
    and those of who handles it. Raises Conflict, Purged, StoreTrouble.
    """
    for is_last in (False, True):
        try:
            return _saved(database, dossier, file, row, on, reason)
        except StoreTrouble as trouble:
            # Whether it came through nobody knows. Done again it is found there, or it is not.
            if is_last or trouble.reason != "gone":
                raise
    raise AssertionError


def _saved(
    database: Database,
    dossier: str,
    file: bytes,
    row: Mapping[str, object],
    on: int,
    reason: str,
) -> Saved:
    try:
        with database.begin() as connection:
            return save_within(connection, database, dossier, file, row, on, reason)
    except (Conflict, StoreTrouble) as refused:
        # Two who begin the same dossier at once: a server lets both in, and refuses the second.
        may_be_there = on == NEW and isinstance(refused, StoreTrouble) and (
            refused.reason in ("failed", "not_allowed")
        )  # fmt: skip
        if not (isinstance(refused, Conflict) or may_be_there):
            raise
        there = _found_there(database, dossier, on + 1, file, reason)
        if there is not None:
            return there
        if may_be_there and (current := number_of(database, dossier)):
            raise Conflict(dossier, NEW, current) from refused
        raise


def _found_there(
    database: Database, dossier: str, number: int, file: bytes, reason: str
) -> Saved | None:
    """What somebody wants to save, when they did: the answer was lost on its way to them."""
    with database.read() as connection:
        try:
            there = version_within(connection, database, dossier, number)
        except (Purged, StoreTrouble):
            return None
        if (there.file, there.reason, there.login) != (file, reason, database.login):
            return None
        head = chain.told(connection, dossier, SAVED, {"version": number})
        return None if head is None else Saved(number, head)


def save_within(
    connection: Connection,
    database: Database,
    dossier: str,
    file: bytes,
    row: Mapping[str, object],
    on: int,
    reason: str,
) -> Saved:
    """`save` in a transaction that does more."""
    at, number = database.moment(), on + 1
    columns = {**row, "version": number, "updated": at}
    # What the database itself looks up is a part of the statement, the rest goes along with it.
    asked = {
        name: columns.pop(name)
        for name, value in row.items()
        if isinstance(value, sa.ColumnElement)
    }
    if on == NEW:
        _must_be_new(connection, dossier)
        key = make_key(connection, dossier)
        connection.execute(DOSSIER.insert().values(asked), {"id": dossier, **columns})
    else:
        given = {**columns, "the_dossier": dossier, "on_version": on}
        changed = connection.execute(_NEXT_VERSION.values(asked), given).one_or_none()
        if changed is None:
            raise _why_not(connection, dossier, on)
        if changed.key is None:
            raise Purged(dossier)
        key = changed.key
    version = {
        "dossier": dossier,
        "number": number,
        "draft": sealed(key, file, f"version:{dossier}:{number}"),
        "reason": sealed(key, reason.encode(), f"reason:{dossier}:{number}"),
        "login": database.login,
        "at": at,
    }
    head = chain.append(
        connection, database, SAVED, {"version": number}, dossier, key=key,
        along=chain.Along(VERSION, version),
    )  # fmt: skip
    return Saved(number, head)


def opened(
    database: Database, dossier: str, number: int | None = None, *, why: str = "opened"
) -> StoredVersion:
    """A version (None: the last), and an event that says who saw it.

    Raises Purged, StoreTrouble; `not_found` for what is not there or may not be seen.
    """

    def read(connection: Connection) -> tuple[StoredVersion, bytes]:
        return _version_and_key(connection, database, dossier, number)

    def written_down(connection: Connection) -> chain.Head:
        facts = {"version": found.number}
        return chain.append(connection, database, why, facts, dossier, key=key)

    if database.is_server:  # nobody has it before it is written down: two journeys, not five
        found, key = database.ask(read)
        database.ask(written_down)
        return found
    with database.begin() as connection:
        found, key = read(connection)
        written_down(connection)
    return found


def version_within(
    connection: Connection, database: Database, dossier: str, number: int | None = None
) -> StoredVersion:
    """A version without an event: for what opens nothing to a person."""
    return _version_and_key(connection, database, dossier, number)[0]


def _version_and_key(
    connection: Connection, database: Database, dossier: str, number: int | None
) -> tuple[StoredVersion, bytes]:
    wanted = _VERSION_AND_KEY.where(VERSION.c.dossier == dossier)
    if number is not None:
        wanted = wanted.where(VERSION.c.number == number)
    row = connection.execute(wanted.order_by(VERSION.c.number.desc()).limit(1)).one_or_none()
    if row is None:
        _must_not_be_purged(connection, dossier)
        raise StoreTrouble("not_found", database.place)
    if row.key is None:
        raise Purged(dossier)
    return _version(row, row.key, database.place), row.key


def versions(database: Database, dossier: str) -> list[StoredVersion]:
    """Every version of a dossier, the newest first."""
    with database.read() as connection:
        key = key_of(connection, dossier)
        wanted = sa.select(VERSION).where(VERSION.c.dossier == dossier)
        rows = connection.execute(wanted.order_by(VERSION.c.number.desc()))
        return [_version(row, key, database.place) for row in rows]


def number_of(database: Database, dossier: str) -> int:
    """The number of the last version; NEW when the store does not have the dossier."""
    wanted = sa.select(DOSSIER.c.version).where(DOSSIER.c.id == dossier)
    return database.ask(lambda at: at.execute(wanted).scalar_one_or_none()) or NEW


def values_of(row: Mapping[str, object]) -> dict[str, str]:
    """What stands in the sentence of a row's reason."""
    values: dict[str, str] = json.loads(str(row["reason_values"]))
    return values


def _version(row: Row[tuple[object, ...]], key: bytes, place: str) -> StoredVersion:
    about = f"{row.dossier}:{row.number}"
    try:
        file = unsealed(key, row.draft, f"version:{about}")
        reason = unsealed(key, row.reason, f"reason:{about}").decode()
    except SealBroken as error:
        raise StoreTrouble("damaged", place) from error
    return StoredVersion(row.dossier, row.number, file, reason, row.login, row.at)


def _must_be_new(connection: Connection, dossier: str) -> None:
    current = sa.select(DOSSIER.c.version).where(DOSSIER.c.id == dossier).scalar_subquery()
    purged = sa.select(PURGED.c.dossier).where(PURGED.c.dossier == dossier).scalar_subquery()
    there = connection.execute(sa.select(current.label("version"), purged.label("purged"))).one()
    if there.purged is not None:
        raise Purged(dossier)
    if there.version is not None:
        raise Conflict(dossier, NEW, there.version)


def _must_not_be_purged(connection: Connection, dossier: str) -> None:
    wanted = sa.select(PURGED.c.dossier).where(PURGED.c.dossier == dossier)
    if connection.execute(wanted).scalar_one_or_none():
        raise Purged(dossier)


def _why_not(connection: Connection, dossier: str, on: int) -> Conflict | Purged | StoreTrouble:
    _must_not_be_purged(connection, dossier)
    wanted = sa.select(DOSSIER.c.version).where(DOSSIER.c.id == dossier)
    current = connection.execute(wanted).scalar_one_or_none()
    return StoreTrouble("not_found") if current is None else Conflict(dossier, on, current)
