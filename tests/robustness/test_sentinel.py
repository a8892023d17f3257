"""A name that is in a dossier is in no file, in no writing of it; after a purge not even inside."""

import base64
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.i18n import Texts
from app.services.dossier_store import backups, opening, person_export, retention
from app.services.dossier_store.desk import Desk
from app.store.database import dossiers, purging
from app.store.database.dossiers import NEW
from calc import Draft
from tests.app.services.dossier_store.care_stores import (
    CASE,
    OTHER,
    desk_in,
    discharged,
    example,
    ticking,
)
from tests.app.services.dossier_store.key_rings import KeptRing
from tests.app.store.database.pages import unlocked_pages

SENTINEL = "Zwaluwstaart-Quispeldoorn"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with signal 9")


def _writings(word: str) -> dict[str, bytes]:
    """The word as each thing that writes a file could write it."""
    plain = word.encode()
    found = {
        "utf-8": plain,
        "utf-16": word.encode("utf-16-le"),
        "small": word.casefold().encode(),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
    }
    for shift in range(3):  # base64 differs by where in the text the word begins
        whole = base64.b64encode(bytes(shift) + plain)
        found[f"base64 {shift}"] = whole[4:-4]
    return found


def _hits(data: bytes) -> list[str]:
    return [name for name, written in _writings(SENTINEL).items() if written in data]


def _hits_below(*folders: Path) -> list[tuple[str, str]]:
    return [
        (path.name, hit)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for hit in _hits(path.name.encode() + path.read_bytes())
    ]


def _with_name(draft: Draft) -> Draft:
    adult = draft.adults[0].model_copy(update={"name": SENTINEL})
    about = draft.about.model_copy(update={"title": SENTINEL})
    debt = draft.debt.model_copy(update={"reference": SENTINEL})
    return draft.model_copy(
        update={"adults": (adult, *draft.adults[1:]), "about": about, "debt": debt}
    )


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path]]:
    """The data folder, and the folder for what is temporary."""
    data, temporary = tmp_path / "data", tmp_path / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    yield data, temporary
    monkeypatch.setattr(tempfile, "tempdir", None)


def test_the_word_is_found_in_each_writing() -> None:
    for name, written in _writings(SENTINEL).items():
        assert name in _hits(b"before " + written + b" after")
    assert any("base64" in hit for hit in _hits(base64.b64encode(b"xy" + SENTINEL.encode() + b"z")))


def _killed_while_saving(desk: Desk, draft: Draft) -> None:
    """A process that is killed in the middle of a save, with all of it in its log."""
    child = os.fork()
    if not child:
        with desk.database.begin() as connection:
            dossiers.save_within(
                connection, desk.database, "c" * 32, b"x" + SENTINEL.encode() * 5000,
                {**desk.row(draft), "officer": SENTINEL, "organisation": "", "team": ""},
                NEW, SENTINEL,
            )  # fmt: skip
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def test_no_file_has_the_name(folders: tuple[Path, Path]) -> None:
    data, temporary = folders
    place, ring, now = str(data / "store" / "store.db"), KeptRing(), ticking()
    opening.make_store(place, now, ring)
    assess = desk_in(temporary.parent / "other.db")

    def opened() -> Desk:
        return opening.open_desk(place, assess._assess, now, ring)

    desk = opened()
    desk.save(_with_name(discharged(CASE)), NEW, reason=SENTINEL)
    desk.save(_with_name(discharged(CASE)), 1, reason=SENTINEL)
    desk.save(_with_name(example("HH1", OTHER)), NEW)
    desk.fetch(CASE)
    person_export.person_files(desk, CASE, Texts("nl"))
    backups.make(desk, backups.folder_of(place))
    assert _hits_below(data, temporary) == []
    desk.database.close()
    _killed_while_saving(opened(), discharged("c" * 32))
    assert _hits_below(data, temporary) == []
    desk = opened()
    for case in (CASE, OTHER):
        assert SENTINEL in repr(desk.fetch(case).draft)  # it is in there
    [due] = retention.due(desk, date(2040, 1, 1), 24).due
    retention.remove(desk, [due], backups.register_path(place, data))
    assert _hits_below(data, temporary) == []
    [key] = ring.keys.values()
    assert _hits(unlocked_pages(Path(place), key))  # the other one is still in the list
    purging.purge(desk.database, OTHER, purging.RETENTION)
    assert purging.empty_log(desk.database)
    inside = unlocked_pages(Path(place), key)
    assert b"CREATE TABLE dossier" in inside
    assert _hits(inside) == []
    desk.database.close()
    assert _hits_below(data, temporary) == []
