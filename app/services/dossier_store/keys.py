"""The key of a store: what opens it, and how that is changed. Loads no database.

A key is in the keyring of the computer, or wrapped by a passphrase in the file beside the store, or
both; and on paper, as the recovery key.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.i18n.user_error import UserError
from app.services.dossier_store.place import Needs, is_file
from app.store.database.address import shown as shown_address
from app.store.database.key_file import KeyFile, key_file_of, read_key_file, write_key_file
from app.store.database.key_ring import KeyRing, NoKeyRing, SystemKeyRing
from app.store.database.passphrase import SHORTEST, is_long_enough
from app.store.database.recovery_key import RecoveryKeyWrong, groups_of, key_in
from app.store.database.sealing import new_key
from app.store.database.trouble import StoreTrouble
from app.store.files import FileTrouble, begin_of, trouble
from app.store.locks import locked
from app.store.writing import make_private_folder
from calc.base.value_type import value_type

__all__ = [
    "SHORTEST",
    "KeyRing",
    "Needs",
    "NoKeyRing",
    "RecoveryKeyWrong",
    "StoreTrouble",
    "SystemKeyRing",
]

_PLAIN: Final = b"SQLite format 3\0"


class PassphraseTooShort(UserError):
    """It could be guessed."""

    def __init__(self) -> None:
        super().__init__("store.keys.too_short", least=str(SHORTEST))


@value_type
class Found:
    """The key of a store, and the file that says how it is found."""

    file: KeyFile
    key: bytes

    def __repr__(self) -> str:
        return "Found(...)"  # a key stands in no message


def needs(place: str, ring: KeyRing) -> Needs:
    """What has to come before this store is open. Raises StoreTrouble (`key_newer`; `foreign` or
    `damaged` for what is no store), FileTrouble.

    A keyring may ask its owner something: do not wait for this in a window.
    """
    if not is_file(place):
        return Needs.NOTHING
    store = Path(place)
    try:
        file = read_key_file(store)
    except StoreTrouble as trouble:
        if trouble.reason == "key_newer" or not store.exists():
            raise
        return Needs.RECOVERY_KEY
    if file is not None and file.in_keyring and ring.find(file.store) is not None:
        return Needs.NOTHING if store.exists() else Needs.MAKING
    if file is not None and file.wrapped is not None:
        return Needs.PASSPHRASE
    if not store.exists():
        return Needs.MAKING
    must_be_store(store)  # no key on paper opens what is none
    return Needs.RECOVERY_KEY


def must_be_store(store: Path) -> None:
    """Raises StoreTrouble for what is no store at all, before any key is asked; FileTrouble."""
    try:
        begin = begin_of(store, len(_PLAIN))
    except FileTrouble as refused:
        if refused.reason != "not_found":
            raise
        raise StoreTrouble("not_found", str(store)) from None
    if begin == _PLAIN:
        raise StoreTrouble("foreign", str(store))
    if len(begin) < len(_PLAIN):
        raise StoreTrouble("damaged", str(store))


def shown(place: str) -> str:
    """A place as it may be shown and logged: the address of a server without its password."""
    if is_file(place):
        return place
    return shown_address(place)


def has_passphrase(place: str) -> bool:
    """Whether this store can be opened with a passphrase. Raises StoreTrouble, FileTrouble."""
    file = read_key_file(Path(place)) if is_file(place) else None
    return file is not None and file.wrapped is not None


def lock_of(place: str) -> Callable[[str], bool] | None:
    """Tells whether these are the words of a store, from now on without looking at it.

    None where no passphrase opens it. Raises StoreTrouble, FileTrouble.
    """
    file = read_key_file(Path(place)) if is_file(place) else None
    if file is None or file.wrapped is None:
        return None
    return lambda words: file.opened(words) is not None


def find_key(store: Path, ring: KeyRing, passphrase: str | None) -> Found:
    """The key of a store that is there: with the passphrase when one is given, else the keyring's.

    Raises StoreTrouble (`locked`, `wrong_passphrase`, `key_missing`, `key_damaged`, `key_newer`),
    FileTrouble.
    """
    file = read_key_file(store)
    if file is None:
        raise StoreTrouble("key_missing", str(store))
    if passphrase is not None and file.wrapped is not None:
        key = file.opened(passphrase)
        if key is None:
            raise StoreTrouble("wrong_passphrase", str(store))
        return Found(file, key)
    key = ring.find(file.store) if file.in_keyring else None
    if key is None:
        raise StoreTrouble("locked" if file.wrapped is not None else "key_missing", str(store))
    return Found(file, key)


def first_key(store: Path, ring: KeyRing, passphrase: str | None) -> Found:
    """A key for a store that is to be made, kept before there is anything to lose.

    One that was kept already, by a first start that was broken off, is used: it may be the key of a
    store that is away for a moment. Raises StoreTrouble (`locked` when there is no keyring and no
    passphrase), PassphraseTooShort, FileTrouble.
    """
    file = read_key_file(store)
    if file is not None and (file.wrapped is not None or ring.find(file.store) is not None):
        return find_key(store, ring, passphrase)
    key = new_key()
    return Found(keep_key(store, KeyFile(os.urandom(16).hex()), key, ring, passphrase), key)


def keep_key(
    store: Path, file: KeyFile, key: bytes, ring: KeyRing, passphrase: str | None
) -> KeyFile:
    """Keep a key in the keyring, and wrapped by a passphrase when one is given.

    Raises StoreTrouble (`locked`) when it would be nowhere, PassphraseTooShort, FileTrouble.
    """
    if passphrase is not None:
        must_be_long_enough(passphrase)
        file = file.with_passphrase(key, passphrase)
    file = replace(file, in_keyring=ring.keep(file.store, key))
    if not file.in_keyring and file.wrapped is None:
        raise StoreTrouble("locked", str(store))
    write_key_file(store, file)
    return file


def must_be_long_enough(passphrase: str) -> None:
    """Raises PassphraseTooShort."""
    if not is_long_enough(passphrase):
        raise PassphraseTooShort


def change_passphrase(place: str, ring: KeyRing, old: str | None, new: str) -> None:
    """Another passphrase, or a first one beside the keyring; the store itself is not touched.

    Raises StoreTrouble, PassphraseTooShort, FileTrouble; then the old one still opens it.
    """
    must_be_long_enough(new)
    found = known_key(place, ring, old)
    write_key_file(Path(place), found.file.with_passphrase(found.key, new))


def recovery_groups(place: str, ring: KeyRing, passphrase: str | None) -> tuple[str, ...]:
    """The recovery key of a store, to be put on paper. Raises StoreTrouble, FileTrouble."""
    return groups_of(known_key(place, ring, passphrase).key)


def known_key(place: str, ring: KeyRing, passphrase: str | None) -> Found:
    """A key for who wants to change or copy it; where there is a passphrase, nobody does without.

    While the store gets another key it is nobody's to copy: raises StoreTrouble (`in_use`).
    """
    found = asked_key(place, ring, passphrase)
    if found.file.next is not None:
        raise StoreTrouble("in_use", place)
    return found


def asked_key(place: str, ring: KeyRing, passphrase: str | None) -> Found:
    """The same, for who gives it another key. Raises StoreTrouble, FileTrouble."""
    return find_key(Path(place), NoKeyRing() if has_passphrase(place) else ring, passphrase)


def typed_key(text: str) -> bytes:
    """A recovery key as it was typed. Raises RecoveryKeyWrong."""
    return key_in(text)


@contextmanager
def alone_with(store: Path) -> Iterator[None]:
    """While a store is made, or gets another key: nobody else does so.

    Raises StoreTrouble (`in_use`), FileTrouble.
    """
    path = key_file_of(store).with_suffix(".lock")
    try:
        make_private_folder(store.parent)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise trouble("write", error, path) from error
    try:
        if not locked(handle):
            raise StoreTrouble("in_use", str(store))
        yield
    finally:
        os.close(handle)
