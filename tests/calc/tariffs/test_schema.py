"""The generated schema: the file is up to date, and says the same as the reader."""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from calc.tariffs.entry import STATUSES
from calc.tariffs.keys import KEYS
from calc.tariffs.schema import tariff_schema
from calc.tariffs.tariff_file import HEAD
from tests.tariff_files import YEARS, tariff_text

SCHEMA = tariff_schema()


def _keys(table: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    for name, inner in table["properties"].items():
        if path or name not in HEAD:
            if inner["type"] == "array":
                yield ".".join((*path, name)), inner
            else:
                yield from _keys(inner, (*path, name))


def _always(table: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[str]:
    for name in table["required"]:
        inner = table["properties"][name]
        if path or name not in HEAD:
            if inner["type"] == "array":
                yield ".".join((*path, name))
            else:
                yield from _always(inner, (*path, name))


def test_the_file_is_what_the_model_gives() -> None:
    """Red? Run: python -m app.store.tariff_schema"""
    written = (files("tariffs") / "schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == SCHEMA


def test_it_has_every_key_with_its_unit_and_wants_those_of_every_year() -> None:
    found = dict(_keys(SCHEMA))
    assert set(found) == set(KEYS)
    for name, key in KEYS.items():
        unit = found[name]["items"]["$ref"].removeprefix("#/$defs/").replace("~1", "/")
        assert SCHEMA["$defs"][unit]["properties"]["unit"] == {"const": key.unit.value}
    always = {name for name, key in KEYS.items() if not key.first_year and key.last_year is None}
    assert set(_always(SCHEMA)) == always


@pytest.mark.parametrize("year", YEARS)
def test_what_ships_is_as_the_schema_says(year: int) -> None:
    values = tomllib.loads(tariff_text(year))
    assert set(SCHEMA["required"]) <= set(values) <= set(SCHEMA["properties"])
    for name, listed in _keys(SCHEMA):
        here: Any = values
        for part in name.split("."):
            here = here.get(part, {})
        entry = SCHEMA["$defs"][listed["items"]["$ref"].removeprefix("#/$defs/").replace("~1", "/")]
        for value in here or ():
            assert set(entry["required"]) <= set(value) <= set(entry["properties"]), name
            assert value["status"] in {status.value for status in STATUSES}
            missing = value["status"] == "missing"
            assert set((entry["then"] if missing else entry["else"])["required"]) <= set(value)
            amount = value.get("amount", "0")
            assert re.fullmatch(entry["properties"]["amount"]["pattern"], amount), name
