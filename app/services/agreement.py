"""The life of a plan: what can happen next, and writing it down. No Qt.

Accepting a plan fixes its start, its term and what was owed: from then on no end date moves.
"""

from app.services.editing import changed
from calc import UNKNOWN, Assessment, Draft, Problem
from calc.dossier.agreement import TRANSITIONS, Agreement, PlanEvent, PlanStatus


def next_statuses(draft: Draft) -> tuple[PlanStatus, ...]:
    """The statuses that can follow the one of now."""
    return TRANSITIONS[draft.agreement.status]


def with_event(
    draft: Draft, event: PlanEvent, assessment: Assessment
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
        update |= {"first_month": plan.first_month, "term_months": plan.term_months}
        update |= {"balance_at_start": draft.debt.balance}
    return changed(draft, ("agreement",), agreement.model_copy(update=update))


def is_agreed(draft: Draft) -> bool:
    """Whether there is a plan whose start and term are fixed."""
    return draft.agreement.end_date is not None and draft.agreement.first_month is not UNKNOWN
