"""Unsaved work goes to a server beside what somebody types."""

import threading
from typing import Any, cast

import pytest

from app.services.dossier_store.kept_behind import KeptBehind
from app.services.dossier_store.unsaved_work import StoreRecovery
from app.store.database.trouble import StoreTrouble
from app.store.recovery import Unsaved
from calc import Draft

PATIENCE = 60


class SlowServer:
    """Takes nothing before it may, and notes what it got."""

    def __init__(self) -> None:
        self.may, self.begun = threading.Event(), threading.Event()
        self.got: list[str] = []
        self.gone = False

    def write(self, work: Unsaved, **_: Any) -> None:
        self.begun.set()
        assert self.may.wait(PATIENCE)
        if self.gone:
            raise StoreTrouble("gone")
        self.got.append(work.draft.notes)

    def remove(self) -> None:
        self.got.append("removed")


def work(notes: str) -> Unsaved:
    return Unsaved(Draft(notes=notes), None, None)


def behind(server: SlowServer, failed: threading.Event | None = None) -> KeptBehind:
    return KeptBehind(cast(StoreRecovery, server), (failed or threading.Event()).set)


def test_a_slow_server_holds_up_nobody_and_gets_the_last() -> None:
    server = SlowServer()
    kept = behind(server)
    kept.write(work("een"))
    assert server.begun.wait(PATIENCE)
    kept.write(work("twee"))
    kept.write(work("drie"))
    assert server.got == []
    server.may.set()
    kept.write(work("vier"), flush=True)
    assert server.got[0] == "een"
    assert server.got[-1] == "vier"
    kept.remove()
    assert server.got[-1] == "removed"


def test_what_the_server_did_not_take_is_told_and_raised_once() -> None:
    server, failed = SlowServer(), threading.Event()
    server.gone = True
    server.may.set()
    kept = behind(server, failed)
    kept.write(work("een"))
    assert failed.wait(PATIENCE)
    with pytest.raises(StoreTrouble) as trouble:
        kept.write(work("een"), flush=True)
    assert trouble.value.reason == "gone"
    server.gone = False
    kept.write(work("twee"), flush=True)
    assert server.got[-1] == "twee"


def test_a_server_that_refuses_is_told_of_once_until_it_takes_something() -> None:
    server, told = SlowServer(), list[int]()
    server.may.set()
    kept = KeptBehind(cast(StoreRecovery, server), lambda: told.append(1))

    def fail() -> None:
        server.gone = True
        with pytest.raises(StoreTrouble):
            kept.write(work("een"), flush=True)

    fail()
    fail()
    server.gone = False
    kept.write(work("twee"), flush=True)
    fail()
    kept.remove()  # which waits for the thread
    assert len(told) <= 2


def test_who_wants_it_written_now_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.services.dossier_store import kept_behind

    monkeypatch.setattr(kept_behind, "PATIENCE", 0.0)
    server = SlowServer()
    kept = behind(server)
    with pytest.raises(StoreTrouble):
        kept.write(work("een"), flush=True)
    server.may.set()
