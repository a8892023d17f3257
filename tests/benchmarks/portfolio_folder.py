"""A folder with a portfolio for measuring: examples and plans that run, each a little different."""

import json
from pathlib import Path

from app.resources import EXAMPLES
from app.store.dossier_file import dossier_bytes
from tests.lives import accepted, paid_through

PARTS_PER_DOSSIER = 100
"""Copies of one template before its amounts repeat."""


def templates() -> list[bytes]:
    """The nine examples, and the three that can be final as plans of which four months are paid."""
    found = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.uitzicht.json"))]
    for name in ("HH1-afgerond", "HH2-afgerond", "HH3-afgerond"):
        values = json.loads((EXAMPLES / f"{name}.uitzicht.json").read_bytes())
        del values["schema_version"]
        found.append(dossier_bytes(paid_through(accepted(values, law=True), 4)))
    return found


def fill(folder: Path, size: int) -> Path:
    """So many dossiers, a hundred in a folder. A copy has another amount in its first cost."""
    made = [json.loads(template) for template in templates()]
    for number in range(size):
        values = made[number % len(made)]
        cost = values["expenses"][0]
        before = cost["amount"]
        cents = number // len(made) % PARTS_PER_DOSSIER
        if "agreement" not in values and before != "UNKNOWN":
            cost["amount"] = f"{before.partition('.')[0]}.{cents:02}"
        place = folder / f"{number // PARTS_PER_DOSSIER:03}" / f"{number:05}.uitzicht.json"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(json.dumps(values).encode())
        cost["amount"] = before
    return folder
