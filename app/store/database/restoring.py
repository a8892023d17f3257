"""A backup put in the place of a store; the store that was there is set aside, and never removed.

    store.db -> store.aside-20261129T081500.db

The new one is made whole under another name first. At every moment there is a store in the place,
the old one or the new one, unless the old one was damaged already.
"""

import glob
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.store.database import backup, chain, checking, migrating, purging
from app.store.database.chain import Head
from app.store.database.connecting import Database, connected, trouble_of
from app.store.database.purging import Gone
from app.store.database.trouble import StoreTrouble
from calc.base.value_type import value_type

_ASIDE: Final = re.compile(r"aside-(\d{8}T\d{6})(-\d+)?")
_MOMENT: Final = "%Y%m%dT%H%M%S"
_LOGS: Final = ("-wal", "-shm", "-journal")


@value_type
class Before:
    """What a store that makes way says of itself: what was removed from it, and its last event.

    `key`: what opens it, when it is whole; one that is damaged is left exactly as it is.
    """

    gone: tuple[Gone, ...] = ()
    head: Head | None = None
    key: bytes | None = None

    def __repr__(self) -> str:
        return "Before(...)"  # a key stands in no message


def ask(database: Database, key: bytes) -> Before:
    """What the store knows that a backup may not. Raises StoreTrouble."""
    with database.read() as connection:
        gone = tuple(purging.register_within(connection))
        head = chain.head(connection, database)
    return Before(gone, head, None if checking.file_faults(database) else key)


@contextmanager
def made_beside(store: Path, source: Path, opens: Callable[[Path], Database]) -> Iterator[Path]:
    """A copy of a backup beside the store, looked at and brought to the form of today.

    What is left of it is removed at the end. Raises StoreTrouble, OSError; the backup itself is
    only read.
    """
    beside = store.with_name(f"{store.name}.restoring")
    _remove(beside)
    try:
        shutil.copyfile(source, beside)
        beside.chmod(0o600)
        try:
            backup.verified(opens, beside)
        except StoreTrouble as refused:
            raise StoreTrouble(refused.reason, str(source)) from None
        database = opens(beside)
        try:
            if not migrating.is_of_today(database):
                migrating.migrate(database)
        finally:
            database.close()
        yield beside
    finally:
        _remove(beside)


def write_down(database: Database, made: str, gone: Iterable[Gone], before: Before) -> list[Gone]:
    """Remove again what was removed since, and say in the chain what happened.

    That names the last event of the store that made way: nobody drops a piece of it unseen.
    """
    again = purging.repeat(database, gone)
    with database.begin() as connection:
        facts: dict[str, object] = {"backup": made, "removed_again": len(again)}
        if before.head is not None:
            facts |= {"last_event": before.head.number, "last_hash": before.head.hash}
        chain.append(connection, database, "restored", facts)
    return again


def put_alone(store: Path, key: bytes) -> None:
    """Put the log of a store into its file. Raises StoreTrouble (`in_use`: it is open)."""
    try:
        connection = connected(store, key)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            [mode] = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            if mode != "delete":
                raise StoreTrouble("in_use", str(store))
        finally:
            connection.close()
    except Exception as error:
        raise trouble_of(error, str(store)) from None


def put_in_place(store: Path, beside: Path, moment: str) -> Path | None:
    """Set the store aside and put the new one in its place; gives where the old one is now."""
    aside = None
    if store.exists():
        aside = _free_name(store, moment)
        _second_name(store, aside)
        for end in _LOGS:  # of a store that is damaged, or it would be none
            log = Path(f"{store}{end}")
            if log.exists():
                _second_name(log, Path(f"{aside}{end}"))
    for end in _LOGS:
        Path(f"{store}{end}").unlink(missing_ok=True)
    os.replace(beside, store)
    return aside


def set_aside(store: Path) -> list[tuple[datetime, Path]]:
    """The stores that made way for a backup, each with the moment of that, in UTC."""
    found = []
    for path in store.parent.glob(f"{glob.escape(store.stem)}.aside-*{store.suffix}"):
        named = _ASIDE.fullmatch(path.name.removesuffix(store.suffix).rpartition(".")[2])
        if named is not None:
            with suppress(ValueError):  # a name of somebody's own
                found.append((datetime.strptime(named[1], _MOMENT).replace(tzinfo=UTC), path))
    return found


def _second_name(path: Path, other: Path) -> None:
    """The same file by another name too; a copy where the disk knows no such thing."""
    try:
        os.link(path, other)
    except OSError:
        shutil.copy2(path, other)


def _free_name(store: Path, moment: str) -> Path:
    short = moment[:19].replace("-", "").replace(":", "")
    found, number = store.with_name(f"{store.stem}.aside-{short}{store.suffix}"), 1
    while found.exists():
        number += 1
        found = store.with_name(f"{store.stem}.aside-{short}-{number}{store.suffix}")
    return found


def _remove(beside: Path) -> None:
    for end in ("", *_LOGS):
        with suppress(FileNotFoundError):
            Path(f"{beside}{end}").unlink()
