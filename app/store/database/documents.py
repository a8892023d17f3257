"""Documents that were made, and the outcomes that left the house in them: kept, never changed."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from app.store.database import chain, keyed
from app.store.database.connecting import Database
from app.store.database.schema import DOCUMENT, DOSSIER, OUTCOME, PERSON
from app.store.database.sealing import SealBroken, sealed, unsealed
from app.store.database.trouble import StoreTrouble
from calc.base.value_type import value_type


@value_type
class StoredDocument:
    """A document that was made. `receipt`: the hash of its outcome; `sha256`: of the PDF.

    `who`: by name, or by login where nobody knows one.
    """

    kind: str
    receipt: str
    sha256: str
    final: bool
    version: int = 0
    login: str = ""
    at: str = ""
    who: str = ""


def keep(
    database: Database,
    dossier: str,
    documents: Sequence[StoredDocument],
    outcome: bytes,
    *,
    event: str,
    facts: Mapping[str, object],
    outcome_kind: str = "letter",
) -> chain.Head | None:
    """Write down that these left the house, with the outcome that they tell, or nothing at all.

    None: the store does not have this dossier. Raises StoreTrouble, Purged.
    """
    with database.begin() as connection:
        wanted = sa.select(DOSSIER.c.version).where(DOSSIER.c.id == dossier)
        version = connection.execute(wanted).scalar_one_or_none()
        if version is None:
            return None
        at, number = database.moment(), uuid4().hex
        key = keyed.key_of(connection, dossier)
        connection.execute(
            OUTCOME.insert().values(
                id=number,
                dossier=dossier,
                version=version,
                kind=outcome_kind,
                assessment=sealed(key, outcome, about_outcome(dossier, number)),
                at=at,
            )
        )
        rows = [
            {
                "id": uuid4().hex,
                "dossier": dossier,
                "version": version,
                "kind": each.kind,
                "receipt": each.receipt,
                "sha256": each.sha256,
                "final": each.final,
                "login": database.login,
                "at": at,
            }
            for each in documents
        ]
        if rows:
            connection.execute(DOCUMENT.insert(), rows)
        return chain.append(connection, database, event, {"version": version, **facts}, dossier)


def documents(database: Database, dossier: str) -> list[StoredDocument]:
    """What was made of a dossier, the newest first."""
    with database.read() as connection:
        wanted = sa.select(DOCUMENT, PERSON.c.name).where(DOCUMENT.c.dossier == dossier)
        wanted = wanted.join(PERSON, PERSON.c.login == DOCUMENT.c.login, isouter=True)
        rows = connection.execute(wanted.order_by(DOCUMENT.c.at.desc(), DOCUMENT.c.kind))
        return [_document(row) for row in rows]


def outcome_kinds(database: Database, dossier: str) -> set[str]:
    """What the outcomes that are kept of a dossier left in."""
    with database.read() as connection:
        wanted = sa.select(OUTCOME.c.kind).where(OUTCOME.c.dossier == dossier).distinct()
        return set(connection.execute(wanted).scalars())


def outcomes(database: Database, dossier: str) -> list[tuple[str, str, bytes]]:
    """The outcomes that left the house, the newest first: when, in what, and the outcome.

    Raises StoreTrouble, Purged.
    """
    with database.read() as connection:
        key = keyed.key_of(connection, dossier)
        wanted = sa.select(OUTCOME).where(OUTCOME.c.dossier == dossier)
        rows = list(connection.execute(wanted.order_by(OUTCOME.c.at.desc())))
    try:
        return [
            (row.at, row.kind, unsealed(key, row.assessment, about_outcome(dossier, row.id)))
            for row in rows
        ]
    except SealBroken as error:
        raise StoreTrouble("damaged", database.place) from error


def about_outcome(dossier: str, number: str) -> str:
    """What the seal of an outcome is bound to."""
    return f"outcome:{dossier}:{number}"


def _document(row: "sa.Row[Any]") -> StoredDocument:
    return StoredDocument(
        row.kind,
        row.receipt,
        row.sha256,
        row.final,
        row.version,
        row.login,
        row.at,
        row.name or row.login,
    )
