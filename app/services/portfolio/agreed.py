"""A plan that was agreed: what it asks beside what a review asks under the new figures, and why."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from app.services.portfolio.amounts import (
    compared,
    is_under,
    not_computable,
    reason_of,
    tariffs_of,
    why_not,
)
from app.services.portfolio.job import Figures
from app.services.portfolio.receipt import StoredAssessment, as_agreed
from app.services.portfolio.row import (
    Basis,
    Cause,
    Kind,
    Reason,
    ReceiptState,
    Row,
    Status,
)
from calc import Assessment, Draft, Problem, assess, reviewed
from calc.base.money import ZERO, engine_context
from calc.base.rounding import cents_half_up
from calc.dossier.agreed_schedule import Schedule
from calc.dossier.agreement import PlanStatus
from calc.running.accepted import Accepted
from calc.running.life import Life, life_of
from calc.running.months import stays

_OVER: Final = (PlanStatus.ENDED, PlanStatus.DISCHARGED)


def row_by_its_assessment(
    row: Row, draft: Draft, old: StoredAssessment | None, figures: Figures
) -> Row:
    """A plan whose dossier keeps no schedule: from the assessment on which it was agreed."""
    if old is None or old.read is None:
        return not_computable(row, Reason(Kind.FINDING, "schedule_not_kept", "agreement.schedule"))
    review = reviewed(draft, figures.policy_file, figures.new, figures.on, old.read)
    if isinstance(review, Problem):
        return not_computable(row, reason_of(review))
    assert review.accepted.schedule is not None  # it was read from the assessment
    return row_of_agreed(
        row, draft, review.accepted, review.accepted.schedule, review.again, figures
    )


def row_of_agreed(
    row: Row,
    draft: Draft,
    accepted: Accepted,
    schedule: Schedule,
    again: Assessment,
    figures: Figures,
) -> Row:
    """Month by month from the day on; and what was paid above a higher floor before it.

    `schedule`: the one in force; `again`: the same plan on the day, under the new figures.
    """
    running = again.running
    assert running is not None  # it was agreed
    row = row._replace(
        basis=Basis.AGREED,
        end=schedule.months[-1].month.last_day,
        tariffs=tariffs_of(again),
    )
    if running.counted_back is not None:
        months = running.counted_back.months
        row = row._replace(
            back=cents_half_up(running.counted_back.amount.amount),
            back_from=months[0][0],
            back_months=len(months),
        )
    if reason := why_not(again):
        return not_computable(row, reason)
    row = row._replace(back=row.back or ZERO)
    if draft.agreement.status in _OVER:  # also before its last month: nothing is asked any more
        row = row._replace(cause=Cause.FIGURES if row.back else None)
        return row._replace(status=Status.PAYS_TOO_MUCH if row.back else Status.OK)
    with engine_context():
        life = life_of(draft, figures.on, schedule, accepted.basis, accepted.choices)
        asked = _asked(life, again)
    rows = again.schedule[running.month :]
    allowed = [cents_half_up(each.payment.amount) for each in rows]
    row = compared(row, asked, allowed, rows)
    row = _with_cause(row, draft, schedule, asked, allowed, figures)
    too_much = bool(row.back) or any(now > new for now, new in zip(asked, allowed, strict=True))
    if any(is_under(now, each) for now, each in zip(asked, rows, strict=True)):
        return row._replace(status=Status.UNDER_FLOOR)
    return row._replace(status=Status.PAYS_TOO_MUCH if too_much else Status.OK)


def _asked(life: Life, again: Assessment) -> list[Decimal]:
    """What the schedule in force asks in the months after the day, as far as there is debt left."""
    running = again.running
    assert running is not None  # seen before
    ahead = sum((row.payment.amount for row in again.schedule[running.month :]), ZERO)
    left = max(ZERO, running.rest.amount) + ahead
    asked = []
    for wanted in stays(life, life.paused()):
        payment = min(wanted.amount, left)
        asked.append(cents_half_up(payment))
        left -= payment
    return asked


def _with_cause(
    row: Row,
    draft: Draft,
    schedule: Schedule,
    asked: Sequence[Decimal],
    allowed: Sequence[Decimal],
    figures: Figures,
) -> Row:
    """Whether the figures changed the amounts: the same review as if they had stayed as they were.

    Only where an amount is another; where none is, the schedule came out of the dossier again.
    """
    policy_file = figures.policies.get(schedule.policy.sha256) if schedule.policy else None
    hashes = [file.sha256 for file in schedule.tariffs]
    tariffs = figures.tariffs_of(hashes) if hashes else None
    is_named = bool(hashes) and schedule.policy is not None
    if not is_named or tariffs is None or policy_file is None:
        row = row._replace(receipt=ReceiptState.NOT_HERE if is_named else ReceiptState.NONE)
        is_other = bool(row.back) or list(asked) != list(allowed)
        return row._replace(cause=Cause.NOT_KNOWN if is_other else None)
    if list(asked) == list(allowed):
        cause = Cause.FIGURES if row.back else None
        state = ReceiptState.SAME if asked else ReceiptState.NONE  # after its end nothing is left
        return row._replace(cause=cause, receipt=state)
    until = schedule.from_month or schedule.months[0].month
    as_then = figures.unchanged_since(hashes, until.first_day)
    assert as_then is not None  # its files are here
    then = assess(draft, policy_file, as_then, figures.on)
    assert then.running is not None  # it was agreed
    before = [cents_half_up(each.payment.amount) for each in then.schedule[then.running.month :]]
    if before == list(asked):
        return row._replace(cause=Cause.FIGURES, receipt=ReceiptState.SAME)
    cause = Cause.DOSSIER if before == list(allowed) and not row.back else Cause.BOTH
    return row._replace(cause=cause, receipt=as_agreed(draft, schedule, policy_file, tariffs))
