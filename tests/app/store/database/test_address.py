"""The address of a server: a password in it is never shown, and what is no address is no file."""

from pathlib import Path

import pytest

from app.services.dossier_store import keys
from app.services.dossier_store.place import place_of
from app.store.database import connecting
from app.store.database.address import AddressWrong, known, shown
from app.store.database.connecting import open_server
from app.store.database.trouble import StoreTrouble
from tests.app.store.database.conftest import clock

SECRET = "Geheim99"
WITH_SECRET = [
    f"postgresql://anna:{SECRET}@db.example.org:5432/x",
    f"postgresql://anna:Ge@{SECRET}@db.example.org/x",
    f"postgresql://anna:a/{SECRET}@db.example.org/x",
    f"postgresql://anna:a?{SECRET}@db.example.org/x",
    f"postgresql://anna:a#{SECRET}@db.example.org/x",
    f"postgresql://anna@db.example.org/x?password={SECRET}",
    f"postgresql://anna@db.example.org/x?password=a@{SECRET}",
    f"postgresql://anna:{SECRET}@db.example.org:abc/x",
    f"postgresql+psycopg://anna:{SECRET}@db.example.org/x",
    f"POSTGRESQL://anna:{SECRET}@db.example.org/x",
    f"mysql://anna:{SECRET}@db.example.org/x",
]


@pytest.mark.parametrize("address", WITH_SECRET)
def test_a_password_in_an_address_is_shown_nowhere(address: str, tmp_path: Path) -> None:
    assert SECRET not in shown(address)
    with pytest.raises((AddressWrong, StoreTrouble)) as refused:
        open_server(place_of(tmp_path, asked=address), clock())
    assert SECRET not in f"{refused.value.values}"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["mysql://db/x", "postgresql://db:port/x", "file:///x", "://"])
def test_what_is_no_address_of_ours_is_no_file_either(address: str, tmp_path: Path) -> None:
    with pytest.raises(AddressWrong):
        place_of(tmp_path, asked=address)
    with pytest.raises(AddressWrong):
        place_of(tmp_path, own=address)


def test_the_rest_of_an_address_is_shown() -> None:
    said = "postgresql://anna@db.example.org:5432/uitzicht"
    assert shown(said.replace("anna", f"anna:{SECRET}") + "?sslmode=require") == said
    assert known("PostgreSQL://db/x") == "postgresql://db/x"
    assert shown("postgresql://[::1]:5432/x") == "postgresql://[::1]:5432/x"
    assert keys.shown("C:/Uitzicht/store.db") == known("C:/Uitzicht/store.db")
    assert not connecting.is_server("C:/Uitzicht/store.db")
