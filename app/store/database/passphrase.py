"""A key wrapped by a passphrase: Argon2id makes a key of the words, AES-GCM seals the key with it.

To try one passphrase takes 64 MiB of memory and a tenth of a second; nobody tries millions.
"""

import os
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any, Final

from calc.base.value_type import value_type

SHORTEST: Final = 14
"""Characters. Length is what counts: four words that do not belong together."""
_MEMORY: Final = 64 * 1024
"""KiB."""
_TIMES, _LANES = 3, 4
_MOST_MEMORY, _MOST_TIMES, _MOST_LANES = 1024 * 1024, 20, 16
"""What a key file may ask of this computer; a file that was tampered with could ask for more."""
_SALT, _NONCE = 16, 12
_KIND: Final = "argon2id"


class Unopened(Exception):
    """These are not the words it was wrapped with, or it was altered."""


@value_type
class Wrapped:
    """A key that a passphrase opens, and how: as the key file has it."""

    salt: bytes
    memory: int
    times: int
    lanes: int
    sealed: bytes

    def is_sane(self) -> bool:
        """Whether this computer can be asked to open it."""
        return (
            8 * self.lanes <= self.memory <= _MOST_MEMORY
            and 0 < self.times <= _MOST_TIMES
            and 0 < self.lanes <= _MOST_LANES
            and len(self.salt) == _SALT
            and len(self.sealed) > _NONCE
        )

    def as_json(self) -> dict[str, object]:
        """How it stands in a file."""
        return {
            "kind": _KIND,
            "salt": b64encode(self.salt).decode(),
            "memory_kib": self.memory,
            "times": self.times,
            "lanes": self.lanes,
            "sealed": b64encode(self.sealed).decode(),
        }


def wrapped_of(values: Mapping[str, Any]) -> Wrapped:
    """What stands in a file. Raises KeyError, TypeError or ValueError when it cannot be."""
    wrapped = Wrapped(
        b64decode(values["salt"], validate=True),
        int(values["memory_kib"]),
        int(values["times"]),
        int(values["lanes"]),
        b64decode(values["sealed"], validate=True),
    )
    if values["kind"] != _KIND or not wrapped.is_sane():
        raise ValueError
    return wrapped


def is_long_enough(passphrase: str) -> bool:
    """Whether nobody guesses it: by its length, without rules about its signs."""
    return len(_plain(passphrase)) >= SHORTEST and len(set(_plain(passphrase))) > SHORTEST // 2


def wrap(key: bytes, passphrase: str, about: str) -> Wrapped:
    """A key, to be opened with this passphrase and `about` only."""
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    open_form = Wrapped(salt, _MEMORY, _TIMES, _LANES, b"")
    sealed = _cipher(passphrase, open_form).encrypt(nonce, key, about.encode())
    return Wrapped(salt, _MEMORY, _TIMES, _LANES, nonce + sealed)


def unwrap(wrapped: Wrapped, passphrase: str, about: str) -> bytes:
    """The key. Raises Unopened."""
    from cryptography.exceptions import InvalidTag

    nonce, sealed = wrapped.sealed[:_NONCE], wrapped.sealed[_NONCE:]
    try:
        key: bytes = _cipher(passphrase, wrapped).decrypt(nonce, sealed, about.encode())
    except InvalidTag:
        raise Unopened from None
    return key


def _cipher(passphrase: str, wrapped: Wrapped) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    made = Argon2id(
        salt=wrapped.salt,
        length=32,
        iterations=wrapped.times,
        lanes=wrapped.lanes,
        memory_cost=wrapped.memory,
    )
    return AESGCM(made.derive(_plain(passphrase).encode()))


def _plain(passphrase: str) -> str:
    """The same words, however a keyboard makes its letters; spaces at the ends are no part."""
    return unicodedata.normalize("NFC", passphrase).strip()
