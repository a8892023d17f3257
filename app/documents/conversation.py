"""When we speak again, and what happens when paying does not work out."""

from datetime import date, datetime, time, timedelta
from typing import Final

from app.documents.case import Case
from app.documents.letter import Block, Paragraph
from app.documents.quiet_days import quiet_hours
from calc import UNKNOWN, Month, Plan

_SLOT: Final = timedelta(hours=1)
"""Within an hour of the time that was agreed we call."""


def when_it_does_not_work(case: Case) -> tuple[Block, ...]:
    """Before anything ends we talk first."""
    lead = case.say("trouble.lead", phone=case.policy.contact.phone)
    return (Paragraph(f"{case.say('trouble.call')} {case.say('trouble.then')}", lead=lead),)


def next_conversation(case: Case, plan: Plan) -> tuple[Block, ...]:
    """The next conversation of a plan: its date, or how often at least."""
    talk, months = case.assessment.next_conversation, case.policy.review_every_months
    key = "talk.on" if talk.agreed else "talk.every"
    lead = case.say("talk.lead_on" if talk.agreed else "talk.lead", day=moment(case, talk.day))
    return (Paragraph(case.count_words(key, months, "months"), lead=lead),)


def agreed_day(case: Case) -> date | None:
    """The day of the next conversation, when one was agreed that is still to come."""
    talk = case.assessment.next_conversation
    return talk.day if talk.agreed else None


def agreed_hour(case: Case) -> time | None:
    """The time of the conversation that was agreed, when one was."""
    at = case.draft.contact.next_conversation_at
    return None if at is UNKNOWN or agreed_day(case) is None else time.fromisoformat(at)


def moment(case: Case, day: date) -> str:
    """A day, of the agreed conversation with its hour: "dinsdag 8 december 2026 tussen ..."."""
    at = agreed_hour(case) if day == agreed_day(case) else None
    if at is None:
        return case.day(day)
    return case.say("talk.moment", day=weekday(case, day), hours=hours(case, at))


def weekday(case: Case, day: date) -> str:
    """A day with its name: "dinsdag 8 december 2026"."""
    return case.texts.formats.weekday(day)


def hours(case: Case, at: time) -> str:
    """Between which hours we call: at most one, and never in the quiet hours."""
    _, quiet = quiet_hours(case.policy)
    end = (datetime.combine(date.min, at) + _SLOT).time()
    clock = case.texts.formats.clock
    return case.say("talk.hours", since=clock(at), until=clock(min(end, quiet)))


def latest_day(case: Case) -> date:
    """The day by which we speak again: the same in every document."""
    return case.assessment.next_conversation.day


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month that is too short for it."""
    month = Month.of(day).plus(months)
    return month.first_day.replace(day=min(day.day, month.last_day.day))
