"""A store of each kind, for tests that hold on both: SQLCipher, and a real PostgreSQL."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.store.database import migrating
from app.store.database.connecting import Database, open_file, open_server
from tests.app.store.database.server import Server, one_server
from tests.app.store.database.slow_link import SlowLink

SLOW = 0.06
"""Seconds that an answer takes from a server that is far away."""

KEY = bytes(range(32))
ROW: dict[str, object] = {
    "organisation": "lender",
    "officer": "anna",
    "team": "",
    "distressing": False,
    "reference": "RS-VOORBEELD-001",
    "title": "Mw. J. Voorbeeld",
    "search": "mw. j. voorbeeld rs-voorbeeld-001",
    "status": "concept",
    "need": 1,
    "reason": "",
    "open_checks": 0,
}
"""The columns of a dossier in the list."""


def clock() -> Callable[[], datetime]:
    """A clock that goes a second further each time it is read."""
    begin, ticks = datetime(2026, 11, 29, 12, tzinfo=UTC), itertools.count()
    return lambda: begin + timedelta(seconds=next(ticks))


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> Server:
    """A PostgreSQL for this run; every test gets a database of its own in it."""
    return one_server(pytestconfig)


@pytest.fixture(
    params=["sqlcipher", "postgresql", pytest.param("far away", marks=pytest.mark.long)]
)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty store of this version, with one person: anna, an officer of `lender`."""
    if request.param == "sqlcipher":
        opened = open_file(tmp_path / "store.db", KEY, "anna", clock())
        migrating.migrate(opened)
        yield opened
        opened.close()
        return
    server: Server = request.getfixturevalue("server")
    address = server.store_with({"anna": ("officer", "lender")})["anna"]
    with SlowLink(address, SLOW if request.param == "far away" else 0) as link:
        opened = open_server(address if request.param == "postgresql" else link.address, clock())
        yield opened
        opened.close()
