"""An empty database of a server made into a store: tables, roles, and the first administrator."""

from uuid import uuid4

import sqlalchemy as sa

from app.store.database import migrating, store_facts
from app.store.database.connecting import Database
from app.store.database.role_names import ADMINISTRATOR
from app.store.database.schema import PERSON
from app.store.database.trouble import StoreTrouble


def set_up(owner: Database, login: str, name: str, organisation: str) -> bool:
    """Make what is not there yet, as the owner. Whether `login` became the first administrator.

    Where there is an administrator already nobody is added: that one does it. Raises StoreTrouble;
    then nothing is half made.
    """
    migrating.migrate(owner)
    try:
        store_facts.id_of(owner)
    except StoreTrouble:
        store_facts.name_it(owner, uuid4().hex)
    with owner.begin() as connection:
        there = sa.select(PERSON.c.login).where(
            PERSON.c.role == ADMINISTRATOR, PERSON.c.revoked.is_(None)
        )
        if connection.execute(there.limit(1)).first() is not None:
            return False
        # The server makes the login, gives it its rights, and writes it down (`role_guards`).
        connection.execute(
            PERSON.insert().values(
                login=login,
                name=name,
                organisation=organisation,
                role=ADMINISTRATOR,
                since=owner.moment(),
            )
        )
    return True
