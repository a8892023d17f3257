"""After a conversation about a running plan: a compliment, and how it goes on."""

from typing import Final

from app.documents.account import counted_months
from app.documents.answer import answer
from app.documents.case import Case, NoLetter
from app.documents.conversation import next_conversation, when_it_does_not_work
from app.documents.ending import ending
from app.documents.extras import Extras
from app.documents.frame import letter_of, unfinished
from app.documents.letter import Heading, Letter, Paragraph
from app.documents.open_balance import say_open_balance
from app.documents.own_words import own_words
from app.documents.parts import help_sheet, paying, specified
from app.documents.payments import payments

_A_YEAR: Final = 12


def review(case: Case, extra: Extras, free_text: str) -> Letter:
    """Of a plan that was accepted and has begun: `impossible` refuses any other."""
    plan = case.assessment.plan
    if plan is None:
        raise NoLetter("no_plan")
    return letter_of(
        case,
        case.tell("review.subject"),
        answer(case, plan),
        (
            Paragraph(_compliment(case, extra), strong=True),
            Paragraph(f"{case.tell('review.together')} {say_open_balance(case)}".rstrip()),
            *own_words(case, free_text),
            Heading(case.say("pay.heading")),
            *payments(case, plan, paying(extra)),
            *specified(extra),
            *ending(case, plan),
            *when_it_does_not_work(case),
            *next_conversation(case, plan),
        ),
        mark=unfinished(case),
        behind=help_sheet(case, extra),
    )


def _compliment(case: Case, extra: Extras) -> str:
    """For a year or more that was kept, and for the conversation in any case.

    Who paid once is no pupil: a compliment is for a plan that was kept for a year (facts: afm 12).
    """
    running = case.assessment.running
    counted = counted_months(running) if running else None
    kept = (extra.kept_months or 0) if counted is None else counted
    if kept >= _A_YEAR:
        return case.tell_count("review.kept", kept)
    return case.tell("review.spoken")
