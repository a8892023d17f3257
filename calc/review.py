"""The review of a running plan: another amount perhaps, never another end date (ENGINE 1.4, 9).

    reviewed(draft, policy_file, tariffs, on, old) -> Review, or the Problem that forbids it

The months that are left are assessed anew, with what is owed after what was paid. A pause lies
within the term. Old and new stand side by side, per line and per wall.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from calc.canonical import as_json
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreement import PlanStatus
from calc.dossier.problems import Problem
from calc.engine import assess
from calc.money import ZERO, engine_context
from calc.next_conversation import next_conversation
from calc.outcome import Assessment, Finding, Severity
from calc.period import Month, month_after
from calc.plan.debt import paid_by_others
from calc.read_assessment import ReadAssessment, ReadLine, ReadPlan, read_assessment
from calc.rounding import cents_half_up
from calc.tariffs import PolicyFile, Tariffs

WALLS: Final = (
    "income", "costs", "arrangements", "reserve", "own_wall", "floor_wall", "room", "payment",
)  # fmt: skip
_OVER: Final = (PlanStatus.ENDED_EARLY, PlanStatus.ENDED, PlanStatus.DISCHARGED)
_AGREED: Final = (PlanStatus.ACCEPTED, PlanStatus.RUNNING, PlanStatus.PAUSED)


@dataclass(frozen=True, slots=True)
class Change:
    """One amount then and now, euros; None where it was not there, or is not known.

    `what`: a wall of `WALLS`, or the path of a line: in the dossier as it is now, or as it was.
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


@dataclass(frozen=True, slots=True)
class Review:
    """A plan seen again. Amounts in euros.

    `draft`: what was assessed, the dossier with the months and the debt that are left. `end_date`:
    that of the old plan. `paid`: so far; None: not written down. `owed`: what is left of the debt.
    `total`: paid and still to pay. `walls` are of the first month that is left.
    """

    old: ReadAssessment
    again: Assessment
    draft: Draft
    first_month: Month
    months_left: int
    end_date: date
    paid: Decimal | None
    owed: Decimal | None
    total: Decimal | None
    lines: tuple[Change, ...]
    walls: tuple[Change, ...]
    next_review: date
    findings: tuple[Finding, ...]

    @property
    def final(self) -> bool:
        """Whether nothing stands in the way of the new amount."""
        blocks = any(finding.severity is Severity.BLOCKS for finding in self.findings)
        return self.again.final and not blocks


def reviewed(
    draft: Draft, policy_file: PolicyFile, tariffs: Tariffs, on: date, old: ReadAssessment
) -> Review | Problem:
    """Assess the months that are left of a plan, as it was assessed before."""
    plan = old.plan
    if plan is None:
        return Problem("review_no_plan", "")
    refused = _why_not(draft, plan, on)
    if refused is not None:
        return refused
    first = max(_begin(draft, plan), month_after(on))
    left = first.months_until(Month.of(plan.end_date)) + 1
    with engine_context():
        owed, findings = _owed(draft, _begin(draft, plan), first)
    policy = policy_file.policy
    term = {"term_months": left, "term_max": max(left, policy.term_max)}
    rest = _of_what_is_left(draft, first, on, owed)
    again = assess(rest, replace(policy_file, policy=policy.model_copy(update=term)), tariffs, on)
    with engine_context():
        new = read_assessment(as_json(again))
        assert isinstance(new, ReadAssessment)  # the engine reads what it writes
        paid = draft.agreement.paid
        to_pay = again.plan.total if again.plan else ZERO
        return Review(
            old=old,
            again=again,
            draft=rest,
            first_month=first,
            months_left=left,
            end_date=plan.end_date,
            paid=paid,
            owed=owed,
            total=None if paid is None or again.partial else paid + to_pay,
            lines=tuple(_line_changes(old.lines, new.lines)),
            walls=tuple(_wall_changes(old, new, first)),
            next_review=_next_review(draft, on, policy.review_every_months, plan.end_date),
            findings=tuple(findings),
        )


def _why_not(draft: Draft, plan: ReadPlan, on: date) -> Problem | None:
    agreement, end = draft.agreement, plan.end_date
    if agreement.end_date is not None and agreement.end_date != end:
        dates = (("day", agreement.end_date.isoformat()), ("on", end.isoformat()))
        return Problem("review_other_plan", "agreement.first_month", dates)
    if agreement.status in _OVER:
        last = agreement.events[-1].on.isoformat()
        return Problem("review_plan_over", "agreement.events", (("day", last),))
    if month_after(on).first_day > end:
        return Problem("review_plan_over", "agreement.events", (("day", end.isoformat()),))
    return None


def _begin(draft: Draft, plan: ReadPlan) -> Month:
    agreed = draft.agreement.first_month
    return plan.first_month if agreed is UNKNOWN else agreed


def _owed(draft: Draft, begin: Month, first: Month) -> tuple[Decimal | None, list[Finding]]:
    """What is owed now: the debt at the start less what everybody paid since.

    Without the debt at the start, or what was paid, the balance of the dossier counts as it is: it
    is what is owed on the reference date. Nothing paid is another thing than nobody wrote it down.
    """
    agreement, findings = draft.agreement, list[Finding]()
    if agreement.status not in _AGREED:
        findings.append(Finding(Severity.WARNS, "plan_is_not_running", "agreement.events"))
    balance = draft.debt.balance
    entered = None if balance is UNKNOWN else balance
    if agreement.balance_at_start is UNKNOWN:
        findings.append(Finding(Severity.INFORMS, "balance_as_entered", "debt.balance"))
        return entered, findings
    if agreement.paid is None:
        findings.append(Finding(Severity.BLOCKS, "paid_not_known", "agreement.paid_sum"))
        return entered, findings
    others = paid_by_others(draft) * begin.months_until(first)
    return max(ZERO, agreement.balance_at_start - agreement.paid - others), findings


def _of_what_is_left(draft: Draft, first: Month, on: date, owed: Decimal | None) -> Draft:
    balance = UNKNOWN if owed is None else cents_half_up(owed)
    return draft.model_copy(
        update={
            "reference_date": on,
            "first_plan_month": first,
            "debt": draft.debt.model_copy(update={"balance": balance}),
            "solution": draft.solution.model_copy(update={"term_months": UNKNOWN}),
        }
    )


def _next_review(draft: Draft, on: date, every_months: int, end: date) -> date:
    """The conversation after this one: as everywhere, and at the latest on the end of the plan."""
    return next_conversation(draft, on, every_months, until=end).day


def _wall_changes(old: ReadAssessment, new: ReadAssessment, month: Month) -> Iterator[Change]:
    before, after = old.month(month), new.month(month)
    for name in WALLS:
        yield Change(name, "", getattr(before, name, None), getattr(after, name, None))


def _line_changes(before: Sequence[ReadLine], after: Sequence[ReadLine]) -> Iterator[Change]:
    """Lines by their own name, those without one by their place; in the order of now."""
    old, new = _by_name(before), _by_name(after)
    for key, line in new.items():
        was = old.get(key)
        if was is None or was.amount != line.amount:
            yield Change(line.path, line.label, was.amount if was else None, line.amount)
    for key, line in old.items():
        if key not in new:
            yield Change(line.path, line.label, line.amount, None)


def _by_name(lines: Sequence[ReadLine]) -> dict[tuple[str, str, int], ReadLine]:
    met = Counter[tuple[str, str]]()
    named = {}
    for line in lines:
        name = (line.path.partition("[")[0], line.label or line.path)
        met[name] += 1
        named[(*name, met[name])] = line
    return named
