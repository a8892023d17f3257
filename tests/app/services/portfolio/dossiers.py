"""A portfolio for tests: a plan whose euros are worked out by hand, and what can be wrong.

The plan: 36 months of 385.00 from February 2026. Income 2,600.00 less the vtlb of 2,211.04 leaves
388.96, and payments are steps of 5. An arbeidstoeslag that is 40.00 higher makes the vtlb 2,251.04,
leaves 348.96, and asks 345.00: 40.00 a month less.
"""

import json
import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.resources import EARLIER_POLICIES, EXAMPLE_POLICY, EXAMPLES
from app.services.portfolio.chunk import assess_chunk
from app.services.portfolio.job import Item, Job, Text, program_version
from app.services.portfolio.row import Row
from app.store.dossier_file import dossier_bytes
from calc import Draft
from tests.building import Raw, adult, income
from tests.lives import accepted, paid_through
from tests.new_tariffs import revised
from tests.tariff_files import YEARS, tariff_text

DAY = date(2026, 5, 5)
"""In month 4 of the plan; the figures of July do not hold yet."""
HIGHER = revised(2026, 2, '"50.05"', '"90.05"')
"""The arbeidstoeslag of January to June, 40.00 more."""
LOWER = revised(2026, 2, '"50.05"', '"10.05"')
PLAN: Raw = {
    "first_plan_month": "2026-02",
    "debt": {"balance": "90000.00", "reference": "RS-SENTINEL-1"},
    "income": [income("2600.00")],
    "adults": [
        adult(
            "A",
            birth_month="1985-06",
            hours_per_week=36,
            taxable_income={"amount": "30000.00", "year": 2026},
        )
    ],
}


@cache
def plan() -> Draft:
    """The plan as it was agreed, before anything was paid."""
    return accepted(PLAN, law=True)


def running(k: int = 4, **changes: Any) -> bytes:
    """The file of that plan with k months paid, and other values of the dossier."""
    return dossier_bytes(paid_through(plan(), k, **changes))


def changed_file(data: bytes, *path: str | int, value: Any) -> bytes:
    """A dossier file with one value in it changed."""
    values = json.loads(data)
    part = values
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    return json.dumps(values).encode()


def job(given: str | None = None, on: date = DAY, **changes: Any) -> bytes:
    """The figures of the program, and a new file beside them."""
    asked: dict[str, Any] = {
        "on": on,
        "policy": Text(EXAMPLE_POLICY.name, EXAMPLE_POLICY.read_text(encoding="utf-8")),
        "ruling": tuple(Text(f"{year}.toml", tariff_text(year)) for year in YEARS),
        "given": Text("2026.toml", given) if given else None,
        "known": (),
        "policies": tuple(Text(path.name, path.read_text("utf-8")) for path in EARLIER_POLICIES),
        "program": program_version(),
    }
    return Job(**asked | changes).packed()


def row(dossier: bytes, given: str | None = None, on: date = DAY, **more: Any) -> Row:
    """The row of one dossier."""
    stored = more.pop("stored", None)
    return assess_chunk(job(given, on, **more), [Item("d.uitzicht.json", dossier, stored)]).rows[0]


def fill(folder: Path, count: int) -> Path:
    """A folder with so many dossiers: plans that run, an example now and then, and empty ones.

    The one in the middle was cut off.
    """
    folder.mkdir()
    for number in range(count):
        path = folder / f"{number:03}.uitzicht.json"
        if number == count // 2:
            path.write_bytes(running()[:-200])
        elif number % 8 == 0:
            path.write_bytes(running())
        elif number % 16 == 1:
            shutil.copy(EXAMPLES / f"HH{number // 16 % 6 + 1}.uitzicht.json", path)
        else:
            path.write_bytes(b'{"schema_version": 3}')
    return folder
