"""TOML as people write a parameter file: what a plain text says, in a quarter of the time.

Four years of tariffs are read at every start, five thousand lines of which each says one thing. A
text is plain when each line is empty, a comment, a table, an item of a list of tables, or one key
with one value, and nothing comes twice. Whatever else it holds (quoted keys, escapes, a value of
several lines, anything wrong) is for `tomllib`, from the first line on: that has the last word on
what is TOML, and a property holds what is read here to it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

# Nothing is looked at twice: what may be repeated is not given back (*+).
_KEY: Final = r"[A-Za-z0-9_-]{1,60}+"
_NAME: Final = rf"({_KEY}(?:\.{_KEY}){{0,7}}+)"
_PRINTED: Final = r"[^\x00-\x08\x0a-\x1f\x7f]"
_LETTERS: Final = r'[^"\\\x00-\x08\x0a-\x1f\x7f]*+'
_QUOTED: Final = rf'"{_LETTERS}(?:\\["\\]{_LETTERS})*+"'
_LINE: Final = re.compile(
    rf"[ \t]*+(?:\[\[{_NAME}\]\]|\[{_NAME}\]|({_KEY})[ \t]*+=[ \t]*+(?:({_QUOTED})"
    r"|([0-9]{4}-[0-9]{2}-[0-9]{2})|((?:0|[1-9][0-9]{0,8}+)(?![0-9.]))"
    r"|((?:0|[1-9][0-9]{0,8}+)\.[0-9]{1,9}+)|(true|false)"
    rf"|\[((?:{_QUOTED}(?:, ?{_QUOTED})*+)?)\]))?+[ \t]*+(?:#{_PRINTED}*+)?(?:\n|\Z)"
)
_ESCAPED: Final = re.compile(r"\\(.)")
_TABLE: Final = 2
_FIRST_VALUE: Final = 4


def _unquoted(written: str) -> str:
    return _ESCAPED.sub(r"\1", written[1:-1]) if "\\" in written else written[1:-1]


_VALUE: Final[Mapping[int, Callable[[str], Any]]] = {
    _FIRST_VALUE: _unquoted,
    5: date.fromisoformat,
    6: int,
    7: Decimal,
    8: lambda written: written == "true",
    9: lambda written: tuple(_unquoted(each) for each in re.findall(_QUOTED, written)),
}
"""How the value in each group of a line is read."""


def plain_values(text: str) -> dict[str, Any] | None:
    """What a plain text says, lists as tuples and decimals exact; None when it is not plain."""
    root: dict[str, Any] = {}
    here, lists = root, dict[int, tuple[dict[str, Any], str]]()
    place, end = 0, len(text)
    while place < end:
        found = _LINE.match(text, place)
        if found is None:
            return None
        place, kind = found.end(), found.lastindex
        if kind is None:
            continue
        if kind >= _FIRST_VALUE:
            key = found[3]
            if key in here:
                return None
            try:
                here[key] = _VALUE[kind](found[kind])
            except ValueError:  # a day that is in no calendar
                return None
            continue
        *above, last = found[kind].split(".")
        parent = root
        for name in above:
            parent = parent.setdefault(name, {})
            if type(parent) is not dict:
                return None
        if kind == _TABLE:
            if last in parent:
                return None
            here = parent[last] = {}
            continue
        items = parent.setdefault(last, [])
        if type(items) is not list:
            return None
        lists[id(items)] = (parent, last)
        here = {}
        items.append(here)
    for parent, last in lists.values():
        parent[last] = tuple(parent[last])
    return root
