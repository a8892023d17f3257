"""Parts that several documents share: how to pay, what is collected, the sheet with help."""

from app.documents.case import Case
from app.documents.extras import Extras
from app.documents.letter import Block, Heading, NewPage, Paragraph
from app.documents.referral import help_blocks, is_asked


def paying(extra: Extras) -> tuple[Block, ...]:
    """The box with how to pay, when there is one."""
    return (extra.payment,) if extra.payment else ()


def specified(extra: Extras) -> tuple[Block, ...]:
    """What an agency collects, part by part, when there is one."""
    return (extra.specification,) if extra.specification else ()


def help_sheet(case: Case, extra: Extras, *, told: bool = False) -> tuple[Block, ...]:
    """The sheet with free help, on a page of its own, when it is asked or a signal asks it.

    `told`: the letter itself tells of help, so the sheet goes along whatever was asked.
    """
    wanted = is_asked(case) if extra.referral is None else extra.referral
    if not wanted and not told:
        return ()
    title, intro = case.tell("referral.subject"), case.tell("referral.intro")
    return (NewPage(), Heading(title), Paragraph(intro), *help_blocks(case, below=3))
