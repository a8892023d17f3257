"""The lenders whose claims are handled: their policies as they are, and as they were.

On a server the database itself keeps every policy and tells of each change (`role_guards`); in a
file that is done here, in the same transaction.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from app.store.database import chain
from app.store.database.connecting import Database
from app.store.database.schema import CLIENT, CLIENT_POLICY
from calc.base.value_type import value_type
from calc.policy.clients import folded

OwnTexts = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By language the sentences in place of ours, by their key."""

LONGEST_ID: Final = 40


@value_type
class StoredClient:
    """One client. `policy`: TOML; `logo`: PNG; `organisation`: which handles its dossiers."""

    id: str
    name: str
    organisation: str
    policy: str
    logo: bytes | None
    retention_months: int | None
    own_texts: OwnTexts


def clients(database: Database) -> list[StoredClient]:
    """Those that whoever works here may see, by name."""
    with database.read() as connection:
        return [_client(row) for row in connection.execute(sa.select(CLIENT).order_by("name"))]


def names(database: Database) -> dict[str, str]:
    """The names of those, by id."""
    with database.read() as connection:
        rows = connection.execute(sa.select(CLIENT.c.id, CLIENT.c.name).order_by("name"))
        return {row.id: row.name for row in rows}


def named(name: str) -> "sa.ScalarSelect[Any]":
    """The id of a client, for a column of a row that is written: no question of its own."""
    same = CLIENT.c.folded == folded(name)
    return sa.select(CLIENT.c.id).where(same).limit(1).scalar_subquery()


def add(database: Database, client: StoredClient) -> None:
    """A client that is new. Raises StoreTrouble."""
    with database.begin() as connection:
        connection.execute(CLIENT.insert().values(**_columns(client)))
        _tell(connection, database, "client_added", client)


def change(database: Database, client: StoredClient) -> None:
    """The same client with another policy or term; the former policy stays. Raises StoreTrouble."""
    with database.begin() as connection:
        columns = _columns(client)
        connection.execute(CLIENT.update().where(CLIENT.c.id == client.id).values(columns))
        _tell(connection, database, "client_changed", client)


def policy_by_hash(database: Database, digest: str) -> tuple[str, str] | None:
    """A policy that a receipt names, of now or of before: whose it is (id), and its text."""
    with database.read() as connection:
        wanted = sa.select(CLIENT_POLICY).where(CLIENT_POLICY.c.sha256 == digest).limit(1)
        row = connection.execute(wanted).one_or_none()
        return None if row is None else (row.client, row.policy)


def former_policies(database: Database) -> list[tuple[str, str]]:
    """Every policy of every client, of now and of before: whose (id), and its text."""
    with database.read() as connection:
        rows = connection.execute(sa.select(CLIENT_POLICY.c.client, CLIENT_POLICY.c.policy))
        return [(row.client, row.policy) for row in rows]


def policies(database: Database, client: str) -> list[tuple[str, str]]:
    """Every policy of a client, the newest first: its hash, and since when."""
    with database.read() as connection:
        wanted = sa.select(CLIENT_POLICY.c.sha256, CLIENT_POLICY.c.at)
        wanted = wanted.where(CLIENT_POLICY.c.client == client)
        rows = connection.execute(wanted.order_by(CLIENT_POLICY.c.at.desc()))
        return [(row.sha256, row.at) for row in rows]


def _tell(connection: Connection, database: Database, kind: str, client: StoredClient) -> None:
    if database.is_server:
        return
    digest = sha256(client.policy.encode()).hexdigest()
    at = database.moment()
    kept = CLIENT_POLICY.insert().prefix_with("OR IGNORE")
    connection.execute(kept.values(client=client.id, sha256=digest, policy=client.policy, at=at))
    facts = {
        "organisation": client.organisation,
        "policy": digest,
        "retention_months": client.retention_months,
    }
    chain.append(connection, database, kind, facts, client=client.id)


def _columns(client: StoredClient) -> dict[str, object]:
    return {
        "id": client.id,
        "name": client.name,
        "folded": folded(client.name),
        "organisation": client.organisation,
        "policy": client.policy,
        "logo": client.logo,
        "retention_months": client.retention_months,
        "own_texts": json.dumps(client.own_texts, ensure_ascii=False, sort_keys=True),
    }


def _client(row: "Row[Any]") -> StoredClient:
    said = json.loads(row.own_texts)
    own_texts = {
        language: {key: tuple(forms) for key, forms in texts.items()}
        for language, texts in said.items()
    }
    return StoredClient(
        row.id, row.name, row.organisation, row.policy, row.logo, row.retention_months, own_texts
    )
