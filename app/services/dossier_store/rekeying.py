"""Another key for a store: for who fears that the old one is known to others."""

from dataclasses import replace
from pathlib import Path

from app.services.dossier_store.keys import KeyRing, alone_with, asked_key, keep_key
from app.services.dossier_store.opening import Now, opened_file
from app.store.database import backup
from app.store.database.key_file import write_key_file
from app.store.database.purge_register import (
    read_register,
    register_key,
    register_of,
    write_register,
)
from app.store.database.recovery_key import groups_of
from app.store.database.rekeying import change_key
from app.store.database.sealing import new_key


def rekey(place: str, now: Now, ring: KeyRing, *, passphrase: str | None) -> tuple[str, ...]:
    """Give the store another key, opened the same way; its new recovery key, in groups.

    A backup with the old key is made first. The key file knows both keys until it is done,
    so a store that is killed half-way opens with the one it has. Raises StoreTrouble (`in_use`: it
    is open somewhere), FileTrouble; then the old key is its key.
    """
    store = Path(place)
    with alone_with(store):
        database = opened_file(store, now, ring, passphrase)  # and ends what was broken off
        try:
            backup.make(database, backup.folder_of(store))
        finally:
            database.close()
        found = asked_key(place, ring, passphrase)
        following = new_key()
        write_key_file(store, found.file.with_next(found.key, following))
        try:
            change_key(store, found.key, following)
        except BaseException:
            write_key_file(store, replace(found.file, next=None))
            raise
        register = register_of(store)
        listed = read_register(register, [register_key(found.key)])
        write_register(register, listed.gone, register_key(following))
        keep_key(store, found.file.changed(found.key, following), following, ring, passphrase)
    return groups_of(following)
