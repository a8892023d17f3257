"""What the credit register (CKI of BKR) shows of the debt, and until when."""

from datetime import date
from typing import Final

from app.documents.case import Case
from app.documents.conversation import months_later
from app.documents.letter import Block, Heading, Paragraph
from calc import UNKNOWN

_SHOWN_MONTHS: Final = 60
"""The CKI shows a credit for 5 years after its real end (CKI rules 2021, art. 14)."""


def say_register(case: Case, where: str, end: date) -> str:
    """`where`: plan or discharge. A debt of which nobody looked it up may or may not be in it."""
    until = case.day(months_later(end, _SHOWN_MONTHS))
    known = "maybe" if case.draft.debt.bkr.contract in (UNKNOWN, "") else "known"
    return case.tell(f"register.{where}.{known}", until=until)


def register(case: Case, where: str, end: date) -> tuple[Block, ...]:
    """The same under a heading."""
    return (Heading(case.tell("register.heading")), Paragraph(say_register(case, where, end)))
