"""A letter as the text of an e-mail: the same sentences, without what only stands on paper."""

from collections.abc import Iterator

from app.documents.letter import Block, Heading, KeyFigures, Letter, Row, Table, Timeline
from app.documents.paying import PaymentBox
from app.documents.plain_text import plain_block


def email_text(letter: Letter) -> str:
    """From the salutation to the closing; the mark of a letter that may not be sent comes first.

    Address, reference and the foot of the page stay out: others may easily read an e-mail.
    A table becomes a list: columns do not keep their places in a mail program.
    """
    parts = [
        letter.mark or "",
        letter.salutation or letter.subject,
        *("\n".join(_lines(block)) for block in letter.own_blocks),
        "\n".join(letter.closing),
        *("\n".join(_lines(block)) for block in letter.going_along),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Timeline():
            yield block.described
        case KeyFigures():
            yield from (f"- {item.label}: {item.value} ({item.note})" for item in block.figures)
        case Table():
            yield from (f"- {_said(row, block)}" for row in block.rows)
        case PaymentBox():
            yield plain_block(block.in_words)
        case _:
            if said := plain_block(block):
                yield said


def _said(row: Row, table: Table) -> str:
    """ "mei 2027: per maand € 415,00, aantal keer 5, samen € 2.075,00"."""
    name, *cells = row.cells
    titles = [column.title for column in table.columns[1:]]
    said = [
        f"{title[:1].lower()}{title[1:]} {cell}".strip()
        for title, cell in zip(titles, cells, strict=True)
        if cell
    ]
    return f"{name}: {', '.join(said)}"
