"""When we speak again, and what happens when paying does not work out."""

from datetime import date

from app.documents.case import Case
from app.documents.letter import Block, Heading, Paragraph
from calc import Month, Plan


def when_it_does_not_work(case: Case) -> tuple[Block, ...]:
    """Before anything ends we talk first."""
    return (
        Heading(case.say("trouble.heading")),
        Paragraph(f"{case.say('trouble.call')} {case.say('trouble.then')}"),
    )


def next_conversation(case: Case, plan: Plan) -> tuple[Block, ...]:
    """The next conversation of a plan: its date, or how often at least."""
    talk, months = case.assessment.next_conversation, case.policy.review_every_months
    key = "talk.on" if talk.agreed else "talk.every"
    said = case.count_words(key, months, "months", day=case.day(talk.day))
    return (Heading(case.say("talk.heading")), Paragraph(said))


def agreed_day(case: Case) -> date | None:
    """The day of the next conversation, when one was agreed that is still to come."""
    talk = case.assessment.next_conversation
    return talk.day if talk.agreed else None


def latest_day(case: Case) -> date:
    """The day by which we speak again: the same in every document."""
    return case.assessment.next_conversation.day


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month that is too short for it."""
    month = Month.of(day).plus(months)
    return month.first_day.replace(day=min(day.day, month.last_day.day))
