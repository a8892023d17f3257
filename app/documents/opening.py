"""How a letter about the money begins: with understanding, and with what is owed, to whom."""

from app.documents.case import Case
from app.documents.letter import Block, Paragraph
from app.documents.open_balance import say_open_balance


def opening(case: Case, goes_on: str) -> tuple[Block, ...]:
    """The understanding, the open balance, and what else matters most."""
    said = (case.say("intro.understanding"), say_open_balance(case), goes_on)
    return (Paragraph(" ".join(part for part in said if part)),)
