"""The life of a plan: what can happen next, and writing it down. No Qt.

Accepting a plan fixes its start, its term, what was owed and the schedule in force: from then on no
end date moves, and every figure of the plan comes from there (ENGINE 14a).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from app.services.editing import changed
from calc import UNKNOWN, Assessment, Draft, Month, Policy, Problem, Review
from calc.assessment.agreed import agreed_in
from calc.base.money import ZERO, engine_context
from calc.base.params import Number
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import Promises
from calc.dossier.agreement import LONGEST_TERM, TRANSITIONS, Agreement, PlanEvent, PlanStatus
from calc.dossier.codes import Channel
from calc.review.renewed import renewed
from calc.review.settle import Settle
from calc.running.elsewhere import AgreedStep, schedule_elsewhere
from calc.running.kept import others_part, schedule_of
from calc.signals.decisions import undecided

_EARLIEST: Final = 12
"""Months before its start in which a plan can have been agreed; earlier is a slip of the pen."""


def next_statuses(draft: Draft) -> tuple[PlanStatus, ...]:
    """The statuses that can follow the one of now."""
    return TRANSITIONS[draft.agreement.status]


def with_event(
    draft: Draft, event: PlanEvent, assessment: Assessment, policy: Policy
) -> Draft | tuple[Problem, ...]:
    """The dossier with one more event, or why that cannot be. `assessment`: of this dossier."""
    agreement = draft.agreement
    update: dict[str, object] = {"events": (*agreement.events, event)}
    if event.status is PlanStatus.OFFERED:
        nothing = Agreement()
        update |= {"first_month": nothing.first_month, "term_months": nothing.term_months}
        update |= {"balance_at_start": nothing.balance_at_start}
        update |= {"entries": nothing.entries, "paid_sum": nothing.paid_sum}
        update |= {"schedule": None, "earlier_schedules": ()}
    if event.status is PlanStatus.ACCEPTED:
        plan = assessment.plan
        if plan is None:
            return (Problem("agreement_no_plan", ""),)
        waits = undecided(assessment.findings)
        if waits is not None:
            return (Problem("agreement_undecided", waits.path),)
        update |= {"first_month": plan.first_month, "term_months": plan.term_months}
        update |= {"balance_at_start": draft.debt.balance}
        with engine_context():
            schedule = schedule_of(agreed_in(assessment), draft, policy, event.on)
        update |= {"schedule": schedule, "earlier_schedules": ()}
    return changed(draft, ("agreement",), agreement.model_copy(update=update))


def is_agreed(draft: Draft) -> bool:
    """Whether there is a plan whose start and term are fixed."""
    return draft.agreement.end_date is not None and draft.agreement.first_month is not UNKNOWN


def accept_review(
    draft: Draft, review: Review, on: date, settle: Settle = Settle.SET_OFF
) -> Draft | tuple[Problem, ...]:
    """The dossier with a review that the customer accepted, in one step.

    The schedule in force goes to the earlier ones, the new one takes its place. `settle`: what
    happens with what was paid above a higher floor; with no payment left it is refunded.
    """
    refused = _not_accepted(draft, review, on)
    if refused is not None:
        return (refused,)
    agreement = draft.agreement
    with engine_context():
        made = renewed(draft, review, on, settle)
    update: dict[str, object] = {
        "schedule": made.schedule,
        "earlier_schedules": (*agreement.earlier_schedules, made.before),
        "entries": (*agreement.entries, *made.entries),
    }
    return changed(draft, ("agreement",), agreement.model_copy(update=update))


def _not_accepted(draft: Draft, review: Review, on: date) -> Problem | None:
    """Why a review cannot be accepted."""
    if not is_agreed(draft) or review.accepted.schedule is None:
        return Problem("review_no_schedule", "agreement.schedule")
    if not review.final:
        return Problem("review_not_final", "agreement.schedule")
    day = review.again.reference_date
    if Month.of(on) != Month.of(day):
        days = (("day", day), ("on", on))
        return Problem("review_of_another_month", "agreement.schedule", days)
    return None


@value_type
class TakenOver:
    """A plan that was agreed before or elsewhere, as somebody enters it. Amounts in euros.

    `steps`: from which month on how much a month, the first in `first`. `interest`: per cent a
    year, only to refuse any.
    """

    first: Month
    term: int
    balance_at_start: Decimal
    steps: Sequence[AgreedStep]
    promises: Promises
    accepted_on: date
    by: str
    channel: Channel = Channel.LETTER
    interest: Decimal = ZERO


def taken_over(draft: Draft, plan: TakenOver) -> Draft | tuple[Problem, ...]:
    """The dossier with a plan that runs since before, its steps as chosen amounts.

    Refused: a term above the longest, interest, steps that do not begin with the plan, and a
    dossier that keeps a schedule already.
    """
    agreement = draft.agreement
    problems = tuple(_not_taken_over(draft, plan))
    if problems:
        return problems
    with engine_context():
        others = others_part(draft, plan.term)
        schedule = schedule_elsewhere(
            plan.first, plan.term, plan.steps, plan.promises, plan.accepted_on, others
        )
    begins = max(plan.accepted_on, plan.first.first_day)
    # Not checked here: the dossier refuses a name that is no text, with the field that is wrong.
    accepted = PlanEvent.model_construct(
        status=PlanStatus.ACCEPTED,
        on=plan.accepted_on,
        channel=plan.channel,
        by=plan.by.strip() or UNKNOWN,
    )
    events = agreement.events
    if not is_agreed(draft):
        offered = PlanEvent(status=PlanStatus.OFFERED, on=plan.accepted_on)
        runs = PlanEvent(status=PlanStatus.RUNNING, on=begins)
        before = () if agreement.status is PlanStatus.OFFERED else (offered,)
        events = (*events, *before, accepted, runs)
    update: dict[str, object] = {
        "first_month": plan.first,
        "term_months": plan.term,
        "balance_at_start": plan.balance_at_start,
        "events": events,
        "schedule": schedule,
        "earlier_schedules": (),
    }
    return changed(draft, ("agreement",), agreement.model_copy(update=update))


def _not_taken_over(draft: Draft, plan: TakenOver) -> Iterator[Problem]:
    if draft.agreement.schedule is not None:
        yield Problem("taken_over_already", "agreement.schedule")
    if plan.interest:
        rate = (("rate", Number(plan.interest)),)
        yield Problem("taken_over_interest", "debt.interest_during_plan", rate)
    if not 1 <= plan.term <= LONGEST_TERM:
        months = (("months", plan.term), ("most", LONGEST_TERM))
        yield Problem("taken_over_term", "agreement.term_months", months)
        return
    months_of = [step.first for step in plan.steps]
    last = plan.first.plus(plan.term - 1)
    begins = bool(months_of) and months_of[0] == plan.first
    if not begins or months_of != sorted(set(months_of)) or months_of[-1] > last:
        bounds = (("first", plan.first), ("last", last))
        yield Problem("taken_over_steps", "agreement.schedule", bounds)
    if not plan.first.plus(-_EARLIEST).first_day <= plan.accepted_on <= last.last_day:
        days = (
            ("day", plan.accepted_on),
            ("first", plan.first),
            ("last", last),
        )
        yield Problem("taken_over_accepted", "agreement.schedule.accepted_on", days)
