"""Writes the schema, the mapping and the examples of docs/sfs-nl.

    python -m app.services.statement.papers

The page that describes every field is written by hand; a test holds it to the schema.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from app.i18n import Texts
from app.resources import EXAMPLES
from app.services.assessing import assess_file
from app.services.statement.british import DEFINITION
from app.services.statement.categories import (
    ARRANGEMENTS,
    EXPENSES,
    INCOME,
    OTHER_EARNINGS,
    PARTNER_WAGES,
    WAGES,
    Category,
)
from app.services.statement.exporting import ExportWish, export_statement, statement_bytes
from app.services.statement.form import SCHEMA, Statement
from app.services.tariffs import open_shelf
from app.store.writing import write_file

FOLDER: Final = Path(__file__).parents[3] / "docs" / "sfs-nl"
EXAMPLES_OF: Final = ("HH1", "HH2", "HH4")
"""Somebody alone with wages by four weeks; a family; self-employed, with an income that varies."""
MADE_ON: Final = date(2026, 11, 29)
"""The day on which the examples say that they were made: the same whenever they are written."""
_HEAD: Final = f"""# SFS-NL beside the British Standard Financial Statement

Written by `python -m app.services.statement.papers` from the table that
`uitzicht export --format sfs-uk` uses (`app/services/statement/categories.py`).

British names: {DEFINITION}, in the developer toolkit of the Money Advice Service
(`moneyadviceservice/sfs-developer-toolkit`, `dds/v1.1/json`). Later versions may differ.

- **The spending guidelines (trigger figures) are not ours.** They say what households in the United
  Kingdom spend, and hold for nobody here. No figure of them is in this program or in its files.
- `nearest`: the British category is the nearest one; it holds other things there.
- `none`: there is no counterpart. The export lists such a line under `apart`, with why.
- A line that comes once, or does not count in the month, is under `apart` as well.
- **Priority debts**: which debt is a priority follows from British law. The export does not decide
  it: all arrangements are in one list.
- **Essential**: what is `essential` in SFS-NL is no British fixed cost; food is flexible there.
- Amounts are euros. Names, dates of birth, address, employment and vehicles, which the British form
  asks, are not in it. Its savings contribution and administration fee have no counterpart here.
"""
_GROUPS: Final = (("income", INCOME), ("expense", EXPENSES), ("arrangement", ARRANGEMENTS))


def papers() -> dict[str, bytes]:
    """Each file of the folder that follows from the program, by its name."""
    made = {"schema.json": _json(schema()), "mapping-sfs-uk.md": _mapping().encode()}
    with TemporaryDirectory() as nothing:
        tariffs = open_shelf(Path(nothing)).tariffs
    for name in EXAMPLES_OF:
        path = EXAMPLES / f"{name}.uitzicht.json"
        found = assess_file(path, on=None, policy=None, tariffs=tariffs, today=lambda: MADE_ON)
        statement = export_statement(found, tariffs, ExportWish(MADE_ON)).statement
        made[f"example-{name.lower()}.json"] = statement_bytes(statement)
    return made


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a statement. Keys of others are allowed everywhere."""
    made = Statement.model_json_schema(mode="validation")
    about = "What a household in the Netherlands has and spends in a month. See README.md."
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA}
    return {**made, **head, "description": about}


def _json(values: dict[str, Any]) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()


def _mapping() -> str:
    return _HEAD + "\n".join([*_tables(), ""])


def _tables() -> Iterator[str]:
    texts = {language: Texts(language) for language in ("nl", "en")}
    for group, rows in _GROUPS:
        yield ""
        yield f"## {group.capitalize()}"
        yield ""
        yield "| SFS-NL | Nederlands | English | SFS | |"
        yield "|---|---|---|---|---|"
        for each in rows:
            said = " | ".join(texts[name].text(f"{group}.{each.code}") for name in texts)
            yield f"| `{each.name}` | {said} | {_place(each)} |"


def _place(each: Category) -> str:
    if not each.british:
        return "| none"
    place = f"`{each.british}`"
    if each.british == WAGES:
        place += f"; of B `{PARTNER_WAGES}`; of somebody else `{OTHER_EARNINGS}`"
    return f"{place} | {'nearest' if each.is_nearest else 'same'}"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, data in papers().items():
        write_file(FOLDER / name, data)
