"""Who works with a store, on a server: rights given and taken, dossiers handed on and over.

Which of it somebody may do, the server decides (`role_rights`, `role_guards`); it writes the events
of persons itself. In a file nobody is known: one person works there.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.store.database import chain, dossiers
from app.store.database.connecting import Database
from app.store.database.schema import DOSSIER, PERSON, PERSON_CLIENT
from app.store.database.trouble import Conflict, StoreTrouble
from calc.base.value_type import value_type

Renamed = Callable[[bytes], bytes | None]
"""A dossier file with another officer's name in it; None when it names somebody else."""
_TRIES: Final = 3
"""How often a dossier is tried that somebody saves at the same moment."""


@value_type
class Person:
    """Somebody with a login. `clients`: whose dossiers they see, by id; none: of every client."""

    login: str
    name: str
    organisation: str
    team: str
    role: str
    clients: tuple[str, ...] = ()
    since: str = ""
    revoked: str | None = None


@value_type
class Handled:
    """A dossier that is handed over, as a list of those names it."""

    id: str
    title: str
    reference: str
    handed_to: str


def people(database: Database) -> list[Person]:
    """Those whom whoever asks may see, by name."""
    with database.read() as connection:
        of: dict[str, list[str]] = {}
        for row in connection.execute(sa.select(PERSON_CLIENT).order_by("client")):
            of.setdefault(row.login, []).append(row.client)
        rows = connection.execute(sa.select(PERSON).order_by(PERSON.c.name, PERSON.c.login))
        return [
            Person(row.login, row.name, row.organisation, row.team, row.role,
                   tuple(of.get(row.login, ())), row.since, row.revoked)
            for row in rows
        ]  # fmt: skip


def role_of(connection: Connection, database: Database) -> str:
    """The role of whoever works here; "" in a file, where there are none."""
    if not database.is_server:
        return ""
    found: str | None = connection.execute(sa.text("SELECT my_role()")).scalar_one()
    return found or "nobody"


def my_role(database: Database) -> str:
    """The same, asked apart."""
    with database.read() as connection:
        return role_of(connection, database)


def add(database: Database, person: Person) -> None:
    """A person with rights from now on, or again. Raises StoreTrouble."""
    with database.begin() as connection:
        known = sa.select(PERSON.c.login).where(PERSON.c.login == person.login)
        columns = {
            "name": person.name,
            "organisation": person.organisation,
            "team": person.team,
            "role": person.role,
            "revoked": None,
        }
        if connection.execute(known).one_or_none() is None:
            new = {"login": person.login, "since": database.moment(), **columns}
            connection.execute(PERSON.insert().values(new))
        else:
            who = PERSON.c.login == person.login
            connection.execute(PERSON.update().where(who).values(columns))
        gone = PERSON_CLIENT.c.login == person.login
        connection.execute(PERSON_CLIENT.delete().where(gone))
        for client in person.clients:
            connection.execute(PERSON_CLIENT.insert().values(login=person.login, client=client))


def revoke(database: Database, login: str) -> bool:
    """Take every right away, from this moment. False: nobody of that name had any."""
    with database.begin() as connection:
        wanted = PERSON.update().where(PERSON.c.login == login, PERSON.c.revoked.is_(None))
        return connection.execute(wanted.values(revoked=database.moment())).rowcount == 1


def opened_by(database: Database, login: str, since: str) -> list[tuple[str, int, str]]:
    """Dossiers that a login saw since a moment: number, how often, and when last."""
    with database.read() as connection:
        asked = sa.text("SELECT dossier, times, last FROM opened_by(:login, :since)")
        rows = connection.execute(asked, {"login": login, "since": since})
        return [(row.dossier, row.times, row.last) for row in rows]


def handled_by(database: Database, login: str) -> list[Mapping[str, Any]]:
    """The dossiers of an officer that whoever asks may see: id, version, client."""
    with database.read() as connection:
        columns = (DOSSIER.c.id, DOSSIER.c.version, DOSSIER.c.client, DOSSIER.c.title)
        rows = connection.execute(
            sa.select(*columns).where(DOSSIER.c.officer == login).order_by(DOSSIER.c.id)
        )
        return [dict(row._mapping) for row in rows]


def give(
    database: Database, dossier: str, former: str, login: str, renamed: Renamed, reason: str
) -> None:
    """Give a dossier to another officer, told; `reason`: of the version that names them.

    Raises StoreTrouble.
    """
    for left in reversed(range(_TRIES)):
        try:
            with database.begin() as connection:
                _give(connection, database, dossier, former, login, renamed, reason)
            return
        except Conflict:  # somebody saved it meanwhile: theirs is the file to change
            if not left:
                raise


def take(database: Database, dossier: str, renamed: Renamed, reason: str) -> None:
    """The same, to whoever asks, from whoever had it. Raises StoreTrouble (`not_found`)."""
    with database.read() as connection:
        row = sa.select(DOSSIER.c.officer).where(DOSSIER.c.id == dossier)
        former = connection.execute(row).scalar_one_or_none()
    if former is None:
        raise StoreTrouble("not_found", database.place)
    give(database, dossier, former, database.login, renamed, reason)


def _give(
    connection: Connection, database: Database, dossier: str, former: str, login: str,
    renamed: Renamed, reason: str,
) -> None:  # fmt: skip
    was = dossiers.version_within(connection, database, dossier)
    file = renamed(was.file)
    if file is not None:
        dossiers.save_within(
            connection, database, dossier, file, {"officer": login}, was.number, reason
        )  # fmt: skip
    else:
        own = DOSSIER.c.id == dossier
        connection.execute(DOSSIER.update().where(own).values(officer=login))
    facts = {"from": former, "to": login}
    chain.append(connection, database, "officer_changed", facts, dossier)


def hand_over(database: Database, dossier: str, organisation: str | None) -> None:
    """Let another organisation work on a dossier, or nobody any more. Raises StoreTrouble."""
    with database.begin() as connection:
        own = DOSSIER.c.id == dossier
        connection.execute(DOSSIER.update().where(own).values(handed_to=organisation))
        kind = "taken_back" if organisation is None else "handed_over"
        chain.append(connection, database, kind, {"to": organisation}, dossier)


def handed_over(database: Database) -> list[Handled]:
    """What is handed over, by organisation and name."""
    with database.read() as connection:
        columns = (DOSSIER.c.id, DOSSIER.c.title, DOSSIER.c.reference, DOSSIER.c.handed_to)
        wanted = sa.select(*columns).where(DOSSIER.c.handed_to.is_not(None))
        rows = connection.execute(wanted.order_by(DOSSIER.c.handed_to, DOSSIER.c.search))
        return [Handled(row.id, row.title, row.reference, row.handed_to) for row in rows]


def cases(database: Database, word: str) -> Sequence[Mapping[str, Any]]:
    """The dossiers that a number or a reference names, with what of them is asked here."""
    with database.read() as connection:
        wanted = sa.select(
            DOSSIER.c.id, DOSSIER.c.title, DOSSIER.c.reference, DOSSIER.c.distressing,
            DOSSIER.c.handed_to, DOSSIER.c.client,
        )  # fmt: skip
        named = sa.or_(DOSSIER.c.id == word.lower(), DOSSIER.c.reference == word)
        rows = connection.execute(wanted.where(named).order_by(DOSSIER.c.id))
        return [dict(row._mapping) for row in rows]


def my_organisation(database: Database) -> str:
    """The organisation of whoever works here; "" in a file."""
    if not database.is_server:
        return ""
    with database.read() as connection:
        return connection.execute(sa.text("SELECT my_organisation()")).scalar_one() or ""
