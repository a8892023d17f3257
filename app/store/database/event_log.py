"""What happened, as the chain tells it: searched by who, when and which dossier."""

from collections.abc import Mapping
from typing import Any, Final

import sqlalchemy as sa

from app.store.database import chain
from app.store.database.connecting import Database
from app.store.database.people import role_of
from app.store.database.role_names import ADMINISTRATOR, AUDITOR
from app.store.database.schema import CLIENT, DOSSIER, DOSSIER_KEY, EVENT, PERSON
from app.store.database.sealing import SealBroken
from calc.base.value_type import value_type

MOST: Final = 100_000
"""Events that one answer has at most."""
_NAMES: Final = (PERSON.c.name, CLIENT.c.name.label("client_name"))


@value_type
class Sought:
    """Which events. "" is all; `since` is in it, `until` is not: moments as tables keep them."""

    login: str = ""
    dossier: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""


@value_type
class Happened:
    """One event. `title` and `reference`: of its dossier, "" when that is gone or may not be seen;
    `facts`: None for the same reasons. `name`: of who did it."""

    number: int
    at: str
    login: str
    name: str
    kind: str
    dossier: str
    title: str
    reference: str
    client: str
    """its name, or its id where that may not be seen"""
    facts: Mapping[str, object] | None
    hash: str


def events(database: Database, sought: Sought, most: int = MOST) -> list[Happened]:
    """Those that were sought, the newest first."""
    with database.read() as connection:
        wanted = _with_names(sees_dossiers=role_of(connection, database) != ADMINISTRATOR)
        for column in ("login", "dossier", "kind"):
            if value := getattr(sought, column):
                wanted = wanted.where(EVENT.c[column] == value)
        if sought.since:
            wanted = wanted.where(EVENT.c.at >= sought.since)
        if sought.until:
            wanted = wanted.where(EVENT.c.at < sought.until)
        rows = list(connection.execute(wanted.order_by(EVENT.c.number.desc()).limit(most)))
        return [_happened(row) for row in rows]


def logins(database: Database) -> list[tuple[str, str]]:
    """Whose events there are: login, and name where it is known."""
    with database.read() as connection:
        wanted = sa.select(EVENT.c.login, PERSON.c.name).distinct()
        wanted = wanted.join(PERSON, PERSON.c.login == EVENT.c.login, isouter=True)
        rows = connection.execute(wanted.order_by(EVENT.c.login))
        return [(row.login, row.name or "") for row in rows]


def hash_of(database: Database, number: int) -> str | None:
    """The hash of an event; None when there is none, or it may not be seen."""
    with database.read() as connection:
        wanted = sa.select(EVENT.c.hash).where(EVENT.c.number == number)
        found: str | None = connection.execute(wanted).scalar_one_or_none()
        return found


def first_broken(database: Database) -> chain.Broken | None:
    """The first event that does not fit. Only who sees every event can tell: `sees_all`."""
    with database.read() as connection:
        return chain.first_broken(connection)


def sees_all(database: Database) -> bool:
    """Whether whoever works here sees the whole chain: at a workstation, and an auditor."""
    with database.read() as connection:
        return role_of(connection, database) in ("", AUDITOR)


def head(database: Database) -> chain.Head:
    """The last event."""
    with database.read() as connection:
        return chain.head(connection, database)


def tell(
    database: Database, kind: str, facts: Mapping[str, object], dossier: str | None = None
) -> chain.Head:
    """Write down that something happened which changed nothing. Raises StoreTrouble, Purged."""
    with database.begin() as connection:
        return chain.append(connection, database, kind, facts, dossier)


def _with_names(*, sees_dossiers: bool) -> "sa.Select[Any]":
    """Events with who and about whom, in one question; an administrator may ask no dossier."""
    if sees_dossiers:
        wanted = (
            sa.select(EVENT, *_NAMES, DOSSIER.c.title, DOSSIER.c.reference, DOSSIER_KEY.c.key)
            .join(DOSSIER, DOSSIER.c.id == EVENT.c.dossier, isouter=True)
            .join(DOSSIER_KEY, DOSSIER_KEY.c.dossier == EVENT.c.dossier, isouter=True)
        )
    else:
        nothing = (sa.literal(None).label(name) for name in ("title", "reference", "key"))
        wanted = sa.select(EVENT, *_NAMES, *nothing)
    return wanted.join(PERSON, PERSON.c.login == EVENT.c.login, isouter=True).join(
        CLIENT, CLIENT.c.id == EVENT.c.client, isouter=True
    )


def _facts(row: "sa.Row[Any]") -> Mapping[str, object] | None:
    try:
        return chain.facts_with(row.key, row)
    except SealBroken:
        return None


def _happened(row: "sa.Row[Any]") -> Happened:
    return Happened(
        number=row.number,
        at=row.at,
        login=row.login,
        name=row.name or "",
        kind=row.kind,
        dossier=row.dossier or "",
        title=row.title or "",
        reference=row.reference or "",
        client=row.client_name or row.client or "",
        facts=_facts(row),
        hash=row.hash,
    )
