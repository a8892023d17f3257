"""A store in a file with the examples in it, for tests of the list."""

import tempfile
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from app.resources import EXAMPLES
from app.services.dossier_store.desk import Desk
from app.services.organisation import read_organisation
from app.store.database import migrating
from app.store.database.connecting import open_file
from app.store.database.dossiers import NEW
from app.store.dossier_file import read_dossier
from calc import Assessment, Draft, assess
from tests.tariff_files import shipped

ON = date(2026, 11, 23)
KEY = bytes(range(32))
NAMES = ("HH1", "HH2", "HH3", "HH4", "HH5", "HH6")


def case(name: str) -> str:
    """The number of an example in the store."""
    return UUID(int=int(name[2])).hex


def dossier(name: str) -> Draft:
    """An example with its number."""
    read = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
    assert isinstance(read, Draft)
    handling = read.handling.model_copy(update={"case_id": case(name)})
    return read.model_copy(update={"handling": handling})


def assessed(draft: Draft) -> Assessment:
    """As the desk of these tests computes a dossier."""
    return assess(draft, read_organisation(None).policy_file, shipped(), ON)


def empty_desk(folder: Path, login: str = "anna") -> Desk:
    """A store without a dossier."""
    moment = datetime(2026, 11, 23, 9, tzinfo=UTC)
    database = open_file(folder / "store.db", KEY, login, lambda: moment)
    migrating.migrate(database)
    return Desk(database, assessed)


@lru_cache(maxsize=1)
def _filled() -> bytes:
    """The file of a store with the six households, made once."""
    with tempfile.TemporaryDirectory() as folder:
        desk = empty_desk(Path(folder))
        for name in NAMES:
            desk.save(dossier(name), NEW)
        desk.database.close()
        return (Path(folder) / "store.db").read_bytes()


def filled_desk(folder: Path) -> Desk:
    """A store with the six households."""
    (folder / "store.db").write_bytes(_filled())
    return empty_desk(folder)
