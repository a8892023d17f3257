"""The key of a store in the keyring of the computer: Windows, macOS, or Secret Service.

A keyring that is not there, that fails or that keeps nothing is no keyring: then a passphrase
guards the key. What a keyring says when it fails is never repeated: it could hold the key.
"""

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:  # slow to load
    from keyring.backend import KeyringBackend

SERVICE: Final = "uitzicht"


class KeyRing(Protocol):
    """Where keys are kept by the id of their store. Raises nothing."""

    def find(self, store: str) -> bytes | None:
        """The key of a store; None when it is not there."""

    def keep(self, store: str, key: bytes) -> bool:
        """Whether it is kept: read back, and the same."""

    def forget(self, store: str) -> None:
        """Take it out."""


class SystemKeyRing:
    """The keyring of who is logged in. What keeps passwords readable in a file is none."""

    def find(self, store: str) -> bytes | None:
        """The key of a store; None when it is not there."""
        try:
            if (ring := _ring()) is None:
                return None
            return _key_in(ring.get_password(SERVICE, store))
        except Exception:
            return None

    def keep(self, store: str, key: bytes) -> bool:
        """Whether it is kept: read back, and the same."""
        try:
            if (ring := _ring()) is None:
                return False
            ring.set_password(SERVICE, store, b64encode(key).decode())
            return _key_in(ring.get_password(SERVICE, store)) == key
        except Exception:
            return False

    def forget(self, store: str) -> None:
        """Take it out."""
        try:
            if (ring := _ring()) is not None:
                ring.delete_password(SERVICE, store)
        except Exception:
            return


class NoKeyRing:
    """There is none, or nobody wants it: a passphrase guards the key."""

    def find(self, store: str) -> bytes | None:
        """Nothing."""
        return None

    def keep(self, store: str, key: bytes) -> bool:
        """It is not."""
        return False

    def forget(self, store: str) -> None:
        """Nothing is there."""


def ring_name() -> str:
    """What the keyring of this computer is called; "" when there is none that we would use."""
    try:
        ring = _ring()
    except Exception:
        return ""
    return "" if ring is None else str(ring.name)


def _ring() -> "KeyringBackend | None":
    import keyring

    ring: KeyringBackend = keyring.get_keyring()
    return ring if ring.priority >= 1 else None


def _key_in(text: str | None) -> bytes | None:
    from app.store.database.sealing import KEY_BYTES  # what encrypts is slow to load

    try:
        key = b64decode(text or "", validate=True)
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None
