"""When we speak again: the dates that the policy proposes, and the one that was chosen.

    proposed_contacts(assessment, draft, policy)    the conversations until the end of the plan

At least as often as the policy says, when another arrangement ends, and after the figures of the
law change. Never on a quiet day, and never in a weekend.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.documents.quiet_days import working_day
from calc import UNKNOWN, Assessment, Draft, Policy
from calc.outcome import CauseCode
from calc.period import Month, months_later

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


@dataclass(frozen=True, slots=True)
class ProposedContact:
    """One conversation: its day, and every reason for it. `chosen`: agreed with the customer."""

    day: date
    reasons: tuple[ContactReason, ...]

    @property
    def chosen(self) -> bool:
        return ContactReason.AGREED in self.reasons


def proposed_contacts(
    assessment: Assessment, draft: Draft, policy: Policy
) -> tuple[ProposedContact, ...]:
    """The conversations after the reference date, in order; the last is before the end date.

    Without a plan there is one: the chosen day, or the last day the policy leaves.
    """
    start = assessment.reference_date
    chosen = draft.contact.next_conversation
    first = None
    if chosen is not UNKNOWN and chosen > start:
        first = ProposedContact(chosen, (ContactReason.AGREED,))
    plan = assessment.plan
    if plan is None:
        latest = months_later(start, policy.stabilisation_max_months)
        day = working_day(latest, forward=False)
        return (first or ProposedContact(day, (ContactReason.NO_PLAN_YET,)),)
    return tuple(_until(plan.end_date, start, first, sorted(_occasions(assessment)), policy))


def _until(
    end: date,
    start: date,
    chosen: ProposedContact | None,
    occasions: Sequence[tuple[date, ContactReason]],
    policy: Policy,
) -> Iterator[ProposedContact]:
    """From one conversation to the next: an occasion, or the last day the policy leaves."""
    last, review = start, ContactReason.FIRST_REVIEW
    if chosen is not None:
        yield chosen
        last, review = chosen.day, ContactReason.REVIEW
    while True:
        due = working_day(months_later(last, policy.review_every_months), forward=False)
        free_from = last if last == start else last + _NEAR
        day = min((day for day, _ in occasions if day > free_from), default=due)
        day = min(day, due)
        if day >= end or day <= last:
            return
        reasons = [why for when, why in occasions if timedelta(0) <= when - day <= _NEAR]
        if day == due or not reasons:
            reasons.insert(0, review)
            review = ContactReason.REVIEW
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
