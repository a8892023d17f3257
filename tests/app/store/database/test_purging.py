"""A dossier that is removed for good: what is gone, what stays, and who may."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.services.dossier_store import backups
from app.services.dossier_store.desk import Desk
from app.store.database import chain, dossiers, migrating, purging
from app.store.database.connecting import Database, open_file, open_server
from app.store.database.dossiers import NEW
from app.store.database.purge_register import (
    add_to_register,
    read_register,
    register_keys,
    write_register,
)
from app.store.database.trouble import Purged, StoreTrouble
from calc import Assessment, Draft
from tests.app.store.database.conftest import KEY, ROW, clock
from tests.app.store.database.pages import unlocked_pages
from tests.app.store.database.server import Server

CASE, OTHER = "a" * 32, "b" * 32
OVER = {**ROW, "status": "done", "ended": "2020-06-30"}
NAME = b"Zonnebloemstraat"


@pytest.fixture(params=["sqlcipher", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A store of a supervisor, with a dossier that has ended and one that runs."""
    if request.param == "sqlcipher":
        opened = open_file(tmp_path / "store.db", KEY, "sara", clock())
        migrating.migrate(opened)
    else:
        server: Server = request.getfixturevalue("server")
        opened = open_server(server.store_with({"sara": ("supervisor", "lender")})["sara"], clock())
    dossiers.save(opened, CASE, NAME, OVER, on=NEW)
    dossiers.save(opened, CASE, NAME * 2, OVER, on=1)
    dossiers.save(opened, OTHER, b"runs", ROW, on=NEW)
    yield opened
    opened.close()


def test_what_is_purged_is_nowhere_and_the_chain_holds(store: Database) -> None:
    assert purging.purge(store, CASE, purging.RETENTION) == purging.Removed(1, 2, 0, 0)
    with pytest.raises(Purged):
        dossiers.opened(store, CASE)
    with pytest.raises(Purged):
        dossiers.save(store, CASE, b"again", ROW, on=NEW)
    assert dossiers.opened(store, OTHER).file == b"runs"
    assert [(each.dossier, each.rule) for each in purging.register(store)] == [(CASE, "retention")]
    with store.read() as connection:
        left = [
            connection.execute(sa.text(f"SELECT count(*) FROM {table} WHERE {column} = '{CASE}'"))
            .scalar_one()
            for table, column in (
                ("dossier", "id"), ("dossier_key", "dossier"), ("unsaved", "dossier"),
                ("version", "dossier"),
            )
        ]  # fmt: skip
        assert left == [0, 0, 0, 0 if store.is_server else 2]  # there nobody sees them any more


def test_a_purge_is_told_without_a_name(store: Database) -> None:
    purging.purge(store, CASE, purging.RETENTION)
    with store.read() as connection:
        told = connection.execute(sa.text("SELECT * FROM event WHERE kind = 'purged'")).one()
        assert told.dossier is None
        assert chain.facts_of(connection, told) == {"dossier": CASE, "rule": "retention"}
        assert store.is_server or chain.first_broken(connection) is None


def test_what_is_not_there_is_not_purged(store: Database) -> None:
    with pytest.raises(StoreTrouble) as refused:
        purging.purge(store, "c" * 32, purging.RETENTION)
    assert refused.value.reason == "not_found"
    assert purging.register(store) == []


def test_the_ended_ones_with_what_their_client_says(store: Database) -> None:
    [found] = purging.ended(store)
    assert (found.dossier, found.ended.isoformat(), found.months) == (CASE, "2020-06-30", None)
    assert not found.in_use


def _owner(server: Server, addresses: dict[str, str]) -> Callable[[str], None]:
    def run(statement: str) -> None:
        engine = sa.create_engine(addresses[""].replace("postgresql://", "postgresql+psycopg://"))
        with engine.begin() as connection:
            connection.execute(sa.text(statement))
        engine.dispose()

    return run


def test_a_server_removes_what_its_client_keeps_no_longer_and_nothing_sooner(
    server: Server,
) -> None:
    addresses = server.store_with({"sara": ("supervisor", "lender")})
    store = open_server(addresses["sara"], clock())
    run = _owner(server, addresses)
    try:
        dossiers.save(store, CASE, NAME, OVER, on=NEW)
        run(
            "INSERT INTO client (id, name, organisation, policy, retention_months)"
            " VALUES ('ours', 'Ours', 'lender', '', 1200)"
        )
        run(f"UPDATE dossier SET client = 'ours' WHERE id = '{CASE}'")
        with pytest.raises(StoreTrouble) as refused:
            purging.purge(store, CASE, purging.RETENTION)
        assert refused.value.reason == "not_allowed"
        run("UPDATE client SET retention_months = 24")
        run("UPDATE dossier SET status = 'running'")
        with pytest.raises(StoreTrouble):
            purging.purge(store, CASE, purging.RETENTION)
        run("UPDATE dossier SET status = 'done'")
        purging.purge(store, CASE, purging.RETENTION)
    finally:
        store.close()


def test_what_was_removed_is_in_no_file_any_more(tmp_path: Path) -> None:
    store = open_file(tmp_path / "store.db", KEY, "sara", clock())
    migrating.migrate(store)
    dossiers.save(store, CASE, NAME, OVER, on=NEW)
    with store.read() as connection:
        key = connection.execute(sa.text("SELECT key FROM dossier_key")).scalar_one()
    purging.purge(store, CASE, purging.RETENTION)
    assert purging.empty_log(store)
    assert Path(f"{store.place}-wal").stat().st_size == 0
    pages = unlocked_pages(Path(store.place), KEY)
    assert b"CREATE TABLE dossier_key" in pages
    assert key not in pages
    assert ROW["search"].encode() not in pages  # type: ignore[attr-defined]
    store.close()


def test_a_purge_is_repeated_once_and_also_of_what_a_backup_may_bring(store: Database) -> None:
    if store.is_server:
        return  # there it is done by the server's own function
    gone = [purging.Gone(CASE, "2026-01-01", "retention"), purging.Gone("c" * 32, "x", "retention")]
    assert purging.repeat(store, gone) == gone[:1]
    assert purging.repeat(store, gone) == []
    assert len(purging.register(store)) == 2
    with store.read() as connection:
        assert chain.first_broken(connection) is None


def test_what_a_restored_store_brings_back_goes_again_by_the_list_beside_it(
    store: Database, tmp_path: Path
) -> None:
    register = tmp_path / "register.json"
    gone = [purging.Gone(each, "2026-01-01", "retention") for each in (CASE, "c" * 32)]
    add_to_register(register, gone, store)

    def never(draft: Draft) -> Assessment:
        raise AssertionError

    desk = Desk(store, never)
    assert backups.repeat_purges(desk, register) == backups.Repeated(1, 0)
    assert backups.repeat_purges(desk, register) == backups.Repeated(0, 0)
    with pytest.raises(Purged):
        dossiers.opened(store, CASE)
    assert dossiers.opened(store, OTHER).file == b"runs"
    listed = read_register(register, register_keys(store))
    assert {each.dossier for each in listed.gone} == {CASE, "c" * 32}


def test_a_line_that_another_wrote_beside_a_server_removes_nothing(
    store: Database, tmp_path: Path
) -> None:
    register = tmp_path / "register.json"
    write_register(register, [purging.Gone(CASE, "2026-01-01", "retention")], bytes(32))

    def never(draft: Draft) -> Assessment:
        raise AssertionError

    assert backups.repeat_purges(Desk(store, never), register) == backups.Repeated(0, 1)
    assert dossiers.opened(store, CASE).file == NAME * 2
