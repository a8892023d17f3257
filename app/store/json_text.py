"""JSON as a file has it, with what the standard reader would let through refused.

A key that stands twice, NaN, a number of thousands of digits, half a character, and a text that is
made to fill the memory: each is a Problem of ours, and nothing of it is altered in silence.
"""

import json
import re
from typing import Any, Final

from calc import Problem
from calc.base.problem import LONGEST_KEY, shortened

AMBIGUOUS: Final = frozenset({"key_twice", "key_too_long", "number_too_long", "half_character"})
"""What is wrong with a text that is JSON all the same: it has a place, and is said by it."""
_MOST_DIGITS: Final = 30
_MOST_GROUPS: Final = 500_000
_MOST_VALUES: Final = 1_500_000
"""Braces and commas of a text; a dossier of 10,000 lines has far fewer."""
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")


class _Refused(ValueError):
    """Something json itself would have let through."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def json_values(data: bytes) -> Any:
    """What a JSON text says; a Problem when it is none, or none that we take."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Problem("file_not_text", "")
    if text.count("{") + text.count("[") > _MOST_GROUPS or text.count(",") > _MOST_VALUES:
        return Problem("too_many_values", "")
    try:
        values = json.loads(
            text,
            object_pairs_hook=_each_key_once,
            parse_constant=_no_constant,
            parse_int=_whole_number,
        )
    except _Refused as refused:
        return refused.problem
    except json.JSONDecodeError as error:
        # An unfinished text or an unexpected end: the file was cut off.
        if error.msg.startswith("Unterminated string") or not text[error.pos :].strip():
            return Problem("file_broken_off", "")
        return Problem("file_not_json", "", (("line", error.lineno),))
    except RecursionError:
        return Problem("nested_too_deep", "")
    if _HALF.search(text) and (half := _with_half_a_character(values)):
        return Problem("half_character", "", (("value", shortened(half)),))
    return values


def depth_is_at_most(values: Any, most: int) -> bool:
    """Whether no value lies deeper than so many lists and groups."""
    level = [values]
    for _ in range(most + 1):
        within: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                within += value.values()
            elif isinstance(value, list):
                within += value
        if not within:
            return True
        level = within
    return False


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        met = set[str]()
        for name, _ in pairs:
            if name in met:
                raise _Refused(Problem("key_twice", "", (("key", shortened(name)),)))
            met.add(name)
    for name in values:
        if len(name) > LONGEST_KEY:
            raise _Refused(Problem("key_too_long", "", (("key", shortened(name)),)))
    return values


def _no_constant(name: str) -> None:
    raise _Refused(Problem("file_not_a_number", "", (("value", name),)))


def _whole_number(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        params = (("digits", len(digits)), ("value", shortened(digits)))
        raise _Refused(Problem("number_too_long", "", params))
    return int(digits)


def _with_half_a_character(values: Any) -> str:
    """A text that no file can hold: it has one half of a pair of surrogates; "" for none."""
    waiting = [values]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str) and not _is_whole(value):
            return value.encode("ascii", "backslashreplace").decode("ascii")
    return ""


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
