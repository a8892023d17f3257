"""Desks on both databases, and an organisation on a real server with a desk for each person."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from app.services.assessing import assessor
from app.services.dossier_store.desk import Desk
from app.services.organisation import read_organisation
from app.store.database import migrating
from app.store.database.connecting import Database, open_file, open_server
from app.store.dossier_file import parse_dossier
from calc import Draft
from tests.app.store.database.conftest import KEY, clock, server
from tests.app.store.database.server import Server
from tests.building import EXAMPLES
from tests.made_once import derived_once
from tests.tariff_files import shipped

__all__ = ["server"]

ON = date(2026, 11, 29)
PEOPLE = {
    "anna": ("officer", "lender"),
    "bas": ("officer", "lender"),
    "sara": ("supervisor", "lender"),
    "bram": ("agency", "bureau"),
    "audit": ("auditor", "lender"),
    "admin": ("administrator", "lender"),
}


def desk_of(database: Database) -> Desk:
    return Desk(database, assessor(read_organisation(None).policy_file, shipped(), lambda: ON))


def household(case: str, **handling: str) -> Draft:
    """HH1 with another number; `handling`: client and officer."""
    read = parse_dossier((EXAMPLES / "HH1.uitzicht.json").read_bytes())
    assert isinstance(read, Draft)
    known = read.handling.model_copy(update={"case_id": case, **handling})
    return read.model_copy(update={"handling": known})


@pytest.fixture(autouse=True, scope="module")
def _derived_once() -> Iterator[None]:
    """What a passphrase opens is tried each time; tests/app/store/database holds how."""
    with derived_once():
        yield


@pytest.fixture(params=["sqlcipher", "postgresql"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """A desk that keeps clients and one that saves dossiers; at a workstation one does both."""
    if request.param == "sqlcipher":
        database = open_file(tmp_path / "store.db", KEY, "anna", clock())
        migrating.migrate(database)
        desk = desk_of(database)
        yield desk, desk
        database.close()
        return
    server: Server = request.getfixturevalue("server")
    addresses = server.store_with({login: PEOPLE[login] for login in ("admin", "anna")})
    opened = [open_server(addresses[login], clock()) for login in ("admin", "anna")]
    yield desk_of(opened[0]), desk_of(opened[1])
    for database in opened:
        database.close()


@pytest.fixture
def desk(both: tuple[Desk, Desk]) -> Desk:
    """The desk that keeps clients."""
    return both[0]


@pytest.fixture
def officer(both: tuple[Desk, Desk]) -> Desk:
    """The desk that saves dossiers."""
    return both[1]


@pytest.fixture
def desks(server: Server) -> Iterator[Callable[[str], Desk]]:
    """The desk of each of PEOPLE, in one store of an organisation."""
    addresses = server.store_with(PEOPLE)
    with ExitStack() as closed:
        made: dict[str, Desk] = {}

        def of(login: str) -> Desk:
            if login not in made:
                database = open_server(addresses[login], clock())
                closed.callback(database.close)
                made[login] = desk_of(database)
            return made[login]

        yield of
