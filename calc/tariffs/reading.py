"""From the text of a parameter file to its typed model, or every problem with key and line."""

import re
import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from calc.dossier.problems import Problem, path_of, problems_of
from calc.outcome import SourceFile
from calc.tariffs.policy import Policy

_TABLE = re.compile(r"\s*\[(\[)?\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w.-]+))\s*=""")
_AROUND = re.compile(r"(?:\.?[^.\[\]]+|\[\d+\])$")
_TOML_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A policy that passed its checks, and which file it came from."""

    policy: Policy
    source: SourceFile


def read_policy(text: str, name: str) -> PolicyFile | tuple[Problem, ...]:
    """Read a policy file. `name` is what receipts call it; line ends do not change its hash."""
    text = text.replace("\r\n", "\n")
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return (_not_toml(error),)
    try:
        policy = Policy.model_validate(_tuples(values))
    except ValidationError as error:
        lines = _lines_of_keys(text)
        return tuple(_with_line(problem, lines) for problem in problems_of(error))
    digest = sha256(text.encode()).hexdigest()
    return PolicyFile(policy, SourceFile(name, policy.revision, digest))


def _not_toml(error: tomllib.TOMLDecodeError) -> Problem:
    found = _TOML_LINE.search(str(error))
    return Problem("file_not_toml", "", (("line", found[1]),) if found else ())


def _tuples(value: Any) -> Any:
    """TOML arrays as tuples: a strict model takes nothing else."""
    if isinstance(value, dict):
        return {key: _tuples(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return tuple(_tuples(inner) for inner in value)
    return value


def _with_line(problem: Problem, lines: dict[str, int]) -> Problem:
    path = problem.path
    while path and path not in lines:
        path = _AROUND.sub("", path)
    if not path:
        return problem
    return replace(problem, params=(*problem.params, ("line", str(lines[path]))))


def _lines_of_keys(text: str) -> dict[str, int]:
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
