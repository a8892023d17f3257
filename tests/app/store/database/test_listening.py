"""Told that something changed, on both databases, also after the line was cut."""

import queue
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.store.database import dossiers
from app.store.database.connecting import Database, open_server
from app.store.database.dossiers import NEW
from app.store.database.listening import Listening
from tests.app.store.database.conftest import ROW, clock
from tests.app.store.database.link import Link, linked
from tests.app.store.database.server import Server

CASE = "a" * 32
PATIENCE = 30


class Heard:
    """What a listener was told, in order."""

    def __init__(self, database: Database) -> None:
        self._words = queue.Queue[str]()
        self.listening = Listening(
            database,
            lambda: self._words.put("changed"),
            lambda there: self._words.put("back" if there else "gone"),
            look=0.01,
        )
        self.listening.start()

    def next(self) -> str:
        """The next word; a failure when there is none."""
        return self._words.get(timeout=PATIENCE)

    def until(self, word: str) -> list[str]:
        """What was said up to and with this word."""
        said = [self.next()]
        while said[-1] != word:
            said.append(self.next())
        return said

    def stop(self) -> list[str]:
        """Stop, and what was not asked for yet."""
        self.listening.stop()
        rest = []
        while not self._words.empty():
            rest.append(self._words.get_nowait())
        return rest


def test_a_save_is_heard(database: Database) -> None:
    heard = Heard(database)
    assert [heard.next(), heard.next()] == ["back", "changed"]
    dossiers.save(database, CASE, b"{}", ROW, on=NEW)
    assert heard.next() == "changed"
    heard.stop()


def test_who_stops_hears_no_more(database: Database) -> None:
    heard = Heard(database)
    assert heard.until("changed") == ["back", "changed"]
    heard.stop()
    dossiers.save(database, CASE, b"{}", ROW, on=NEW)
    assert heard.stop() == []


@pytest.fixture
def link(server: Server) -> Iterator[Link]:
    """A link to the server; a socket has a short name."""
    with (
        tempfile.TemporaryDirectory(prefix="link-") as folder,
        linked(Path(folder), server.address) as link,
    ):
        yield link


def test_a_server_that_vanishes_and_returns_is_told_as_a_change(server: Server, link: Link) -> None:
    address = server.store_with({"anna": ("officer", "lender")})["anna"]
    through = open_server(link.address(address), clock())
    direct = open_server(address, clock())
    heard = Heard(through)
    assert heard.until("changed") == ["back", "changed"]
    link.cut()
    assert heard.next() == "gone"
    dossiers.save(direct, CASE, b"missed", ROW, on=NEW)
    link.mend()
    assert heard.until("changed") == ["back", "changed"]
    dossiers.save(direct, CASE, b"heard", ROW, on=1)
    assert heard.next() == "changed"
    heard.stop()
    through.close()
    direct.close()


def test_a_connection_that_the_server_ends_is_made_again(server: Server) -> None:
    addresses = server.store_with({"anna": ("officer", "lender")})
    database = open_server(addresses["anna"], clock())
    heard = Heard(database)
    assert heard.until("changed") == ["back", "changed"]
    with psycopg.connect(addresses[""], autocommit=True) as owner:
        ended = owner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
        )
        assert ended.rowcount == 1
    assert heard.until("changed") == ["gone", "back", "changed"]
    heard.stop()
    database.close()
