"""A store of 21,000 dossiers, in a file and on a server: a key in the list, a save, an opening.

A script, not a test. `bench_store.py 210000 --server` takes another size, on a server alone, and
`--plans` prints how it reads the list. A key is what the page does for it: the rows and the counts.

A key is in CPU of this process and of the server's together, as it would be on the quiet core: who
waits for a disk or for somebody else is not what is measured. A save waits for the disk, and so
does the bare commit of as large a row beside it, in turn: both by the clock on the wall.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import psycopg
import sqlalchemy as sa

from app.store.database import dossiers, migrating, work_list
from app.store.database.connecting import Database, connected, open_file, open_server
from app.store.database.schema import DOSSIER, VERSION
from app.store.database.work_list import ORDERS, PAGE, Wanted
from tests.app.store.database.server import running_server
from tests.benchmarks.goals import report
from tests.benchmarks.made_dossiers import AGENCY, COMMON, ON, ORGANISATION, RARE, fill, made
from tests.benchmarks.portfolio_folder import templates
from tests.benchmarks.reference import QUIET_MS, reference_loop

SIZE: Final = 21_000
KEY: Final = bytes(range(32))
_ROUNDS: Final = 7
_SAVES: Final = 60
Action = Callable[[], object]


def keys(size: int) -> dict[str, tuple[Wanted, int]]:
    """What somebody may ask of the list by one key, and from which row on."""
    every = Wanted(on=ON)
    words = (COMMON[:1], COMMON[:3], COMMON, RARE[:1], RARE[:3], RARE, "xyzxyz")
    asked = {f"typed {word}": (replace(every, words=(word,)), 0) for word in words}
    asked["typed van berg"] = (replace(every, words=("van", COMMON)), 0)
    for order in ORDERS:
        asked[f"by {order}"] = (replace(every, order=order), 0)
        asked[f"by {order}, last first"] = (replace(every, order=order, descending=True), 0)
    for number in (2, 10, size // PAGE):
        asked[f"page {number}"] = (every, (number - 1) * PAGE)
    for status in ("help_first", "concept", "running"):
        asked[f"only {status}"] = (replace(every, status=status), 0)
    asked["mine"] = (replace(every, officer="anna"), 0)
    asked["mine, this week"] = (replace(every, officer="anna", due_by=ON), 0)
    return asked


@dataclass
class Cpu:
    """Milliseconds of CPU of this process, and of these of the server."""

    pids: list[int]

    def now(self) -> float:
        spent = time.process_time() * 1000
        for pid in self.pids:
            with suppress(OSError):  # another system than Linux: ours alone
                spent += int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6
        return spent

    def of(self, action: Action) -> float:
        begun = self.now()
        action()
        return self.now() - begun


def at_a_key(database: Database, size: int, *, plans: bool) -> float:
    """Print what each key costs, and give the slowest."""
    by_itself = database.engine.execution_options(
        **({"isolation_level": "AUTOCOMMIT"} if database.is_server else {})
    )
    slowest = 0.0
    with by_itself.connect() as connection:
        cpu = Cpu([_backend(connection)] if database.is_server else [])
        for name, (wanted, offset) in keys(size).items():

            def key(wanted: Wanted = wanted, offset: int = offset) -> None:
                work_list.rows(connection, database, wanted, offset)
                work_list.counts(connection, database, wanted, "anna")

            key()
            found = [cpu.of(key) / cpu.of(reference_loop) for _ in range(_ROUNDS)]
            cost = statistics.median(found) * QUIET_MS
            slowest = max(slowest, cost)
            print(f"    {name:<28} {cost:7.1f} ms", flush=True)
        if plans:
            _print_plans(connection, database)
    return slowest


def _print_plans(connection: sa.Connection, database: Database) -> None:
    """How the server reads the list: the statements of the program, as it sends them."""
    sent: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, values: Any, *more: Any) -> None:
        sent.append((statement, values))

    for name in (f"typed {COMMON[:3]}", f"typed {RARE}", "by need", "by title"):
        wanted, offset = keys(SIZE)[name]
        sa.event.listen(connection.engine, "before_cursor_execute", note)
        work_list.rows(connection, database, wanted, offset)
        work_list.counts(connection, database, wanted, "anna")
        sa.event.remove(connection.engine, "before_cursor_execute", note)
        for what, (statement, values) in zip(("rows", "counts"), sent, strict=True):
            print(f"\n--- {name}, {what}, as {database.login}")
            explained = f"EXPLAIN (ANALYZE, BUFFERS) {statement}"
            print(*connection.exec_driver_sql(explained, values).scalars(), sep="\n")
        sent.clear()


def _backend(connection: sa.Connection) -> int:
    return int(connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one())


def saves(database: Database, bare: Action) -> float:
    """What a save takes against a bare commit, both by the clock, in turn."""
    with database.read() as connection:
        seen = sa.select(DOSSIER.c.id).where(sa.not_(DOSSIER.c.distressing)).limit(_SAVES + 1)
        ids = list(connection.execute(seen).scalars())
    # The first dossiers of another store: rows that look like those of a save.
    rows = [each.dossier for each in made(_SAVES + 1)]
    file = max(templates(), key=len)
    own = ("id", "version", "updated", "organisation", "officer", "team", "handed_to", "client")
    ratios, spent = [], []
    for dossier, row in zip(ids, rows, strict=True):
        columns = {name: value for name, value in row.items() if name not in own}
        begun = time.perf_counter()
        dossiers.save(database, dossier, file, {**columns, "distressing": False}, on=1)
        middle = time.perf_counter()
        bare()
        end = time.perf_counter()
        ratios.append((middle - begun) / (end - middle))
        spent.append((middle - begun) * 1000)
    opening = [_wall(partial(dossiers.opened, database, each)) for each in ids]
    print(
        f"    a save {statistics.median(spent[1:]):.2f} ms, x{statistics.median(ratios[1:]):.2f}"
        f" of a bare commit; an opening {statistics.median(opening):.2f} ms (wall)"
    )
    return statistics.median(ratios[1:])


def _wall(action: Action) -> float:
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def in_a_file(folder: Path, size: int) -> None:
    """SQLCipher."""
    path = folder / "store.db"
    database = open_file(path, KEY, "anna", lambda: datetime.now(UTC))
    migrating.migrate(database)
    fill(database, size)
    print(f"  {size:,} dossiers in a file of {path.stat().st_size / 1e6:.0f} MB")
    slowest = at_a_key(database, size, plans=False)
    if size == SIZE:
        report("store_key", slowest)
    raw = connected(path, KEY)
    raw.execute("CREATE TABLE bare (number INTEGER PRIMARY KEY, body BLOB)")
    body = os.urandom(_bytes_of_a_version(database))

    def bare() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO bare (body) VALUES (?)", (body,))
        raw.execute("COMMIT")

    report("store_save", saves(database, bare))
    raw.close()
    database.close()


def on_a_server(size: int, *, plans: bool) -> None:
    """PostgreSQL, as an officer of the lender and as the agency that has a tenth of it."""
    people = {"anna": ("officer", ORGANISATION), "agent": ("agency", AGENCY)}
    with running_server() as server:
        addresses = server.store_with(people)
        owner = open_server(addresses[""], lambda: datetime.now(UTC))
        fill(owner, size)
        with owner.begin() as connection:
            bytes_ = connection.execute(sa.text("SELECT pg_database_size(current_database())"))
            print(f"  {size:,} dossiers on a server, {bytes_.scalar_one() / 1e6:.0f} MB")
            connection.execute(sa.text("CREATE TABLE bare (number serial PRIMARY KEY, body bytea)"))
            connection.execute(sa.text("GRANT ALL ON bare, bare_number_seq TO anna"))
        body = os.urandom(_bytes_of_a_version(owner))
        owner.close()
        slowest = 0.0
        for login, (role, _) in people.items():
            print(f"   as {role}")
            database = open_server(addresses[login], lambda: datetime.now(UTC))
            slowest = max(slowest, at_a_key(database, size, plans=plans))
            if login == "anna":
                with psycopg.connect(addresses[login], autocommit=True) as raw:

                    def bare(raw: "psycopg.Connection[Any]" = raw) -> None:
                        raw.execute("BEGIN")
                        raw.execute("INSERT INTO bare (body) VALUES (%s)", (body,))
                        raw.execute("COMMIT")

                    ratio = saves(database, bare)
            database.close()
        if size == SIZE:
            report("store_key_server", slowest)
        report("store_save_server", ratio)


def _bytes_of_a_version(database: Database) -> int:
    with database.read() as connection:
        size = connection.execute(sa.select(sa.func.max(sa.func.length(VERSION.c.draft))))
        return int(size.scalar_one())


def main() -> None:
    """Print the figures."""
    words = sys.argv[1:]
    size = next((int(word) for word in words if word.isdigit()), SIZE)
    print("a store of dossiers: a key (rows and counts), a save, an opening")
    if "--server" not in words:
        with TemporaryDirectory(prefix="uitzicht-bench-") as folder:
            in_a_file(Path(folder), size)
    on_a_server(size, plans="--plans" in words)


if __name__ == "__main__":
    main()
