"""Rights that change while somebody is connected, and what does not hold because of a right."""

import psycopg
import pytest

from app.store.database import dossiers
from app.store.database.connecting import open_server
from app.store.database.dossiers import NEW
from tests.app.store.database.conftest import ROW, clock
from tests.app.store.database.raw_sql import Client
from tests.app.store.database.server import Server

CASE = "a" * 32
EVERYTHING = (
    "SELECT 1 FROM dossier",
    "SELECT 1 FROM dossier_key",
    "SELECT 1 FROM version",
    "SELECT 1 FROM event",
    "SELECT 1 FROM unsaved",
    "SELECT 1 FROM person",
    "SELECT 1 FROM client",
    "SELECT 1 FROM store",
    "SELECT 1 FROM purged",
)


@pytest.fixture
def addresses(server: Server) -> dict[str, str]:
    """A store with one dossier, of anna; `purged` and `client` have a row."""
    addresses = server.store_with(
        {
            "anna": ("officer", "lender"),
            "bas": ("officer", "lender"),
            "admin": ("administrator", "lender"),
        }
    )
    database = open_server(addresses["anna"], clock())
    dossiers.save(database, CASE, b"{}", ROW, on=NEW)
    database.close()
    with psycopg.connect(addresses[""], autocommit=True) as owner:
        owner.execute("INSERT INTO purged VALUES ('x', '', '')")
        owner.execute("INSERT INTO client VALUES ('ours', 'Ours', 'lender', '', NULL, NULL)")
        owner.execute(
            "INSERT INTO unsaved VALUES ('w', %s, 1, '', 'anna', 'pc', '')", (CASE,), prepare=False
        )
    return addresses


def test_who_is_revoked_sees_nothing_any_more_while_connected(addresses: dict[str, str]) -> None:
    client = Client(addresses)
    with client.connected("anna") as anna:
        assert all(anna.execute(each).rowcount >= 1 for each in EVERYTHING)
        revoked = "UPDATE person SET revoked = 'now' WHERE login = 'anna'"
        assert client.said("admin", revoked) == "1 rows"
        assert [anna.execute(each).rowcount for each in EVERYTHING] == [0] * len(EVERYTHING)
        assert anna.execute("SELECT * FROM chain_head()").rowcount == 0
        for statement in (
            f"SELECT * FROM append_event('{CASE}', NULL, 'opened', '\\x01')",
            f"INSERT INTO dossier_key (dossier, key) VALUES ('{'b' * 32}', '')",
            "INSERT INTO unsaved VALUES ('v', '', 1, '', 'anna', 'pc', '')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                anna.execute(statement.encode())
        back = anna.execute("DELETE FROM unsaved")
        assert back.rowcount == 0
    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        psycopg.connect(addresses["anna"])
    told = "SELECT kind, login FROM event WHERE dossier IS NULL ORDER BY number DESC LIMIT 1"
    assert client.values("admin", told) == [("person_revoked", "admin")]


def test_an_administrator_who_is_revoked_does_not_come_back_by_itself(
    addresses: dict[str, str],
) -> None:
    with psycopg.connect(addresses[""], autocommit=True) as owner:
        with psycopg.connect(addresses["admin"], autocommit=True) as admin:
            seen = "SELECT * FROM opened_by('anna', '')"
            assert admin.execute(seen).rowcount == 1
            owner.execute("UPDATE person SET revoked = 'now' WHERE login = 'admin'")
            changed = admin.execute("UPDATE person SET revoked = NULL WHERE login = 'admin'")
            assert changed.rowcount == 0
            assert admin.execute(seen).rowcount == 0
        assert owner.execute("SELECT revoked FROM person WHERE login = 'admin'").fetchall() == [
            ("now",)
        ]


def test_a_new_role_holds_from_the_next_statement_on(addresses: dict[str, str]) -> None:
    client = Client(addresses)
    with client.connected("bas") as bas:
        change = "UPDATE person SET role = 'auditor' WHERE login = 'bas'"
        assert client.said("admin", change) == "1 rows"
        assert bas.execute("SELECT my_role()").fetchone() == ("auditor",)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            bas.execute("UPDATE dossier SET title = 'x'")


@pytest.mark.parametrize("table", ["person", "person_client", "dossier", "event"])
def test_a_temporary_table_does_not_stand_in_front_of_ours(
    addresses: dict[str, str], table: str
) -> None:
    """Also where the owner of the database left everybody the right to make one."""
    client = Client(addresses)
    with psycopg.connect(addresses[""], autocommit=True) as owner:
        owner.execute("DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO bas',"
                      " current_database()); END $$")  # fmt: skip
    with client.connected("bas") as bas:
        bas.execute(f"CREATE TEMPORARY TABLE {table} AS SELECT * FROM public.{table}".encode())
        bas.execute(
            b"CREATE FUNCTION pg_temp.my_role() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$"
        )
        if table == "person":
            bas.execute("UPDATE person SET role = 'auditor', organisation = 'other'")
        if table == "event":
            bas.execute("UPDATE event SET number = 99")
        row = bas.execute("SELECT public.my_role(), public.my_organisation()").fetchone()
        assert row == ("officer", "lender")
        sql = f"SELECT number FROM append_event('{CASE}', NULL, 'opened', '\\x01')"
        assert bas.execute(sql.encode()).fetchone() == (3,)
        assert bas.execute("SELECT 1 FROM public.dossier").rowcount == 1


def test_a_notification_says_nothing(addresses: dict[str, str]) -> None:
    database = open_server(addresses["anna"], clock())
    with psycopg.connect(addresses["bas"], autocommit=True) as bas:
        bas.execute("LISTEN uitzicht")
        dossiers.save(database, CASE, b"{}", ROW, on=1)
        heard = next(iter(bas.notifies(timeout=10, stop_after=1)))
    database.close()
    assert (heard.channel, heard.payload) == ("uitzicht", "")
