"""Plain values as indented JSON text: what `json.dumps` gives, in a fifth of the time.

With an indent `json` writes in Python, one piece at a time through a chain of generators: of a full
assessment 58 of the 75 milliseconds that its text took. Texts are still quoted by `json` itself.
"""

from collections.abc import Callable, Sequence
from json.encoder import encode_basestring
from typing import Any


def json_text(values: Any, *, indent: int = 1) -> str:
    """`json.dumps(values, ensure_ascii=False, indent=indent)`, byte for byte.

    Takes dicts with text as keys, lists, tuples, texts, whole numbers, booleans and None; raises
    TypeError for anything else: nothing that we write has a binary float in it.
    """
    pieces: list[str] = []
    _write(values, "\n", " " * indent, pieces.append)
    return "".join(pieces)


def _write(value: Any, line: str, indent: str, add: Callable[[str], None]) -> None:
    """`line`: the end of a line and the indent of the one that this value stands on."""
    if isinstance(value, dict):
        _write_dict(value, line, indent, add)
    elif isinstance(value, (list, tuple)):
        _write_list(value, line, indent, add)
    elif isinstance(value, str):
        add(encode_basestring(value))
    elif value is None or value is True or value is False:
        add("null" if value is None else "true" if value else "false")
    elif isinstance(value, int):
        add(int.__repr__(value))
    else:
        raise TypeError(f"{type(value).__name__} has no place in JSON text")


def _write_dict(values: dict[str, Any], line: str, indent: str, add: Callable[[str], None]) -> None:
    inner = line + indent
    before = "{" + inner
    for key, value in values.items():
        if type(value) is str:  # nine of ten: no call of its own
            add(f"{before}{encode_basestring(key)}: {encode_basestring(value)}")
        else:
            add(f"{before}{encode_basestring(key)}: ")
            _write(value, inner, indent, add)
        before = "," + inner
    add(line + "}" if values else "{}")


def _write_list(values: Sequence[Any], line: str, indent: str, add: Callable[[str], None]) -> None:
    if not values:
        add("[]")
        return
    inner = line + indent
    before = "[" + inner
    for value in values:
        add(before)
        _write(value, inner, indent, add)
        before = "," + inner
    add(line + "]")
