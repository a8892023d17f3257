"""Work that is not saved, kept in the open store: of this window, and what others left behind.

A living window of this computer holds a lock that the system takes away when it dies; its file says
nothing. Of another computer nothing is known but when its window last said that it lives.

While a server does not answer, or takes its time, the work waits in a file of this computer, sealed
(`away`).
"""

import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from platform import node
from typing import Final
from uuid import uuid4

from app.i18n.user_error import UserError
from app.services.dossier_store.away import Reach, local_store
from app.services.dossier_store.desk import Desk, Purged, StoreTrouble
from app.store.database import unsaved
from app.store.database.connecting import Database
from app.store.database.dossiers import NEW
from app.store.recovery import Lock, Unsaved, left_behind, parse_work, work_bytes
from calc import UNKNOWN, Problem

ALIVE_SECONDS: Final = 120
"""How often a window says that it lives."""
_DEAD_AFTER: Final = timedelta(seconds=5 * ALIVE_SECONDS)


class StoreRecovery:
    """The unsaved work of one window. `folder`: where the data folder has its recovery files."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._database, self._folder = desk.database, folder
        self.window = uuid4().hex
        self._lock = _lock(folder, self.window)
        self._nameless = uuid4().hex
        """the key of a dossier without a number of its own"""
        self._there = self._here = False
        self._beside: Unsaved | None = None
        """the newest work, kept here because the server takes its time"""
        self._taken = False
        """whether the server took what was written last"""
        self._at_here = threading.RLock()
        self._local: Database | None = None
        self._reach = Reach(desk.database)
        with suppress(UserError):  # then work that the server does not take is in trouble, as told
            self._local = _local(desk, folder)

    def go_to(self, desk: Desk) -> None:
        """The store was opened again: this window has one row in it, as before."""
        self._database = desk.database

    def write(self, work: Unsaved, *, flush: bool = False) -> None:
        """Keep this work in place of what was kept before. Raises StoreTrouble, FileTrouble."""
        self._take_lock()
        self._taken = False
        if self._local is None or not self._reach.is_gone:
            try:
                self._keep(self._database, work)
            except StoreTrouble as trouble:
                if self._local is None or trouble.reason != "gone":
                    raise
                self._reach.lost()
            else:
                self._there = True
                with self._at_here:
                    self._taken = True
                    if self._beside is None or self._beside is work:  # else that is newer
                        self._forget_here()
                return
        with self._at_here:
            if self._beside is None or self._beside is work:
                self._keep_here(self._local, work)

    def keep_beside(self, work: Unsaved) -> bool:
        """Keep the newest work on this computer while a server takes its time with it, sealed.

        False for a store of this computer: it has no other place. Raises StoreTrouble.
        """
        if not self._database.is_server:
            return False
        if self._local is None:  # they may not save, or the server did not give a key
            raise StoreTrouble("gone", self._database.place)
        self._take_lock()
        with self._at_here:
            self._keep_here(self._local, work)
            self._beside = work
        return True

    def forget_beside(self) -> None:
        """The server has it, as far as that took what was written last. Raises StoreTrouble."""
        with self._at_here:
            if self._taken:
                self._forget_here()

    def _take_lock(self) -> None:
        with self._at_here:
            while not self._lock.take():  # somebody who cleared up had it for a moment
                self.window = uuid4().hex
                self._lock = _lock(self._folder, self.window)

    def _keep_here(self, local: Database, work: Unsaved) -> None:
        self._keep(local, work)
        self._here = True

    def _keep(self, database: Database, work: Unsaved) -> None:
        case = work.draft.handling.case_id
        unsaved.keep(
            database,
            self.window,
            self._nameless if case is UNKNOWN else case,
            NEW if work.version is None else work.version,
            work_bytes(work),
            workstation(self._folder),
        )

    def _forget_here(self) -> None:
        with self._at_here:
            self._beside = None
            if self._local is not None and self._here:
                unsaved.forget(self._local, self.window)
                self._here = False

    @property
    def is_sure(self) -> bool:
        """Whether the store has it as soon as it was written."""
        return True

    def remove(self) -> None:
        """There is nothing to keep any more. Raises StoreTrouble."""
        self._forget_here()
        if self._there:
            unsaved.forget(self._database, self.window)
            self._there = False
        self._lock.let_go()

    def say_alive(self) -> None:
        """This window lives, for who looks from another computer. Raises StoreTrouble."""
        if self._there:
            unsaved.say_alive(self._database, self.window)


class LeftInStore:
    """Work that a window left behind. It is ours until it is let go."""

    def __init__(self, desk: Desk, found: unsaved.Waiting, lock: Lock) -> None:
        self._database, self._found, self._lock = desk.database, found, lock

    @property
    def changed(self) -> datetime:
        """When it was written last, in the time of this computer."""
        return datetime.fromisoformat(self._found.alive).astimezone()

    def read(self) -> Unsaved | tuple[Problem, ...]:
        """The work, or what is wrong with it. Raises StoreTrouble, Purged."""
        work = unsaved.work_of(self._database, self._found.window)
        return (Problem("file_broken_off", ""),) if work is None else parse_work(work)

    def throw_away(self) -> None:
        """The work is somewhere else now, or nobody wants it."""
        unsaved.forget(self._database, self._found.window)
        self._lock.let_go()

    def leave(self) -> None:
        """Somebody decides later."""
        self._lock.let_go(remove=False)


def left_in_store(desk: Desk, folder: Path) -> list[LeftInStore]:
    """All work of whoever works here that no living window has, the newest first."""
    found, here = [], workstation(folder)
    now = datetime.fromisoformat(desk.database.moment())
    for each in unsaved.waiting(desk.database):
        if each.workstation != here and now - datetime.fromisoformat(each.alive) < _DEAD_AFTER:
            continue
        lock = _lock(folder, each.window)
        if lock.take():
            found.append(LeftInStore(desk, each, lock))
    return found


def bring_in(desk: Desk, folder: Path) -> None:
    """Put what windows left behind on this computer into the store, and remove it here.

    A file that cannot be read stays, for who looks at it. Raises StoreTrouble, FileTrouble.
    """
    local = _local(desk, folder)
    if local is not None:
        try:
            _bring_in_from(local, desk, folder)
        finally:
            local.close()
    for left in left_behind(folder):
        try:
            work = left.read()
            if isinstance(work, tuple):
                left.leave()
                continue
            at = left.changed.astimezone(UTC).isoformat(timespec="microseconds")
            case = work.draft.handling.case_id
            unsaved.keep(
                desk.database,
                uuid4().hex,
                uuid4().hex if case is UNKNOWN else case,
                NEW if work.version is None else work.version,
                work_bytes(work),
                workstation(folder),
                at,
            )
        except Purged:
            left.throw_away()
        except UserError:
            left.leave()
            raise
        else:
            left.throw_away()


def _local(desk: Desk, folder: Path) -> Database | None:
    """Where work waits for a server; None for a store of this computer, and who may not save."""
    if not desk.database.is_server:
        return None
    try:
        return local_store(desk.database, folder, workstation(folder))
    except StoreTrouble as trouble:
        if trouble.reason == "not_allowed":
            return None
        raise


def _bring_in_from(local: Database, desk: Desk, folder: Path) -> None:
    """Work that waited for the server; it is newer than what the server has of that window."""
    for each in unsaved.waiting(local):
        lock = _lock(folder, each.window)
        if not lock.take():
            continue
        work = unsaved.work_of(local, each.window)
        try:
            if work is not None:
                unsaved.keep(
                    desk.database,
                    each.window,
                    each.dossier,
                    each.version,
                    work,
                    each.workstation,
                    each.alive,
                )
        except Purged:  # removed for good on the server, and so here
            pass
        except UserError:
            lock.let_go(remove=False)
            raise
        unsaved.forget(local, each.window)
        lock.let_go()


def workstation(folder: Path) -> str:
    """Which computer and data folder this is, as only they themselves know it again."""
    return sha256(f"{node()}\n{folder.absolute()}".encode()).hexdigest()[:16]


def _lock(folder: Path, window: str) -> Lock:
    return Lock(folder / f"{window}.lock")
