"""A dossier removed for good: its key is destroyed, and with it all that was sealed.

Its row in the list, with the names that are searched for, and its unsaved work go as well. What was
sealed stays, and nobody opens it any more: so the chain of events still holds. That it is gone is
written down without a name. What is deleted is overwritten (`secure_delete`), and the log beside
the file, in which it may still stand, is emptied.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.store.database import chain
from app.store.database.connecting import Database
from app.store.database.schema import (
    CLIENT,
    DOCUMENT,
    DOSSIER,
    DOSSIER_KEY,
    OUTCOME,
    PURGED,
    UNSAVED,
    VERSION,
)
from app.store.database.trouble import StoreTrouble
from calc.base.value_type import value_type

RETENTION: Final = "retention"
"""The rule by which a dossier goes: it was kept for as long as its client keeps it."""


@value_type
class Gone:
    """A dossier that was removed: when (UTC, ISO 8601), and by which rule."""

    dossier: str
    at: str
    rule: str


@value_type
class Lived:
    """From when until when a dossier that is gone was in the store; `begun` None: not known."""

    begun: str | None
    ended: str


@value_type
class Ended:
    """A dossier whose plan is over. `months`: how long its client keeps it; None: not said."""

    dossier: str
    client: str | None
    client_name: str | None
    policy: str | None
    months: int | None
    ended: date
    in_use: bool


@value_type
class Removed:
    """How much was removed of some dossiers."""

    dossiers: int = 0
    versions: int = 0
    outcomes: int = 0
    documents: int = 0

    def __add__(self, other: "Removed") -> "Removed":
        return Removed(
            self.dossiers + other.dossiers,
            self.versions + other.versions,
            self.outcomes + other.outcomes,
            self.documents + other.documents,
        )


def ended(database: Database) -> list[Ended]:
    """The dossiers from whose end the retention period runs, the first ended first."""
    at_work = sa.exists().where(UNSAVED.c.dossier == DOSSIER.c.id)
    wanted = (
        sa.select(DOSSIER.c.id, DOSSIER.c.client, CLIENT.c.name, CLIENT.c.policy,
                  CLIENT.c.retention_months, DOSSIER.c.ended, at_work.label("in_use"))
        .select_from(DOSSIER.outerjoin(CLIENT, CLIENT.c.id == DOSSIER.c.client))
        .where(DOSSIER.c.ended.is_not(None))
        .order_by(DOSSIER.c.ended, DOSSIER.c.id)
    )  # fmt: skip
    with database.read() as connection:
        return [
            Ended(row.id, row.client, row.name, row.policy, row.retention_months,
                  date.fromisoformat(row.ended), bool(row.in_use))
            for row in connection.execute(wanted)
        ]  # fmt: skip


def purge(database: Database, dossier: str, rule: str) -> Removed:
    """Remove one dossier, or nothing. Raises StoreTrouble; `not_found`, `not_allowed`.

    `emptied_log` comes after the last one.
    """
    with database.begin() as connection:
        if not _is_there(connection, dossier):
            raise StoreTrouble("not_found", database.place)
        counted = _counted(connection, dossier)
        if database.is_server:
            connection.execute(
                sa.text("SELECT number FROM purge_dossier(:dossier, :rule)"),
                {"dossier": dossier, "rule": rule},
            )
        else:
            _forget(connection, database, Gone(dossier, database.moment(), rule), {})
    return counted


def repeat(database: Database, gone: Iterable[Gone]) -> list[Gone]:
    """Remove again what was removed after a backup was made; gives what was there.

    What the store never had is written down too: a backup that still has it may come.
    """
    found = []
    with database.begin() as connection:
        known = {each.dossier for each in register_within(connection)}
        for each in gone:
            if each.dossier in known:
                continue
            known.add(each.dossier)
            if _is_there(connection, each.dossier):
                found.append(each)
            _forget(connection, database, each, {"again": True})
    return found


def register(database: Database) -> list[Gone]:
    """All that was ever removed from this store, the first first."""
    with database.read() as connection:
        return register_within(connection)


def lived(database: Database) -> list[Lived]:
    """When each dossier that was removed from a file was in it: its sealed versions still say."""
    wanted = (
        sa.select(sa.func.min(VERSION.c.at).label("begun"), PURGED.c.at)
        .select_from(PURGED.outerjoin(VERSION, VERSION.c.dossier == PURGED.c.dossier))
        .group_by(PURGED.c.dossier, PURGED.c.at)
    )
    with database.read() as connection:
        return [Lived(row.begun, row.at) for row in connection.execute(wanted)]


def register_within(connection: Connection) -> list[Gone]:
    """The same in a transaction that does more."""
    rows = connection.execute(sa.select(PURGED).order_by(PURGED.c.at, PURGED.c.dossier))
    return [Gone(row.dossier, row.at, row.rule) for row in rows]


def empty_log(database: Database) -> bool:
    """Put the log beside a file into the file; whether nobody was reading what it held before."""
    if database.is_server:
        return True
    with database.read() as connection:
        connection.exec_driver_sql("COMMIT")  # not in a transaction
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        connection.exec_driver_sql("BEGIN")
    return not busy


def _forget(connection: Connection, database: Database, gone: Gone, more: dict[str, Any]) -> None:
    client = connection.execute(
        sa.select(DOSSIER.c.client).where(DOSSIER.c.id == gone.dossier)
    ).scalar_one_or_none()
    connection.execute(PURGED.insert().values(dossier=gone.dossier, at=gone.at, rule=gone.rule))
    for table in (DOSSIER_KEY, UNSAVED):
        connection.execute(table.delete().where(table.c.dossier == gone.dossier))
    connection.execute(DOSSIER.delete().where(DOSSIER.c.id == gone.dossier))
    facts = {"dossier": gone.dossier, "rule": gone.rule, **more}
    chain.append(connection, database, "purged", facts, client=client)


def _is_there(connection: Connection, dossier: str) -> bool:
    found = connection.execute(sa.select(DOSSIER_KEY.c.dossier).where(
        DOSSIER_KEY.c.dossier == dossier
    ))  # fmt: skip
    return found.one_or_none() is not None


def _counted(connection: Connection, dossier: str) -> Removed:
    counts = [
        connection.execute(
            sa.select(sa.func.count()).select_from(table).where(table.c.dossier == dossier)
        ).scalar_one()
        for table in (VERSION, OUTCOME, DOCUMENT)
    ]
    return Removed(1, *counts)
