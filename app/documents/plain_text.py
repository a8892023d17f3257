"""A letter as text, in the order of reading: for people, for an e-mail, and as the guard reads it.

plain_text(letter)    no marks of a layout, no picture and no page
email_text(letter)    without what only stands on paper
paper_text(letter)    all words on the paper, headings marked for the guard
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from app.documents.letter import Block, Letter
from app.documents.spoken import (
    Entries,
    Medium,
    Passage,
    Points,
    SpokenEntry,
    SpokenSentences,
    SpokenTitle,
    spoken,
)

_HEADING: Final = "## "
"""How the guard knows a heading, which is no sentence."""


def plain_text(letter: Letter) -> str:
    """Everything the letter says to somebody who reads it on a screen."""
    return _text(letter, plain_block)


def paper_text(letter: Letter) -> str:
    """Everything that is printed: also the words in and beside a picture, such as a QR code."""
    return _text(letter, paper_block)


def plain_block(block: Block) -> str:
    """One block as it stands in the text of its letter."""
    return _joined(map(_said, spoken(block, Medium.TEXT)))


def paper_block(block: Block) -> str:
    """One block as it stands in the text that the guard reads."""
    return _joined(
        f"{_HEADING}{passage.text}" if isinstance(passage, SpokenTitle) else _said(passage)
        for passage in spoken(block, Medium.PAPER)
    )


def email_text(letter: Letter) -> str:
    """The text of an e-mail: the answer, and from the salutation to the closing, behind the mark if
    there is one.

    Address, reference and the foot of the page stay out: others may easily read an e-mail.
    `email_html` says the same.
    """
    parts = (
        letter.mark or "",
        letter.subject,
        letter.salutation,
        *map(email_block, letter.own_blocks),
        "\n".join(letter.closing),
        *map(email_block, letter.going_along),
    )
    return _joined(parts) + "\n"


def email_block(block: Block) -> str:
    """One block as it stands in the text of an e-mail."""
    return _joined(map(_said, spoken(block, Medium.EMAIL)))


def _text(letter: Letter, said: Callable[[Block], str]) -> str:
    parts = (
        letter.mark or "",
        "\n".join((letter.sender.organisation, *letter.sender.lines)),
        "\n".join(letter.address),
        "\n".join(f"{detail.label}: {detail.value}" for detail in letter.details),
        letter.subject,
        letter.salutation,
        *map(said, letter.own_blocks),
        "\n".join(letter.closing),
        *map(said, letter.going_along),
        letter.footer.reference,
    )
    return _joined(parts) + "\n"


def _joined(parts: Iterable[str]) -> str:
    """Parts of a text with an empty line between those that say something."""
    return "\n\n".join(part for part in parts if part)


def _said(passage: Passage) -> str:
    """Every item of a list and every value has a line of its own."""
    match passage:
        case SpokenTitle() | SpokenSentences():
            return passage.text
        case Points():
            return "\n".join(f"- {item}" for item in passage.items)
        case Entries():
            return "\n".join(line for entry in passage.entries for line in _lines(entry))


def _lines(entry: SpokenEntry) -> Iterator[str]:
    """ "Uw inkomen: € 2.589,92", or a line for the name and one for each value."""
    match entry.values:
        case [("", value)]:
            yield f"{entry.title} {value}"
        case values:
            yield entry.title
            yield from (f"  {label}: {value}" for label, value in values)
