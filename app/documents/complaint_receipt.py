"""The receipt of a complaint: the day it came in, what it is about, and by when we answer.

The term is the organisation's own, and so is where to go after that: the policy says both.
"""

from datetime import date, timedelta

from app.documents.case import Case, NoLetter, begun, known
from app.documents.frame import letter_of
from app.documents.letter import Bullets, Heading, Letter, Paragraph
from app.documents.own_words import own_words
from app.i18n.paths import say_path
from calc import UNKNOWN


def complaint_receipt(case: Case, free_text: str) -> Letter:
    """Raises NoLetter: the field or the line of the policy that is missing, or a day that cannot
    be.
    """
    received, about = _received(case), known(case.draft.complaint.about)
    if about is None:
        raise NoLetter("complaint_missing", place=_place(case, "about"))
    answer = _answer_by(case, received)
    return letter_of(
        case,
        begun(case.tell("kind.complaint_receipt")),
        case.tell("complaint.subject", day=case.day(answer)),
        (
            Paragraph(case.tell("complaint.thanks", day=case.day(received))),
            Paragraph(case.tell("complaint.about", about=about)),
            Heading(case.tell("complaint.how.heading")),
            Bullets(
                (
                    case.tell("complaint.how.answer", day=case.day(answer)),
                    case.tell("complaint.how.more"),
                    case.tell("complaint.how.wrong"),
                )
            ),
            *own_words(case, free_text),
        ),
    )


def _received(case: Case) -> date:
    """The day it came in, which is no day after that of the letter."""
    received, on = case.draft.complaint.received_on, case.assessment.reference_date
    if received is UNKNOWN:
        raise NoLetter("complaint_missing", place=_place(case, "received_on"))
    if received > on:
        days = {"day": case.day(received), "on": case.day(on)}
        raise NoLetter("complaint_later", place=_place(case, "received_on"), **days)
    return received


def _answer_by(case: Case, received: date) -> date:
    """The last day of our own term; once it is over a receipt promises nothing any more."""
    weeks = case.policy.contact.complaint_answer_weeks
    if weeks is None:
        raise NoLetter("complaint_no_term")
    answer = received + timedelta(weeks=weeks)
    if answer < case.assessment.reference_date:
        raise NoLetter("complaint_late", day=case.day(answer))
    return answer


def _place(case: Case, part: str) -> str:
    return f'"{say_path(case.texts, f"complaint.{part}", case.draft)}"'
