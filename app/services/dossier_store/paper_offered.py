"""Whether the recovery key is to be offered for paper: once, when there is something to lose."""

from app.services.dossier_store.desk import Desk
from app.store.database import store_facts


def is_to_be_offered(desk: Desk) -> bool:
    """Whether there is a dossier, and it was not offered before; from now on it was.

    Raises StoreTrouble.
    """
    if desk.database.is_server or not store_facts.has_dossiers(desk.database):
        return False
    return store_facts.note_once(desk.database, "paper_offered")
