"""Backups of a store: made, kept, looked into and put back.

A folder has the backups of one store, with the file that says how its key is found: who lost the
computer opens them with the passphrase, or with the key on paper. A server has its own (`pg_dump`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.i18n.user_error import Exit, UserError
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.keys import Found, KeyRing, alone_with, find_key, typed_key
from app.services.dossier_store.opening import Now, account, restore_key
from app.services.dossier_store.place import is_file
from app.store.database import backup, list_rows, purging, restoring
from app.store.database.backup import Backup
from app.store.database.checking import Contents
from app.store.database.connecting import Database, open_file
from app.store.database.key_file import read_key_file, write_key_file
from app.store.database.purge_register import (
    Listed,
    add_to_register,
    read_register,
    register_key,
    register_keys,
    register_of,
    write_register,
)
from app.store.database.rekeying import change_key
from app.store.database.restoring import Before
from app.store.database.trouble import StoreTrouble
from app.store.files import trouble
from calc.base.value_type import value_type

__all__ = ["Backup", "Contents", "ServersOwn", "daily", "look_into", "made", "make", "restore"]

_NO_KEY: Final = frozenset({"key_missing", "key_damaged", "not_found"})
_WORTH_REPLACING: Final = frozenset({"damaged", "wrong_key", "foreign", "failed", "not_found"})
"""What a store can be that makes way: not one that is in use, or of a newer program."""


class ServersOwn(UserError):
    """The organisation makes the backups of a server itself."""

    exit_code = Exit.WRONG_USE

    def __init__(self) -> None:
        super().__init__("store.care.servers_own")


@value_type
class Restored:
    """What was put back. `aside`: the store of before; `again`: how many were removed again.

    `unsealed`: how many are back that a line says were removed, which the store did not write.
    """

    contents: Contents
    again: int
    unsealed: int
    aside: Path | None


@value_type
class Repeated:
    """How many were removed again; `unsealed` as in Restored."""

    again: int
    unsealed: int


def folder_of(place: str, chosen: str = "") -> Path:
    """Where the backups of a store are. Raises ServersOwn."""
    if not is_file(place):
        raise ServersOwn
    return Path(chosen) if chosen else backup.folder_of(Path(place))


def register_path(place: str, folder: Path) -> Path:
    """The list of what was removed for good: beside a file; of a server in the data folder."""
    if is_file(place):
        return register_of(Path(place))
    named = sha256(place.rpartition("@")[2].encode()).hexdigest()[:16]
    return folder / "store" / f"server-{named}.purged.json"


def made(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first. Raises FileTrouble."""
    return backup.backups_in(folder)


def make(desk: Desk, folder: Path) -> Backup:
    """A backup of now; what is superfluous goes. Raises ServersOwn, StoreTrouble, FileTrouble."""
    if desk.database.is_server:
        raise ServersOwn
    store = Path(desk.database.place)
    add_to_register(register_of(store), purging.register(desk.database), desk.database)
    found = backup.make(desk.database, folder)
    file = read_key_file(store)
    if file is not None:
        write_key_file(_named_as(store, folder), file)
    backup.clear(folder)
    return found


def daily(desk: Desk, folder: Path, today: date) -> Backup | None:
    """A backup when none was made today. Raises StoreTrouble, FileTrouble."""
    # One of a day to come says that the clock was wrong, not that there is one of today.
    if any(each.made.astimezone().date() == today for each in made(folder)):
        return None
    return make(desk, folder)


def look_into(
    path: Path, place: str, now: Now, ring: KeyRing, *, passphrase: str | None = None,
    recovery_key: str | None = None,
) -> Contents:  # fmt: skip
    """What is in a backup, when it is whole; nothing is changed.

    Raises StoreTrouble, FileTrouble.
    """
    store = Path(place)
    with _said(path):
        keys = _keys(store, path, ring, passphrase, recovery_key)
        with restoring.made_beside(store, path, _opener(path, keys, now)) as beside:
            key = _fitting(beside, keys, now)
            return backup.verified(lambda each: open_file(each, key, account(), now), beside)


def restore(
    path: Path, place: str, now: Now, ring: KeyRing, *, passphrase: str | None = None,
    recovery_key: str | None = None,
) -> Restored:  # fmt: skip
    """Put a backup in the place of the store, which is set aside. Nobody may have it open.

    What was removed for good since then is removed again. Raises StoreTrouble, FileTrouble,
    RecoveryKeyWrong; then the store is as it was.
    """
    store = Path(place)
    with _said(store), alone_with(store):
        keys = _keys(store, path, ring, passphrase, recovery_key)
        listed = read_register(register_of(store), map(register_key, keys))
        before = _before(store, keys, now)
        with restoring.made_beside(store, path, _opener(path, keys, now)) as beside:
            key = _fitting(beside, keys, now)
            database = open_file(beside, key, account(), now)
            try:
                made_at = _moment_of(path)
                again = restoring.write_down(
                    database, made_at, (*before.gone, *listed.gone), before
                )
                register = purging.register(database)
                unsealed = _back_unsealed(database, listed)
                moment = database.moment()
            finally:
                database.close()
            contents = backup.verified(lambda each: open_file(each, key, account(), now), beside)
            if key != keys[0]:
                change_key(beside, key, keys[0])
            if before.key is not None:
                restoring.put_alone(store, before.key)
            write_register(register_of(store), register, register_key(keys[0]))
            aside = restoring.put_in_place(store, beside, moment)
    _keep_key(store, path, now, ring, passphrase, recovery_key)
    return Restored(contents, len(again), unsealed, aside)


def _back_unsealed(database: Database, listed: Listed) -> int:
    """How many stand in the list by a line that anybody may have written: they are not removed.

    Who was removed for good is due again by its own term, and is offered for that as before.
    """
    wanted = {each.dossier for each in listed.unsealed}
    return sum(row["id"] in wanted for row in list_rows.standing(database, ())) if wanted else 0


def repeat_purges(desk: Desk, register: Path) -> Repeated:
    """Remove again what a restore brought back, of what this store wrote down itself.

    Raises StoreTrouble, FileTrouble.
    """
    database = desk.database
    listed = read_register(register, register_keys(database))
    gone = listed.gone
    if not database.is_server:
        again = len(purging.repeat(database, gone))
    else:
        again, known = 0, {each.dossier for each in purging.register(database)}
        for each in gone:
            if each.dossier in known:
                continue
            with suppress(_NotThere):
                _purge_again(database, each)
                again += 1
    add_to_register(register, purging.register(database), database)
    purging.empty_log(database)
    return Repeated(again, _back_unsealed(database, listed))


class _NotThere(Exception):
    """The server has no such dossier, or none that they see."""


def _purge_again(database: Database, gone: purging.Gone) -> None:
    try:
        purging.purge(database, gone.dossier, gone.rule)
    except StoreTrouble as refused:
        if refused.reason == "not_found":
            raise _NotThere from None
        raise


def _keys(
    store: Path, path: Path, ring: KeyRing, passphrase: str | None, recovery_key: str | None
) -> list[bytes]:
    """The keys that may open a backup; the first is the one that its store is to have."""
    found = []
    if recovery_key is not None:
        found.append(typed_key(recovery_key))
    for place in (store, _named_as(store, path.parent)):
        try:
            each = find_key(place, ring, passphrase)
        except StoreTrouble as refused:
            if refused.reason not in _NO_KEY and not found:
                raise
            continue
        found += _all_keys(each)
    if not found:
        raise StoreTrouble("key_missing", str(path))
    return list(dict.fromkeys(found))


def _all_keys(found: Found) -> list[bytes]:
    following = found.file.next_after(found.key)
    former = reversed(found.file.former_keys(found.key))
    return [found.key, *([] if following is None else [following]), *former]


def _opener(path: Path, keys: list[bytes], now: Now) -> Callable[[Path], Database]:
    """Opens a copy of a backup with the first key that fits."""

    def opens(beside: Path) -> Database:
        try:
            key = _fitting(beside, keys, now)
        except StoreTrouble as refused:
            raise StoreTrouble(refused.reason, str(path)) from None
        return open_file(beside, key, account(), now)

    return opens


def _fitting(beside: Path, keys: list[bytes], now: Now) -> bytes:
    refused = StoreTrouble("wrong_key", str(beside))
    for key in keys:
        try:
            open_file(beside, key, account(), now).close()
        except StoreTrouble as error:
            if error.reason != "wrong_key":
                raise
            refused = error
        else:
            return key
    raise refused


def _before(store: Path, keys: list[bytes], now: Now) -> Before:
    """What the store says that makes way; nothing when it does not open any more."""
    if not store.exists():
        return Before()
    try:
        key = _fitting(store, keys, now)
        database = open_file(store, key, account(), now)
        try:
            return restoring.ask(database, key)
        finally:
            database.close()
    except StoreTrouble as refused:
        if refused.reason not in _WORTH_REPLACING:
            raise
        return Before()


def _keep_key(
    store: Path, path: Path, now: Now, ring: KeyRing, passphrase: str | None,
    recovery_key: str | None,
) -> None:  # fmt: skip
    """See that the store can be opened the next time: its own file says how, or that of before."""
    try:
        if read_key_file(store) is not None and recovery_key is None:
            return
    except StoreTrouble:
        pass
    if recovery_key is not None:
        restore_key(str(store), recovery_key, now, ring, passphrase=passphrase)
        return
    kept = read_key_file(_named_as(store, path.parent))
    if kept is not None:
        write_key_file(store, kept)


def _named_as(store: Path, folder: Path) -> Path:
    """As if the store stood in the folder of its backups: its key file does."""
    return folder / store.name


def _moment_of(path: Path) -> str:
    known = backup.as_backup(path)
    when = datetime.fromtimestamp(path.stat().st_mtime, UTC) if known is None else known.made
    return when.isoformat(timespec="seconds")


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """What the system says, as what we say of it."""
    try:
        yield
    except OSError as error:
        doing = "read" if isinstance(error, FileNotFoundError) else "write"
        raise trouble(doing, error, path) from error
