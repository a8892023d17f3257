"""Every dossier of the store, for who counts a portfolio again: some fifty at once, unopened.

That all were read is one event of the store; not one of them is shown to a person.
"""

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.store.database import chain
from app.store.database.connecting import Database
from app.store.database.documents import about_outcome
from app.store.database.schema import DOSSIER, DOSSIER_KEY, OUTCOME, VERSION
from app.store.database.sealing import SealBroken, unsealed
from calc.base.value_type import value_type

_LAST: Final = (
    sa.select(VERSION.c.dossier, VERSION.c.number, VERSION.c.draft, DOSSIER_KEY.c.key)
    .join(
        DOSSIER, sa.and_(DOSSIER.c.id == VERSION.c.dossier, DOSSIER.c.version == VERSION.c.number)
    )
    .join(DOSSIER_KEY, DOSSIER_KEY.c.dossier == VERSION.c.dossier)
)
_NAMES_AT_ONCE: Final = 500
_NEWEST_FIRST: Final = (OUTCOME.c.at.desc(), OUTCOME.c.id)


@value_type
class Counted:
    """A dossier as it is: its last version, and how many outcomes of it left the house."""

    dossier: str
    version: int
    outcomes: int


@value_type
class Read:
    """What stands in the store. `file` None: it does not open. `outcome`: the last one, if any."""

    file: bytes | None
    outcome: bytes | None


def counted(database: Database) -> list[Counted]:
    """Every dossier that whoever asks may see, in order of their numbers. Raises StoreTrouble."""
    outcomes = sa.select(sa.func.count()).where(OUTCOME.c.dossier == DOSSIER.c.id)
    wanted = sa.select(DOSSIER.c.id, DOSSIER.c.version, outcomes.scalar_subquery())
    return database.ask(
        lambda at: [Counted(*row) for row in at.execute(wanted.order_by(DOSSIER.c.id))]
    )


def read(database: Database, dossiers: Sequence[str]) -> dict[str, Read]:
    """These dossiers; those that are gone by now are not among them. Raises StoreTrouble."""
    return database.ask(lambda connection: _read(connection, dossiers))


def names(database: Database, dossiers: Sequence[str]) -> dict[str, str]:
    """What the list calls these dossiers, of those that whoever asks may see. Raises StoreTrouble.

    Some at a time: a statement has so many places and no more.
    """

    def ask(at: Connection) -> dict[str, str]:
        found: dict[str, str] = {}
        for begin in range(0, len(dossiers), _NAMES_AT_ONCE):
            wanted = DOSSIER.c.id.in_(dossiers[begin : begin + _NAMES_AT_ONCE])
            asked = sa.select(DOSSIER.c.id, DOSSIER.c.title, DOSSIER.c.reference).where(wanted)
            for row in at.execute(asked):
                said = filter(None, (row.title, row.reference))
                found[row.id] = " \N{MIDDLE DOT} ".join(said)
        return found

    return database.ask(ask)


def written_down(database: Database, count: int, on: str) -> None:
    """That so many were counted again, as on a day. Raises StoreTrouble."""
    with database.begin() as connection:
        facts = {"dossiers": count, "on": on}
        chain.append(connection, database, "portfolio_rechecked", facts)


def _read(connection: Connection, dossiers: Sequence[str]) -> dict[str, Read]:
    newest: dict[str, tuple[str, bytes]] = {}
    left = sa.select(OUTCOME).where(OUTCOME.c.dossier.in_(dossiers)).order_by(*_NEWEST_FIRST)
    for row in connection.execute(left):
        newest.setdefault(row.dossier, (row.id, row.assessment))
    found = {}
    for row in connection.execute(_LAST.where(VERSION.c.dossier.in_(dossiers))):
        file = _opened(row.key, row.draft, f"version:{row.dossier}:{row.number}")
        outcome = None
        if row.dossier in newest:
            number, seal = newest[row.dossier]
            outcome = _opened(row.key, seal, about_outcome(row.dossier, number)) or b""
        found[row.dossier] = Read(file, outcome)
    return found


def _opened(key: bytes, seal: bytes, about: str) -> bytes | None:
    try:
        return unsealed(key, seal, about)
    except SealBroken:
        return None
