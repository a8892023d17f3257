"""The invitation to a conversation, with a page of what to have at hand."""

from datetime import date, timedelta

from app.documents.case import Case
from app.documents.conversation import agreed_day, agreed_hour, hours, weekday
from app.documents.extras import Extras
from app.documents.frame import letter_of
from app.documents.letter import Block, Bullets, Heading, Letter, NewPage, Paragraph
from app.documents.open_balance import say_open_balance
from app.documents.own_words import own_words
from app.documents.parts import help_sheet
from app.documents.preparing import at_hand
from calc.base.working_days import working_day

TO_ANSWER = timedelta(days=14)
"""How long somebody has to call or to send something: our choice, not a rule of law."""


def answer_by(case: Case, extra: Extras) -> date:
    """Until when we wait for an answer: as typed, or two weeks, until a working day."""
    default = working_day(case.assessment.reference_date + TO_ANSWER, forward=True)
    return extra.reply_by or default


def invitation(case: Case, extra: Extras, free_text: str) -> Letter:
    """May be sent before anything is known: it asks for a conversation and for nothing else."""
    return letter_of(
        case,
        case.tell("invitation.subject"),
        _answer(case, extra),
        (
            Paragraph(f"{case.tell('invitation.understanding')} {say_open_balance(case)}".rstrip()),
            Paragraph(case.tell("invitation.solutions")),
            *_when(case, extra),
            *own_words(case, free_text),
            Heading(case.tell("invitation.how.heading")),
            Bullets(tuple(case.tell(f"invitation.how.{part}") for part in _HOW)),
        ),
        behind=(*_list(case), *help_sheet(case, Extras(referral=bool(extra.referral)))),
    )


_HOW = ("questions", "sum", "later", "together", "freely")


def _answer(case: Case, extra: Extras) -> str:
    """When we call; without an appointment by when we wait for a call."""
    day = extra.appointment or agreed_day(case)
    if day is None:
        return case.tell("invitation.call", day=case.day(answer_by(case, extra)))
    at = extra.appointment_at or agreed_hour(case)
    if at is None:
        return case.tell("invitation.on", day=case.day(day))
    return case.tell("invitation.on_at", day=weekday(case, day), hours=hours(case, at))


def _when(case: Case, extra: Extras) -> tuple[Block, ...]:
    minutes = case.texts.formats.number(case.policy.call_minutes)
    key = "other_day" if extra.appointment or agreed_day(case) else "takes"
    return (Paragraph(case.tell(f"invitation.{key}", minutes=minutes)),)


def _list(case: Case) -> tuple[Block, ...]:
    return (
        NewPage(),
        Heading(case.tell("at_hand.heading")),
        Paragraph(case.tell("at_hand.intro")),
        Bullets(at_hand(case)),
        Paragraph(case.tell("at_hand.not_needed")),
    )
