"""When we speak again, and what happens when paying does not work out."""

from datetime import date

from app.documents.case import Case
from app.documents.letter import Block, Heading, Paragraph
from calc import UNKNOWN, Month, Plan


def when_it_does_not_work(case: Case) -> tuple[Block, ...]:
    """Before anything ends we talk first."""
    return (
        Heading(case.say("trouble.heading")),
        Paragraph(case.say("trouble.call")),
        Paragraph(case.say("trouble.then")),
    )


def next_conversation(case: Case, plan: Plan) -> tuple[Block, ...]:
    """The next conversation of a plan: its date, or how often at least."""
    months = case.policy.review_every_months
    if day := agreed_day(case):
        said = case.count("talk.on", months, day=case.day(day))
    else:
        before = plan.first_month.plus(months).first_day
        if case.assessment.running is not None:
            # From the conversation of today, and never past the end of the plan.
            before = min(months_later(case.assessment.reference_date, months), plan.end_date)
        said = case.count("talk.every", months, day=case.day(before))
    return (Heading(case.say("talk.heading")), Paragraph(said))


def agreed_day(case: Case) -> date | None:
    """The day of the next conversation, when one was agreed that is still to come."""
    day = case.draft.contact.next_conversation
    return day if day is not UNKNOWN and day > case.assessment.reference_date else None


def latest_day(case: Case) -> date:
    """The last day by which we speak again when nothing is paid."""
    return months_later(case.assessment.reference_date, case.policy.stabilisation_max_months)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month that is too short for it."""
    month = Month.of(day).plus(months)
    return month.first_day.replace(day=min(day.day, month.last_day.day))
