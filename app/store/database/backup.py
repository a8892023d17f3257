"""A copy of a store in a file of its own: made while people work, and opened before it counts.

    <folder>/uitzicht-20261129T081500.db

It has the same key as its store. It is copied within one read, so it is one moment; made under
another name, looked at page by page and event by event, counted, and only then gets its own name.
"""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.store.database import checking, store_facts
from app.store.database.checking import Contents
from app.store.database.connecting import Database
from app.store.database.trouble import StoreTrouble
from app.store.files import trouble
from app.store.writing import make_private_folder
from calc.base.value_type import value_type

_NAME: Final = re.compile(r"^uitzicht-(\d{8}T\d{6})\.db$")
_FORM: Final = "%Y%m%dT%H%M%S"
_MAKING: Final = ".making"
_BESIDE: Final = ("-wal", "-shm", "-journal")
_DAYS, _WEEKS, _MONTHS = 7, 4, 12


@value_type
class Backup:
    """A backup in its file. `made`: when, in UTC."""

    path: Path
    made: datetime


def folder_of(store: Path) -> Path:
    """Where the backups of a store are, for who chose no other folder."""
    return store.parent / "backups"


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first; other files are nobody's business here."""
    try:
        names = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise trouble("read", error, folder) from error
    found = [each for path in names if (each := as_backup(path)) is not None]
    return sorted(found, key=lambda each: each.made, reverse=True)


def as_backup(path: Path) -> Backup | None:
    """A backup by the name of its file."""
    named = _NAME.match(path.name)
    if named is None:
        return None
    try:
        return Backup(path, datetime.strptime(named[1], _FORM).replace(tzinfo=UTC))
    except ValueError:
        return None


def make(database: Database, folder: Path) -> Backup:
    """Copy a store of a workstation, and look whether the copy is whole.

    Raises StoreTrouble (`damaged`: the store itself is), FileTrouble; then there is no backup.
    """
    assert database.open_beside is not None
    try:
        make_private_folder(folder)
        path, made = _free_name(folder, database.moment())
        beside = path.with_name(path.name + _MAKING)
        _remove(beside)
        try:
            if checking.file_faults(database):  # copying goes past an index that is damaged
                raise StoreTrouble("damaged", database.place)
            before = checking.contents(database)
            store_facts.copy_to(database, beside)
            beside.chmod(0o600)
            copied = verified(database.open_beside, beside)
            # What only grows; a dossier may have been removed meanwhile.
            if copied.events < before.events or copied.versions < before.versions:
                raise StoreTrouble("damaged", str(path))
            _flush(beside)
            os.replace(beside, path)
        finally:
            _remove(beside)
    except OSError as error:
        raise trouble("write", error, folder) from error
    return Backup(path, made)


def verified(opens: Callable[[Path], Database], path: Path) -> Contents:
    """What is in a backup, once its pages, its tables and its chain hold.

    Nothing of it is written. Raises StoreTrouble.
    """
    database = opens(path)
    try:
        if checking.file_faults(database) or checking.chain_faults(database):
            raise StoreTrouble("damaged", str(path))
        return checking.contents(database)
    finally:
        database.close()


def superfluous(backups: Iterable[Backup]) -> list[Backup]:
    """Those that may go: kept are all of the newest day, and the last of 7 days, 4 weeks and 12
    months in which one was made."""
    newest_first = sorted(backups, key=lambda each: each.made, reverse=True)
    kept: set[Path] = set()
    for most, period in (
        (_DAYS, lambda made: made.date()),
        (_WEEKS, lambda made: made.isocalendar()[:2]),
        (_MONTHS, lambda made: (made.year, made.month)),
    ):
        last = dict[object, Backup]()
        for each in newest_first:
            last.setdefault(period(each.made), each)
        kept |= {each.path for each in list(last.values())[:most]}
    today = newest_first[0].made.date() if newest_first else None
    return [each for each in newest_first if each.path not in kept and each.made.date() != today]


def clear(folder: Path) -> list[Backup]:
    """Remove what may go; gives what was removed. One that does not let itself be removed stays."""
    removed, found = [], backups_in(folder)
    _remove_halves(folder, found)
    for each in superfluous(found):
        with suppress(OSError):
            each.path.unlink()
            removed.append(each)
    return removed


def _remove_halves(folder: Path, found: list[Backup]) -> None:
    """What somebody was making on an earlier day and did not end."""
    if not found:
        return
    for path in folder.glob(f"*.db{_MAKING}*"):
        begun = as_backup(path.with_name(path.name.partition(_MAKING)[0]))
        if begun is not None and begun.made.date() < found[0].made.date():
            with suppress(OSError):
                path.unlink()


def _free_name(folder: Path, moment: str) -> tuple[Path, datetime]:
    """A name by the second; a second backup within it waits for nothing and takes the next."""
    made = datetime.fromisoformat(moment).replace(microsecond=0)
    while (path := folder / f"uitzicht-{made.strftime(_FORM)}.db").exists():
        made = datetime.fromtimestamp(made.timestamp() + 1, UTC)
    return path, made


def _remove(beside: Path) -> None:
    for end in ("", *_BESIDE):
        Path(f"{beside}{end}").unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """To the disk itself: what copies does not wait for it."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
