"""The figures of the law are those of this version, and the examples come to the cent.

    python -m app.services.self_check.figures         writes down what they come to now

A test holds what is written to the engine and to the contracts of the examples.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from app.resources import EXAMPLES, EXPECTED, TARIFFS
from app.services.assessing import Assessed, assess_file
from app.services.self_check.check import Found, Place, wrong
from app.services.tariffs import open_shelf
from app.store.files import read_file
from app.store.json_text import json_values
from app.store.tariff_files import OLDER, TariffText, read_tariffs
from app.store.writing import write_file
from calc import Tariffs, as_json
from calc.stored.json_text import json_text

NAMES: Final = ("HH1", "HH2", "HH3", "HH4", "HH5", "HH6")
EXAMPLE: Final = "HH1-afgerond"
"""One whose plan is final: every paper of it can be made."""
_FEW: Final = 2
SUFFIX: Final = ".uitzicht.json"


def find_figures(place: Place, tariffs: Path = TARIFFS) -> Iterator[Found]:
    """Each file of figures that is gone, altered, not of this program, or does not load."""
    expected = dict(_expected()["tariffs"])
    shelf = open_shelf(place.folder)
    for aside in shelf.set_aside:
        yield wrong("figures_unused", file=aside.name)
    for path in sorted(tariffs.glob("*.toml")):
        if path.name not in expected:
            yield wrong("file_strange", file=path.name)
    for name, digest in expected.items():
        path = tariffs / name
        if not path.is_file():
            yield wrong("file_gone", file=name)
            continue
        read = read_tariffs(path)
        if not isinstance(read, TariffText):
            yield wrong("figures_unused", file=name)
        elif read.file.source.sha256 != digest:
            yield wrong("file_changed", file=name)
    for path in sorted((tariffs / OLDER).glob("*.toml")):
        if not isinstance(read_tariffs(path, older=True), TariffText):
            yield wrong("figures_unused", file=f"{OLDER}/{path.name}")


def find_outcomes(place: Place) -> Iterator[Found]:
    """Amounts of an example that are not what they should be: the first few of each."""
    tariffs = open_shelf(place.folder).tariffs
    for name, expected in _expected()["outcomes"].items():
        now = amounts(assessed(name, tariffs))
        others = [what for what in (*expected, *now) if expected.get(what) != now.get(what)]
        for what in list(dict.fromkeys(others))[:_FEW]:
            was, found = expected.get(what, "-"), now.get(what, "-")
            yield wrong("outcome_other", name=name, what=what, found=found, expected=was)


def assessed(name: str, tariffs: Tariffs) -> Assessed:
    """An example, on its own day, under the example's policy."""
    path = EXAMPLES / f"{name}{SUFFIX}"
    return assess_file(path, on=None, policy=None, tariffs=tariffs, today=lambda: date.min)


def amounts(found: Assessed) -> dict[str, str]:
    """What somebody would check by hand: the account of a month, the floor, what is paid when."""
    outcome: dict[str, Any] = as_json(found.assessment)
    made = {f"groups.{name}": value for name, value in outcome["groups"].items()}
    floor = outcome["floor"] or {}
    made["floor"] = floor.get("floor")
    made["payment"] = outcome["payment"]
    made["discharge"] = outcome["discharge"]
    made["end_date"] = outcome["end_date"]
    made["gate"] = outcome["gate"]["state"]
    plan = outcome["plan"] or {}
    made["total"] = plan.get("total")
    for rung in outcome["rungs"]:
        made[f"payment.{rung['first']}"] = rung["payment"]
    return {name: str(value) for name, value in made.items() if value is not None}


def expected_now() -> bytes:
    """What the figures and the examples are now, as it is written down."""
    with TemporaryDirectory() as nothing:
        shelf = open_shelf(Path(nothing))
    files = {Path(each.place).name: each.file.source.sha256 for each in shelf.files}
    made = {name: amounts(assessed(name, shelf.tariffs)) for name in NAMES}
    return (json_text({"tariffs": files, "outcomes": made}) + "\n").encode()


def _expected() -> dict[str, Any]:
    values = json_values(read_file(EXPECTED))
    assert isinstance(values, dict)
    return values


if __name__ == "__main__":
    EXPECTED.parent.mkdir(exist_ok=True)
    write_file(EXPECTED, expected_now())
