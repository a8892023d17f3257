"""Versions of a dossier: saved on the version that was opened, and never written over."""

import pytest
import sqlalchemy as sa

from app.store.database import chain, dossiers
from app.store.database.connecting import Database
from app.store.database.dossiers import NEW
from app.store.database.trouble import Conflict, StoreTrouble
from tests.app.store.database.conftest import ROW

CASE = "a" * 32


def test_what_is_saved_is_opened_as_it_was(database: Database) -> None:
    dossiers.save(database, CASE, b"first", ROW, on=NEW, reason="begonnen")
    dossiers.save(database, CASE, b"second", ROW, on=1)
    assert dossiers.opened(database, CASE).file == b"second"
    first = dossiers.opened(database, CASE, 1)
    assert (first.file, first.reason, first.login) == (b"first", "begonnen", "anna")
    assert [each.number for each in dossiers.versions(database, CASE)] == [2, 1]


@pytest.mark.parametrize("on", [NEW, 1, 3])
def test_a_save_on_another_version_than_the_last_writes_nothing(
    database: Database, on: int
) -> None:
    dossiers.save(database, CASE, b"first", ROW, on=NEW)
    dossiers.save(database, CASE, b"theirs", ROW, on=1)
    with pytest.raises(Conflict) as refused:
        dossiers.save(database, CASE, b"ours", ROW, on=on)
    assert refused.value.current == 2
    assert dossiers.opened(database, CASE).file == b"theirs"
    with database.read() as connection:
        assert chain.head(connection, database).number == 3  # two saves and one opening


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE version SET login = 'x'",
        "DELETE FROM version",
        "UPDATE event SET kind = 'x'",
        "DELETE FROM event",
    ],
)
def test_what_only_grows_cannot_be_changed(database: Database, statement: str) -> None:
    dossiers.save(database, CASE, b"first", ROW, on=NEW)
    with pytest.raises(StoreTrouble) as refused, database.begin() as connection:
        connection.execute(sa.text(statement))
    assert refused.value.reason == "not_allowed"


def test_an_event_names_who_and_is_chained(database: Database) -> None:
    dossiers.save(database, CASE, b"first", ROW, on=NEW)
    dossiers.opened(database, CASE)
    with database.read() as connection:
        events = list(connection.execute(sa.text("SELECT * FROM event ORDER BY number")))
        assert [(each.kind, each.login) for each in events] == [
            ("saved", "anna"),
            ("opened", "anna"),
        ]
        assert events[1].previous == events[0].hash
        assert chain.first_broken(connection) is None
        assert chain.facts_of(connection, events[0]) == {"version": 1}


def test_what_no_row_can_have_is_not_found(database: Database) -> None:
    for dossier, number in (("\udcff", None), ("a" * 32, 10**20), ("a\x00b", None)):
        with pytest.raises(StoreTrouble) as refused:
            dossiers.opened(database, dossier, number)
        assert refused.value.reason in ("not_found", "failed")
