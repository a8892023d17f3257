"""What a letter says, as data: frozen blocks of finished sentences. No layout, no fonts, no Qt."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.documents.paying import PaymentBox, Specification
from calc.base.value_type import value_type


@value_type
class Heading:
    """The title of a part of the letter."""

    text: str


@value_type
class Paragraph:
    """A few whole sentences. `strong`: the sentence of the letter that matters most."""

    text: str
    strong: bool = False


@value_type
class Bullets:
    """A list of whole sentences."""

    items: tuple[str, ...]


@value_type
class KeyFigure:
    """One figure to remember, what it is, and a word of explanation."""

    label: str
    value: str
    note: str


@value_type
class KeyFigures:
    """The two or three figures of the letter, together in a box."""

    figures: tuple[KeyFigure, ...]


@value_type
class TimelinePoint:
    """A moment: `at` months after the begin of the timeline, its day and what happens."""

    at: int
    day: str
    label: str


@value_type
class TimelineSpan:
    """A run of months with the same payment; offsets in months, `until` not included."""

    start: int
    until: int
    label: str


@value_type
class Timeline:
    """A picture of the term. `described` says the same in a sentence."""

    months: int
    points: tuple[TimelinePoint, ...]
    spans: tuple[TimelineSpan, ...]
    described: str


class BarKind(StrEnum):
    """What a bar shows: what comes in, what goes out of it, or what is left of it then."""

    IN = "in"
    OUT = "out"
    LEFT = "left"


@value_type
class Bar:
    """An amount as a bar, with its name; euros, never below 0. `said`: the amount in words."""

    label: str
    amount: Decimal
    said: str
    kind: BarKind


@value_type
class Bars:
    """A picture of where an amount goes: what comes in, and below it what goes out, side by side.

    `described` says what it shows.
    """

    bars: tuple[Bar, ...]
    described: str

    @property
    def in_words(self) -> str:
        """All that it shows, for who does not see it."""
        return f"{self.described} {'; '.join(f'{bar.label}: {bar.said}' for bar in self.bars)}."


class Align(StrEnum):
    """Where the cells of a column stand; amounts to the right."""

    LEFT = "left"
    RIGHT = "right"


@value_type
class Column:
    """A column of a table; a table may leave all titles empty."""

    title: str
    align: Align


@value_type
class TableRow:
    """One row: a cell for each column. `total`: the outcome of the rows above it."""

    cells: tuple[str, ...]
    total: bool = False


@value_type
class Table:
    """Rows under columns."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


@value_type
class FormLine:
    """A line of a form. Without a `value` somebody writes on it; `signed`: there is more room."""

    label: str
    value: str = ""
    signed: bool = False


@value_type
class Form:
    """Lines that are filled in, by us or with a pen."""

    lines: tuple[FormLine, ...]


@value_type
class Detail:
    """A label and its value, such as the date or a telephone number."""

    label: str
    value: str


@value_type
class ReachBlock:
    """Who to reach: the fixed person, and every way there."""

    person: str
    details: tuple[Detail, ...]


@value_type
class NewPage:
    """What follows begins on a page of its own, to be used apart from the letter."""


Block = (
    Heading
    | Paragraph
    | Bullets
    | KeyFigures
    | Timeline
    | Bars
    | Table
    | Form
    | ReachBlock
    | NewPage
    | PaymentBox
    | Specification
)


@value_type
class Sender:
    """Who writes: the organisation and its address. `logo`: a PNG picture of its own."""

    organisation: str
    lines: tuple[str, ...]
    logo: bytes | None = None


@value_type
class Footer:
    """The foot of every page; `page` names {page} and {pages}, which only the printer knows."""

    reference: str
    page: str


@value_type
class Letter:
    """One letter, complete. `mark` stands on every page; None when the letter may be sent.

    The closing stands before the first NewPage: what follows goes along with the letter.
    `title` is for the properties of the file: it names nobody. `on`: the day of the letter.
    """

    language: str
    on: date
    title: str
    mark: str | None
    large_print: bool
    sender: Sender
    address: tuple[str, ...]
    details: tuple[Detail, ...]
    subject: str
    salutation: str
    blocks: tuple[Block, ...]
    closing: tuple[str, ...]
    footer: Footer

    @property
    def own_blocks(self) -> tuple[Block, ...]:
        """The letter itself."""
        return self.blocks[: self._end]

    @property
    def going_along(self) -> tuple[Block, ...]:
        """What goes along with it, on pages of its own."""
        return self.blocks[self._end :]

    @property
    def _end(self) -> int:
        pages = (at for at, block in enumerate(self.blocks) if isinstance(block, NewPage))
        return next(pages, len(self.blocks))
