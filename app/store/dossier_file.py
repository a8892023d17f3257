"""The dossier file `*.uitzicht.json`: a Draft with the version of its form.

    {"schema_version": 3, "reference_date": "2026-11-23", "adults": [...], ...}

A file is never repaired in silence: what is wrong is a Problem with the path of its field. A file
of an older version is read as if it were of today (`_MIGRATIONS`), and only written as such when
somebody saves it; a newer one is refused untouched.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import to_json

from app.store.files import read_file
from app.store.json_text import depth_is_at_most, json_values
from calc import Draft, Problem, problems_of
from calc.dossier.agreed_schedule import EntryKind

SCHEMA_VERSION: Final = 3
SUFFIX: Final = ".uitzicht.json"
STATEMENT: Final = "sfs-nl/"
"""How the form of a statement of income and expenditure begins: it is imported, not opened."""
DEEPEST: Final = 50
"""Lists and groups within each other; a dossier has six."""


def read_dossier(path: Path) -> Draft | tuple[Problem, ...]:
    """The Draft in a file, or everything that is wrong with it. Raises FileTrouble."""
    return parse_dossier(read_file(path))


def parse_dossier(data: bytes) -> Draft | tuple[Problem, ...]:
    """The Draft in the bytes of a dossier file, or everything that is wrong with it."""
    values = _values(data)
    if isinstance(values, Problem):
        return (values,)
    wrong_version = _version_problem(values)
    if wrong_version:
        return (wrong_version,)
    for version in range(values.pop("schema_version"), SCHEMA_VERSION):
        _MIGRATIONS[version](values)
    try:
        return Draft.model_validate_json(to_json(values))
    except ValidationError as error:
        return problems_of(error)


def _values(data: bytes) -> dict[str, Any] | Problem:
    values = json_values(data)
    if isinstance(values, Problem):
        # Nested so deep that it cannot be read at all: no dossier is.
        return values if values.code != "nested_too_deep" else Problem("file_foreign", "")
    if not isinstance(values, dict) or not depth_is_at_most(values, DEEPEST):
        return Problem("file_foreign", "")
    return values


def _version_problem(values: dict[str, Any]) -> Problem | None:
    version = values.get("schema_version")
    form = values.get("schema")
    if isinstance(form, str) and form.startswith(STATEMENT):
        return Problem("file_is_statement", "")
    if type(version) is not int or version < 1:
        return Problem("file_foreign", "")
    if version > SCHEMA_VERSION:
        known = (("known", SCHEMA_VERSION), ("version", version))
        return Problem("file_newer", "schema_version", known)
    return None


def _payments_become_entries(values: dict[str, Any]) -> None:
    """Version 1 to 2: the list of payments is part of the history (ENGINE 14a)."""
    agreement = values.get("agreement")
    if not isinstance(agreement, dict) or "payments" not in agreement:
        return
    payments = agreement.pop("payments")
    if not isinstance(payments, list):
        agreement["entries"] = payments  # refused there, as it would have been here
        return
    agreement["entries"] = [
        {"kind": EntryKind.RECEIVED.value, **payment} if isinstance(payment, dict) else payment
        for payment in payments
    ]


def _only_more_fields(values: dict[str, Any]) -> None:
    """Version 2 to 3: who decided what, mandates, coded reasons; nothing moved."""


_MIGRATIONS: Final[dict[int, Callable[[dict[str, Any]], None]]] = {
    1: _payments_become_entries,
    2: _only_more_fields,
}
"""From each older version to the next, on the values of the file."""


def dossier_bytes(draft: Draft) -> bytes:
    """The file form of a Draft: UTF-8, one field a line, defaults left out."""
    values = {"schema_version": SCHEMA_VERSION}
    values |= draft.model_dump(mode="json", exclude_defaults=True)
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a dossier file."""
    schema = Draft.model_json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Uitzicht dossier"
    schema["properties"] = {"schema_version": {"const": SCHEMA_VERSION}, **schema["properties"]}
    schema["required"] = ["schema_version", *schema.get("required", [])]
    return schema
