"""A letter as the text of an e-mail: the same words, without what only stands on paper."""

from dataclasses import replace

from app.documents.letter import Letter
from app.documents.paying import PaymentBox
from app.documents.plain_text import body_parts


def email_text(letter: Letter) -> str:
    """From the salutation to the closing; the mark of a letter that may not be sent comes first.

    The address, the reference and the foot of the page stay out: an e-mail is easily read by others.
    """
    blocks = (block.in_words if isinstance(block, PaymentBox) else block for block in letter.blocks)
    letter = replace(letter, blocks=tuple(blocks))
    parts = [
        [letter.mark] if letter.mark else [],
        [letter.salutation] if letter.salutation else [letter.subject],
        *body_parts(letter),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"
