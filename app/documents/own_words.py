"""The paragraphs that an officer adds to a letter. The guard reads them as it reads ours."""

from app.documents.case import Case, one_line
from app.documents.letter import Block, Heading, Paragraph


def own_words(case: Case, free_text: str) -> tuple[Block, ...]:
    """The officer's own paragraphs, under a heading; nothing for nothing."""
    said = [one_line(part) for part in free_text.split("\n\n")]
    paragraphs = tuple(Paragraph(part) for part in said if part)
    return (Heading(case.tell("own_words")), *paragraphs) if paragraphs else ()
