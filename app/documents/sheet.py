"""A sheet: headings, sentences and tables of amounts, for who reads how something was computed.

The calculation sheet is one, and so is an explanation that somebody prints from the window.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum, auto

from app.documents.letter import Footer
from app.documents.spoken import before_value
from calc.base.value_type import value_type


class SheetColumn(Enum):
    """What stands in a column: the number of a step, words, or an amount."""

    NUMBER = auto()
    WORDS = auto()
    AMOUNT = auto()


@value_type
class SheetHeading:
    """The title of a part, and a bookmark. `level`: 2 or 3, never deeper than one below the title
    before it. `on_new_page`: the part begins a page, unless there is much room on this one; one
    that `is_apart` always does."""

    text: str
    level: int = 2
    on_new_page: bool = False
    is_apart: bool = False


@value_type
class SheetText:
    """A sentence. `is_item`: of a list."""

    text: str
    is_item: bool = False


@value_type
class SheetLine:
    """One row of a table, a cell for each column.

    `note`: how it came about, where it is from, how firm; under the words. `depth`: how far the
    words stand in. `is_strong`: an outcome, or the name of a group.
    """

    cells: tuple[str, ...]
    note: str = ""
    depth: int = 0
    is_strong: bool = False


@value_type
class SheetTable:
    """Rows under titles; `titles`: () where the rows say all. One of the columns has words."""

    columns: tuple[SheetColumn, ...]
    lines: tuple[SheetLine, ...]
    titles: tuple[str, ...] = ()

    @property
    def words_at(self) -> int:
        """Which column has the words, which are what a row is about."""
        return self.columns.index(SheetColumn.WORDS)


SheetBlock = SheetHeading | SheetText | SheetTable


@value_type
class Sheet:
    """The whole document. `lead`: what one must know before reading the rest; `on`: its day, None
    of what was not computed for one."""

    title: str
    lead: tuple[str, ...]
    blocks: tuple[SheetBlock, ...]
    footer: Footer
    language: str
    on: date | None
    mark: str = ""
    large_print: bool = False


@value_type
class SheetRow:
    """One amount of an explanation, under the amount that it is a part of. `depth` counts from 0;
    `note`: how it came about, where it is from, how firm."""

    depth: int
    what: str
    note: str
    amount: str
    heading: bool = False


def explained(rows: Iterable[SheetRow]) -> tuple[SheetBlock, ...]:
    """Rows of an explanation as headings with tables under them."""
    return tuple(_explained(rows))


_EXPLANATION = (SheetColumn.WORDS, SheetColumn.AMOUNT)


def _explained(rows: Iterable[SheetRow]) -> Iterator[SheetBlock]:
    lines: list[SheetLine] = []
    has_title = False
    for row in rows:
        if not row.heading:
            cells = (row.what, row.amount)
            lines.append(SheetLine(cells, row.note, row.depth, is_strong=not row.depth))
            continue
        if lines:
            yield SheetTable(_EXPLANATION, tuple(lines))
            lines = []
        said = f"{before_value(row.what)} {row.amount}" if row.amount else row.what
        # Under no title of its own a heading is never one of the third level.
        yield SheetHeading(said, 3 if row.depth and has_title else 2)
        has_title = True
        if row.note:
            yield SheetText(row.note)
    if lines:
        yield SheetTable(_EXPLANATION, tuple(lines))
