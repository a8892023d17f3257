"""Work that is not saved yet, kept in the store by the window it was typed in."""

from uuid import uuid4

import pytest
import sqlalchemy as sa

from app.store.database import dossiers, unsaved
from app.store.database.connecting import Database
from app.store.database.schema import DOSSIER_KEY, PURGED, UNSAVED
from app.store.database.trouble import Purged, StoreTrouble
from tests.app.store.database.conftest import ROW

CASE, WINDOW = uuid4().hex, uuid4().hex


def keys(database: Database) -> int:
    with database.read() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(DOSSIER_KEY)).scalar_one()


def test_the_last_that_a_window_kept_comes_back(database: Database) -> None:
    for work in (b"een", b"twee"):
        unsaved.keep(database, WINDOW, CASE, 0, work, "desk-1")
    (found,) = unsaved.waiting(database)
    assert (found.window, found.dossier, found.version) == (WINDOW, CASE, 0)
    assert unsaved.work_of(database, WINDOW) == b"twee"
    before = found.alive
    unsaved.say_alive(database, WINDOW)
    assert unsaved.waiting(database)[0].alive > before


def test_it_is_sealed_with_the_key_of_its_dossier(database: Database) -> None:
    unsaved.keep(database, WINDOW, CASE, 0, b"SENTINEL", "desk-1")
    with database.begin() as connection:
        row = connection.execute(sa.select(UNSAVED)).one()
        assert b"SENTINEL" not in row.work
        connection.execute(UNSAVED.update().values(work=row.work[:-1] + b"?"))
    with pytest.raises(StoreTrouble) as trouble:
        unsaved.work_of(database, WINDOW)
    assert trouble.value.reason == "damaged"


def test_a_dossier_that_was_typed_first_is_saved_with_the_same_key(database: Database) -> None:
    unsaved.keep(database, WINDOW, CASE, 0, b"work", "desk-1")
    dossiers.save(database, CASE, b"{}", ROW, on=0)
    assert keys(database) == 1
    unsaved.forget(database, WINDOW)
    assert unsaved.waiting(database) == []
    assert unsaved.work_of(database, WINDOW) is None
    assert dossiers.opened(database, CASE).file == b"{}"


def test_what_nobody_wanted_leaves_no_key(database: Database) -> None:
    unsaved.keep(database, WINDOW, CASE, 0, b"work", "desk-1")
    unsaved.keep(database, WINDOW, uuid4().hex, 0, b"another dossier", "desk-1")
    unsaved.forget(database, WINDOW)
    if not database.is_server:  # there only a purge takes keys away
        assert keys(database) == 0


def test_what_was_purged_is_not_kept_again(database: Database) -> None:
    if database.is_server:
        pytest.skip("an officer does not purge on a server: tests of roles")
    with database.begin() as connection:
        connection.execute(PURGED.insert().values(dossier=CASE, at="2026", rule="test"))
    with pytest.raises(Purged):
        unsaved.keep(database, WINDOW, CASE, 1, b"work", "desk-1")
    assert unsaved.waiting(database) == []
