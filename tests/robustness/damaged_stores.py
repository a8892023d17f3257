"""200 stores that are damaged, out of one seed: what was done to each, and what may be said of it.

One whole store is made once, with a log beside it as a power cut leaves it. Everything else is made
of its bytes.
"""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.services.dossier_store.desk import Desk
from app.store.database import dossiers, store_facts
from app.store.database.connecting import connected, open_file
from app.store.database.dossiers import NEW
from calc.base.value_type import value_type
from tests.app.services.dossier_store.care_stores import KEY, desk_in, example, ticking

SEED: Final = 16
STORE_ID: Final = "5" * 32
CASES: Final = tuple(letter * 32 for letter in "abc")
ALL: Final = 200
Files = dict[str, bytes]
"""What stands beside each other, by the end of the name: "", "-wal", "-shm"."""


@value_type
class Whole:
    """A whole store: closed, and as it lay there in the middle of its work."""

    closed: Files
    at_work: Files
    earlier: Files
    """at work, some saves before"""


@value_type
class Damaged:
    """One of them. `reasons`: how it may be refused; none: it must open."""

    name: str
    files: Files
    reasons: frozenset[str] = frozenset({"damaged"})
    key: bytes = KEY


def made(folder: Path) -> Whole:
    """Make the store that all others are made of."""
    path = folder / "whole.db"
    desk = desk_in(path)
    store_facts.name_it(desk.database, STORE_ID)
    for place, case in enumerate(CASES):
        desk.save(example("HH1", case), NEW)
        if place:
            desk.save(example("HH2", case), 1)
    desk.database.close()
    desk = Desk(open_file(path, KEY, "anna", ticking()), desk._assess)
    desk.save(example("HH4", CASES[0]), 1)
    earlier = _files(path)
    desk.database.close()
    desk = Desk(open_file(path, KEY, "anna", ticking()), desk._assess)
    desk.save(example("HH6", CASES[0]), 2)
    desk.database.close()
    desk = Desk(open_file(path, KEY, "anna", ticking()), desk._assess)
    desk.save(example("HH1", CASES[0]), 3)
    at_work = _files(path)
    desk.database.close()
    return Whole(_files(path), at_work, earlier)


def damaged(whole: Whole, folder: Path) -> Iterator[Damaged]:
    """All of them."""
    chance = random.Random(SEED)
    data, log = whole.closed[""], whole.at_work["-wal"]
    pages = len(data) // 4096
    yield Damaged("empty file", {"": b""})
    yield Damaged("a text", {"": b"geen database, maar een tekst\n" * 400})
    yield Damaged("another program's database", {"": _plain(folder)}, frozenset({"foreign"}))
    yield Damaged("another store", {"": _other(folder)})
    yield Damaged("an empty store", {"": _empty(folder)})
    yield Damaged("a newer form", _changed(folder, whole, "UPDATE alembic_version SET"
                  " version_num = '9999'"), frozenset({"newer"}))  # fmt: skip
    yield Damaged("half migrated", _changed(folder, whole, "DROP TABLE alembic_version"),
                  frozenset({"foreign"}))  # fmt: skip
    yield Damaged("no chain", _changed(folder, whole, "DROP TABLE event"),
                  frozenset({"damaged", "foreign"}))  # fmt: skip
    yield Damaged("no index of its log", {"": whole.at_work[""], "-wal": log}, frozenset())
    yield Damaged("the log of another moment", {"": data, "-wal": whole.earlier["-wal"]})
    yield Damaged(
        "the log of another store", {"": data, "-wal": chance.randbytes(len(log))}, frozenset()
    )
    yield Damaged("rests of a log", {"": data, "-wal": b""}, frozenset())
    yield Damaged("twice the same", {"": data + data})
    for number in range(20):
        yield Damaged(f"a wrong key {number}", {"": data}, key=_flipped(KEY, chance))
    for number in range(55):
        size = chance.choice((chance.randrange(len(data)), chance.randrange(pages) * 4096))
        yield Damaged(f"cut off {number} at {size}", {"": data[:size]})
    for number in range(62):
        yield Damaged(f"a flipped bit {number}", {"": _flipped(data, chance)})
    for number in range(30):
        page = chance.randrange(pages) * 4096
        yield Damaged(f"zeros {number} at {page}", {"": data[:page] + bytes(4096)
                      + data[page + 4096 :]})  # fmt: skip
    for number in range(10):
        one, other = sorted(chance.sample(range(pages), 2))
        yield Damaged(f"pages changed over {number}: {one}, {other}",
                      {"": _changed_over(data, one, other)})  # fmt: skip
    for number in range(10):
        cut = chance.randrange(len(log))
        yield Damaged(f"a log cut off {number} at {cut}",
                      {"": whole.at_work[""], "-wal": log[:cut]}, frozenset())  # fmt: skip


def put(each: Damaged, path: Path) -> None:
    """Put its files where a store would be."""
    for end, content in each.files.items():
        Path(f"{path}{end}").write_bytes(content)


def versions_of(desk: Desk) -> dict[tuple[str, int], bytes]:
    """Every version that opens, or StoreTrouble."""
    return {
        (case, each.number): each.file
        for case in CASES
        for each in dossiers.versions(desk.database, case)
    }


def _files(path: Path) -> Files:
    ends = ("", "-wal", "-shm")
    return {end: Path(f"{path}{end}").read_bytes() for end in ends if Path(f"{path}{end}").exists()}


def _flipped(data: bytes, chance: random.Random) -> bytes:
    place, bit = chance.randrange(len(data)), chance.randrange(8)
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def _changed_over(data: bytes, one: int, other: int) -> bytes:
    pages = [data[at : at + 4096] for at in range(0, len(data), 4096)]
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def _plain(folder: Path) -> bytes:
    path = folder / "plain.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE thing (name TEXT)")
    connection.commit()
    connection.close()
    return path.read_bytes()


def _other(folder: Path) -> bytes:
    path = folder / "other.db"
    connection = connected(path, bytes(32))
    connection.execute("CREATE TABLE thing (name TEXT)")
    connection.close()
    return path.read_bytes()


def _empty(folder: Path) -> bytes:
    path = folder / "empty.db"
    connection = connected(path, KEY)
    connection.execute("CREATE TABLE thing (name TEXT)")
    connection.execute("DROP TABLE thing")
    connection.close()
    return path.read_bytes()


def _changed(folder: Path, whole: Whole, statement: str) -> Files:
    path = folder / f"changed-{abs(hash(statement))}.db"
    path.write_bytes(whole.closed[""])
    connection = connected(path, KEY)
    connection.execute(statement)
    connection.close()
    return {"": path.read_bytes()}
