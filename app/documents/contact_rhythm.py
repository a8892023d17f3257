"""When we speak again: the dates that the policy proposes, and the one that was chosen.

    proposed_contacts(assessment, draft, policy)    the conversations until the end of the plan

At least as often as the policy says, when another arrangement ends, and after the figures of the
law change. Never on a quiet day, and never in a weekend.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.documents.quiet_days import working_day
from calc import Assessment, Draft, Policy
from calc.base.period import Month, months_later
from calc.base.value_type import value_type
from calc.context.conversation import NextConversation
from calc.plan.result import CauseCode

_TARIFF_MONTHS: Final = (1, 7)
"""Figures of the law change on 1 January and 1 July (facts: bvv-vtlb, practice 1.4)."""
_NEAR: Final = timedelta(days=21)
"""Two reasons within three weeks are one conversation."""
_TWO_WEEKS: Final = timedelta(days=14)
_MONTHS_AHEAD: Final = 12
"""For the first year every change is named; later ones come with the yearly review."""


class ContactReason(StrEnum):
    """Why we speak again."""

    AGREED = "agreed"
    """chosen with the customer"""
    FIRST_REVIEW = "first_review"
    REVIEW = "review"
    ARRANGEMENT_ENDS = "arrangement_ends"
    TARIFF_CHANGE = "tariff_change"
    NO_PLAN_YET = "no_plan_yet"


@value_type
class ProposedContact:
    """One conversation: its day, and every reason for it. `chosen`: agreed with the customer.

    `figures_only`: no conversation, but a day before the next one on which figures change: the
    outcome is worked out again, and somebody calls when it differs.
    """

    day: date
    reasons: tuple[ContactReason, ...]
    figures_only: bool = False

    @property
    def chosen(self) -> bool:
        return ContactReason.AGREED in self.reasons


def proposed_contacts(
    assessment: Assessment, draft: Draft, policy: Policy
) -> tuple[ProposedContact, ...]:
    """The conversations after the reference date, in order; the last is before the end date.

    The first is the next conversation of the assessment. Without a plan it is the only one.
    """
    talk, plan = assessment.next_conversation, assessment.plan
    if plan is None:
        why = ContactReason.AGREED if talk.agreed else ContactReason.NO_PLAN_YET
        return (ProposedContact(talk.day, (why,)),)
    start = assessment.reference_date
    occasions = sorted(each for each in _occasions(assessment) if each[0] > start)
    # Who agreed a day knows why; a proposal leaves out nothing that changes before it.
    before = () if talk.agreed else _before(talk.day, occasions)
    return (*before, *_until(plan.end_date, talk, occasions, policy))


def _before(
    talk: date, occasions: Sequence[tuple[date, ContactReason]]
) -> Iterator[ProposedContact]:
    """The days before the next conversation on which figures change; near ones are one day."""
    waiting = [each for each in occasions if each[0] < talk - _NEAR]
    while waiting:
        day = waiting[0][0]
        reasons = [why for when, why in waiting if when - day <= _NEAR]
        yield ProposedContact(day, tuple(dict.fromkeys(reasons)), figures_only=True)
        waiting = waiting[len(reasons) :]


def _until(
    end: date,
    talk: NextConversation,
    occasions: Sequence[tuple[date, ContactReason]],
    policy: Policy,
) -> Iterator[ProposedContact]:
    """From one conversation to the next: an occasion, or the last day the policy leaves."""
    first = ContactReason.AGREED if talk.agreed else ContactReason.FIRST_REVIEW
    near = [why for when, why in occasions if abs(when - talk.day) <= _NEAR]
    last = talk.day
    yield ProposedContact(last, (first,) if talk.agreed else tuple(dict.fromkeys([first, *near])))
    while True:
        due = working_day(months_later(last, policy.review_every_months), forward=False)
        day = min((day for day, _ in occasions if day > last + _NEAR), default=due)
        day = min(day, due)
        if day >= end or day <= last:
            return
        reasons = [why for when, why in occasions if timedelta(0) <= when - day <= _NEAR]
        if day == due or not reasons:
            reasons.insert(0, ContactReason.REVIEW)
        yield ProposedContact(day, tuple(dict.fromkeys(reasons)))
        last = day


def _occasions(assessment: Assessment) -> Iterator[tuple[date, ContactReason]]:
    """The days that give a reason of their own, each on a working day."""
    for rung in assessment.rungs:
        if any(cause.code is CauseCode.ARRANGEMENT_ENDS for cause in rung.causes):
            before = working_day(rung.first.first_day - _TWO_WEEKS, forward=False)
            yield before, ContactReason.ARRANGEMENT_ENDS
    month = Month.of(assessment.reference_date)
    for _ in range(_MONTHS_AHEAD):
        month = month.plus(1)
        if month.number in _TARIFF_MONTHS:
            yield working_day(month.first_day, forward=True), ContactReason.TARIFF_CHANGE
