"""The keyring of a computer: one that is not there, fails, forgets or is a plain file is none."""

from base64 import b64encode
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoBackend
from keyring.backends.null import Keyring as Forgetting
from keyring.errors import KeyringError, PasswordDeleteError

from app.store.database.key_ring import SERVICE, SystemKeyRing

KEY = bytes(range(32))


class Kept(KeyringBackend):
    """A keyring that works, in memory."""

    priority = 5

    def __init__(self) -> None:
        self.held = dict[tuple[str, str], str]()

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


class PlainFile(Kept):
    """What keeps passwords readable in a file calls itself less than recommended."""

    priority = 0.5  # type: ignore[assignment]


class Failing(Kept):
    """Repeats what it was given, as some do."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringError(password)

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("no bus")

    def delete_password(self, service: str, username: str) -> None:
        raise OSError("no bus")


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_key_is_kept_by_the_id_of_its_store_and_forgotten() -> None:
    backend = Kept()
    keyring.set_keyring(backend)
    ring = SystemKeyRing()
    assert ring.keep("a", KEY)
    assert backend.held == {(SERVICE, "a"): b64encode(KEY).decode()}
    assert ring.find("a") == KEY
    assert ring.find("b") is None
    ring.forget("a")
    ring.forget("a")
    assert ring.find("a") is None


@pytest.mark.parametrize("kind", [NoBackend, Forgetting, PlainFile, Failing])
def test_what_keeps_nothing_safely_is_no_keyring(
    kind: type[KeyringBackend], capfd: pytest.CaptureFixture[str]
) -> None:
    keyring.set_keyring(kind())
    ring = SystemKeyRing()
    assert not ring.keep("a", KEY)
    assert ring.find("a") is None
    ring.forget("a")
    assert b64encode(KEY).decode() not in "".join(capfd.readouterr())


@pytest.mark.parametrize("held", ["", "geheim", b64encode(KEY[:-1]).decode()])
def test_what_is_no_key_of_ours_is_none(held: str) -> None:
    backend = Kept()
    backend.held[SERVICE, "a"] = held
    keyring.set_keyring(backend)
    assert SystemKeyRing().find("a") is None
