"""The sheet with free help: who can help with what, only what may concern this household."""

from collections.abc import Iterator
from typing import Final

from app.documents.case import Case
from app.documents.contact_ways import who_to_call
from app.documents.frame import letter_of
from app.documents.letter import Block, Heading, Letter, Paragraph
from app.documents.own_words import own_words

_SIGNALS: Final = frozenset(
    {
        "cash_short", "energy_crisis", "many_arrears", "minimum_too_long", "nhg_first",
        "running_scheme", "schrijnend_flagged", "schuldhulp_better", "seizure_to_verify",
        "spending_too_low", "terugkerend", "toeslag_missing", "toeslag_too_low",
    }
)  # fmt: skip
"""The findings that ask for help from others than us."""


def referral(case: Case, free_text: str) -> Letter:
    """The sheet as a document of its own."""
    own = own_words(case, free_text)
    blocks = (Paragraph(case.tell("referral.intro")), *own, *help_blocks(case))
    title, answer = case.tell("referral.subject"), case.tell("referral.answer")
    return letter_of(case, title, answer, blocks, reached=who_to_call(case))


def is_asked(case: Case) -> bool:
    """Whether a signal asks for the sheet, or nothing can be paid."""
    found = {finding.code for finding in case.assessment.findings}
    return bool(found & _SIGNALS) or case.assessment.beside.road_out is not None


def help_blocks(case: Case, below: int = 2) -> tuple[Block, ...]:
    """A heading of this level and a few sentences for each of them."""
    blocks: list[Block] = []
    for name in _helpers(case):
        blocks.append(Heading(case.tell(f"referral.{name}.heading"), below))
        blocks.append(Paragraph(case.tell(f"referral.{name}")))
    return tuple(blocks)


def _helpers(case: Case) -> Iterator[str]:
    found = {finding.code for finding in case.assessment.findings}
    yield "gemeente"
    if "energy_crisis" in found:
        yield "energy"
    if case.draft.debt.nhg is True:
        yield "nhg"
    yield from ("geldfit", "loket", "budget")
