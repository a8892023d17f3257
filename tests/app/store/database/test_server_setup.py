"""`uitzicht store server-setup`: an empty database becomes a store, with one administrator."""

from pathlib import Path

import psycopg
import pytest

from app.cli import main
from tests.app.store.database.server import Server

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("UITZICHT_SYSTEM", str(tmp_path / "system"))


def set_up(address: str, login: str = "eva") -> int:
    words = ["--administrator", login, "--name", "Eva", "--organisation", "lender"]
    return main(["store", "server-setup", "--as", address, *words])


def test_an_empty_database_becomes_a_store_with_its_first_administrator(
    server: Server, capsys: Capture
) -> None:
    address = server.empty()
    assert set_up(address) == 0
    assert "eva is de eerste beheerder" in capsys.readouterr().out
    with psycopg.connect(address.replace("postgres:@", "eva:@"), autocommit=True) as eva:
        assert eva.execute("SELECT my_role(), my_organisation()").fetchone() == (
            "administrator",
            "lender",
        )
    assert set_up(address, "mallory") == 0
    assert "Er is al een beheerder" in capsys.readouterr().out
    with psycopg.connect(address) as owner:
        assert owner.execute("SELECT login FROM person").fetchall() == [("eva",)]
        assert owner.execute("SELECT count(*) FROM store WHERE key = 'id'").fetchone() == (1,)


def test_a_login_of_the_server_itself_is_no_administrator(server: Server, capsys: Capture) -> None:
    address = server.empty()
    assert set_up(address, "postgres") != 0
    assert "Dat mag uw rol niet" in capsys.readouterr().err
    with psycopg.connect(address) as owner:
        assert owner.execute("SELECT count(*) FROM person").fetchone() == (0,)


def test_a_database_of_somebody_else_is_left_alone(server: Server, capsys: Capture) -> None:
    address = server.empty()
    with psycopg.connect(address) as owner:
        owner.execute("CREATE TABLE theirs (words text)")
    assert set_up(address) != 0
    assert capsys.readouterr().err
    with psycopg.connect(address) as owner:
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        assert owner.execute(tables).fetchall() == [("theirs",)]


@pytest.mark.parametrize("address", ["store.db", "https://db.example.org/x"])
def test_what_is_no_server_is_told(address: str, capsys: Capture) -> None:
    assert set_up(address) == 2
    assert "geen adres van een server" in capsys.readouterr().err
