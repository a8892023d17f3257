"""A backup: one moment of the store, whole and looked at; and which of them are kept."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.store.database import backup, checking, dossiers, migrating
from app.store.database.backup import Backup
from app.store.database.connecting import Database, open_file
from app.store.database.dossiers import NEW
from app.store.database.trouble import StoreTrouble
from tests.app.store.database.conftest import KEY, ROW, clock

CASE = "a" * 32


@pytest.fixture
def store(tmp_path: Path) -> Database:
    """A store with one dossier of two versions."""
    opened = open_file(tmp_path / "store.db", KEY, "anna", clock())
    migrating.migrate(opened)
    dossiers.save(opened, CASE, b"first", ROW, on=NEW)
    dossiers.save(opened, CASE, b"second", ROW, on=1)
    return opened


def _opened(path: Path) -> Database:
    return open_file(path, KEY, "anna", clock())


def test_a_backup_holds_what_the_store_held_and_nothing_beside_it(
    store: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    made = backup.make(store, folder)
    dossiers.save(store, CASE, b"third", ROW, on=2)
    assert [each.name for each in folder.iterdir()] == [made.path.name]
    assert made.path.stat().st_mode & 0o077 == 0
    assert backup.verified(_opened, made.path) == checking.Contents(
        1, 2, 2, "2026-11-29T12:00:03.000000+00:00"
    )
    copy = _opened(made.path)
    assert dossiers.opened(copy, CASE).file == b"second"
    copy.close()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(made.path).execute("SELECT * FROM dossier")
    store.close()


def test_a_backup_is_made_while_somebody_writes(store: Database, tmp_path: Path) -> None:
    with store.begin() as connection:
        connection.execute(sa.text("UPDATE dossier SET title = 'half'"))
        made = backup.make(store, tmp_path / "backups")
    copy = _opened(made.path)
    with copy.read() as connection:
        assert connection.execute(sa.text("SELECT title FROM dossier")).scalar() == ROW["title"]
    copy.close()
    store.close()


def test_a_store_that_is_damaged_gives_no_backup(store: Database, tmp_path: Path) -> None:
    store.close()
    path = Path(store.place)
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(bytes(data))
    opened = _opened(path)
    with pytest.raises(StoreTrouble) as refused:
        backup.make(opened, tmp_path / "backups")
    assert refused.value.reason == "damaged"
    assert list((tmp_path / "backups").iterdir()) == []
    opened.close()


def test_a_chain_that_was_rewritten_gives_no_backup(store: Database, tmp_path: Path) -> None:
    with store.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER event_no_UPDATE"))
        connection.execute(sa.text("UPDATE event SET login = 'bas' WHERE number = 1"))
    with pytest.raises(StoreTrouble) as refused:
        backup.make(store, tmp_path / "backups")
    assert refused.value.reason == "damaged"
    store.close()


def test_two_backups_within_a_second_have_names_of_their_own(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 29, 12, tzinfo=UTC)
    opened = open_file(tmp_path / "store.db", KEY, "anna", lambda: moment)
    migrating.migrate(opened)
    names = {backup.make(opened, tmp_path / "b").path.name for _ in range(2)}
    assert names == {"uitzicht-20261129T120000.db", "uitzicht-20261129T120001.db"}
    opened.close()


def _named(*moments: datetime) -> list[Backup]:
    return [Backup(Path(f"uitzicht-{each:%Y%m%dT%H%M%S}.db"), each) for each in moments]


def test_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    today = datetime(2026, 11, 29, 8, tzinfo=UTC)  # a sunday
    every = _named(*(today - timedelta(days=days) for days in range(800)))
    gone = {each.path for each in backup.superfluous(every)}
    kept = [each.made.date().isoformat() for each in every if each.path not in gone]
    assert kept == [
        "2026-11-29", "2026-11-28", "2026-11-27", "2026-11-26", "2026-11-25", "2026-11-24",
        "2026-11-23",
        "2026-11-22", "2026-11-15", "2026-11-08",
        "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31",
        "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31",
    ]  # fmt: skip


def test_of_today_all_are_kept_and_of_yesterday_the_last() -> None:
    today = datetime(2026, 11, 29, 8, tzinfo=UTC)
    hours = [timedelta(), timedelta(hours=2), timedelta(days=1), timedelta(days=1, hours=2)]
    every = _named(*(today - each for each in hours))
    assert backup.superfluous(every) == every[3:]


def test_who_makes_none_for_years_keeps_the_last(tmp_path: Path) -> None:
    for name in ("uitzicht-20200101T080000.db", "uitzicht-20990101T080000.txt", "my.db"):
        (tmp_path / name).write_bytes(b"")
    assert backup.clear(tmp_path) == []
    assert len(list(tmp_path.iterdir())) == 3


def test_clearing_removes_backups_and_nothing_else(tmp_path: Path) -> None:
    names = [f"uitzicht-2026112{day}T080000.db" for day in range(10)]
    names += ["uitzicht-20261129T090000.db", "notes.txt", "uitzicht-20261129T990000.db"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    removed = {each.path.name for each in backup.clear(tmp_path)}
    assert removed == {"uitzicht-20261120T080000.db", "uitzicht-20261121T080000.db"}


def test_what_was_never_finished_goes_the_next_day(tmp_path: Path) -> None:
    names = [f"uitzicht-202611{day}T080000.db" for day in (28, 29)]
    for name in (names[1], *(f"{name}.making" for name in names), f"{names[0]}.making-wal"):
        (tmp_path / name).write_bytes(b"")
    backup.clear(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {names[1], f"{names[1]}.making"}
