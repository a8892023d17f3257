"""A slow link that breaks: what was saved is saved once, and a key of the list is one journey."""

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from app.store.database import chain, connecting, dossiers, work_list
from app.store.database.connecting import Database, open_server
from app.store.database.dossiers import NEW, Saved
from app.store.database.trouble import Conflict, StoreTrouble
from app.store.database.work_list import Wanted
from tests.app.store.database.conftest import ROW, SLOW, clock
from tests.app.store.database.server import Server
from tests.app.store.database.slow_link import SlowLink

CASE = "a" * 32
MOMENTS = [
    ("before", b"UPDATE dossier"),
    ("after", b"UPDATE dossier"),
    ("after", b"append_event"),
    ("before", b"COMMIT"),
    ("after", b"COMMIT"),
    ("within", b"COMMIT"),
]


@pytest.fixture(params=[0, pytest.param(SLOW, marks=pytest.mark.long)], ids=["near", "far away"])
def link(server: Server, request: pytest.FixtureRequest) -> Iterator[SlowLink]:
    address = server.store_with({"anna": ("officer", "lender")})["anna"]
    with SlowLink(address, request.param) as link:
        yield link


@pytest.fixture
def database(link: SlowLink) -> Iterator[Database]:
    opened = open_server(link.address, clock())
    yield opened
    opened.close()


def breaks(link: SlowLink, moment: tuple[str, bytes]) -> None:
    how, words = moment
    getattr(link, f"breaks_{how}")(words)


def stands(database: Database) -> tuple[int, list[tuple[str, int]]]:
    """How many versions there are, and which events with which number."""
    with database.read() as connection:
        versions = connection.execute(sa.text("SELECT count(*) FROM version")).scalar_one()
        events = connection.execute(sa.text("SELECT kind, number FROM event ORDER BY number"))
        assert chain.first_broken(connection) is None
        return versions, [(each.kind, each.number) for each in events]


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_a_save_on_a_link_that_breaks_is_done_once(
    database: Database, link: SlowLink, moment: tuple[str, bytes]
) -> None:
    dossiers.save(database, CASE, b"first", ROW, on=NEW)
    breaks(link, moment)
    saved = dossiers.save(database, CASE, b"second", ROW, on=1, reason="waarom")
    assert link.broken == 1
    assert stands(database) == (2, [("saved", 1), ("saved", 2)])
    with database.read() as connection:
        assert saved == Saved(2, chain.head(connection, database))
    assert dossiers.versions(database, CASE)[0].file == b"second"


@pytest.mark.parametrize("moment", [("before", b"COMMIT"), ("after", b"COMMIT")], ids=str)
def test_a_first_save_on_a_link_that_breaks_is_done_once(
    database: Database, link: SlowLink, moment: tuple[str, bytes]
) -> None:
    breaks(link, moment)
    saved = dossiers.save(database, CASE, b"first", ROW, on=NEW)
    assert (link.broken, saved.number) == (1, 1)
    assert stands(database) == (1, [("saved", 1)])


def test_a_save_whose_answer_was_lost_is_found_also_after_somebody_saved_since(
    database: Database,
) -> None:
    dossiers.save(database, CASE, b"first", ROW, on=NEW)
    ours = dossiers.save(database, CASE, b"ours", ROW, on=1)
    dossiers.save(database, CASE, b"theirs", ROW, on=2)
    assert dossiers.save(database, CASE, b"ours", ROW, on=1) == ours
    assert stands(database)[0] == 3
    with pytest.raises(Conflict):
        dossiers.save(database, CASE, b"ours", ROW, on=1, reason="een andere reden")


def test_a_save_with_nobody_on_the_other_side_says_so_and_can_be_done_later(
    database: Database, link: SlowLink
) -> None:
    dossiers.save(database, CASE, b"first", ROW, on=NEW)
    link.is_down = True
    link.breaks_after(b"COMMIT")
    with pytest.raises(StoreTrouble) as trouble:
        dossiers.save(database, CASE, b"second", ROW, on=1)
    assert trouble.value.reason == "gone"
    link.is_down = False
    assert dossiers.save(database, CASE, b"second", ROW, on=1).number == 2
    assert stands(database)[0] == 2


@pytest.mark.parametrize(
    "moment", [("within", b"FROM version"), ("after", b"append_event")], ids=str
)
def test_what_breaks_in_the_middle_of_a_fetch_is_fetched_again(
    database: Database, link: SlowLink, moment: tuple[str, bytes]
) -> None:
    dossiers.save(database, CASE, b"first" * 5000, ROW, on=NEW)
    breaks(link, moment)
    assert dossiers.opened(database, CASE).file == b"first" * 5000
    assert link.broken == 1
    assert ("opened", 2) in stands(database)[1]


def test_a_list_on_a_link_that_breaks_is_read_again(database: Database, link: SlowLink) -> None:
    dossiers.save(database, CASE, b"first", ROW, on=NEW)
    link.breaks_within(b"FROM dossier")
    found = database.ask(lambda at: work_list.rows(at, database, Wanted()))
    assert ([row["id"] for row in found], link.broken) == ([CASE], 1)


def test_a_connection_that_died_while_nobody_used_it_is_replaced(
    database: Database, link: SlowLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "_IDLE_SECONDS", -1)
    link.breaks_before(b";")  # what the driver asks a connection that may be dead
    with database.begin() as connection:
        assert connection.execute(sa.text("SELECT 7")).scalar_one() == 7
    assert link.broken == 1


def test_how_often_somebody_waits_for_the_server(database: Database, link: SlowLink) -> None:
    """Each costs as long as the link is slow: at 60 ms a save is a quarter of a second."""
    assert link.journeys == 8  # to open it: six of them are the driver's and the library's own

    def journeys(action: Callable[[], object]) -> int:
        before = link.journeys
        action()
        return link.journeys - before

    assert journeys(lambda: dossiers.save(database, CASE, b"first", ROW, on=NEW)) == 7
    assert journeys(lambda: dossiers.save(database, CASE, b"second", ROW, on=1)) == 4
    assert journeys(lambda: dossiers.opened(database, CASE)) == 2
    assert journeys(lambda: database.ask(lambda at: work_list.rows(at, database, Wanted()))) == 1
    words = Wanted(("voorbeeld",))
    assert journeys(lambda: database.ask(lambda at: work_list.counts(at, database, words, ""))) == 1
    assert journeys(lambda: dossiers.number_of(database, CASE)) == 1
