"""A letter as plain text, in the order of reading."""

from collections.abc import Iterator

from app.documents.letter import (
    Block,
    Bullets,
    ContactBlock,
    Heading,
    KeyFigures,
    Letter,
    NewPage,
    Paragraph,
    Table,
    Timeline,
)
from app.documents.paying import PaymentBox, Specification


def plain_text(letter: Letter) -> str:
    """Everything the letter says; blocks are divided by an empty line."""
    parts = [
        [letter.mark] if letter.mark else [],
        [letter.sender.organisation, *letter.sender.lines],
        list(letter.address),
        [f"{detail.label}: {detail.value}" for detail in letter.details],
        [letter.subject],
        [letter.salutation] if letter.salutation else [],
        *_body(letter),
        [line for line in (letter.footer.reference, letter.footer.page) if line],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _body(letter: Letter) -> list[list[str]]:
    """The lines of each block, the closing, and the lines of what goes along."""
    return [
        *(list(_lines(block)) for block in letter.own_blocks),
        list(letter.closing),
        *(list(_lines(block)) for block in letter.going_along),
    ]


def plain_block(block: Block) -> str:
    """One block as it stands in the text of its letter."""
    return "\n".join(_lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"## {block.text}"
        case Paragraph():
            yield block.text
        case Bullets():
            yield from (f"- {item}" for item in block.items)
        case KeyFigures():
            yield from (f"{item.label}: {item.value} ({item.note})" for item in block.figures)
        case Timeline():
            yield block.described
            yield from (f"{point.day}: {point.label}" for point in block.points)
            yield from (span.label for span in block.spans)
        case Table():
            if any(column.title for column in block.columns):
                yield " | ".join(column.title for column in block.columns)
            yield from (" | ".join(row.cells) for row in block.rows)
        case NewPage():
            return
        case ContactBlock():
            yield block.person
            yield from (f"{detail.label}: {detail.value}" for detail in block.details)
        case PaymentBox():
            yield block.title
            yield from (f"{label}: {value}" for label, value in block.lines)
            yield from (said for said in (block.scan, block.note, block.described) if said)
        case Specification():
            yield block.title
            yield from (f"{label}: {value}" for label, value in block.parties)
            for part in block.rows:
                ground = f" ({part.ground})" if part.ground else ""
                yield f"{part.label}{ground} | {part.amount}"
