"""Statements for tests: of an example, of a raw dossier, and as the values of a file."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.resources import EXAMPLES
from app.services.assessing import Assessed
from app.services.statement.exporting import (
    Exported,
    ExportWish,
    export_statement,
    statement_bytes,
)
from app.services.statement.importing import Imported, import_statement
from app.store.dossier_file import read_dossier
from calc import Draft, assess
from tests.building import ON, Raw, draft, example_policy
from tests.tariff_files import shipped

MADE_ON = date(2026, 11, 29)


def exported(of: Draft, *, named: bool = False) -> Exported:
    """The statement of a dossier, by the example organisation."""
    day = of.reference_date if isinstance(of.reference_date, date) else ON
    found = Assessed(of, example_policy(), assess(of, example_policy(), shipped(), day))
    return export_statement(found, shipped(), ExportWish(MADE_ON, named))


@cache
def example(name: str) -> Draft:
    found = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
    assert isinstance(found, Draft)
    return found


def data_of(of: Draft | Raw, *, named: bool = False) -> bytes:
    """The file of the statement of a dossier."""
    made = of if isinstance(of, Draft) else draft(of)
    return statement_bytes(exported(made, named=named).statement)


def values_of(of: Draft | Raw, *, named: bool = False) -> dict[str, Any]:
    """The same, read as JSON."""
    values: dict[str, Any] = json.loads(data_of(of, named=named))
    return values


def imported(values: dict[str, Any] | bytes, folder: Path) -> Imported:
    """The import of a statement, through a file."""
    path = folder / "overzicht.json"
    path.write_bytes(values if isinstance(values, bytes) else json.dumps(values).encode())
    return import_statement(path, example_policy(), shipped())
