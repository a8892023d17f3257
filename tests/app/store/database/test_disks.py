"""A disk that is full, that may not be written or that is gone: said so, and nothing is lost."""

import errno
import os
import random
import resource
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.store.database import backup, checking, dossiers, migrating, restoring
from app.store.database.connecting import Database, open_file, trouble_of
from app.store.database.dossiers import NEW
from app.store.database.trouble import StoreTrouble
from app.store.files import FileTrouble
from tests.app.store.database.conftest import KEY, ROW, clock

CASE = "a" * 32


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    (tmp_path / "drive").mkdir()
    opened = open_file(tmp_path / "drive" / "store.db", KEY, "anna", clock())
    migrating.migrate(opened)
    dossiers.save(opened, CASE, b"first", ROW, on=NEW)
    yield opened
    opened.close()


def _pragma(store: Database, statement: str) -> object:
    with store.read() as connection:
        said = connection.exec_driver_sql(f"PRAGMA {statement}")
        return said.scalar() if said.returns_rows else None


def _refusal(store: Database) -> str:
    content = random.Random(16).randbytes(500_000)  # it does not shrink
    with pytest.raises(StoreTrouble) as refused:
        dossiers.save(store, CASE, content, ROW, on=1)
    return refused.value.reason


def _is_as_it_was(store: Database) -> bool:
    whole = not checking.file_faults(store) and not checking.chain_faults(store)
    return whole and dossiers.opened(store, CASE).file == b"first"


def test_a_full_disk_writes_nothing_and_a_save_after_it_is_whole(store: Database) -> None:
    pages = _pragma(store, "page_count")
    _pragma(store, f"max_page_count = {pages}")
    assert _refusal(store) == "full"
    _pragma(store, "max_page_count = 1073741823")
    assert _is_as_it_was(store)
    assert dossiers.save(store, CASE, b"second", ROW, on=1).number == 2


def test_a_share_of_the_disk_that_is_used_up_is_full_and_not_damaged(store: Database) -> None:
    """The system refuses half-way, as it does for a quota; SQLite says I/O error."""
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, most))
    try:
        assert _refusal(store) == "full"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))
    assert _is_as_it_was(store)
    assert dossiers.save(store, CASE, b"second", ROW, on=1).number == 2


def test_a_quota_is_told_as_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.db"
    path.touch()
    error = sa.exc.OperationalError("INSERT", None, Exception("disk I/O error"))

    def used_up(handle: int) -> None:
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    monkeypatch.setattr(os, "fsync", used_up)
    assert trouble_of(error, str(path)).reason == "full"
    assert trouble_of(OSError(errno.EDQUOT, "Disk quota exceeded"), str(path)).reason == "full"
    assert [each.name for each in tmp_path.iterdir()] == ["store.db"]


def test_what_may_not_be_written_is_said_and_read(store: Database) -> None:
    _pragma(store, "query_only = ON")
    assert _refusal(store) == "read_only"
    _pragma(store, "query_only = OFF")
    assert _is_as_it_was(store)


def test_into_a_file_that_was_taken_away_while_it_is_open_nothing_is_saved(
    store: Database,
) -> None:
    path = Path(store.place)
    path.rename(path.with_name("weg.db"))
    assert _refusal(store) == "gone"
    with pytest.raises(StoreTrouble, match="gone"):
        dossiers.opened(store, CASE)
    assert not path.exists()
    path.with_name("weg.db").rename(path)
    assert _is_as_it_was(store)
    assert dossiers.save(store, CASE, b"second", ROW, on=1).number == 2


def test_a_drive_that_is_gone_comes_back_with_everything(store: Database) -> None:
    path = Path(store.place)
    store.close()
    path.parent.rename(path.parent.with_name("elsewhere"))
    assert _refusal(store) == "gone"
    assert not path.parent.exists()  # nothing empty in its place
    path.parent.with_name("elsewhere").rename(path.parent)
    assert _is_as_it_was(store)


@pytest.mark.parametrize(("is_there", "reason"), [(True, "damaged"), (False, "gone")])
def test_a_drive_pulled_out_under_an_open_file_is_not_called_damaged(
    tmp_path: Path, is_there: bool, reason: str
) -> None:
    path = tmp_path / "store.db"
    if is_there:
        path.touch()
    error = sa.exc.OperationalError("SELECT 1", None, Exception("disk I/O error"))
    assert trouble_of(error, str(path)).reason == reason


def test_a_disk_that_fills_up_while_a_backup_is_put_back(
    store: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup.make(store, tmp_path / "backups")

    def full(source: Path, target: Path) -> None:
        Path(target).write_bytes(b"half")
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(shutil, "copyfile", full)
    path = Path(store.place)
    opens = store.open_beside
    assert opens is not None
    with pytest.raises(OSError, match="no room"), restoring.made_beside(path, made.path, opens):
        pass
    assert sorted(each.name for each in path.parent.glob("*restoring*")) == []
    assert _is_as_it_was(store)


def test_a_folder_that_is_a_file_gives_no_backup(store: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileTrouble):
        backup.make(store, tmp_path / "file")
    assert _is_as_it_was(store)
