"""From a place to a Desk: made when there is no store yet, brought to the form of this version.

Nothing is half made. The key is kept first; then the store is made under another name, whole, and
gets its own name last. A first start that is killed leaves a key, or nothing.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from app.i18n.user_error import UserError
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.keys import (
    Found,
    KeyRing,
    alone_with,
    find_key,
    first_key,
    keep_key,
    must_be_store,
    typed_key,
)
from app.services.dossier_store.place import is_file
from app.store.database import backup, log_beside, migrating, store_facts
from app.store.database.connecting import Database, open_file, open_server
from app.store.database.key_file import KeyFile, read_key_file, write_key_file
from app.store.database.trouble import StoreTrouble
from app.store.files import trouble
from calc import Assessment, Draft
from calc.base.characters import on_one_line

Assess = Callable[[Draft], Assessment]
Now = Callable[[], datetime]

_BESIDE: Final = ("", "-wal", "-shm", "-journal")


def open_desk(
    place: str, assess: Assess, now: Now, ring: KeyRing, *, passphrase: str | None = None
) -> Desk:
    """The store at a place, open: a file, or the address of a server.

    Raises StoreTrouble, FileTrouble. `locked`: it wants a passphrase; `not_found`: there is no
    store, and `make_store` makes one.
    """
    if not is_file(place):
        return Desk(_of_today(open_server(place, now)), assess)
    store = Path(place)
    return Desk(_of_today(opened_file(store, now, ring, passphrase)), assess)


def opened_file(store: Path, now: Now, ring: KeyRing, passphrase: str | None) -> Database:
    """A store that is there, as it is. Raises StoreTrouble, FileTrouble."""
    must_be_store(store)
    found = find_key(store, ring, passphrase)
    try:
        log_beside.must_fit(store, found.key)
        database = open_file(store, found.key, account(), now)
    except StoreTrouble as refused:
        if refused.reason != "wrong_key":
            raise
        following = found.file.next_after(found.key)
        if following is None:  # the key is right: its seal says so
            raise StoreTrouble("damaged", str(store)) from None
    else:
        # The keyring may be further than the file: what is wrapped still needs the next key then.
        if found.file.wrapped is None or found.file.next_after(found.key) is not None:
            _forget_next(store, found.file)
        return database
    # A change of keys was broken off after the store itself had the new one.
    database = open_file(store, following, account(), now)
    if passphrase is not None or found.file.wrapped is None:  # else what is wrapped is the old one
        with suppress(UserError):  # then it is found this way the next time too
            keep_key(store, found.file.changed(found.key, following), following, ring, passphrase)
    return database


def make_store(place: str, now: Now, ring: KeyRing, *, passphrase: str | None = None) -> None:
    """Make an empty store and its key; one that is there is left as it is.

    Without a passphrase the keyring keeps the key. Raises StoreTrouble, PassphraseTooShort,
    FileTrouble; then there is no store, or a whole one.
    """
    store = Path(place)
    try:
        with alone_with(store):
            if not store.exists():
                _make(store, first_key(store, ring, passphrase), now)
    except OSError as error:
        raise trouble("write", error, store) from error


def restore_key(
    place: str, recovery_key: str, now: Now, ring: KeyRing, *, passphrase: str | None = None
) -> None:
    """Let the key on paper open a store again, with a new passphrase or by the keyring.

    Raises RecoveryKeyWrong, StoreTrouble (`wrong_key`: of another store), PassphraseTooShort,
    FileTrouble; then everything is as it was.
    """
    store, key = Path(place), typed_key(recovery_key)
    name = _id_by(key, store, now)
    try:
        before = read_key_file(store)
    except StoreTrouble:
        before = None
    # Who needs the paper has lost the passphrase; keys of before stay, for old backups.
    former = before.former if before is not None and before.store == name else ()
    keep_key(store, KeyFile(name, former=former), key, ring, passphrase)


def try_recovery_key(place: str, recovery_key: str, now: Now) -> None:
    """Whether the key that was typed opens the store; nothing is changed.

    Raises RecoveryKeyWrong, StoreTrouble, FileTrouble.
    """
    _id_by(typed_key(recovery_key), Path(place), now)


def _id_by(key: bytes, store: Path, now: Now) -> str:
    must_be_store(store)
    database = open_file(store, key, account(), now)
    try:
        return store_facts.id_of(database)
    finally:
        database.close()


def account() -> str:
    """Who works at this computer, by the name of the account; "" when the system does not say.

    That proves little, so on a workstation four eyes are not enforced (`place.proves_who`).
    """
    with suppress(Exception):  # KeyError, OSError or ImportError, by platform and version
        return on_one_line(_account())
    return ""


def _account() -> str:
    """As the system knows it: a variable of the environment is what somebody says of themselves."""
    if sys.platform == "win32":
        return os.getlogin()
    import pwd

    return pwd.getpwuid(os.getuid()).pw_name


def _forget_next(store: Path, file: KeyFile) -> None:
    """A change of keys was broken off before the store had the new one: nothing has changed."""
    if file.next is not None:
        with suppress(UserError), alone_with(store):  # else somebody is changing it now
            if read_key_file(store) == file:
                write_key_file(store, replace(file, next=None))


def _make(store: Path, found: Found, now: Now) -> None:
    beside = store.with_name(f"{store.name}.making")
    for end in _BESIDE:  # of a first start that was killed; the lock says that nobody is at it now
        Path(f"{beside}{end}").unlink(missing_ok=True)
    database = open_file(beside, found.key, account(), now)
    try:
        migrating.migrate(database)
        store_facts.name_it(database, found.file.store)
    finally:
        database.close()  # the last one out puts everything in the file itself
    os.replace(beside, store)


def _of_today(database: Database) -> Database:
    """Of this version; of a store of before a backup is made, and then it is brought to it."""
    try:
        was = migrating.state(database)
        if was is None and not database.is_server:
            raise StoreTrouble("damaged", database.place)  # none of ours is ever empty
        if was != migrating.newest():
            if not database.is_server:
                backup.make(database, backup.folder_of(Path(database.place)))
            migrating.migrate(database)
    except BaseException:
        database.close()
        raise
    return database
