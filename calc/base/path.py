"""FieldPath: where a field stands in a file, income[3].amount, taken apart once.

The text stays what findings and steps carry and what a file has; whoever wants a part of it asks
here. Any text is a path: what is between the signs . [ ] is a name, and digits in [ ] a place.
"""

import re
from functools import lru_cache
from typing import Final

from calc.base.value_type import value_type

_PART: Final = re.compile(r"([^.\[\]]+)|\[(\d{1,9})\]", re.ASCII)
_MOST_KEPT: Final = 4096


@value_type
class Item:
    """The first item of a list that a path goes through: debt.co_debtors, 1, .monthly."""

    group: str
    at: int
    rest: str


@value_type
class FieldPath:
    """A path and its parts. "" is the whole file: it has no parts.

    `order`: puts items in the order of the file, the tenth after the ninth. `item`: None when the
    path goes through no list.
    """

    text: str
    parts: tuple[str | int, ...]
    order: tuple[tuple[bool, str | int], ...]
    item: Item | None

    @property
    def top(self) -> str:
        """The first name: the part of the dossier; "" for the whole file."""
        return next((part for part in self.parts if isinstance(part, str)), "")

    @property
    def field(self) -> str:
        """The last name: amount; "" for the whole file."""
        return next((part for part in reversed(self.parts) if isinstance(part, str)), "")

    @property
    def line(self) -> str:
        """The path of the item without what is in it: income[3]; else the path as it is."""
        return f"{self.item.group}[{self.item.at}]" if self.item else self.text

    @property
    def at(self) -> int:
        """The place in its list of the item. Raises LookupError for a path through no list."""
        if self.item is None:
            raise LookupError(self.text)
        return self.item.at

    @property
    def tokens(self) -> list[tuple[str, int | None]]:
        """The names, each with its place in the list if it is one."""
        found: list[tuple[str, int | None]] = []
        for part in self.parts:
            if isinstance(part, str):
                found.append((part, None))
            elif found and found[-1][1] is None:
                found[-1] = (found[-1][0], part)
            else:  # a list within a list: no file of ours has one
                found.append((str(part), None))
        return found


@lru_cache(maxsize=_MOST_KEPT)
def field_path(text: str) -> FieldPath:
    """The path that a text is. Some hundred different ones, asked for thousands of times."""
    matches = list(_PART.finditer(text))
    parts = tuple(int(found[2]) if found[2] else found[1] for found in matches)
    order = tuple((isinstance(part, int), part) for part in parts)
    first = next((found for found in matches if found[2]), None)
    item = Item(text[: first.start()], int(first[2]), text[first.end() :]) if first else None
    return FieldPath(text, parts, order, item)
