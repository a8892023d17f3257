"""The list of dossiers: what is asked of it, in pages, and how many there are of each kind.

Search is `LIKE` on one folded column: on 21,000 rows it is faster than an index of words, and under
row level security that one is not used at all (technology2).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.store.database.schema import DOSSIER
from calc.base.value_type import value_type

ORDERS: Final = ("need", "title", "reference", "debt", "payment", "status", "next_contact")
PAGE: Final = 200
_ESCAPE: Final = "\\"


@value_type
class Wanted:
    """What somebody looks for. `words`: all of them, folded; `status` and the rest: "" is all.

    `due_by`: next contact or review on or before this day.
    """

    words: tuple[str, ...] = ()
    status: str = ""
    officer: str = ""
    client: str = ""
    due_by: date | None = None
    order: str = "need"
    descending: bool = False


def rows(
    connection: Connection, wanted: Wanted, offset: int = 0, limit: int = PAGE
) -> list[Mapping[str, Any]]:
    """A page of the list."""
    assert wanted.order in ORDERS
    query = _filtered(sa.select(DOSSIER), wanted).order_by(*_order(wanted))
    found = connection.execute(query.offset(offset).limit(limit))
    return [dict(row._mapping) for row in found]


def counts(connection: Connection, wanted: Wanted) -> dict[str, int]:
    """How many there are of each status, of those that the rest of `wanted` leaves."""
    anything = Wanted(wanted.words, "", wanted.officer, wanted.client, wanted.due_by)
    query = _filtered(sa.select(DOSSIER.c.status, sa.func.count()), anything)
    found = connection.execute(query.group_by("status"))
    return {row[0]: row[1] for row in found}


def _filtered(query: "sa.Select[Any]", wanted: Wanted) -> "sa.Select[Any]":
    for word in wanted.words:
        query = query.where(DOSSIER.c.search.like(f"%{_plain(word)}%", escape=_ESCAPE))
    for column in ("status", "officer", "client"):
        if value := getattr(wanted, column):
            query = query.where(DOSSIER.c[column] == value)
    if wanted.due_by is not None:
        day = wanted.due_by.isoformat()
        query = query.where(sa.or_(DOSSIER.c.next_contact <= day, DOSSIER.c.review_due <= day))
    return query


def _order(wanted: Wanted) -> list[Any]:
    column: Any = DOSSIER.c[wanted.order]
    first = column.desc() if wanted.descending else column.asc()
    more = [DOSSIER.c.next_contact, DOSSIER.c.title] if wanted.order == "need" else []
    return [first.nulls_last(), *(each.asc().nulls_last() for each in more), DOSSIER.c.id]


def _plain(word: str) -> str:
    """A word in which nothing stands for anything else."""
    for sign in (_ESCAPE, "%", "_"):
        word = word.replace(sign, _ESCAPE + sign)
    return word
