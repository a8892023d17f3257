"""What the columns of a pasted table hold, where no title says it: by most of their cells."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from app.i18n.amounts import read_euros
from app.i18n.how_often import read_frequency
from app.i18n.reading import read_day
from app.services.intake.line_columns import LineGroup
from app.services.pasting import words as paste_words
from app.services.pasting.bank import Way, is_bank_row, read_signed
from app.services.pasting.titles import SKIP

_SURE_BY_HALF: Final = frozenset({"amount", "frequency"})
"""Kinds that half of a column tells; of the others two cells and more than half are needed."""


def kinds_of(
    rows: Sequence[Sequence[str]], group: LineGroup, people: frozenset[str]
) -> dict[int, str]:
    """For each column that mostly holds one kind of value: which."""
    found: dict[int, str] = {}
    for place in range(max(map(len, rows), default=0)):
        cells = [row[place] for row in rows if place < len(row) and row[place]]
        kinds = Counter(kind for cell in cells if (kind := _kind(cell, group, people)))
        if not kinds:
            continue
        kind, count = kinds.most_common(1)[0]
        by_half = kind in _SURE_BY_HALF and 2 * count >= len(cells) > 1
        if by_half or (count > 1 and 2 * count > len(cells)):
            found[place] = kind
    _skip_row_numbers(rows, found)
    return found


def has_signs(rows: Sequence[Sequence[str]]) -> bool:
    """Whether payments of a bank are written with a minus for what went out."""
    return any(
        found.way is Way.OUT and not cell[-1:].isalpha()
        for row in rows
        if is_bank_row(list(row), {})
        for cell in row
        if (found := read_signed(cell)) is not None
    )


def _kind(cell: str, group: LineGroup, people: frozenset[str]) -> str:
    if read_frequency(cell) is not None:
        return "frequency"
    if read_euros(cell) is not None:
        return "amount"
    if paste_words.read_who(cell, people) is not None:
        return "who"
    if paste_words.read_evidence(cell) is not None:
        return "evidence"
    if group.name == "arrangements" and read_day(cell) is not None:
        return "until"
    return ""


def _skip_row_numbers(rows: Sequence[Sequence[str]], found: dict[int, str]) -> None:
    """A first column that counts 1, 2, 3 beside a column of amounts numbers the rows."""
    numbers = [int(row[0]) for row in rows if row and row[0].isdecimal()]
    counts = len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if found.get(0) == "amount" and counts and list(found.values()).count("amount") > 1:
        found[0] = SKIP
