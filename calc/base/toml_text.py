"""TOML as a parameter file has it: lists as tuples, and the line of each key.

The text may be made to keep a reader busy for ever, so everything here looks at each character a
bounded number of times: keys have few parts and few letters, tables are not nested deep.
"""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

import tomli

from calc.base.problem import LONGEST_KEY, Problem, path_of, shortened

LARGEST_TOML: Final = 1024 * 1024
"""Characters of a policy, a tariff year or minimums; a year of tariffs has some 40,000."""
DEEPEST_KEY: Final = 256
"""Parts of a dotted key; a policy has three."""
_MANY_PARTS: Final = 32
_MOST_WORK: Final = 500_000
"""Of all keys of many parts together: the standard library compares each part with all before."""
_NAME: Final = r"""(?:"[^"\n]*+"|'[^'\n]*+'|[\w-]++)"""
_LONG_KEY: Final = re.compile(
    rf"""(?<![\w-]){_NAME}(?:[ \t]*+\.[ \t]*+{_NAME}){{{_MANY_PARTS},}}+""", re.ASCII
)
_PART: Final = re.compile(
    r"""[ \t]*+(?:"((?:[^"\\]|\\.)*+)"|'([^']*+)'|([\w-]++))[ \t]*+""", re.ASCII
)
_LONGEST_LINE: Final = 4 * LONGEST_KEY
"""Of a line so much is looked at to find the key that begins it."""
_TOML_LINE: Final = re.compile(r"line (\d+)")


def toml_values(text: str) -> dict[str, Any] | Problem:
    """What a TOML text says, lists as tuples and decimals exact; or that it is no TOML, with line.

    A text that is made to break a reader (nested too deep, a number of thousands of digits, a key
    without end) is no TOML to us either.
    """
    if len(text) > LARGEST_TOML:
        return Problem("file_not_toml", "")
    if (endless := _endless_key(text)) is not None:
        return Problem("file_not_toml", "", (("line", _line_at(text, endless)),))
    try:
        values: dict[str, Any] = as_tuples(tomli.loads(text, parse_float=Decimal))
    except tomli.TOMLDecodeError as error:
        return _not_toml(error, text)
    except (ValueError, ArithmeticError, RecursionError):
        return Problem("file_not_toml", "")
    return _too_long_key(values, text) or values


def _endless_key(text: str) -> int | None:
    """Where a key begins whose parts would keep the reader busy; None when there is none."""
    work = 0
    for found in _LONG_KEY.finditer(text):
        parts = found[0].count(".") + 1
        work += parts * parts
        if parts > DEEPEST_KEY or work > _MOST_WORK:
            return found.start()
    return None


def _line_at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _not_toml(error: tomli.TOMLDecodeError, text: str) -> Problem:
    """Where reading stopped; a text that breaks off stops at its last line."""
    found = _TOML_LINE.search(str(error))
    line = int(found[1]) if found else len(text.splitlines())
    return Problem("file_not_toml", "", (("line", line),))


def _too_long_key(values: dict[str, Any], text: str) -> Problem | None:
    """A key that nobody would write: it is shown shortened, and only once."""
    waiting: list[Any] = [values]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
            for key in value:
                if len(key) > LONGEST_KEY:
                    line = _line_at(text, max(0, text.find(key)))
                    return Problem("key_too_long", "", (("key", shortened(key)), ("line", line)))
        elif isinstance(value, tuple):
            waiting += value
    return None


def as_tuples(value: Any) -> Any:
    """TOML arrays as tuples: a strict model takes nothing else."""
    if isinstance(value, dict):
        return {key: as_tuples(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return tuple(as_tuples(inner) for inner in value)
    return value


def with_line(problem: Problem, lines: dict[str, int]) -> Problem:
    """The problem with the line of its key, or of what stands around it.

    A path becomes shorter with every look, whatever signs stand in its keys.
    """
    path = problem.path
    for _ in range(DEEPEST_KEY):
        if path in lines:
            return replace(problem, params=(*problem.params, ("line", lines[path])))
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return problem


def lines_of_keys(text: str) -> dict[str, int]:
    """Line number of each key, by its path; enough for the flat files that a policy is."""
    lines: dict[str, int] = {}
    counted: dict[str, int] = {}
    table: tuple[str | int, ...] = ()
    for number, whole in enumerate(text.split("\n"), start=1):
        line = whole[:_LONGEST_LINE].lstrip(" \t")
        if not line.startswith("["):
            if key := _parts(line, "="):
                lines.setdefault(path_of((*table, *key)), number)
            continue
        in_list = line.startswith("[[")
        if name := _parts(line[2 if in_list else 1 :], "]"):
            table = name
            if in_list:
                index = counted.get(path_of(name), 0)
                counted[path_of(name)] = index + 1
                table = (*name, index)
            lines[path_of(table)] = number
    return lines


def _parts(line: str, end: str) -> tuple[str, ...]:
    """The parts of the dotted key that stands before `end`; none when there is no such key."""
    parts: list[str] = []
    place = 0
    while found := _PART.match(line, place):
        parts.append(found[1] or found[2] or found[3] or "")
        place = found.end()
        if not line.startswith(".", place):
            return tuple(parts) if line.startswith(end, place) else ()
        place += 1
    return ()
