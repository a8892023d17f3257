"""What a letter says, as data: frozen blocks of finished sentences. No layout, no fonts, no Qt."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.documents.paying import PaymentBox, Specification
from calc.base.value_type import value_type
from calc.policy.policy import AddressWindow


@value_type
class Heading:
    """The title of a part of the letter; `level` 3 is a part of a part.

    `ahead`: how the foot of the page before names it, where that is shorter.
    """

    text: str
    level: int = 2
    ahead: str = ""

    @property
    def in_a_sentence(self) -> str:
        """As the foot of the page before names it: "hoe wij dit hebben berekend"."""
        if self.ahead:
            return self.ahead
        return self.text[:1].lower() + self.text[1:] if self.text[1:2].islower() else self.text


@value_type
class Paragraph:
    """A few whole sentences. `strong`: the sentence of the letter that matters most.

    `lead`: what it begins with, in bold, so that it is found without a title of its own.
    """

    text: str
    strong: bool = False
    lead: str = ""

    @property
    def whole(self) -> str:
        """All of it."""
        return f"{self.lead} {self.text}".strip()


@value_type
class Bullets:
    """A list of whole sentences."""

    items: tuple[str, ...]


@value_type
class TimelineSpan:
    """A run of months with the same payment; offsets in months, `until` not included.

    `amount`: what is paid, or "" of months that are over. `months`: which, in full; `short`: where
    there is less room. `pays`: whether anything is paid in them.
    """

    start: int
    until: int
    amount: str
    months: str
    short: str
    pays: bool = True

    @property
    def said(self) -> str:
        """In words."""
        return f"{self.short}: {self.amount}" if self.amount else self.short


@value_type
class Timeline:
    """A picture of the term. `end`: the day on which it stops. `described` says what it shows."""

    months: int
    spans: tuple[TimelineSpan, ...]
    end: str
    described: str

    @property
    def in_words(self) -> str:
        """All that it shows, for who does not see it."""
        return f"{self.described} {'; '.join(span.said for span in self.spans)}."


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
    """The foot of every page; `page` names {page} and {pages}, which only the printer knows.

    `reference`: whose the page is. The first page of a letter says that at its top: in its foot
    stands what there is for everybody (`first`), and `next_page` names the {parts} of the page
    behind it, of which `both` joins the last two.
    """

    reference: str
    page: str
    first: str = ""
    next_page: str = ""
    both: str = ""


@value_type
class Letter:
    """One letter, complete. `mark` stands on every page; None when the letter may be sent.

    The closing stands before the first NewPage: what follows goes along with the letter.
    `subject` is the answer, for who reads one line only; `title`, for the properties of the file,
    says what kind of letter it is: no amount and no name. `on`: the day of the letter. `window`:
    where the envelope has one.
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
    window: AddressWindow

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
