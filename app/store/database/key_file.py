"""The small file beside a store that says how its key is found.

    store.db -> store.key.json: which store, whether its key is in the keyring, the key wrapped by a
    passphrase, and keys of before, sealed with the key of now (for old backups)

It holds no secret that can be read. A sum over all of it tells a flipped bit from a wrong
passphrase. It is written anew as a whole, or stays as it was.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from app.store.database.passphrase import Unopened, Wrapped, unwrap, wrap, wrapped_of
from app.store.database.sealing import KEY_BYTES, SealBroken, sealed, unsealed
from app.store.database.trouble import StoreTrouble
from app.store.files import FileTrouble, read_file
from app.store.json_text import json_values
from app.store.writing import write_private_file
from calc.base.value_type import value_type

FORM: Final = 1
_LARGEST: Final = 100_000
_NEXT, _FORMER = "next", "former"


@value_type
class KeyFile:
    """How the key of a store is found. `next`: the key that it is being changed into."""

    store: str
    in_keyring: bool = False
    wrapped: Wrapped | None = None
    next: bytes | None = None
    former: tuple[bytes, ...] = ()

    def with_passphrase(self, key: bytes, passphrase: str) -> "KeyFile":
        """The same, opened by this passphrase and by no former one."""
        return replace(self, wrapped=wrap(key, passphrase, self._about("passphrase")))

    def opened(self, passphrase: str) -> bytes | None:
        """The key; None when these are not the words."""
        if self.wrapped is None:
            return None
        try:
            return unwrap(self.wrapped, passphrase, self._about("passphrase"))
        except Unopened:
            return None

    def with_next(self, key: bytes, following: bytes) -> "KeyFile":
        """The same, and the key that comes after this one, with which the former open as well.

        Whoever is killed between the keyring and this file has only the one or the other key.
        """
        more = self._sealed_former(key, following)
        return replace(
            self, next=sealed(key, following, self._about(_NEXT)), former=(*self.former, *more)
        )

    def next_after(self, key: bytes) -> bytes | None:
        """The key that comes after this one, when a change of keys was broken off."""
        return None if self.next is None else self._unsealed(key, self.next, _NEXT)

    def changed(self, key: bytes, following: bytes) -> "KeyFile":
        """The change of keys is done: what is sealed now opens with `following`."""
        return replace(self, next=None, former=self._sealed_former(key, following))

    def _sealed_former(self, key: bytes, following: bytes) -> tuple[bytes, ...]:
        before = (*self.former_keys(key), key)
        return tuple(sealed(following, each, self._about(_FORMER)) for each in before)

    def former_keys(self, key: bytes) -> tuple[bytes, ...]:
        """The keys of before, the oldest first: with them old backups open."""
        found = (self._unsealed(key, each, _FORMER) for each in self.former)
        return tuple(each for each in found if each is not None)

    def _unsealed(self, key: bytes, seal: bytes, what: str) -> bytes | None:
        try:
            found = unsealed(key, seal, self._about(what))
        except SealBroken:
            return None
        return found if len(found) == KEY_BYTES else None

    def _about(self, what: str) -> str:
        return f"{what}:{self.store}"


def key_file_of(store: Path) -> Path:
    """The file beside a store."""
    return beside(store, ".key.json")


def beside(store: Path, end: str) -> Path:
    """A file of this store only: `team.a` and `team.b` have each their own key."""
    return store.with_suffix(end) if store.suffix == ".db" else store.with_name(store.name + end)


def read_key_file(store: Path) -> KeyFile | None:
    """How the key of this store is found; None when nothing says so.

    Raises StoreTrouble (`key_damaged`, `key_newer`), FileTrouble.
    """
    path = key_file_of(store)
    try:
        values = json_values(read_file(path, largest=_LARGEST))
    except FileTrouble as trouble:
        if trouble.reason == "not_found":
            return None
        raise
    if not isinstance(values, dict):
        raise StoreTrouble("key_damaged", str(path))
    form = values.get("form")
    if isinstance(form, int) and form > FORM:
        raise StoreTrouble("key_newer", str(path))
    try:
        return _key_file(values)
    except (KeyError, TypeError, ValueError):
        raise StoreTrouble("key_damaged", str(path)) from None


def write_key_file(store: Path, file: KeyFile) -> None:
    """Put it beside the store, whole, for its owner only. Raises FileTrouble."""
    wrapped = file.wrapped
    values: dict[str, object] = {
        "form": FORM,
        "store": file.store,
        "keyring": file.in_keyring,
        "passphrase": None if wrapped is None else wrapped.as_json(),
        "next": None if file.next is None else _text(file.next),
        "former": [_text(each) for each in file.former],
    }
    values["sum"] = _sum(values)
    write_private_file(key_file_of(store), (json.dumps(values, indent=1) + "\n").encode())


def _key_file(values: Mapping[str, Any]) -> KeyFile:
    if values["sum"] != _sum({name: each for name, each in values.items() if name != "sum"}):
        raise ValueError
    words = values["passphrase"]
    wrapped = None if words is None else wrapped_of(words)
    return KeyFile(
        str(values["store"]),
        values["keyring"] is True,
        wrapped,
        None if values["next"] is None else _bytes(values["next"]),
        tuple(_bytes(each) for each in values["former"]),
    )


def _sum(values: Mapping[str, object]) -> str:
    return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
