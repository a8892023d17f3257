"""After a conversation about a running plan: a compliment, and how it goes on."""

from app.documents.case import Case, NoLetter
from app.documents.conversation import next_conversation, when_it_does_not_work
from app.documents.ending import ending
from app.documents.extras import Extras
from app.documents.frame import letter_of, unfinished
from app.documents.letter import KeyFigure, KeyFigures, Letter, Paragraph
from app.documents.own_words import own_words
from app.documents.parts import help_sheet, paying, specified
from app.documents.payments import payments
from calc import Month, Plan


def review(case: Case, extra: Extras, free_text: str) -> Letter:
    """Raises NoLetter("no_plan") when there is no plan to look back on."""
    plan = case.assessment.plan
    if plan is None:
        raise NoLetter("no_plan")
    return letter_of(
        case,
        case.tell("review.subject"),
        (
            Paragraph(_compliment(case, extra), strong=True),
            Paragraph(case.tell("review.together")),
            KeyFigures(_figures(case, plan)),
            *own_words(case, free_text),
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
    """For keeping the plan when that is known, and for the conversation in any case."""
    if extra.kept_months:
        return case.tell_count("review.kept", extra.kept_months)
    return case.tell("review.spoken")


def _figures(case: Case, plan: Plan) -> tuple[KeyFigure, ...]:
    """What is paid in the month of the review, or in the first month of a plan still to begin."""
    this = max(Month.of(case.assessment.reference_date), plan.first_month)
    row = next((row for row in case.assessment.schedule if row.month == this), None)
    end = KeyFigure(case.say("key.end"), case.day(plan.end_date), case.say("key.end_note"))
    if row is None:
        return (end,)
    note = case.tell("review.key.amount_note", month=case.month(this))
    return (KeyFigure(case.tell("review.key.amount"), case.euros(row.payment.amount), note), end)
