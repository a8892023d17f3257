"""Whether a store is whole: its pages, its chain, and whether every version opens.

A page of the file is checked by its seal (`cipher_integrity_check`), its tables by SQLite itself.
The rest is read: each version, outcome and event with the key of its dossier. Nothing is written
here; `services.dossier_store.mending` mends what can be.
"""

from collections.abc import Iterator
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.store.database import chain
from app.store.database.connecting import Database, trouble_of
from app.store.database.documents import about_outcome
from app.store.database.dossiers import SAVED
from app.store.database.role_names import AUDITOR
from app.store.database.schema import DOSSIER, DOSSIER_KEY, EVENT, OUTCOME, PURGED, VERSION
from app.store.database.sealing import SealBroken, unsealed
from calc.base.value_type import value_type

PAGE, TABLE, CHAIN, KEY = "page", "table", "chain", "key"
VERSION_BROKEN, OUTCOME_BROKEN, EVENT_BROKEN = "version", "outcome", "event"
NOT_OURS = "not_ours"
"""a version that opens and is no dossier that we can read"""
NO_ROW, ROW_BEHIND, ROW_OTHER = "no_row", "row_behind", "row_other"
UNTOLD, MISSING = "untold", "missing"
"""a version without its event, as when the end of the chain is cut off; the event without it"""
BACK = "back"
"""what was removed for good and is there again: a file of before was put in place by hand"""
NOT_SEALED = "not_sealed"
"""the same, by a line that the store did not write"""
KINDS: Final = (
    PAGE, TABLE, CHAIN, KEY, VERSION_BROKEN, OUTCOME_BROKEN, EVENT_BROKEN, NOT_OURS, NO_ROW,
    ROW_BEHIND, ROW_OTHER, UNTOLD, MISSING, BACK, NOT_SEALED,
)  # fmt: skip
CAN_BE_MENDED: Final = frozenset({NO_ROW, ROW_BEHIND, ROW_OTHER})
"""What the versions themselves still say."""


@value_type
class Fault:
    """One thing that is wrong. `number`: of the version or event; `good`: the last version that
    opens, None when there is none."""

    kind: str
    dossier: str | None = None
    number: int | None = None
    good: int | None = None

    @property
    def can_be_mended(self) -> bool:
        """Whether the store still has what it takes."""
        return self.kind in CAN_BE_MENDED


@value_type
class Contents:
    """What is in a store, in numbers."""

    dossiers: int
    versions: int
    events: int
    last_event: str | None
    """moment of it, UTC, ISO 8601"""


def contents(database: Database) -> Contents:
    """What is in it. Raises StoreTrouble."""
    with database.read() as connection:
        last = connection.execute(sa.select(sa.func.max(EVENT.c.at))).scalar_one()
        return Contents(
            _count(connection, DOSSIER),
            _count(connection, VERSION),
            _count(connection, EVENT),
            last,
        )


def _count(connection: Connection, table: sa.Table) -> int:
    number: int = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
    return number


def file_faults(database: Database) -> list[Fault]:
    """What is wrong with the file itself: quick, and nothing of a dossier is opened."""
    if database.is_server:
        return []
    found = []
    with database.read() as connection:
        if connection.exec_driver_sql("PRAGMA cipher_integrity_check").all():
            found.append(Fault(PAGE))
        try:
            said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
            wrong = said != "ok" or connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        except sa.exc.SQLAlchemyError as error:
            if trouble_of(error, "").reason != "damaged":
                raise
            wrong = True
        if wrong:
            found.append(Fault(TABLE))
    return found


def chain_faults(database: Database) -> list[Fault]:
    """The first event that does not fit, where all of them may be read."""
    with database.read() as connection:
        if database.is_server and not _reads_all_events(connection):
            return []
        broken = chain.first_broken(connection)
    return [] if broken is None else [Fault(CHAIN, number=broken.number)]


def sealed_faults(database: Database) -> Iterator[Fault]:
    """What no longer opens, one dossier after the other: all of it is read."""
    with database.read() as connection:
        keys = _pairs(connection, sa.select(DOSSIER_KEY.c.dossier, DOSSIER_KEY.c.key))
        gone = set(connection.execute(sa.select(PURGED.c.dossier)).scalars())
        rows = _pairs(connection, sa.select(DOSSIER.c.id, DOSSIER.c.version))
        numbers = sa.select(VERSION.c.dossier, sa.func.max(VERSION.c.number))
        last = _pairs(connection, numbers.group_by(VERSION.c.dossier))
        for dossier in sorted({*rows, *last} - gone):
            key = keys.get(dossier)
            if key is None:
                yield Fault(KEY, dossier)
                continue
            yield from _of_dossier(connection, dossier, key)
            if dossier not in rows:
                yield Fault(NO_ROW, dossier, last[dossier])
            elif rows[dossier] != last.get(dossier):
                yield Fault(ROW_BEHIND, dossier, last.get(dossier))


def _pairs(connection: Connection, wanted: Any) -> dict[str, Any]:
    return {row[0]: row[1] for row in connection.execute(wanted)}


def _of_dossier(connection: Connection, dossier: str, key: bytes) -> Iterator[Fault]:
    wanted = sa.select(VERSION).where(VERSION.c.dossier == dossier).order_by(VERSION.c.number)
    good, broken, numbers = None, [], []
    for row in connection.execute(wanted):
        numbers.append(row.number)
        about = f"{dossier}:{row.number}"
        if _opens(key, row.draft, f"version:{about}") and _opens(
            key, row.reason, f"reason:{about}"
        ):
            good = row.number
        else:
            broken.append(row.number)
    for number in broken:
        yield Fault(VERSION_BROKEN, dossier, number, good)
    for row in connection.execute(sa.select(OUTCOME).where(OUTCOME.c.dossier == dossier)):
        if not _opens(key, row.assessment, about_outcome(dossier, row.id)):
            yield Fault(OUTCOME_BROKEN, dossier, row.version, good)
    told, all_read = set[object](), True
    for row in connection.execute(sa.select(EVENT).where(EVENT.c.dossier == dossier)):
        try:
            facts = chain.facts_with(key, row) or {}
        except SealBroken:
            all_read = False
            yield Fault(EVENT_BROKEN, dossier, row.number)
        else:
            if row.kind == SAVED:
                told.add(facts.get("version"))
    there: set[object] = {*numbers}
    for number in numbers:
        if all_read and number not in told:
            yield Fault(UNTOLD, dossier, number)
    for number in sorted(each for each in told - there if isinstance(each, int)):
        yield Fault(MISSING, dossier, number)


def _opens(key: bytes, seal: bytes, about: str) -> bool:
    try:
        unsealed(key, seal, about)
    except SealBroken:
        return False
    return True


def _reads_all_events(connection: Connection) -> bool:
    role: Any = connection.execute(sa.text("SELECT my_role()")).scalar()
    return bool(role == AUDITOR)
