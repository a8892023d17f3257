"""What is typed while the server is gone: kept sealed on this computer, and back in the store."""

import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.services.dossier_store.away import local_store
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.kept_behind import KeptBehind
from app.services.dossier_store.unsaved_work import (
    StoreRecovery,
    bring_in,
    left_in_store,
    workstation,
)
from app.store.database import dossiers, unsaved
from app.store.database.connecting import Database, open_server
from app.store.database.dossiers import NEW
from app.store.database.trouble import Conflict
from app.store.dossier_file import dossier_bytes
from app.store.recovery import Unsaved
from calc import Assessment, Draft
from calc.dossier.handling import Handling
from tests.app.store.database.conftest import ROW, clock
from tests.app.store.database.link import Link, linked
from tests.app.store.database.server import Server

CASE = "a" * 32
SENTINEL = "Zwanenburg-Sentinel"


def never(draft: Draft) -> Assessment:
    raise AssertionError(draft)


def work(title: str, version: int | None = None) -> Unsaved:
    draft = Draft(handling=Handling(case_id=CASE))
    about = draft.about.model_copy(update={"title": title})
    return Unsaved(draft.model_copy(update={"about": about}), None, None, version=version)


class Workplace:
    """A computer, and the server by way of a link that can be cut."""

    def __init__(self, server: Server, folder: Path, link: Link) -> None:
        self.addresses = server.store_with(
            {
                "anna": ("officer", "lender"),
                "bas": ("officer", "lender"),
                "audit": ("auditor", "lender"),
            }
        )
        self.folder, self.link = folder, link
        self._desks: list[Desk] = []

    def desk(self, login: str = "anna") -> Desk:
        """The program started."""
        opened = Desk(open_server(self.link.address(self.addresses[login]), clock()), never)
        self._desks.append(opened)
        return opened

    def kept(self, desk: Desk) -> list[object]:
        """The titles of what windows left behind, after a start."""
        bring_in(desk, self.folder)
        titles = list[object]()
        for left in left_in_store(desk, self.folder):
            found = left.read()
            assert isinstance(found, Unsaved)
            titles.append(found.draft.about.title)
            left.leave()
        return titles

    def on_server(self) -> int:
        with psycopg.connect(self.addresses[""]) as owner:
            return owner.execute("SELECT 1 FROM unsaved").rowcount

    def close(self) -> None:
        for each in self._desks:
            each.database.close()


@pytest.fixture
def place(server: Server, tmp_path: Path) -> Iterator[Workplace]:
    with (
        tempfile.TemporaryDirectory(prefix="link-") as folder,
        linked(Path(folder), server.address) as link,
    ):
        place = Workplace(server, tmp_path / "recovery", link)
        yield place
        place.close()


def died(recovery: StoreRecovery) -> None:
    """The window died: the system lets go of its lock."""
    recovery._lock.let_go(remove=False)


def test_what_was_typed_without_the_server_is_there_after_a_restart(place: Workplace) -> None:
    recovery = StoreRecovery(place.desk(), place.folder)
    recovery.write(work("met server"))
    place.link.cut()
    recovery.write(work("zonder server"))
    recovery.write(work(SENTINEL))
    files = [each for each in place.folder.rglob("*") if each.is_file()]
    assert any(each.suffix == ".db" for each in files)
    assert not any(SENTINEL.encode() in each.read_bytes() for each in files)
    died(recovery)
    place.link.mend()
    assert place.kept(place.desk()) == [SENTINEL]  # once, and the newest
    assert place.kept(place.desk()) == [SENTINEL]  # until somebody decides


def test_it_is_saved_on_the_version_it_was_begun_on_and_nobody_is_written_over(
    place: Workplace,
) -> None:
    first = place.desk()
    dossiers.save(first.database, CASE, b"{}", ROW, on=NEW)
    recovery = StoreRecovery(first, place.folder)
    place.link.cut()
    recovery.write(work("van mij", version=1))
    died(recovery)
    place.link.mend()
    dossiers.save(place.desk("bas").database, CASE, b"{}", ROW, on=1)
    again = place.desk()
    bring_in(again, place.folder)
    (left,) = left_in_store(again, place.folder)
    found = left.read()
    assert isinstance(found, Unsaved)
    assert found.version == 1
    with pytest.raises(Conflict) as conflict:
        dossiers.save(again.database, CASE, dossier_bytes(found.draft), ROW, on=found.version)
    assert conflict.value.current == 2
    left.throw_away()
    assert place.kept(again) == []


def test_the_work_of_somebody_else_at_this_computer_is_not_offered(place: Workplace) -> None:
    recovery = StoreRecovery(place.desk(), place.folder)
    place.link.cut()
    recovery.write(work("van anna"))
    died(recovery)
    place.link.mend()
    assert place.kept(place.desk("bas")) == []
    assert place.kept(place.desk()) == ["van anna"]


def test_work_goes_to_the_server_again_when_that_is_back(place: Workplace) -> None:
    recovery = StoreRecovery(place.desk(), place.folder)
    before = set(threading.enumerate())
    place.link.cut()
    recovery.write(work("zonder server"))
    assert place.on_server() == 0
    place.link.mend()
    for each in set(threading.enumerate()) - before:
        if each.name == "reach":
            each.join(timeout=60)
    recovery.write(work("met server"))
    assert place.on_server() == 1
    died(recovery)
    assert place.kept(place.desk()) == ["met server"]


class Stalled:
    """A server that takes what is written only when somebody lets it."""

    def __init__(self, recovery: StoreRecovery, monkeypatch: pytest.MonkeyPatch) -> None:
        self.may, self.begun = threading.Semaphore(0), threading.Semaphore(0)
        keep, server = unsaved.keep, recovery._database

        def stalled(database: Database, *values: Any) -> None:
            if database is server:
                self.begun.release()
                assert self.may.acquire(timeout=60)
            keep(database, *values)

        monkeypatch.setattr(unsaved, "keep", stalled)


def _holds(folder: Path) -> list[Path]:
    """Files in which the sentinel can be read."""
    found = [each for each in folder.rglob("*") if each.is_file()]
    return [each for each in found if SENTINEL.encode() in each.read_bytes()]


def test_work_that_a_slow_server_has_not_taken_yet_waits_sealed_and_the_newest_wins(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery = StoreRecovery(place.desk(), place.folder)
    stalled = Stalled(recovery, monkeypatch)
    behind = KeptBehind(recovery, lambda: None)
    first, second = work(f"{SENTINEL} een"), work(f"{SENTINEL} twee")
    behind.write(first)
    assert stalled.begun.acquire(timeout=60)
    assert behind.keep_beside(first)
    behind.write(second)
    assert behind.keep_beside(second)
    behind.forget_beside()  # the server has neither: it stays
    stalled.may.release()  # the server has the first now, and is at the second
    assert stalled.begun.acquire(timeout=60)
    assert place.on_server() == 1
    assert recovery._local is not None
    [waiting] = unsaved.waiting(recovery._local)
    kept = unsaved.work_of(recovery._local, waiting.window)
    assert kept is not None
    assert f"{SENTINEL} twee".encode() in kept
    assert _holds(place.folder) == []
    stalled.may.release()
    behind.write(second, flush=False)
    stalled.may.release()
    behind.remove()
    assert unsaved.waiting(recovery._local) == []
    assert place.on_server() == 0


def test_the_server_has_it_and_nothing_stays_beside(place: Workplace) -> None:
    recovery = StoreRecovery(place.desk(), place.folder)
    kept = work(f"{SENTINEL} een")
    assert recovery.keep_beside(kept)
    assert recovery._local is not None
    assert len(unsaved.waiting(recovery._local)) == 1
    recovery.write(kept)
    assert unsaved.waiting(recovery._local) == []
    place.link.cut()
    assert recovery.keep_beside(work(f"{SENTINEL} later"))
    recovery.write(work(f"{SENTINEL} ouder"))  # it was under way: what waits is newer
    recovery.forget_beside()
    died(recovery)
    place.link.mend()
    assert place.kept(place.desk()) == [f"{SENTINEL} later"]


def test_what_was_saved_or_thrown_away_is_not_offered(place: Workplace) -> None:
    recovery = StoreRecovery(place.desk(), place.folder)
    place.link.cut()
    recovery.write(work("zonder server"))
    recovery.remove()
    place.link.mend()
    assert place.kept(place.desk()) == []


def test_what_was_removed_for_good_does_not_come_back(place: Workplace) -> None:
    recovery = StoreRecovery(place.desk(), place.folder)
    place.link.cut()
    recovery.write(work("zonder server"))
    died(recovery)
    with psycopg.connect(place.addresses[""]) as owner:
        owner.execute("INSERT INTO purged VALUES (%s, '', 'retention')", (CASE,))
    place.link.mend()
    assert place.kept(place.desk()) == []
    with psycopg.connect(place.addresses[""]) as owner:
        owner.execute("ALTER TABLE purged DISABLE TRIGGER USER")
        owner.execute("DELETE FROM purged")
    assert place.kept(place.desk()) == []  # nor when the server forgets that it was


def test_who_may_not_save_starts_all_the_same(place: Workplace) -> None:
    desk = place.desk("audit")
    StoreRecovery(desk, place.folder)
    assert place.kept(desk) == []


def test_a_file_whose_key_the_server_lost_is_set_aside(place: Workplace) -> None:
    desk = place.desk()
    recovery = StoreRecovery(desk, place.folder)
    place.link.cut()
    recovery.write(work("zonder server"))
    died(recovery)
    place.link.mend()
    with psycopg.connect(place.addresses[""]) as owner:
        owner.execute("DELETE FROM dossier_key")
    local = local_store(place.desk().database, place.folder, workstation(place.folder))
    local.close()
    assert list(place.folder.rglob("*.old"))
