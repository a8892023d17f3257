"""Who handles a dossier: the officer in its row. The dossier itself does not change by it."""

import sqlalchemy as sa

from app.store.database import chain
from app.store.database.connecting import Database
from app.store.database.schema import DOSSIER
from app.store.database.trouble import StoreTrouble


def hand_to(database: Database, dossier: str, officer: str) -> None:
    """Let somebody handle a dossier from now on, and write down that it was so.

    Raises StoreTrouble; `not_found` for what is not there or may not be seen.
    """
    with database.begin() as connection:
        row = DOSSIER.c.id == dossier
        former = connection.execute(sa.select(DOSSIER.c.officer).where(row)).scalar_one_or_none()
        changed = connection.execute(DOSSIER.update().where(row).values(officer=officer))
        if former is None or changed.rowcount != 1:
            raise StoreTrouble("not_found", database.place)
        facts = {"from": former, "to": officer}
        chain.append(connection, database, "officer_changed", facts, dossier)
