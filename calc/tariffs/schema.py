"""The JSON Schema of a tariff file, made from its keys and its model (draft 2020-12).

It is for editors and for who writes a new year; the reader itself checks more: that periods close
on each other, that a source is named in the file, and which keys a year has.
"""

from typing import Any, Final

from calc.base.step import Status, Unit
from calc.tariffs.entry import AMOUNT, STATUSES, Source, TariffEntry
from calc.tariffs.keys import KEYS, Key
from calc.tariffs.tariff_file import FIRST_TARIFF_YEAR, LAST_TARIFF_YEAR

_DAY: Final[dict[str, Any]] = {"type": "string", "format": "date"}
_TEXT: Final[dict[str, Any]] = {"type": "string", "minLength": 1}


def tariff_schema() -> dict[str, Any]:
    """The schema of every year's file; dates of TOML are strings here."""
    keys = _keys()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Uitzicht tariff file",
        "description": "Generated from calc/tariffs; see README.md. Do not edit.",
        "type": "object",
        "properties": {
            "year": {
                "type": "integer",
                "minimum": FIRST_TARIFF_YEAR,
                "maximum": LAST_TARIFF_YEAR,
            },
            "revision": {"type": "integer", "minimum": 1},
            "date": _DAY,
            "made_by": _TEXT,
            "checked_by": {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": 10},
            "sources": {"type": "object", "additionalProperties": _source()},
            **keys["properties"],
        },
        "required": ["year", "revision", "date", "checked_by", "sources", *keys["required"]],
        "additionalProperties": False,
        "$defs": {unit.value: _entry(unit) for unit in _units()},
    }


def _units() -> list[Unit]:
    used = {key.unit for key in KEYS.values()}
    return [unit for unit in Unit if unit in used]


def _keys() -> dict[str, Any]:
    """The keys as tables within tables, as TOML has them."""
    top = _table()
    for name, key in KEYS.items():
        *groups, last = name.split(".")
        here, always = top, key.first_year == 0 and key.last_year is None
        for group in groups:
            if always and group not in here["required"]:
                here["required"].append(group)
            here = here["properties"].setdefault(group, _table())
        here["properties"][last] = _values(key)
        if always:
            here["required"].append(last)
    return top


def _table() -> dict[str, Any]:
    return {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


def _values(key: Key) -> dict[str, Any]:
    values: dict[str, Any] = {
        "type": "array",
        "items": {"$ref": f"#/$defs/{key.unit.value.replace('/', '~1')}"},
        "minItems": 1,
    }
    if key.first_year:
        values["description"] = f"from the file of {key.first_year}"
    if key.last_year is not None:
        values["description"] = f"until the file of {key.last_year}"
    return values


def _entry(unit: Unit) -> dict[str, Any]:
    """One dated value: with an amount, or missing with a reason."""
    fields: dict[str, Any] = dict.fromkeys(TariffEntry.model_fields, _TEXT)
    fields |= {
        "amount": {"type": "string", "pattern": f"^{AMOUNT.pattern}$"},
        "unit": {"const": unit.value},
        "valid_from": _DAY,
        "valid_to": _DAY,
        "status": {"enum": [status.value for status in Status if status in STATUSES]},
    }
    return {
        "type": "object",
        "properties": fields,
        "required": [
            name for name, field in TariffEntry.model_fields.items() if field.is_required()
        ],
        "additionalProperties": False,
        "if": {"properties": {"status": {"const": Status.MISSING.value}}},
        "then": {"required": ["reason"], "properties": {"amount": False, "source": False}},
        "else": {"required": ["amount", "article", "source"], "properties": {"reason": False}},
    }


def _source() -> dict[str, Any]:
    fields: dict[str, Any] = dict.fromkeys(Source.model_fields, _TEXT)
    fields["url"] = {"type": "string", "pattern": "^https://"}
    return {
        "type": "object",
        "properties": fields,
        "required": [name for name, field in Source.model_fields.items() if field.is_required()],
        "additionalProperties": False,
    }
