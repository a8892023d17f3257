"""What a block says, without its layout: the one order of words for text, e-mail and HTML.

    for passage in spoken(block, Medium.EMAIL): ...

A picture is said in its words; a table says the title of a column beside every cell, so that it
reads alike on a phone, in a text and aloud.
"""

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from app.documents.letter import (
    Bars,
    Block,
    Bullets,
    Form,
    FormLine,
    Heading,
    NewPage,
    Paragraph,
    ReachBlock,
    Table,
    TableRow,
    Timeline,
)
from app.documents.paying import PaymentBox, Specification, SpecificationRow
from calc.base.value_type import value_type


class Medium(Enum):
    """Where it is read, which decides what is said of a picture."""

    PAPER = auto()
    """every word in the picture and beside it"""
    TEXT = auto()
    """nothing that only works with the picture before one's eyes"""
    EMAIL = auto()
    """a sentence: the letter itself is attached"""


@value_type
class SpokenTitle:
    """The title of a part; `level` 3 is a part of a part."""

    text: str
    level: int = 2


@value_type
class SpokenSentences:
    """A few whole sentences."""

    text: str
    strong: bool = False


@value_type
class Points:
    """A list of whole sentences."""

    items: tuple[str, ...]


@value_type
class SpokenEntry:
    """Something with its values: each a label ("" when the name says enough) and what it is."""

    name: str
    values: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """The name as it stands before its values."""
        follows = [label for label, _ in self.values] == [""]
        return before_value(self.name) if follows else self.name


@value_type
class Entries:
    """Rows of a table, or of a box with labels."""

    entries: tuple[SpokenEntry, ...]


Passage = SpokenTitle | SpokenSentences | Points | Entries


def spoken(block: Block, medium: Medium) -> Iterator[Passage]:
    """The passages of a block."""
    match block:
        case Heading():
            yield SpokenTitle(block.text, block.level)
        case Paragraph():
            yield SpokenSentences(block.whole, block.strong)
        case Bullets():
            yield Points(block.items)
        case Timeline():
            yield SpokenSentences(block.described)
            if medium is Medium.PAPER:
                yield Points((*(span.said for span in block.spans), block.end))
        case Bars():
            if medium is not Medium.EMAIL:  # there it only says again what the table says
                yield SpokenSentences(block.described)
            if medium is Medium.PAPER:
                yield Points(tuple(bar.label for bar in block.bars))
        case Table():
            yield Entries(tuple(_row(row, block) for row in block.rows))
        case Form():
            yield Entries(tuple(_line(line) for line in block.lines))
        case NewPage():
            return
        case ReachBlock():
            yield SpokenSentences(block.person)
            yield _pairs((detail.label, detail.value) for detail in block.details)
        case PaymentBox():
            yield SpokenTitle(block.title)
            yield _pairs(block.lines)
            on_paper = medium is Medium.PAPER
            # On paper the code is the first way to pay, and what to do with it stands before more.
            told = (block.scan, block.note, block.described)
            said = told if on_paper else (block.note, block.elsewhere)
            yield from (SpokenSentences(text) for text in said if text)
        case Specification():
            yield SpokenTitle(block.title)
            yield _pairs(block.parties)
            yield Entries(tuple(_part(part) for part in block.rows))


def before_value(name: str) -> str:
    """A name with a colon, unless it has one ("Af: uw kosten") or ends as a sentence does."""
    return name if ": " in name or name.endswith((".", "?", "!", ":")) else f"{name}:"


def _pairs(pairs: Iterable[tuple[str, str]]) -> Entries:
    return Entries(tuple(SpokenEntry(label, (("", value),)) for label, value in pairs))


def _row(row: TableRow, table: Table) -> SpokenEntry:
    """An empty cell is left out; the only one that is left needs no title: "In totaal: € 60"."""
    name, *cells = row.cells
    titles = [column.title for column in table.columns[1:]]
    values = tuple((title, cell) for title, cell in zip(titles, cells, strict=True) if cell)
    if len(values) == 1:
        values = (("", values[0][1]),)
    return SpokenEntry(name, values)


def _line(line: FormLine) -> SpokenEntry:
    """A line that is still to be written on has a name and nothing behind it."""
    return SpokenEntry(line.label, (("", line.value),) if line.value else ())


def _part(part: SpecificationRow) -> SpokenEntry:
    name = f"{part.label} ({part.ground})" if part.ground else part.label
    return SpokenEntry(name, (("", part.amount),) if part.amount else ())
