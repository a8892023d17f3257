"""Every store that a version of the program left behind is opened, and brought along."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.services.dossier_store.desk import Desk
from app.store.database import migrating
from app.store.database.connecting import Database, open_file, open_server
from app.store.database.work_list import Wanted
from tests.app.store.database.kept_stores import FOLDER, KEY, LOGIN, PURGED, contents, restored
from tests.app.store.database.server import Server

KEPT = sorted(path.stem for path in FOLDER.glob("*.json"))


def now() -> datetime:
    return datetime(2026, 12, 1, tzinfo=UTC)


def stands_as_it_was(database: Database, expected: dict[str, Any]) -> None:
    assert len(expected["dossiers"]) == 4
    assert contents(database) == expected
    assert expected["broken"] is False
    assert expected["purged"] == [PURGED]
    desk = Desk(database, lambda draft: pytest.fail("a list computes nothing"))
    assert {row["id"] for row in desk.rows(Wanted())} == set(expected["dossiers"])
    for case, each in expected["dossiers"].items():
        assert desk.fetch(case).version == len(each["files"])


def test_this_version_is_kept() -> None:
    """Made once, when its schema no longer changes: see `kept_stores`."""
    assert f"v{migrating.newest()}" in KEPT
    assert {path.suffix for path in FOLDER.iterdir() if path.stem in KEPT} == {
        ".db",
        ".sql",
        ".json",
    }


@pytest.mark.parametrize("name", KEPT)
def test_a_file_that_was_kept_is_brought_along(name: str, tmp_path: Path) -> None:
    shutil.copy(FOLDER / f"{name}.db", tmp_path / "store.db")
    database = open_file(tmp_path / "store.db", KEY, LOGIN, now)
    migrating.migrate(database)
    assert migrating.is_of_today(database)
    stands_as_it_was(database, json.loads((FOLDER / f"{name}.json").read_text())["file"])
    database.close()


@pytest.mark.parametrize("name", KEPT)
def test_a_server_that_was_kept_is_brought_along(name: str, server: Server) -> None:
    addresses = restored(server, FOLDER / f"{name}.sql")
    owner = open_server(addresses[""], now)
    migrating.migrate(owner)
    assert migrating.is_of_today(owner)
    owner.close()
    database = open_server(addresses[LOGIN], now)
    stands_as_it_was(database, json.loads((FOLDER / f"{name}.json").read_text())["server"])
    database.close()
