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
OWN, HANDED, FOREIGN, HARD = "a" * 32, "b" * 32, "c" * 32, "d" * 32
"""Of `lender`; handed to `bureau`; of `other`; a distressing one of team `blue`."""
GONE = "e" * 32


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


def _version(dossier: str, number: int, login: str) -> str:
    return f"INSERT INTO version VALUES ('{dossier}', {number}, '', '', '{login}', '2020-01-01')"


def _event(dossier: str, kind: str = "opened") -> str:
    return f"SELECT * FROM append_event('{dossier}', NULL, '{kind}', '\\x01')"


def _next(dossier: str, number: int) -> str:
    return f"UPDATE dossier SET version = {number} WHERE id = '{dossier}'"


_NEW_ROW = (
    "INSERT INTO dossier (id, organisation, officer, distressing, version, updated, reference,"
    " title, search, status, need, reason, open_checks{more}) VALUES ('{id}', '{organisation}',"
    " '{login}', false, {version}, '', '', '', '', 'concept', 1, '', 0{values})"
)


def _made(login: str, dossier: str, organisation: str, version: int = 1, **more: str) -> str:
    return _NEW_ROW.format(
        id=dossier,
        organisation=organisation,
        login=login,
        version=version,
        more="".join(f", {name}" for name in more),
        values="".join(f", '{value}'" for value in more.values()),
    )


REFUSED = {
    # the chain
    "changes an event": ("anna", "UPDATE event SET kind = 'x'"),
    "takes an event out": ("anna", "DELETE FROM event"),
    "writes an event past the chain": (
        "anna",
        "INSERT INTO event VALUES (99, '', 'anna', NULL, NULL, 'x', '', '', '')",
    ),
    "calls the chain's own function": (
        "anna",
        "SELECT * FROM write_event(NULL, NULL, 'purged', '{}')",
    ),
    "an event about a dossier that is not seen": ("anna", _event(FOREIGN)),
    "an event about a distressing dossier of another team": ("anna", _event(HARD)),
    "an event about a dossier that was not handed over": ("bram", _event(OWN)),
    "the administrator about a dossier": ("admin", _event(OWN)),
    "an event that only the server writes": ("anna", _event(OWN, "purged")),
    "an event with a line in its kind": ("anna", _event(OWN, "opened\n1")),
    "the auditor says it saved": ("audit", _event(OWN, "saved")),
    "an event for a client of others": (
        "anna",
        "SELECT * FROM append_event(NULL, 'theirs', 'exported', '{}')",
    ),
    "an event that does not read": (  # invalid JSON: an audit would stop at it
        "anna",
        "SELECT * FROM append_event(NULL, NULL, 'exported', '{')",
    ),
    # versions
    "a version with another's login": ("anna", _next(OWN, 2), _version(OWN, 2, "bas")),
    "a version number skipped": ("anna", _next(OWN, 2), _version(OWN, 3, "anna"), _event(OWN)),
    "the number of the list skipped": ("anna", _next(OWN, 9)),
    "a number without its version": ("anna", _next(OWN, 2), _event(OWN)),
    "a version without an event": ("anna", _next(OWN, 2), _version(OWN, 2, "anna")),
    "a version of a dossier that is not seen": ("anna", _version(FOREIGN, 2, "anna")),
    "the auditor saves a version": ("audit", _version(OWN, 2, "audit")),
    "a version changed": ("anna", "UPDATE version SET draft = ''"),
    "versions emptied": ("anna", "TRUNCATE version"),
    "an outcome of a version that is not there": (
        "anna",
        f"INSERT INTO outcome VALUES ('1', '{OWN}', 7, 'letter', '', '')",
    ),
    "a document in another's name": (
        "anna",
        f"INSERT INTO document VALUES ('1', '{OWN}', 1, 'letter', '', '', true, 'bas', '')",
    ),
    # whose dossier it is
    "moves a dossier to another organisation": (
        "anna",
        "UPDATE dossier SET organisation = 'other'",
    ),
    "hands a dossier over": ("anna", "UPDATE dossier SET handed_to = 'bureau'"),
    "the agency hands it on": ("bram", "UPDATE dossier SET handed_to = 'elders'"),
    "gives a dossier to a colleague": ("anna", "UPDATE dossier SET officer = 'bas'"),
    "the agency takes it on its own name": ("bram", "UPDATE dossier SET officer = 'bram'"),
    "puts it with another team": ("anna", "UPDATE dossier SET team = 'blue'"),
    "takes it on its own name untold": (
        "bas",
        f"UPDATE dossier SET officer = 'bas' WHERE id = '{OWN}'",
    ),
    "says untold that a plan has ended": ("anna", "UPDATE dossier SET ended = '2020-01-01'"),
    "puts it with a client of others": ("anna", "UPDATE dossier SET client = 'theirs'"),
    "gives a dossier another number": ("anna", "UPDATE dossier SET id = repeat('f', 32)"),
    "a dossier for another organisation": ("anna", _made("anna", "1" * 32, "other")),
    "a dossier handed over at once": (
        "anna",
        _made("anna", "1" * 32, "lender", handed_to="bureau"),
    ),
    "a dossier that begins at a later version": ("anna", _made("anna", "1" * 32, "lender", 5)),
    "a dossier without a version": ("anna", _made("anna", "1" * 32, "lender")),
    "a dossier that is gone, made again": ("anna", _made("anna", GONE, "lender")),
    "the agency makes a dossier": ("bram", _made("bram", "1" * 32, "bureau")),
    "the administrator makes a dossier": ("admin", _made("admin", "1" * 32, "lender")),
    # keys and purges
    "destroys a key": ("anna", "DELETE FROM dossier_key"),
    "changes a key": ("anna", "UPDATE dossier_key SET key = ''"),
    "a key for a dossier that is gone": (
        "anna",
        f"INSERT INTO dossier_key (dossier, key) VALUES ('{GONE}', '')",
    ),
    "what a login saw, for an officer": ("anna", "SELECT * FROM opened_by('bas', '')"),
    "what a login saw, for a supervisor": ("sara", "SELECT * FROM opened_by('bas', '')"),
    "changes a policy of before": ("admin", "UPDATE client_policy SET policy = ''"),
    "a policy of before that was none": (
        "admin",
        "INSERT INTO client_policy VALUES ('ours', 'x', '', '')",
    ),
    "a key in another's name": (
        "anna",
        f"INSERT INTO dossier_key VALUES ('{'2' * 32}', '', 'bas')",
    ),
    "the administrator reads a key": ("admin", "SELECT * FROM dossier_key"),
    "the administrator reads the list": ("admin", "SELECT * FROM dossier"),
    "takes a dossier out of the list": ("sara", "DELETE FROM dossier"),
    "says that a dossier was purged": ("sara", "INSERT INTO purged VALUES ('x', '', '')"),
    "forgets a purge": ("sara", "DELETE FROM purged"),
    "an officer removes a dossier for good": (
        "anna",
        f"SELECT * FROM purge_dossier('{OWN}', 'retention')",
    ),
    "the administrator removes a dossier for good": (
        "admin",
        f"SELECT * FROM purge_dossier('{OWN}', 'retention')",
    ),
    "removes a dossier whose plan has not ended": (
        "sara",
        f"SELECT * FROM purge_dossier('{OWN}', 'retention')",
    ),
    "removes a dossier of others": (
        "sara",
        f"SELECT * FROM purge_dossier('{FOREIGN}', 'retention')",
    ),
    # people
    "gives itself another role": ("anna", "UPDATE person SET role = 'supervisor'"),
    "adds a person": ("anna", "INSERT INTO person VALUES ('eva', '', 'lender', '', 'officer', '')"),
    "the administrator gives itself a role": (
        "admin",
        "UPDATE person SET role = 'officer' WHERE login = 'admin'",
    ),
    "the administrator makes a login of the server a person": (
        "admin",
        "INSERT INTO person VALUES ('postgres', '', 'lender', '', 'officer', '')",
    ),
    "the administrator revokes a login of the server": (
        "admin",
        "INSERT INTO person VALUES ('postgres', '', 'lender', '', 'officer', '', 'x')",
    ),
    "a role that is none": ("admin", "UPDATE person SET role = 'owner' WHERE login = 'bas'"),
    "gives another login to a person": (
        "admin",
        "UPDATE person SET login = 'mallory' WHERE login = 'bas'",
    ),
    "takes a person out": ("admin", "DELETE FROM person WHERE login = 'bas'"),
    "an officer changes a policy": ("anna", "UPDATE client SET policy = ''"),
    # the server
    "works as the owner": ("anna", "SET ROLE postgres"),
    "works as another": ("anna", "SET SESSION AUTHORIZATION sara"),
    "works with another role": ("anna", "SET ROLE uitzicht_supervisor"),
    "makes itself member of a role": ("anna", "GRANT uitzicht_supervisor TO anna"),
    "the administrator makes itself an officer": ("admin", "GRANT uitzicht_officer TO admin"),
    "makes itself a superuser": ("anna", "ALTER ROLE anna SUPERUSER"),
    "makes a login": ("admin", "CREATE ROLE mallory LOGIN"),
    "takes the triggers away": ("anna", "ALTER TABLE version DISABLE TRIGGER ALL"),
    "works without the triggers": ("anna", "SET session_replication_role = replica"),
    "takes the policies away": ("anna", "ALTER TABLE dossier DISABLE ROW LEVEL SECURITY"),
    "a policy of its own": ("anna", "CREATE POLICY mine ON dossier USING (true)"),
    "reads past the policies": ("anna", "SET row_security = off", "SELECT * FROM dossier"),
    "a function among ours": (
        "anna",
        "CREATE FUNCTION my_role() RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
    ),
    "another body for a function": (
        "anna",
        "CREATE OR REPLACE FUNCTION my_team() RETURNS text LANGUAGE sql AS $$ SELECT 'blue' $$",
    ),
    "a table among ours": ("anna", "CREATE TABLE person_ (login text)"),
    "a temporary table": ("anna", "CREATE TEMPORARY TABLE person (login text)"),
    "a schema": ("anna", "CREATE SCHEMA mine"),
    "a view over the keys": ("anna", "CREATE VIEW mine AS SELECT * FROM dossier_key"),
    "a program of the server": ("sara", "COPY dossier TO PROGRAM 'cat'"),
    "a file of the server": ("sara", "COPY (SELECT 1) TO '/x'"),
    "reads a file of the server": ("sara", "SELECT pg_read_file('/etc/passwd')"),
    "brings a file into the server": ("sara", "SELECT lo_import('/etc/passwd')"),
    "the settings of the server": ("sara", "SELECT pg_reload_conf()"),
    "ends another's connection": ("anna", "SELECT pg_terminate_backend(pid)"
                                  " FROM pg_stat_activity WHERE usename = 'postgres'"
                                  " OR pid = (SELECT min(pid) FROM pg_stat_activity)"),
    "holds up everybody's events": ("anna", "SELECT 1 FROM store FOR UPDATE"),
    "asks whether a dossier is seen by its own means": ("anna", f"SELECT sees('{FOREIGN}')"),
    "locks the events": ("anna", "LOCK TABLE event IN EXCLUSIVE MODE"),
}  # fmt: skip


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
    "changes another organisation's dossier": ("anna", _next(FOREIGN, 2)),
    "changes one that was not handed over": ("bram", _next(OWN, 2)),
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
        ("anna", _next(OWN, 2), _version(OWN, 2, "anna"), _event(OWN, "saved")),
        lambda client: client.values("anna", "SELECT at > '2026' FROM version WHERE number = 2"),
        [(True,)],  # the clock of the server, not the one that was said
    ),
    "an officer takes a dossier on its own name, told": (
        ("bas", f"UPDATE dossier SET officer = 'bas' WHERE id = '{OWN}'", _event(OWN, "taken")),
        lambda client: client.values("bas", f"SELECT officer FROM dossier WHERE id = '{OWN}'"),
        [("bas",)],
    ),
    "a supervisor hands over, told": (
        (
            "sara",
            f"UPDATE dossier SET handed_to = 'elders' WHERE id = '{OWN}'",
            _event(OWN, "handed_over"),
        ),
        lambda client: client.values("bela", "SELECT id FROM dossier"),
        [(OWN,)],
    ),
    "the agency saves what was handed to it": (
        ("bram", _next(HANDED, 2), _version(HANDED, 2, "bram"), _event(HANDED, "saved")),
        lambda client: client.values("bram", "SELECT max(number) FROM version"),
        [(2,)],
    ),
    "an auditor opens a dossier": (
        ("audit", _event(HANDED)),
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
