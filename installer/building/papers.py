"""`python -m installer.building.papers`: licences and SBOM of the frozen program, beside it.

Runs in the environment that builds: it asks the packages what they are.
"""

from __future__ import annotations

import sys
from pathlib import Path

from installer.building import inventory, licences, sbom, shipping, versions
from installer.building.places import Places, here, moment
from installer.console import MachineProblem, complain

LOCK = "requirements-program.lock"


def write(places: Places, time: int) -> None:
    """Write both. Raises MachineProblem with what has no origin or no licence."""
    found = inventory.installed()
    origins = inventory.attribute(
        places.inventory, found, places.root, inventory.locked(places.root / LOCK)
    )
    told = versions.asked()
    parts = shipping.parts(places.root, origins, found, told, places.version)
    folder = licences.write(places.frozen, places.root, parts, told["qt"], places.family)
    text = sbom.made(parts, time, f"{places.family}-{places.machine}")
    (folder / sbom.NAME).write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Write them for this project."""
    try:
        places = here(Path(__file__).parents[2])
        write(places, moment(places.root))
    except MachineProblem as problem:
        complain(str(problem))
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
