"""A store killed at random moments: `python -m tests.robustness.kill_store [KILLS] [SEED]`.

Saves, imports, first starts, backups, restores, purges and changes of key, each in a process of its
own that is killed with signal 9. What it said was done must be done; what was not said may be done
or not, but never by half. The summary is printed; the exit code is 1 when something was lost.
"""

import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from app.services.dossier_store import backups, opening, rekeying
from app.store.database import backup, checking, dossiers, purging
from app.store.database.connecting import Database
from app.store.database.dossiers import NEW
from app.store.database.trouble import Purged
from calc import Assessment, Draft
from tests.app.services.dossier_store.care_stores import ticking
from tests.app.store.database.conftest import ROW

_LONGEST: Final = 0.2
"""Seconds after its first answer that a process lives at most."""
_ON_ONE_STORE: Final = 20
OVER: Final = {**ROW, "status": "done", "ended": "2020-06-30"}
Tell = Callable[[Any], None]


class FileRing:
    """A keyring that outlives a process: a file that is replaced as a whole."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, store: str) -> bytes | None:
        if not self._path.exists():
            return None
        key = json.loads(self._path.read_text()).get(store)
        return None if key is None else bytes.fromhex(key)

    def keep(self, store: str, key: bytes) -> bool:
        beside = self._path.with_suffix(".part")
        beside.write_text(json.dumps({store: key.hex()}))
        os.replace(beside, self._path)
        return True

    def forget(self, store: str) -> None:
        self._path.unlink(missing_ok=True)


class Store:
    """One store, and what was said to be in it."""

    def __init__(self, folder: Path) -> None:
        self.place = str(folder / "store" / "store.db")
        self.path, self.ring, self.now = Path(self.place), FileRing(folder / "ring"), ticking()
        self.backups = self.path.parent / "backups"
        self.said = dict[str, tuple[int, str]]()
        self.purged = set[str]()

    def opened(self) -> Database:
        return opening.open_desk(self.place, _never, self.now, self.ring).database


def _never(draft: Draft) -> Assessment:
    raise AssertionError


def _content(case: str, number: int) -> bytes:
    return f"{case} {number} ".encode() * 200


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()


# -- what is killed: each tells what is done ------------------------------------------------------


def _make(store: Store, tell: Tell, chance: random.Random) -> None:
    tell("begin")
    opening.make_store(store.place, store.now, store.ring)
    tell(["made"])


def _save(store: Store, tell: Tell, chance: random.Random) -> None:
    database = store.opened()
    tell("begin")
    for turn in range(10_000):
        case = f"{turn % 5:032x}"
        number = dossiers.number_of(database, case)
        dossiers.save(database, case, _content(case, number + 1), OVER, on=number)
        tell(["saved", case, number + 1])


def _import(store: Store, tell: Tell, chance: random.Random) -> None:
    database = store.opened()
    tell("begin")
    for _ in range(10_000):
        cases = [f"{chance.getrandbits(128):032x}" for _ in range(5)]
        with database.begin() as connection:
            for case in cases:
                dossiers.save_within(connection, database, case, _content(case, 1), OVER, NEW, "")
        for case in cases:
            tell(["saved", case, 1])


def _backup(store: Store, tell: Tell, chance: random.Random) -> None:
    database = store.opened()
    tell("begin")
    while True:
        tell(["backup", backup.make(database, store.backups).path.name])


def _restore(store: Store, tell: Tell, chance: random.Random) -> None:
    database = store.opened()
    made = backup.make(database, store.backups)
    database.close()
    tell("begin")
    while True:
        backups.restore(made.path, store.place, store.now, store.ring)
        tell(["restored"])


def _purge(store: Store, tell: Tell, chance: random.Random) -> None:
    database = store.opened()
    cases = [f"{chance.getrandbits(128):032x}" for _ in range(15)]
    for case in cases:
        dossiers.save(database, case, _content(case, 1), OVER, on=NEW)
    tell("begin")
    for case in cases:
        purging.purge(database, case, purging.RETENTION)
        purging.empty_log(database)
        tell(["purged", case])


def _rekey(store: Store, tell: Tell, chance: random.Random) -> None:
    tell("begin")
    while True:
        rekeying.rekey(store.place, store.now, store.ring, passphrase=None)
        tell(["rekeyed"])


KINDS: Final[dict[str, Callable[[Store, Tell, random.Random], None]]] = {
    "first start": _make,
    "save": _save,
    "import": _import,
    "backup": _backup,
    "restore": _restore,
    "purge": _purge,
    "rekey": _rekey,
}


# -- the killing ----------------------------------------------------------------------------------


def killed(kind: str, store: Store, chance: random.Random) -> list[Any]:
    """Begin it, kill it, and give what it said before."""
    read, write = os.pipe()
    seed, delay = chance.getrandbits(64), _LONGEST * chance.random() ** 3
    child = os.fork()
    if not child:
        os.close(read)
        try:
            KINDS[kind](store, lambda said: _tell(write, said), random.Random(seed))
        except BaseException as error:
            _tell(write, ["failed", repr(error)])
        finally:
            os._exit(0)
    os.close(write)
    data = b""
    end: float | None = None
    while end is None or time.monotonic() < end:
        left = None if end is None else max(0.0, end - time.monotonic())
        if select.select([read], [], [], left)[0]:
            piece = os.read(read, 1 << 16)
            if not piece:
                break
            data += piece
            end = time.monotonic() + delay if end is None else end
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(read, 1 << 16):
        data += piece
    os.close(read)
    return [json.loads(line) for line in data.split(b"\n")[:-1]]


def _tell(write: int, said: Any) -> None:
    os.write(write, json.dumps(said).encode() + b"\n")


def faults_after(kind: str, store: Store, said: list[Any]) -> list[str]:
    """What is wrong after a kill; nothing when all that was said is so."""
    wrong = [f"{kind}: {each[1]}" for each in said if each[0] == "failed"]
    for each in said:
        if each[0] == "saved":
            store.said[each[1]] = (each[2], _sum(_content(each[1], each[2])))
        elif each[0] == "purged":
            store.purged.add(each[1])
            store.said.pop(each[1], None)
    if kind == "first start":
        if ["made"] in said and not store.path.exists():
            return [*wrong, "a store that was made is not there"]
        opening.make_store(store.place, store.now, store.ring)
    database = store.opened()
    try:
        wrong += [f"{kind}: {each}" for each in checking.file_faults(database)]
        wrong += [f"{kind}: {each}" for each in checking.chain_faults(database)]
        wrong += [f"{kind}: {each}" for each in checking.sealed_faults(database)]
        wrong += [f"{kind}: lost {case}" for case in _lost(store, database)]
    finally:
        database.close()
    for each in backups.made(store.backups)[:2]:  # also those of a former key
        backups.look_into(each.path, store.place, store.now, store.ring)
    return wrong


def _lost(store: Store, database: Database) -> list[str]:
    lost = []
    with database.read() as connection:
        for case, (number, content) in store.said.items():
            found = dossiers.version_within(connection, database, case, number)
            if _sum(found.file) != content:
                lost.append(case)
        for case in store.purged:
            try:
                dossiers.version_within(connection, database, case)
            except Purged:
                continue
            lost.append(f"{case}, which was removed")
    return lost


def run(kills: int, seed: int, folder: Path) -> tuple[Counter[str], list[str]]:
    """So many kills; how many of each kind, and what was lost."""
    chance, counts, wrong = random.Random(seed), Counter[str](), list[str]()
    names = list(KINDS)
    store = None
    for number in range(kills):
        kind = names[number % len(names)]
        if store is None or number % _ON_ONE_STORE == 0:
            store = Store(folder / str(number))
            store.path.parent.mkdir(parents=True)
            opening.make_store(store.place, store.now, store.ring)
        used = store
        if kind == "first start":
            used = Store(folder / f"first-{number}")
            used.path.parent.parent.mkdir(parents=True)
        said = killed(kind, used, chance)
        counts[kind] += 1
        counts["acknowledged"] += sum(each != "begin" for each in said)
        wrong += faults_after(kind, used, said)
    return counts, wrong


def main() -> int:
    """Kill, and say how it went."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 16
    with tempfile.TemporaryDirectory() as folder:
        counts, wrong = run(kills, seed, Path(folder))
    done = counts.pop("acknowledged")
    print(f"{kills} kills, seed {seed}; {done} things were said to be done")
    for kind, count in counts.items():
        print(f"  {count:>4} during a {kind}")
    print("\n".join(wrong) or "nothing that was acknowledged was lost; every store opens")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
