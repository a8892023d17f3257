"""Which item of one list is which of another: by what it is, never by where it stands.

An item with a name of its own (a person, a check, an income that others name) is found by that.
Others are found by all they hold, then by what people call them by, then by their kind. An item
of another kind is never the same one: a cost that became another cost is one gone and one come.
"""

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Final

Item = Mapping[str, Any]
_IDS: Final = {
    "adults": "ref",
    "children": "ref",
    "housemates": "ref",
    "co_debtors": "ref",
    "checks": "code",
    "income": "ref",
}
"""The field by which an item is named, by its list; an income need not have one."""
_CALLED: Final = ("code", "kind", "about", "question", "status", "label", "creditor", "who", "on")
"""What people tell items of a list by."""
_KINDS: Final = ("code", "kind", "about", "question", "status", "month")
"""What never changes without the item being another one."""


def aligned(name: str, before: Sequence[Item], after: Sequence[Item]) -> list[int | None]:
    """For each item after, the place it had before; None: it is new."""
    found = _Pairs(name, before, after)
    found.by(found.id_of)
    found.by(content_of)
    found.by(called, within=True)
    found.by(lambda item: _said(item, _KINDS), within=True)
    return found.places


def same_new(
    name: str, mine: Sequence[Item], theirs: Sequence[Item], *, by_name: bool
) -> list[int | None]:
    """For each new item of mine, the place of the same one among those of somebody else.

    `by_name`: also where it holds other things, and is called the same.
    """
    found = _Pairs(name, theirs, mine)
    found.by(found.id_of)
    found.by(content_of)
    if by_name:
        found.by(called, within=True)
    return found.places


def content_of(item: object) -> str:
    """All that an item holds, to be compared."""
    return json.dumps(item, sort_keys=True)


def called(item: Item) -> Hashable:
    """What people tell it by."""
    return _said(item, _CALLED)


def _said(item: Item, names: Sequence[str]) -> Hashable:
    return tuple(content_of(item.get(name)) for name in names)


class _Pairs:
    def __init__(self, name: str, before: Sequence[Item], after: Sequence[Item]) -> None:
        self._id, self._before, self._after = _IDS.get(name, ""), before, after
        self.places: list[int | None] = [None] * len(after)
        self._free = list(range(len(before)))

    def id_of(self, item: Item) -> Hashable | None:
        """Its name; None when it has none."""
        name: str | None = item.get(self._id)
        return name

    def by(self, key: Callable[[Item], Hashable | None], *, within: bool = False) -> None:
        """Pair what has the same key, in order. `within`: not two with names that differ."""
        waiting: dict[Hashable, list[int]] = {}
        for place in self._free:
            if (found := key(self._before[place])) is not None:
                waiting.setdefault(found, []).append(place)
        for place, item in enumerate(self._after):
            if self.places[place] is not None:
                continue
            for other in waiting.get(key(item), []):
                names = self.id_of(item), self.id_of(self._before[other])
                if within and None not in names and names[0] != names[1]:
                    continue
                self.places[place] = other
                waiting[key(item)].remove(other)
                self._free.remove(other)
                break
