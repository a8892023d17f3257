"""The review of a running plan: another amount perhaps, never another end date (ENGINE 14a).

    reviewed(draft, policy_file, tariffs, on, old) -> Review, or the Problem that forbids it

It comes from the schedule in force, and changes the months after that of the day. A dossier that
keeps no schedule is reviewed on the assessment on which its plan was agreed (`old`), or else on a
schedule that is made again and never final. Then and now stand side by side, per line and wall.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from calc.assessment.assessment import Assessment
from calc.base.finding import Finding, Severity
from calc.base.money import ZERO, engine_context
from calc.base.path import field_path
from calc.base.period import Month
from calc.base.problem import Problem
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import Schedule
from calc.dossier.agreement import PlanStatus
from calc.engine import assess_review
from calc.plan.schedule_columns import ColumnKind, ScheduleView, columns_in
from calc.policy import PolicyFile
from calc.running.accepted import Accepted, accepted_in, accepted_on
from calc.running.life import Choices
from calc.running.result import Basis
from calc.stored.accepted_plan import schedule_stored
from calc.stored.assessment_json import as_json
from calc.stored.read_assessment import (
    ReadAssessment,
    ReadLine,
    ReadMonth,
    ReadPlan,
    read_assessment,
)
from calc.tariffs import Tariffs

WALLS: Final = columns_in(ScheduleView.REVIEW)
_OVER: Final = (PlanStatus.ENDED_EARLY, PlanStatus.ENDED, PlanStatus.DISCHARGED)


@value_type
class ReviewChange:
    """One amount then and now, euros; None where it was not there, or is not known.

    `what`: a name of `WALLS`, or the path of a line: in the dossier as it is now, or as it was.
    `label`: the line's own name.
    """

    what: str
    label: str
    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Now less then; a line that was not there was nothing."""
        if self.before is None and self.after is None:
            return None
        return (self.after or ZERO) - (self.before or ZERO)


@value_type
class Review:
    """A plan seen again. Amounts in euros.

    `again`: the running plan as it is now, past months as agreed. `draft`: what was assessed.
    `first_month`: the first that the review changes; in the last month of the term that month, with
    no `months_left`. `end_date`: the agreed one. `paid`: so far, net; None: not written down.
    `owed`: what is left to ask. `total`: paid and still to pay. `walls` are of `first_month`.
    `accepted`: the schedule it comes from.
    """

    old: ReadAssessment
    again: Assessment
    draft: Draft
    accepted: Accepted
    first_month: Month
    months_left: int
    end_date: date
    paid: Decimal | None
    owed: Decimal
    total: Decimal | None
    lines: tuple[ReviewChange, ...]
    walls: tuple[ReviewChange, ...]
    next_review: date
    findings: tuple[Finding, ...]

    @property
    def final(self) -> bool:
        """Whether nothing stands in the way of the new amount."""
        blocks = any(finding.severity is Severity.BLOCKS for finding in self.findings)
        return self.again.final and not blocks


def reviewed(
    draft: Draft,
    policy_file: PolicyFile,
    tariffs: Tariffs,
    on: date,
    old: ReadAssessment | None = None,
    choices: Choices | None = None,
) -> Review | Problem:
    """See a running plan again on a day. `old`: the assessment on which it was agreed, if known."""
    with engine_context():
        accepted = _accepted(draft, policy_file, old, on, choices or Choices())
    if isinstance(accepted, Problem):
        return accepted
    end = accepted.first.plus(accepted.term - 1).last_day
    refused = _is_over(draft, end, on)
    if refused is not None:
        return refused
    again = assess_review(draft, policy_file, tariffs, on, accepted)
    running, plan = again.running, again.plan
    assert running is not None  # it was accepted
    assert plan is not None
    with engine_context():
        before = old or _as_read(accepted, again)
        new = read_assessment(as_json(again))
        assert isinstance(new, ReadAssessment)  # the engine reads what it writes
        left = accepted.term - running.month
        first = accepted.first.plus(min(running.month, accepted.term - 1))
        owed = max(ZERO, running.rest.amount + running.still_to_pay.amount)
        findings = list[Finding]()
        if accepted_in(draft) is None:
            findings.append(Finding(Severity.WARNS, "plan_is_not_running", "agreement.events"))
        return Review(
            old=before,
            again=again,
            draft=draft,
            accepted=accepted,
            first_month=first,
            months_left=left,
            end_date=end,
            paid=running.received.amount if running.known else None,
            owed=owed,
            total=plan.total if running.known and not again.partial else None,
            lines=tuple(_line_changes(before.lines, new.lines)) if old else (),
            walls=tuple(_wall_changes(before, new, first, partial=again.partial)),
            next_review=again.next_conversation.day,
            findings=tuple(findings),
        )


def _accepted(
    draft: Draft, policy_file: PolicyFile, old: ReadAssessment | None, on: date, choices: Choices
) -> Accepted | Problem:
    """The plan to review: of the dossier, else of the stored assessment."""
    kept = accepted_in(draft, choices)
    plan = old.plan if old else None
    if old is None or (kept is not None and kept.schedule is not None and plan is None):
        return kept or Problem("review_no_plan", "")
    if plan is None:
        return Problem("review_no_plan", "")
    end = draft.agreement.end_date
    if end is not None and end != plan.end_date:
        dates = (("day", end), ("on", plan.end_date))
        return Problem("review_other_plan", "agreement.first_month", dates)
    if kept is not None and kept.schedule is not None:
        return kept
    day = accepted_on(draft.agreement, old.reference_date)
    stored = schedule_stored(old, plan, draft, policy_file.policy, day)
    first = stored.months[0].month
    return Accepted(first, len(stored.months), stored, Basis.STORED, choices)


def _is_over(draft: Draft, end: date, on: date) -> Problem | None:
    """Why a plan that is over is not reviewed; its last month is the check at the end."""
    agreement = draft.agreement
    if agreement.status in _OVER:
        last = agreement.events[-1].on
        return Problem("review_plan_over", "agreement.events", (("day", last),))
    if on > end:
        return Problem("review_plan_over", "agreement.events", (("day", end),))
    return None


def _as_read(accepted: Accepted, again: Assessment) -> ReadAssessment:
    """The schedule in force in the form of a stored assessment, to stand beside the new one."""
    schedule = accepted.schedule
    if schedule is None:
        return ReadAssessment(again.reference_date, (), None, ())
    day = schedule.accepted_on if schedule.reference_date is UNKNOWN else schedule.reference_date
    plan = ReadPlan(
        first_month=accepted.first,
        term_months=accepted.term,
        end_date=schedule.months[-1].month.last_day,
        payment=schedule.months[0].payment,
        total=sum((month.payment for month in schedule.months), ZERO),
        discharge=schedule.promises.rest,
        rest_at_end=schedule.promises.rest_at_end.value,
    )
    return ReadAssessment(day, tuple(_months_read(schedule)), plan, ())


def _months_read(schedule: Schedule) -> Iterator[ReadMonth]:
    """The months of which the walls were kept, in cents."""
    for month in schedule.months:
        amounts = {wall: getattr(month, wall.name) for wall in WALLS}
        if all(amounts[wall] is not None for wall in WALLS if wall.kind is ColumnKind.AMOUNT):
            shown = {
                wall.name: None if amount is None else cents_half_up(amount)
                for wall, amount in amounts.items()
            }
            values = {"month": month.month, "debt_left": None, **shown}
            yield ReadMonth.model_validate(values)


def _wall_changes(
    old: ReadAssessment, new: ReadAssessment, month: Month, *, partial: bool
) -> Iterator[ReviewChange]:
    """The walls of a month; what stays because nobody can compute it now has no new walls."""
    before, after = old.month(month), None if partial else new.month(month)
    for wall in WALLS:
        name = wall.name
        yield ReviewChange(name, "", getattr(before, name, None), getattr(after, name, None))


def _line_changes(before: Sequence[ReadLine], after: Sequence[ReadLine]) -> Iterator[ReviewChange]:
    """Lines by their own name, those without one by their place; in the order of now."""
    old, new = _by_name(before), _by_name(after)
    for key, line in new.items():
        was = old.get(key)
        if was is None or was.amount != line.amount:
            yield ReviewChange(line.path, line.label, was.amount if was else None, line.amount)
    for key, line in old.items():
        if key not in new:
            yield ReviewChange(line.path, line.label, line.amount, None)


def _by_name(lines: Sequence[ReadLine]) -> dict[tuple[str, str, int], ReadLine]:
    met = Counter[tuple[str, str]]()
    named = {}
    for line in lines:
        name = (field_path(line.path).top, line.label or line.path)
        met[name] += 1
        named[(*name, met[name])] = line
    return named
