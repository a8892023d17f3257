"""Two people changed one dossier: what does not touch goes together, the rest is asked.

    merge(base, mine, theirs) -> Merged      base: the version on which both began

A field that only one of them changed has their value. A field that both gave another value is a
`Clash`: which of the two it becomes is chosen, `chosen[clash.key]`; until then it is mine. What
stands in one breath is one field (`TOGETHER`): an amount of one with how often of the other would
be a sum that nobody ever said. Lines are told apart by what they are (`aligning`).
"""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from pydantic import ValidationError

from app.services.dossier_store.aligning import Item, aligned, called, content_of, same_new
from calc import Draft
from calc.base.value_type import value_type
from calc.dossier.budget_lines import LINES

TOGETHER: Final = (
    ("amount", "frequency", "months", "varying", "date", "due_months"),
    ("first_month", "term_months", "balance_at_start", "events", "schedule", "earlier_schedules"),
)
"""Fields of one part that mean something together only: an amount a month; what was agreed."""
WHOLE: Final = ""
"""The key of the clash of two whole dossiers: put together they would not be sound."""
_ASKED: Final = "asked"
"""A record of what was asked changes no figure: the latest one holds, and nobody is asked."""


class Whose(StrEnum):
    """Which of two values."""

    MINE = "mine"
    THEIRS = "theirs"


class _Nothing:
    """No value: a field that has what it has by default, a line that is not there."""


_NOTHING: Final = _Nothing()


@value_type
class Clash:
    """A field that both changed. `path`: in the merged dossier while it is mine; `key`: which it is
    whatever is chosen for the others. `gone`: who took the line away; None when both have it."""

    key: str
    path: str
    gone: Whose | None = None


@value_type
class Merged:
    """The dossier with everything of both, and what has to be chosen in it."""

    draft: Draft
    clashes: tuple[Clash, ...]


def merge(
    base: Draft, mine: Draft, theirs: Draft, chosen: Mapping[str, Whose] | None = None
) -> Merged:
    """Both changes of one dossier. Without clashes nobody needs to be asked anything."""
    whole = (chosen or {}).get(WHOLE)
    if whole is not None:
        return Merged(mine if whole is Whose.MINE else theirs, (Clash(WHOLE, WHOLE),))
    if theirs in (mine, base):
        return Merged(mine, ())
    if mine == base:
        return Merged(theirs, ())
    work = _Merging(chosen or {})
    values = [_values(each) for each in (base, mine, theirs)]
    _with_other_refs(values[0], values[1], values[2])
    found = work.part(values[0], values[1], values[2], "", "")
    try:
        draft = Draft.model_validate_json(json.dumps(found))
    except ValidationError:
        return Merged(mine, (Clash(WHOLE, WHOLE),))
    return Merged(draft, tuple(work.clashes))


def _values(draft: Draft) -> dict[str, Any]:
    values: dict[str, Any] = draft.model_dump(mode="json", exclude_defaults=True)
    return values


class _Merging:
    def __init__(self, chosen: Mapping[str, Whose]) -> None:
        self._chosen = chosen
        self.clashes: list[Clash] = []

    def part(self, base: Any, mine: Any, theirs: Any, key: str, path: str) -> dict[str, Any]:
        """A part of the dossier, field by field."""
        found: dict[str, Any] = {}
        names = list(dict.fromkeys([*base, *mine, *theirs]))
        for group in TOGETHER:
            within = [name for name in group if name in names]
            if len(within) > 1:
                sides = [
                    {name: each[name] for name in within if name in each}
                    for each in (base, mine, theirs)
                ]
                found |= self._one(sides[0], sides[1], sides[2], key, path, within)
                names = [name for name in names if name not in within]
        dot = "." if path else ""
        for name in names:
            at = f"{key}{dot}{name}", f"{path}{dot}{name}"
            sides = [each.get(name, _NOTHING) for each in (base, mine, theirs)]
            value = self._value(sides[0], sides[1], sides[2], at[0], at[1], name)
            if value is not _NOTHING:
                found[name] = value
        return found

    def _one(
        self, base: Item, mine: Item, theirs: Item, key: str, path: str, names: Sequence[str]
    ) -> Item:
        """Fields that are one."""
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        dot = "." if path else ""
        name = next(name for name in names if mine.get(name) != theirs.get(name))
        found: Item = self._clash(mine, theirs, f"{key}{dot}{names[0]}", f"{path}{dot}{name}")
        return found

    def _value(self, base: Any, mine: Any, theirs: Any, key: str, path: str, name: str) -> Any:
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        if isinstance(mine, dict) and isinstance(theirs, dict):
            return self.part(base if isinstance(base, dict) else {}, mine, theirs, key, path)
        lists = [[] if each is _NOTHING else each for each in (base, mine, theirs)]
        if all(_holds_items(each) for each in lists) and any(lists):
            return self._list(lists[0], lists[1], lists[2], key, path, name) or _NOTHING
        return self._clash(mine, theirs, key, path)

    def _list(
        self, base: list[Item], mine: list[Item], theirs: list[Item], key: str, path: str, name: str
    ) -> list[Item]:
        found: list[Item] = []
        for at, sides in _in_order(name, base, mine, theirs):
            item = self._item(sides, f"{key}[{at}]", f"{path}[{len(found)}]")
            if item is not _NOTHING:
                found.append(item)
        return found

    def _item(self, sides: list[Any], key: str, path: str) -> Any:
        base, mine, theirs = sides
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        if mine is _NOTHING or theirs is _NOTHING:
            if key.startswith(f"{_ASKED}["):
                return theirs if mine is _NOTHING else mine
            gone = Whose.MINE if mine is _NOTHING else Whose.THEIRS
            return self._clash(mine, theirs, key, path, gone)
        if key.startswith(f"{_ASKED}["):
            return max(mine, theirs, key=lambda each: (str(each.get("on", "")), content_of(each)))
        return self.part({} if base is _NOTHING else base, mine, theirs, key, path)

    def _clash(self, mine: Any, theirs: Any, key: str, path: str, gone: Whose | None = None) -> Any:
        self.clashes.append(Clash(key, path, gone))
        return theirs if self._chosen.get(key) is Whose.THEIRS else mine


def _holds_items(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _in_order(
    name: str, base: list[Item], mine: list[Item], theirs: list[Item]
) -> list[tuple[str, list[Any]]]:
    """Every item with what it was, is with me and with them; where somebody moved them, so."""
    here, there = aligned(name, base, mine), aligned(name, base, theirs)
    new_mine = [place for place, old in enumerate(here) if old is None]
    new_theirs = [place for place, old in enumerate(there) if old is None]
    pairs = same_new(
        name,
        [mine[place] for place in new_mine],
        [theirs[place] for place in new_theirs],
        by_name=name in LINES,
    )
    called_mine = [f"b{old}" if old is not None else "" for old in here]
    called_theirs = [f"b{old}" if old is not None else "" for old in there]
    for count, place in enumerate(new_theirs):
        called_theirs[place] = f"t{count}"
    for count, (place, other) in enumerate(zip(new_mine, pairs, strict=True)):
        called_mine[place] = f"m{count}" if other is None else f"t{other}"
    kept = [each for each in called_mine if each in called_theirs]
    moved = kept != [each for each in called_theirs if each in kept]
    was = [f"b{place}" for place in range(len(base))]
    i_moved = [each for each in called_mine if each in was] != [
        each for each in was if each in called_mine
    ]
    first, second = (
        (called_mine, called_theirs) if moved and i_moved else (called_theirs, called_mine)
    )
    sides = (
        dict(zip(was, base, strict=True)),
        dict(zip(called_mine, mine, strict=True)),
        dict(zip(called_theirs, theirs, strict=True)),
    )
    return [(each, [side.get(each, _NOTHING) for side in sides]) for each in _woven(first, second)]


def _woven(first: list[str], second: list[str]) -> list[str]:
    """One order of both: what only the second has stands behind what it stood behind there."""
    found = list(first)
    before = ""
    for each in second:
        if each not in found:
            found.insert(found.index(before) + 1 if before else 0, each)
        before = each
    return found


def _with_other_refs(base: Item, mine: dict[str, Any], theirs: Item) -> None:
    """Two new incomes got one ref, and are not the same: mine gets another."""
    known = {line.get("ref") for line in base.get("income", [])}
    new = {line["ref"]: line for line in theirs.get("income", []) if line.get("ref")}
    lines = mine.get("income", [])
    taken = {line.get("ref") for line in [*lines, *theirs.get("income", [])]} | known
    for line in list(lines):
        ref = line.get("ref")
        if ref in known or ref not in new or called(line) == called(new[ref]):
            continue
        other = next(f"L{n}" for n in range(1, len(taken) + 2) if f"L{n}" not in taken)
        taken.add(other)
        for each in lines:
            for field in ("ref", "successor"):
                if each.get(field) == ref:
                    each[field] = other
        for each in mine.get("arrangements", []):
            if each.get("withheld_from") == ref:
                each["withheld_from"] = other
