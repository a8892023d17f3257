"""What every letter has around its own words: sender, address, mark, who to reach, closing."""

from collections.abc import Sequence
from typing import Final

from app.documents.case import Case
from app.documents.contact_ways import closing, details, footer, reach, sender
from app.documents.letter import Block, Letter, Paragraph
from app.documents.reading_needs import wants_large_print
from app.documents.recipients import about_whom, address, salutation
from calc import Severity

_PROVISIONAL: Final = frozenset({"tariff_provisional", "taxable_income_unknown"})
"""The findings that say what the mark already says."""


def letter_of(
    case: Case,
    title: str,
    answer: str,
    blocks: Sequence[Block],
    *,
    mark: str | None = None,
    greeted: bool = True,
    reached: Sequence[Block] | None = None,
    large_print: bool | None = None,
    behind: Sequence[Block] = (),
    to: tuple[str, ...] | None = None,
    greeting: str | None = None,
) -> Letter:
    """A letter with these blocks. `title`: what kind of letter it is; `answer`: what it says above
    everything else. `behind`: what comes after who to reach, on pages of its own.

    `to`, `greeting`: of a letter to somebody else than the customer, or who decides for them.

    Who to reach, free help and complaints follow the blocks of every letter to a customer. What is
    for others has its own `reached`.
    """
    if greeting is None:
        greeting = salutation(case) if greeted else ""
    first = _first(case, to_heirs=to is not None) if greeting else ()
    return Letter(
        language=case.texts.language,
        on=case.assessment.reference_date,
        title=title,
        mark=mark,
        large_print=wants_large_print(case.draft) if large_print is None else large_print,
        sender=sender(case),
        address=address(case) if to is None else to,
        details=details(case),
        subject=answer,
        salutation=greeting,
        blocks=(*first, *blocks, *(reach(case) if reached is None else reached), *behind),
        closing=closing(case),
        footer=footer(case),
        window=case.policy.address_window,
    )


def _first(case: Case, *, to_heirs: bool) -> tuple[Block, ...]:
    """For whom an agency writes, and about whom, where the letter goes to who decides for them."""
    said = []
    if case.policy.agency is not None:
        said.append(case.say("on_behalf", creditor=case.creditor))
    if not to_heirs and (about := about_whom(case)):
        said.append(about)
    return (Paragraph(" ".join(said)),) if said else ()


def unfinished(case: Case) -> str | None:
    """What stands on every page while the outcome may not be sent; None when it may.

    What is provisional is never final; with open points beside it, it is a concept too.
    """
    assessment = case.assessment
    if assessment.final:
        return None
    if not assessment.provisional:
        return case.say("mark.concept")
    also = any(
        item.severity is Severity.BLOCKS and item.code not in _PROVISIONAL
        for item in assessment.findings
    )
    return case.texts.text("law.mark.concept_provisional" if also else "law.mark.provisional")
