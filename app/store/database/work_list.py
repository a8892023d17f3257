"""The list of dossiers: what is asked of it, in pages, and how many there are of each kind.

Search is `LIKE` on one folded column: on 21,000 rows it is faster than an index of words, and under
row level security that one is not used at all (technology2). Which rows, and in what order, is read
from one index; only the rows of the page themselves are read whole.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.store.database.connecting import Database
from app.store.database.need import need_on, status_on
from app.store.database.schema import DOSSIER, PERSON
from calc.base.value_type import value_type

ORDERS: Final = ("need", "title", "reference", "debt", "payment", "status", "next_contact")
PAGE: Final = 200
_ESCAPE: Final = "\\"


@value_type
class Wanted:
    """What somebody looks for. `words`: all of them, folded; `status` and the rest: "" is all.

    `due_by`: next contact or review on or before this day. `on`: the day on which somebody looks;
    None: need and status are as they were when each dossier was saved.
    """

    words: tuple[str, ...] = ()
    status: str = ""
    officer: str = ""
    client: str = ""
    due_by: date | None = None
    order: str = "need"
    descending: bool = False
    on: date | None = None


@value_type
class Counts:
    """How many there are of what the words leave: in all, of each status, of one officer."""

    all: int
    of_status: Mapping[str, int]
    of_officer: int


def rows(
    connection: Connection,
    database: Database,
    wanted: Wanted,
    offset: int = 0,
    limit: int = PAGE,
) -> list[Mapping[str, Any]]:
    """A page of the list. What of a row comes with the days is `need.needs_of`."""
    assert wanted.order in ORDERS
    query = _filtered(sa.select(DOSSIER.c.id), connection, database, wanted)
    page = query.order_by(*_order(wanted)).offset(offset).limit(limit).subquery()
    whole = sa.select(DOSSIER).join(page, page.c.id == DOSSIER.c.id)
    found = connection.execute(whole.order_by(*_order(wanted)))
    return [dict(row._mapping) for row in found]


def counts(connection: Connection, database: Database, wanted: Wanted, officer: str) -> Counts:
    """How many there are of each kind: of what words, client and days leave, whatever the rest."""
    anything = Wanted(wanted.words, client=wanted.client, due_by=wanted.due_by, on=wanted.on)
    status = status_on(wanted.on).label("status_now")
    own = sa.func.sum(sa.case((DOSSIER.c.officer == officer, 1), else_=0))
    query = _filtered(sa.select(status, sa.func.count(), own), connection, database, anything)
    found = list(connection.execute(query.group_by(status)))
    return Counts(
        sum(row[1] for row in found),
        {row[0]: row[1] for row in found},
        sum(int(row[2]) for row in found),
    )


def _filtered(
    query: "sa.Select[Any]", connection: Connection, database: Database, wanted: Wanted
) -> "sa.Select[Any]":
    if not database.is_server:  # there the rights of the database hold
        query = _of_those_who_may_see(query, connection, database.login)
    for word in wanted.words:
        query = query.where(DOSSIER.c.search.like(f"%{_plain(word)}%", escape=_ESCAPE))
    for column in ("officer", "client"):
        if value := getattr(wanted, column):
            query = query.where(DOSSIER.c[column] == value)
    if wanted.status:
        query = query.where(status_on(wanted.on) == wanted.status)
    if wanted.due_by is not None:
        day = wanted.due_by.isoformat()
        query = query.where(sa.or_(DOSSIER.c.next_contact <= day, DOSSIER.c.review_due <= day))
    return query


def _of_those_who_may_see(
    query: "sa.Select[Any]", connection: Connection, login: str
) -> "sa.Select[Any]":
    """What is distressing, for the officer and the team alone, where more people are known.

    A store of one person hides nothing from them, whatever their account is called by now.
    """
    people = {
        each.login: each.team
        for each in connection.execute(sa.select(PERSON.c.login, PERSON.c.team))
    }
    if not people:
        return query
    mine = DOSSIER.c.officer == login
    if team := people.get(login):
        mine = sa.or_(mine, DOSSIER.c.team == team)
    return query.where(sa.or_(sa.not_(DOSSIER.c.distressing), mine))


def _order(wanted: Wanted) -> list[Any]:
    """The column, then who needs help first, then the name: the same rows in the same order."""
    days = sa.func.coalesce(DOSSIER.c.next_contact, DOSSIER.c.review_due)
    column: Any = {
        "need": need_on(wanted.on),
        "status": status_on(wanted.on),
        "title": DOSSIER.c.search,
        "next_contact": days,
    }.get(wanted.order)
    column = DOSSIER.c[wanted.order] if column is None else column
    first = column.desc() if wanted.descending else column.asc()
    more = [days.asc().nulls_last()] if wanted.order in ("need", "status") else []
    return [first.nulls_last(), *more, DOSSIER.c.search.asc(), DOSSIER.c.id]


def _plain(word: str) -> str:
    """A word in which nothing stands for anything else."""
    for sign in (_ESCAPE, "%", "_"):
        word = word.replace(sign, _ESCAPE + sign)
    return word
