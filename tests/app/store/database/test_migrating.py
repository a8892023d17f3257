"""A store of this version and a program of the next: brought along whole, or left as it was."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import sqlalchemy as sa

from app.services.dossier_store.keys import NoKeyRing, find_key
from app.services.dossier_store.opening import make_store, open_desk, opened_file
from app.store.database import backup, chain, dossiers, migrating, passphrase
from app.store.database.connecting import Database, open_file
from app.store.database.dossiers import NEW
from app.store.database.trouble import StoreTrouble
from tests.app.services.dossier_store.key_rings import PASSPHRASE
from tests.app.store.database.conftest import ROW, clock
from tests.app.store.database.next_version import (
    FAILS,
    IS_KILLED,
    KEY,
    NEXT,
    STEP,
    opened,
    with_step,
)
from tests.app.store.database.server import Server
from tests.building import ROOT

CASES = tuple(sign * 32 for sign in "abc")


class Old(NamedTuple):
    """A store of this version with some dossiers: where it is for its owner, and for anna."""

    owner: str
    anna: str


@pytest.fixture(params=["sqlcipher", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Old:
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("server")
        addresses = server.store_with({"anna": ("officer", "lender")})
        old = Old(addresses[""], addresses["anna"])
    else:
        old = Old(str(tmp_path / "store.db"), str(tmp_path / "store.db"))
        made = opened(old.owner)
        migrating.migrate(made)
        made.close()
    database = opened(old.anna)
    for case in CASES:
        dossiers.save(database, case, case.encode(), ROW, on=NEW)
        dossiers.save(database, case, f"{case} again".encode(), ROW, on=1)
    database.close()
    return old


@pytest.fixture
def open_stores() -> Iterator[list[Database]]:
    found: list[Database] = []
    yield found
    for each in found:
        each.close()


def everything(place: str) -> dict[str, object]:
    """All that stands in a store, and how its tables are made."""
    database = opened(place)
    try:
        with database.read() as connection:
            look = sa.inspect(connection)
            found: dict[str, object] = {}
            for name in sorted(look.get_table_names()):
                rows = connection.execute(sa.text(f'SELECT * FROM "{name}"'))
                found[name] = (
                    [column["name"] for column in look.get_columns(name)],
                    sorted(str(index["name"]) for index in look.get_indexes(name)),
                    sorted(map(str, rows)),
                )
            return found
    finally:
        database.close()


def reads_all(database: Database) -> None:
    """Every dossier opens, and the chain holds."""
    for case in CASES:
        assert dossiers.opened(database, case).file == f"{case} again".encode()
        assert dossiers.opened(database, case, 1).file == case.encode()
    with database.read() as connection:
        assert chain.first_broken(connection) is None


def test_a_step_brings_everything_along(
    old: Old, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_stores: list[Database]
) -> None:
    monkeypatch.setattr(migrating, "_SCRIPTS", with_step(tmp_path, STEP))
    owner = opened(old.owner)
    open_stores.append(owner)
    assert not migrating.is_of_today(owner)
    migrating.migrate(owner)
    assert (migrating.state(owner), migrating.is_of_today(owner)) == (NEXT, True)
    with owner.read() as connection:
        assert connection.execute(sa.text("SELECT name FROM mood")).scalars().all() == ["calm"]
    anna = opened(old.anna)
    open_stores.append(anna)
    reads_all(anna)


@pytest.mark.parametrize("how", ["fails", "is killed"])
def test_a_step_that_does_not_end_leaves_what_was(
    old: Old, tmp_path: Path, how: str, open_stores: list[Database]
) -> None:
    """The step has made tables, changed rows and dropped an index by then."""
    before = everything(old.owner)
    scripts = with_step(tmp_path, FAILS if how == "fails" else IS_KILLED)
    done = subprocess.run(
        [sys.executable, "-m", "tests.app.store.database.next_version", str(scripts), old.owner],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if how == "fails":
        assert "RuntimeError: in the middle" in done.stderr
    else:
        assert done.returncode == -signal.SIGKILL
    assert everything(old.owner) == before
    anna = opened(old.anna)
    open_stores.append(anna)
    assert migrating.is_of_today(anna)
    reads_all(anna)


def test_a_store_of_the_next_version_is_refused_untouched(
    old: Old, tmp_path: Path, open_stores: list[Database]
) -> None:
    with pytest.MonkeyPatch.context() as there:
        there.setattr(migrating, "_SCRIPTS", with_step(tmp_path, STEP))
        owner = opened(old.owner)
        open_stores.append(owner)
        migrating.migrate(owner)
    before = everything(old.owner)
    for refused in (migrating.state, migrating.is_of_today, migrating.migrate):
        with pytest.raises(StoreTrouble) as trouble:
            refused(owner)
        assert trouble.value.reason == "newer"
    assert everything(old.owner) == before


def test_a_database_of_somebody_else_is_refused_untouched(
    tmp_path: Path, open_stores: list[Database]
) -> None:
    database = open_file(tmp_path / "store.db", KEY, "anna", clock())
    open_stores.append(database)
    with database.begin() as connection:
        connection.execute(sa.text("CREATE TABLE recipe (name TEXT)"))
    before = everything(str(tmp_path / "store.db"))
    with pytest.raises(StoreTrouble) as trouble:
        migrating.migrate(database)
    assert trouble.value.reason == "foreign"
    assert everything(str(tmp_path / "store.db")) == before


@pytest.mark.parametrize("step", [STEP, FAILS])
def test_before_a_step_a_backup_is_made_that_opens_in_the_former_version(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch, open_stores: list[Database]
) -> None:
    monkeypatch.setattr(passphrase, "_MEMORY", 64)
    store, now = tmp_path / "own" / "store.db", clock()
    make_store(str(store), now, NoKeyRing(), passphrase=PASSPHRASE)
    database = opened_file(store, now, NoKeyRing(), PASSPHRASE)
    dossiers.save(database, CASES[0], b"first", ROW, on=NEW)
    database.close()
    with pytest.MonkeyPatch.context() as there:
        there.setattr(migrating, "_SCRIPTS", with_step(tmp_path, step))
        if step == FAILS:
            with pytest.raises(RuntimeError):
                open_desk(str(store), None, now, NoKeyRing(), passphrase=PASSPHRASE)  # type: ignore[arg-type]
        else:
            desk = open_desk(str(store), None, now, NoKeyRing(), passphrase=PASSPHRASE)  # type: ignore[arg-type]
            open_stores.append(desk.database)
    [kept] = backup.backups_in(backup.folder_of(store))
    key = find_key(store, NoKeyRing(), PASSPHRASE).key
    former, again = open_file(kept.path, key, "anna", now), open_file(store, key, "anna", now)
    open_stores.extend((former, again))
    assert migrating.is_of_today(former)
    assert dossiers.opened(former, CASES[0]).file == b"first"
    with again.read() as connection:
        form = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one()
    assert form == (NEXT if step == STEP else migrating.newest())
