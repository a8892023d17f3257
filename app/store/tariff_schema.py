"""Writes tariffs/schema.json: python -m app.store.tariff_schema."""

import json
from typing import Final

from app.resources import TARIFFS
from app.store.writing import write_file
from calc.tariffs.schema import tariff_schema

SCHEMA: Final = TARIFFS / "schema.json"


def schema_bytes() -> bytes:
    """The schema as its file has it."""
    return (json.dumps(tariff_schema(), ensure_ascii=False, indent=1) + "\n").encode()


if __name__ == "__main__":
    write_file(SCHEMA, schema_bytes())
