"""A store that loses, shows or gives away what it holds is found; nothing of it stays behind."""

from pathlib import Path

import pytest

from app.i18n.user_error import UserError
from app.services.dossier_store import opening
from app.services.dossier_store.desk import Desk
from app.services.self_check.check import Check, Place, outcomes
from app.services.self_check.storing import find_keyring, find_server, find_store
from app.store.database import connecting, drivers, key_ring, migrating
from app.store.store_step import newest_step


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path, tmp_path)


def test_a_store_works_and_is_encrypted(place: Place) -> None:
    [found] = find_store(place)
    assert found.code == "store_version"
    assert not found.is_wrong


def test_nothing_of_the_store_stays_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[Path] = []
    real = opening.make_store

    def seen(store: str, *given: object) -> None:
        used.append(Path(store))
        real(store, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "make_store", seen)
    [outcome] = outcomes([Check("store", "app.services.self_check.storing:find_store")])
    assert outcome.is_good
    assert not used[0].exists()
    assert not used[0].parents[1].exists()


def test_a_store_that_opens_with_any_key_is_found(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, right = connecting.open_file, list[bytes]()

    def with_the_right_key(path: Path, key: bytes, *given: object) -> object:
        right.append(key)
        return real(path, right[0], *given)  # type: ignore[arg-type]

    for module in (connecting, opening):
        monkeypatch.setattr(module, "open_file", with_the_right_key)
    assert [each.code for each in find_store(place)] == ["store_any_key", "store_version"]


def test_a_store_that_keeps_something_else_is_found(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = Desk.fetch, list[object]()

    def other(desk: Desk, case: str) -> object:
        found = real(desk, case)
        seen.append(found)
        draft = found.draft.model_copy(update={"notes": f"{len(seen)}"})
        return type(found)(draft, found.version, found.at, found.login)

    monkeypatch.setattr(Desk, "fetch", other)
    assert "store_other" in [each.code for each in find_store(place)]


def test_a_driver_that_encrypts_nothing_is_found(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drivers, "version_of_file_driver", lambda: "")
    assert "store_readable" in [each.code for each in find_store(place)]


def test_what_a_server_needs_is_loaded_and_nothing_is_connected_to(place: Place) -> None:
    [found] = find_server(place)
    assert dict(found.values)["version"].startswith("3.")
    assert not found.is_wrong


def test_a_driver_that_leans_on_a_library_of_the_computer_is_found(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drivers, "version_of_server_driver", lambda: ("3.3.9", "python"))
    assert [each.code for each in find_server(place)] == ["server_elsewhere", "server_version"]


def test_a_driver_of_servers_that_is_not_there_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    [outcome] = outcomes([Check("server", "app.services.self_check.storing:find_server")])
    assert not outcome.is_good


def test_a_computer_without_a_keyring_is_sound(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_ring, "_ring", lambda: None)
    [found] = find_keyring(place)
    assert (found.code, found.is_wrong) == ("keyring_none", False)

    def breaks() -> None:
        raise UserError("x")

    monkeypatch.setattr(key_ring, "_ring", breaks)
    assert [each.code for each in find_keyring(place)] == ["keyring_none"]


def test_a_keyring_is_called_by_its_name(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    ring = type("Ring", (), {"name": "Sleutelkast"})()
    monkeypatch.setattr(key_ring, "_ring", lambda: ring)
    [found] = find_keyring(place)
    assert dict(found.values) == {"name": "Sleutelkast"}


def test_the_step_that_is_said_is_the_one_that_alembic_has(tmp_path: Path) -> None:
    assert newest_step() == migrating.newest()
    assert newest_step(tmp_path) == ""
    for name in ("v0001_first", "v0010_later", "v0002_second"):
        (tmp_path / f"{name}.py").touch()
    assert newest_step(tmp_path) == "0010"
