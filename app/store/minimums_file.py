"""A file with lowest spending (.csv or .toml) that an organisation brings itself."""

import csv
from pathlib import Path

from app.store.files import read_file
from calc import Problem
from calc.base.toml_text import LARGEST_TOML
from calc.policy.minimums import Minimums, read_minimums_rows, read_minimums_toml


def read_minimums_file(path: Path) -> Minimums | tuple[Problem, ...]:
    """The minimums in a file, or everything that is wrong with it. Raises FileTrouble."""
    data = read_file(path, largest=LARGEST_TOML)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (Problem("file_not_text", ""),)
    match path.suffix.lower():
        case ".csv":
            return parse_minimums_csv(text)
        case ".toml":
            return read_minimums_toml(text)
        case _:
            return (Problem("file_not_minimums", ""),)


def parse_minimums_csv(text: str) -> Minimums | tuple[Problem, ...]:
    """The minimums in CSV. With ";" between the cells amounts may have a decimal comma."""
    divider = ";" if ";" in text else ","
    try:
        rows = list(csv.reader(text.splitlines(), delimiter=divider, strict=True))
    except csv.Error:
        return (Problem("file_not_minimums", ""),)
    return read_minimums_rows(rows, decimal_comma=divider == ";")
