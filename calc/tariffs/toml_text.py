"""TOML as a parameter file has it: lists as tuples, and the line of each key."""

import re
import tomllib
from dataclasses import replace
from decimal import Decimal
from typing import Any

from calc.dossier.problems import Problem, path_of

_TABLE = re.compile(r"\s*\[(\[)?\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w.-]+))\s*=""")
_AROUND = re.compile(r"(?:\.?[^.\[\]]+|\[\d+\])$")
_TOML_LINE = re.compile(r"line (\d+)")


def toml_values(text: str) -> dict[str, Any] | Problem:
    """What a TOML text says, lists as tuples and decimals exact; or that it is no TOML, with line.

    A text that is made to break a reader (nested too deep, a number of thousands of digits) is no
    TOML to us either.
    """
    try:
        values: dict[str, Any] = as_tuples(tomllib.loads(text, parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        return _not_toml(error, text)
    except (ValueError, ArithmeticError, RecursionError):
        return Problem("file_not_toml", "")
    return values


def _not_toml(error: tomllib.TOMLDecodeError, text: str) -> Problem:
    """Where reading stopped; a text that breaks off stops at its last line."""
    found = _TOML_LINE.search(str(error))
    line = found[1] if found else str(len(text.splitlines()))
    return Problem("file_not_toml", "", (("line", line),))


def as_tuples(value: Any) -> Any:
    """TOML arrays as tuples: a strict model takes nothing else."""
    if isinstance(value, dict):
        return {key: as_tuples(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return tuple(as_tuples(inner) for inner in value)
    return value


def with_line(problem: Problem, lines: dict[str, int]) -> Problem:
    """The problem with the line of its key, or of what stands around it."""
    path = problem.path
    while path and path not in lines:
        path = _AROUND.sub("", path)
    if not path:
        return problem
    return replace(problem, params=(*problem.params, ("line", str(lines[path]))))


def lines_of_keys(text: str) -> dict[str, int]:
    """Line number of each key, by its path; enough for the flat files that a policy is."""
    lines: dict[str, int] = {}
    counted: dict[str, int] = {}
    table: tuple[str | int, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _TABLE.match(line):
            name = tuple(part.strip("\"' ") for part in header[2].split("."))
            table = name
            if header[1]:
                index = counted.get(header[2], 0)
                counted[header[2]] = index + 1
                table = (*name, index)
            lines[path_of(table)] = number
        elif key := _KEY.match(line):
            lines.setdefault(path_of((*table, key[1].strip("\"'"))), number)
    return lines
