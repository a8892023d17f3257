"""What each role may and may not do on a server, by raw SQL: an attacker with psql and a password.

One store for all of it: refused statements leave nothing behind, and those that may roll back.
"""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from app.store.database import dossiers
from app.store.database.connecting import open_server
from app.store.database.dossiers import NEW
from tests.app.store.database.conftest import ROW, clock
from tests.app.store.database.raw_sql import Client
from tests.app.store.database.refused import (
    FOREIGN,
    GONE,
    HANDED,
    HARD,
    OWN,
    REFUSED,
    event,
    next_,
    version,
)
from tests.app.store.database.server import Server

PEOPLE = {
    "anna": ("officer", "lender"),
    "bas": ("officer", "lender"),
    "sara": ("supervisor", "lender"),
    "bram": ("agency", "bureau"),
    "bela": ("agency", "elders"),
    "otto": ("officer", "other"),
    "audit": ("auditor", "lender"),
    "admin": ("administrator", "lender"),
}


@pytest.fixture(scope="module")
def client(server: Server) -> Client:
    """A store with four dossiers and one that is gone."""
    addresses = server.store_with(PEOPLE)
    client = Client(addresses)
    for login, dossier, organisation, team in (
        ("anna", OWN, "lender", ""),
        ("anna", HANDED, "lender", ""),
        ("otto", FOREIGN, "other", ""),
        ("bas", HARD, "lender", "blue"),
    ):
        database = open_server(addresses[login], clock())
        row = {**ROW, "organisation": organisation, "officer": login, "team": team}
        dossiers.save(database, dossier, b"{}", {**row, "distressing": dossier == HARD}, on=NEW)
        database.close()
    engine = sa.create_engine(addresses[""].replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        for statement in (
            f"UPDATE dossier SET handed_to = 'bureau' WHERE id = '{HANDED}'",
            f"INSERT INTO purged VALUES ('{GONE}', '2026-01-01', 'retention')",
            "INSERT INTO client VALUES ('ours', 'Ours', 'lender', '', NULL, NULL),"
            " ('theirs', 'Theirs', 'other', '', NULL, NULL)",
            "UPDATE person SET team = 'blue' WHERE login IN ('bas', 'bram')",
        ):
            connection.execute(sa.text(statement))
    engine.dispose()
    return client


@pytest.mark.parametrize("what", REFUSED)
def test_the_server_refuses(client: Client, what: str) -> None:
    login, *statements = REFUSED[what]
    answer = "22P02" if "does not read" in what else "refused"
    assert client.said(login, *statements) == answer


# Who sees which of the four dossiers; also of its key, its versions and its events.
SEEN = {
    "anna": {OWN, HANDED},
    "bas": {OWN, HANDED, HARD},
    "sara": {OWN, HANDED},
    "bram": {HANDED},
    "bela": set[str](),
    "otto": {FOREIGN},
    "audit": {OWN, HANDED},
}


@pytest.mark.parametrize("login", SEEN)
@pytest.mark.parametrize("table", ["dossier_key", "version", "event"])
def test_each_sees_its_own_dossiers_and_no_trace_of_others(
    client: Client, login: str, table: str
) -> None:
    ids = {row[0] for row in client.values(login, "SELECT id FROM dossier")}
    assert ids == SEEN[login]
    rows = {
        row[0]
        for row in client.values(login, f"SELECT dossier FROM {table} WHERE dossier IS NOT NULL")
    }
    if (login, table) == ("audit", "event"):  # who verifies the chain needs all of it
        assert rows >= {OWN, HANDED, FOREIGN, HARD}
    else:
        assert rows == SEEN[login]


NOTHING = {
    "changes another organisation's dossier": ("anna", next_(FOREIGN, 2)),
    "changes one that was not handed over": ("bram", next_(OWN, 2)),
    "another organisation's client": ("anna", "SELECT 1 FROM client WHERE id = 'theirs'"),
    "a client whose dossiers were not handed over": ("bram", "SELECT 1 FROM client"),
    "another organisation's policy": (
        "anna",
        "SELECT 1 FROM client_policy WHERE client = 'theirs'",
    ),
    "people of another organisation": ("anna", "SELECT 1 FROM person WHERE login = 'otto'"),
    "another's unsaved work": ("anna", "SELECT 1 FROM unsaved"),
    "an error that only a row which is not seen gives": (
        "bela",
        "SELECT 1 / (need - need) FROM dossier",
    ),
    "the dossiers, for the administrator": ("admin", "SELECT id FROM dossier"),
    "the number of rows of others": ("bela", "SELECT 1 FROM dossier HAVING count(*) > 0"),
    "what others ask the server": (
        "bela",
        "SELECT 1 FROM pg_stat_activity WHERE usename <> 'bela' AND query NOT IN"
        " ('<insufficient privilege>', '')",
    ),
    "what the planner knows of the columns": (
        "bela",
        "SELECT 1 FROM pg_stats WHERE tablename = 'dossier'",
    ),
    "the events of persons, for an officer": ("anna", "SELECT 1 FROM event WHERE dossier IS NULL"),
}


@pytest.mark.parametrize("what", NOTHING)
def test_the_server_shows_nothing(client: Client, what: str) -> None:
    login, statement = NOTHING[what]
    assert client.said(login, statement) == "0 rows"


_Rows = list[tuple[object, ...]]
MAY: dict[str, tuple[tuple[str, ...], Callable[[Client], _Rows], _Rows]] = {
    "an officer saves a version": (
        ("anna", next_(OWN, 2), version(OWN, 2, "anna"), event(OWN, "saved")),
        lambda client: client.values("anna", "SELECT at > '2026' FROM version WHERE number = 2"),
        [(True,)],  # the clock of the server, not the one that was said
    ),
    "an officer takes a dossier on its own name, told": (
        ("bas", f"UPDATE dossier SET officer = 'bas' WHERE id = '{OWN}'", event(OWN, "taken")),
        lambda client: client.values("bas", f"SELECT officer FROM dossier WHERE id = '{OWN}'"),
        [("bas",)],
    ),
    "a supervisor hands over, told": (
        (
            "sara",
            f"UPDATE dossier SET handed_to = 'elders' WHERE id = '{OWN}'",
            event(OWN, "handed_over"),
        ),
        lambda client: client.values("bela", "SELECT id FROM dossier"),
        [(OWN,)],
    ),
    "the agency saves what was handed to it": (
        ("bram", next_(HANDED, 2), version(HANDED, 2, "bram"), event(HANDED, "saved")),
        lambda client: client.values("bram", "SELECT max(number) FROM version"),
        [(2,)],
    ),
    "an auditor opens a dossier": (
        ("audit", event(HANDED)),
        lambda client: client.values(
            "audit", "SELECT kind, login FROM event ORDER BY number DESC LIMIT 1"
        ),
        [("opened", "audit")],
    ),
    "an officer keeps unsaved work": (
        ("anna", f"INSERT INTO unsaved VALUES ('w', '{OWN}', 1, '', 'anna', 'pc', '')"),
        lambda client: client.values("anna", 'SELECT "window" FROM unsaved'),
        [("w",)],
    ),
    "a key before the first version is seen by who made it": (
        ("anna", f"INSERT INTO dossier_key (dossier, key) VALUES ('{'3' * 32}', 'k')"),
        lambda client: [
            (len(client.values(login, f"SELECT 1 FROM dossier_key WHERE dossier = '{'3' * 32}'")),)
            for login in ("anna", "bas", "sara")
        ],
        [(1,), (0,), (0,)],
    ),
    "an administrator adds a person, and the server tells": (
        ("admin", "INSERT INTO person VALUES ('eva', 'Eva', 'lender', '', 'officer', '')"),
        lambda client: client.values(
            "admin", "SELECT kind, login FROM event WHERE kind = 'person_added'"
        ),
        [("person_added", "admin")],
    ),
    "an administrator changes a client, and the server tells": (
        ("admin", "UPDATE client SET retention_months = 24 WHERE id = 'ours'"),
        lambda client: client.values(
            "admin", "SELECT client FROM event WHERE kind = 'client_changed'"
        ),
        [("ours",)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", MAY)
def test_each_may_do_its_work(client: Client, what: str) -> None:
    (login, *statements), found, expected = MAY[what]
    assert client.said(login, *statements) == "1 rows"
    assert found(client) == expected
