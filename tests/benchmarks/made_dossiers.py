"""Stores of many dossiers for measuring: real sealed drafts, the same ones for the same seed.

Each dossier is an example or a plan that runs, under another name, with other days, of one of
thirty officers and five clients; a tenth was handed to an agency, one in fifty is distressing. They
are put in past `dossiers.save`, in one transaction: a million triggers are not what is measured.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any, Final, NamedTuple

import sqlalchemy as sa

from app.services.dossier_store.row import row_of
from app.services.dossier_store.searching import search_column
from app.services.organisation import read_organisation
from app.store.database import chain
from app.store.database.connecting import Database
from app.store.database.schema import CLIENT, DOSSIER, DOSSIER_KEY, EVENT, VERSION
from app.store.database.sealing import sealed
from app.store.dossier_file import parse_dossier
from calc import Draft, assess
from tests.benchmarks.portfolio_folder import templates
from tests.tariff_files import shipped

ON: Final = date(2026, 11, 29)
ORGANISATION: Final = "lender"
AGENCY: Final = "agency"
OFFICERS: Final = ("anna", *(f"medewerker{number:02}" for number in range(1, 30)))
CLIENTS: Final = tuple(f"client{number}" for number in range(1, 6))
COMMON: Final = "berg"
"""In the name of one in twenty."""
RARE: Final = "quist"
"""In the name of four."""
_BATCH: Final = 1000
_SINCE: Final = "2026-11-29T12:00:00.000000+00:00"
_FIRST: Final = ("Anna", "Bas", "Carla", "Dirk", "Els", "Fatima", "Gijs", "Hatice", "Jan", "Zoë")
_BEGIN: Final = ("Bak", "Brou", "Dam", "Haar", "Jan", "Kui", "Meu", "Pie", "Schou", "Ver", "Vis")
_MIDDLE: Final = ("be", "de", "ke", "le", "me", "re", "se", "te", "we")
_END: Final = ("broek", "huis", "kamp", "man", "mans", "ma", "n", "r", "stra", "veld", "wijk")
_DAYS: Final = ("next_contact", "review_due", "ends", "income_stops", "payment_due")


class Made(NamedTuple):
    """The rows of one dossier; its event has no number yet."""

    dossier: dict[str, Any]
    key: dict[str, Any]
    version: dict[str, Any]
    facts: bytes


def made(size: int) -> Iterator[Made]:
    """So many dossiers."""
    random = Random(size)
    examples = [_example(file) for file in templates()]
    for number in range(size):
        file, row = examples[number % len(examples)]
        yield _dossier(number, file, row, random)


def fill(database: Database, size: int) -> None:
    """Put them into an empty store, as whoever owns it."""
    with database.begin() as connection:
        if database.is_server:
            connection.execute(sa.text("SET LOCAL session_replication_role = replica"))
        connection.execute(
            CLIENT.insert(),
            [{"id": each, "name": each, "organisation": ORGANISATION, "policy": ""}
             for each in CLIENTS],
        )  # fmt: skip
        last = chain.head(connection, database)
        rest = made(size)
        while some := list(islice(rest, _BATCH)):
            events = []
            for each in some:
                events.append(_event(last, each))
                last = chain.Head(events[-1]["number"], events[-1]["hash"])
            for table, rows in (
                (DOSSIER, [each.dossier for each in some]),
                (DOSSIER_KEY, [each.key for each in some]),
                (VERSION, [each.version for each in some]),
                (EVENT, events),
            ):
                _put(connection, table, rows)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if database.is_server:
            connection.execute(sa.text("VACUUM (ANALYZE)"))


def _put(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if connection.dialect.name != "postgresql":
        connection.execute(table.insert(), rows)
        return
    names = list(rows[0])
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor:
        words = f"COPY {table.name} ({', '.join(names)}) FROM STDIN (FORMAT binary)"
        with cursor.copy(words) as copy:
            copy.set_types([_copied(table.c[name]) for name in names])
            for row in rows:
                copy.write_row([row[name] for name in names])


def _copied(column: "sa.Column[Any]") -> str:
    kinds = ((sa.LargeBinary, "bytea"), (sa.Boolean, "bool"), (sa.BigInteger, "int8"),
             (sa.Integer, "int4"), (sa.String, "text"))  # fmt: skip
    return next(name for kind, name in kinds if isinstance(column.type, kind))


def _example(file: bytes) -> tuple[bytes, dict[str, Any]]:
    draft = parse_dossier(file)
    assert isinstance(draft, Draft)
    return file, row_of(draft, assess(draft, read_organisation(None).policy_file, shipped(), ON))


def _dossier(number: int, file: bytes, row: dict[str, Any], random: Random) -> Made:
    dossier, key = f"{random.getrandbits(128):032x}", random.randbytes(32)
    name, reference = _name(number, random), f"RS-2026-{number:06}"
    columns = {
        **row,
        "id": dossier,
        "version": 1,
        "updated": _SINCE,
        "organisation": ORGANISATION,
        "officer": random.choice(OFFICERS),
        "team": "",
        "client": random.choice(CLIENTS),
        "handed_to": AGENCY if random.random() < 0.1 else None,
        "distressing": random.random() < 0.02,
        "reference": reference,
        "title": name,
        "search": search_column([name], "", reference),
        "debt": random.randrange(300_000, 9_000_000),
    }
    shift = timedelta(days=random.randrange(-200, 600))
    for column in _DAYS:
        if row[column] is not None:
            columns[column] = (date.fromisoformat(row[column]) + shift).isoformat()
    values = json.loads(file)
    values["handling"] = {**values.get("handling", {}), "case_id": dossier}
    values["adults"][0]["name"] = name
    values["debt"]["reference"] = reference
    version = {
        "dossier": dossier,
        "number": 1,
        "draft": sealed(key, json.dumps(values).encode(), f"version:{dossier}:1"),
        "reason": sealed(key, b"", f"reason:{dossier}:1"),
        "login": columns["officer"],
        "at": _SINCE,
    }
    facts = sealed(key, b'{"version": 1}', f"event:{dossier}:saved")
    return Made(columns, {"dossier": dossier, "key": key}, version, facts)


def _name(number: int, random: Random) -> str:
    if number % 5_003 == 7:
        last = RARE.capitalize()
    elif number % 20 == 3:
        last = f"van den {COMMON.capitalize()}"
    else:
        last = random.choice(_BEGIN) + random.choice(_MIDDLE) + random.choice(_END)
    return f"{random.choice(_FIRST)} {last}"


def _event(last: chain.Head, made: Made) -> dict[str, Any]:
    number, login, dossier = last.number + 1, made.dossier["officer"], made.dossier["id"]
    found = chain.event_hash(last.hash, number, _SINCE, login, dossier, "", "saved", made.facts)
    return {
        "number": number, "at": _SINCE, "login": login, "dossier": dossier, "client": None,
        "kind": "saved", "facts": made.facts, "previous": last.hash, "hash": found,
    }  # fmt: skip
