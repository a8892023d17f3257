"""From the old lines to the new ones in as few steps as a table needs to keep its place."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from calc.base.value_type import value_type


@value_type
class RowsChange:
    """Rows `first` to `last` (not included) of the old lines become `now`."""

    first: int
    last: int
    now: tuple[Any, ...]

    @property
    def resizes(self) -> bool:
        """Whether rows come or go; else the same rows hold something else."""
        return self.last - self.first != len(self.now)


def changes(old: Sequence[Any], new: Sequence[Any]) -> list[RowsChange]:
    """What differs, from the end to the beginning: earlier rows keep their numbers meanwhile.

    Lines are compared by value; most changes touch one line, which is found without a search.
    """
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    before, after = tuple(old[start : len(old) - end]), tuple(new[start : len(new) - end])
    if not before and not after:
        return []
    if len(before) == len(after) == 1 or not before or not after:
        return [RowsChange(start, start + len(before), after)]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found = [
        RowsChange(start + first, start + last, after[now_first:now_last])
        for tag, first, last, now_first, now_last in matcher.get_opcodes()
        if tag != "equal"
    ]
    return list(reversed(found))


def rows_that_came(found: Sequence[RowsChange]) -> list[int]:
    """The rows that the changes put in, as they are numbered after all of them."""
    rows: list[int] = []
    shift = 0
    for change in reversed(found):
        if change.resizes:
            first = change.first + shift
            rows += range(first, first + len(change.now))
        shift += len(change.now) - (change.last - change.first)
    return rows
