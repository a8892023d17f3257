"""docs/sfs-nl says what the program does: the schema, the examples, the mapping, every field."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from app.services.statement.categories import BY_NAME
from app.services.statement.exporting import statement_bytes
from app.services.statement.papers import EXAMPLES_OF, FOLDER, papers, schema
from app.services.statement.reading import ReadStatement, read_statement

PAPERS: Final = papers()
README: Final = (FOLDER / "README.md").read_text(encoding="utf-8")
_LINES: Final = ("income[]", "expenses[]", "arrangements[]")


@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_is_as_the_program_would_write_it(name: str) -> None:
    written = (FOLDER / name).read_bytes().replace(b"\r\n", b"\n")
    assert written == PAPERS[name], "python -m app.services.statement.papers"


def test_there_is_nothing_else_but_the_page_about_them() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*PAPERS, "README.md"}
    assert len(EXAMPLES_OF) == 3


def _fields(part: dict[str, Any], defs: dict[str, Any], path: str) -> Iterator[str]:
    """Every field of a schema with its path; the items of a list as []."""
    if "$ref" in part:
        part = defs[part["$ref"].rpartition("/")[2]]
    for each in part.get("anyOf", []):
        yield from _fields(each, defs, path)
    if part.get("type") == "array":
        yield f"{path}[]"
        yield from _fields(part["items"], defs, f"{path}[]")
    for name, inner in part.get("properties", {}).items():
        below = f"{path}.{name}" if path else name
        found = list(_fields(inner, defs, below))
        yield from found if f"{below}[]" in found else [below, *found]


def _as_described(path: str, shared: set[str]) -> str:
    """A field that more kinds of lines or totals have is described once."""
    for lines in _LINES:
        name = path.removeprefix(f"{lines}.")
        if name != path and name in shared:
            return f"line.{name}"
    return re.sub(r"^totals\.\w+\.(\w+)$", r"total.\1", path)


def test_the_page_describes_every_field_and_no_other_in_two_languages() -> None:
    made = schema()
    fields = list(_fields(made, made["$defs"], ""))
    names = [path.partition("].")[2] for path in fields if path.startswith(_LINES)]
    shared = {name for name in names if names.count(name) > 1} - {""}
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$", README, re.M)
    described = [path for path, dutch, english in rows if dutch.strip() and english.strip()]
    assert len(described) == len(set(described))
    assert set(described) == {_as_described(path, shared) for path in fields}


def test_the_schema_is_open_and_names_the_form() -> None:
    made = schema()
    assert made["$schema"].endswith("2020-12/schema")
    assert made["properties"]["schema"] == {
        "const": "sfs-nl/1",
        "title": "Schema",
        "type": "string",
    }
    parts = [made, *made["$defs"].values()]
    assert all(part.get("additionalProperties", True) for part in parts)


def test_the_schema_has_every_category() -> None:
    written = json.dumps(schema())
    assert all(f'"{name}"' in written for name in BY_NAME)


@pytest.mark.parametrize("name", EXAMPLES_OF)
def test_an_example_is_a_statement_without_names(name: str) -> None:
    data = PAPERS[f"example-{name.lower()}.json"]
    read = read_statement(data)
    assert isinstance(read, ReadStatement)
    assert statement_bytes(read.statement) == data
    assert read.values["named"] is False
    assert b"label" not in data


def test_the_mapping_has_a_row_for_every_category() -> None:
    mapping = PAPERS["mapping-sfs-uk.md"].decode()
    rows = re.findall(r"^\| `(\w+)` \|", mapping, re.M)
    assert rows == list(BY_NAME)
    assert "spending guidelines (trigger figures) are not ours" in mapping
