"""Who handles a dossier: the officer in its row. The dossier itself does not change by it."""

from app.store.database import chain
from app.store.database.connecting import Database
from app.store.database.schema import DOSSIER
from app.store.database.trouble import StoreTrouble


def hand_to(database: Database, dossier: str, officer: str) -> None:
    """Let somebody handle a dossier from now on, and write down that it was so.

    Raises StoreTrouble; `not_found` for what is not there or may not be seen.
    """
    with database.begin() as connection:
        changed = connection.execute(
            DOSSIER.update().where(DOSSIER.c.id == dossier).values(officer=officer)
        )
        if changed.rowcount != 1:
            raise StoreTrouble("not_found", database.place)
        chain.append(connection, database, "handed", {"to": officer}, dossier)
