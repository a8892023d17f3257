"""Events: what happened, in one chain. Each holds the hash of the one before it.

    hash = sha256(previous, number, at, login, dossier, client, kind, sha256(facts))   one a line

The facts of a dossier are sealed with its key, and what is hashed is the seal: a purge destroys the
key and the chain still holds. On a server a function of the database appends (`roles`), with the
login of whoever is connected: nobody can write another name, or choose a number.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from app.store.database import keyed
from app.store.database.connecting import Database
from app.store.database.schema import EVENT
from app.store.database.sealing import SealBroken, sealed, unsealed
from app.store.database.trouble import StoreTrouble
from calc.base.value_type import value_type

BEGIN: Final = "0" * 64
"""What stands before the first event."""
_LAST: Final = sa.select(EVENT.c.number, EVENT.c.hash).order_by(EVENT.c.number.desc()).limit(1)


@value_type
class Head:
    """The last event: printed with receipts, so that the chain cannot be rewritten unseen."""

    number: int
    hash: str


@value_type
class Along:
    """A row of a table, with all its columns."""

    table: sa.Table
    row: Mapping[str, object]


@value_type
class Broken:
    """The first event that does not fit: its number and why (`hash`, `previous`, `missing`)."""

    number: int
    why: str


def append(
    connection: Connection,
    database: Database,
    kind: str,
    facts: Mapping[str, object],
    dossier: str | None = None,
    client: str | None = None,
    *,
    key: bytes | None = None,
    along: Along | None = None,
) -> Head:
    """Write down what happened, in the transaction in which it happens.

    `key`: of the dossier, where it is at hand; `along`: a row that is written with it.
    """
    content = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()
    if dossier is not None:
        content = sealed(key or keyed.key_of(connection, dossier), content, _about(dossier, kind))
    if database.is_server:
        values = {"dossier": dossier, "client": client, "kind": kind, "facts": content}
        more = {f"along_{name}": value for name, value in along.row.items()} if along else {}
        row = connection.execute(_appending(along.table if along else None), values | more).one()
        return Head(row.number, row.hash)
    if along is not None:
        connection.execute(along.table.insert(), along.row)
    last = head(connection, database)
    number, at = last.number + 1, database.moment()
    found = event_hash(
        last.hash, number, at, database.login, dossier or "", client or "", kind, content
    )
    connection.execute(
        EVENT.insert(),
        {
            "number": number,
            "at": at,
            "login": database.login,
            "dossier": dossier,
            "client": client,
            "kind": kind,
            "facts": content,
            "previous": last.hash,
            "hash": found,
        },
    )
    return Head(number, found)


@cache
def _appending(table: sa.Table | None) -> "sa.Select[Any]":
    """The statement that appends on a server: it and the row that goes along are one journey."""
    values = [sa.bindparam(name, type_=sa.Text()) for name in ("dossier", "client", "kind")]
    written = sa.func.append_event(*values, sa.bindparam("facts", type_=sa.LargeBinary()))
    appended = written.table_valued("number", "hash")
    query = sa.select(appended.c.number, appended.c.hash)
    if table is None:
        return query
    row = {column: sa.bindparam(f"along_{column.name}", type_=column.type) for column in table.c}
    return query.add_cte(table.insert().values(row).cte("along"))


def head(connection: Connection, database: Database) -> Head:
    """The last event of the whole store, also for who may not see it."""
    if database.is_server:
        row = connection.execute(sa.text("SELECT number, hash FROM chain_head()")).one_or_none()
    else:
        row = connection.execute(_LAST).one_or_none()
    return Head(0, BEGIN) if row is None else Head(row.number, row.hash)


def told(
    connection: Connection, dossier: str, kind: str, facts: Mapping[str, object]
) -> Head | None:
    """The last event of a dossier that says this. Raises SealBroken."""
    wanted = sa.select(EVENT).where(EVENT.c.dossier == dossier, EVENT.c.kind == kind)
    for row in connection.execute(wanted.order_by(EVENT.c.number.desc())):
        if facts_of(connection, row) == facts:
            return Head(row.number, row.hash)
    return None


def event_hash(
    previous: str,
    number: int,
    at: str,
    login: str,
    dossier: str,
    client: str,
    kind: str,
    content: bytes,
) -> str:
    """The hash of an event, as both databases compute it."""
    lines = (previous, str(number), at, login, dossier, client, kind, sha256(content).hexdigest())
    return sha256("\n".join(lines).encode()).hexdigest()


def first_broken(connection: Connection, after: Head | None = None) -> Broken | None:
    """The first event that was changed, taken out or put in; None when the chain holds.

    `after`: begin behind this one, which is known to be good.
    """
    last = after or Head(0, BEGIN)
    for row in _events(connection, last.number):
        if row.number != last.number + 1:
            return Broken(last.number + 1, "missing")
        if row.previous != last.hash:
            return Broken(row.number, "previous")
        found = event_hash(
            row.previous,
            row.number,
            row.at,
            row.login,
            row.dossier or "",
            row.client or "",
            row.kind,
            row.facts,
        )
        if found != row.hash:
            return Broken(row.number, "hash")
        last = Head(row.number, row.hash)
    return None


def facts_of(connection: Connection, row: Row[tuple[object, ...]]) -> dict[str, object] | None:
    """What an event says; None when its dossier was purged. Raises SealBroken."""
    key = None if row.dossier is None else keyed.find_key(connection, row.dossier)
    return facts_with(key, row)


def facts_with(key: bytes | None, row: Row[tuple[object, ...]]) -> dict[str, object] | None:
    """The same with the key of its dossier at hand; without one it says nothing any more."""
    content: bytes = row.facts
    if row.dossier is not None:
        if key is None:
            return None
        content = unsealed(key, content, _about(row.dossier, row.kind))
    facts: dict[str, object] = json.loads(content)
    return facts


def events_of(database: Database, dossier: str) -> list[dict[str, object]]:
    """What happened with one dossier, the first first. Raises StoreTrouble."""
    wanted = sa.select(EVENT).where(EVENT.c.dossier == dossier).order_by(EVENT.c.number)
    with database.read() as connection:
        try:
            return [
                {
                    "number": row.number,
                    "at": row.at,
                    "login": row.login,
                    "kind": row.kind,
                    "facts": facts_of(connection, row),
                }
                for row in connection.execute(wanted).all()
            ]
        except SealBroken as error:
            raise StoreTrouble("damaged", database.place) from error


def _events(connection: Connection, after: int) -> Iterator[Row[tuple[object, ...]]]:
    wanted = sa.select(EVENT).where(EVENT.c.number > after).order_by(EVENT.c.number)
    yield from connection.execution_options(yield_per=1000).execute(wanted)


def _about(dossier: str, kind: str) -> str:
    return f"event:{dossier}:{kind}"
