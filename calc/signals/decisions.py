"""Signals about what people decide, and about what there is to decide at all."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from calc.base.characters import says_something
from calc.base.finding import Finding, Severity
from calc.base.money import ZERO
from calc.base.params import Roles
from calc.base.period import levelled_month
from calc.base.rounding import cents_half_up, snap
from calc.base.unknown import Maybe
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import RestAtEnd, Wall
from calc.dossier.asked import Answer
from calc.dossier.codes import ReasonFor
from calc.dossier.debt import ArrangementOutcome, EarlierArrangement
from calc.dossier.solution import SolutionKind
from calc.dossier.stabilisation import Reason
from calc.plan.result import MonthRow
from calc.policy.policy import Policy
from calc.signals.check_input import CheckInput

# Years on a minimum: the floor or the smallest reserve decides too long (afm 4; ENGINE 13).
#
# Every month counts in which the lowest wall is the floor, whatever decided its payment: a step
# of the ladder, a rounding or a chosen amount leaves the household as little above it. Above the
# longest a senior decides before such a plan is final.

LONGEST: Final = 18
"""Months: as long as Msnp and Wsnp take."""


def minimum_too_long(situation: CheckInput) -> Sequence[Finding]:
    """How many such months, when there are more than 18, and the 18th; and who let it be so.

    It blocks a plan that nobody decided about. Where nothing is asked there is no plan to block.
    """
    months = [row.month for row in situation.rows if _at_minimum(row, situation.policy)]
    # An open room: the highest floor stands in for one that nobody knows.
    if len(months) <= LONGEST or situation.room_is_open:
        return []
    decision = decided_by_senior(situation, ReasonFor.MINIMUM_TOO_LONG)
    settled = decision is not None or situation.plan is None
    severity = Severity.WARNS if settled else situation.before_final
    params = (
        ("count", len(months)),
        ("months", len(situation.rows)),
        ("month", months[LONGEST - 1]),
        ("roles", seniors_of(situation)),
    )
    found = [Finding(severity, "minimum_too_long", "reasons", params)]
    if decision is not None:
        place, reason = decision
        by, role, on = signed_by_senior(reason)
        said = (("by", by), ("role", role), ("on", on))
        path = f"reasons[{place}]"
        found.append(Finding(Severity.INFORMS, "minimum_too_long_decided", path, said))
    return found


def _at_minimum(row: MonthRow, policy: Policy) -> bool:
    smallest = snap(row.reserve.amount) == snap(policy.reserve_min)
    return row.lowest is Wall.FLOOR or smallest


# What somebody decided or discussed, as the reasons of a dossier tell it (ENGINE 13; afm 4, 19).
#
# A decision counts when it says who, on which day and why, and was made by the day of the
# assessment; one that is for seniors also in a role that the policy names as such. The last that
# counts, counts.

BEFORE_A_PLAN: Final = frozenset(
    {
        "earlier_not_asked", "maybe_schrijnend", "minimum_too_long", "same_again",
        "schrijnend_not_taken_over", "schuldhulp_better", "terugkerend",
    }
)  # fmt: skip
"""What is decided before a plan is agreed: afterwards it only warns, so it cannot be skipped."""


def undecided(findings: Iterable[Finding]) -> Finding | None:
    """The first decision that still stops a plan; None: all were made."""
    return next(
        (
            each
            for each in findings
            if each.severity is Severity.BLOCKS and each.code in BEFORE_A_PLAN
        ),
        None,
    )


def decided_by_senior(situation: CheckInput, about: ReasonFor) -> tuple[int, Reason] | None:
    """The decision of a senior role, with its place; None: nobody who may decided it."""
    seniors = situation.policy.senior_roles
    made = _made(situation, about)
    return next(((at, reason) for at, reason in made if reason.role in seniors), None)


def discussed(situation: CheckInput, about: ReasonFor) -> tuple[int, Reason] | None:
    """What was talked about with the customer, with its place; None: nobody wrote it down."""
    return next(iter(_made(situation, about)), None)


def is_signed(by: Maybe[str], on: Maybe[date], day: date) -> bool:
    """Whether somebody put a name under it, and a day that is not still to come."""
    return by is not UNKNOWN and says_something(by) and on is not UNKNOWN and on <= day


def signed(by: Maybe[str], on: Maybe[date]) -> tuple[str, date]:
    """Who and on which day, of what counts: it has both."""
    assert by is not UNKNOWN
    assert on is not UNKNOWN
    return by, on


def signed_by_senior(reason: Reason) -> tuple[str, str, date]:
    """Who, in which role and on which day, of a decision of a senior role."""
    assert reason.role is not UNKNOWN
    by, on = signed(reason.by, reason.on)
    return by, reason.role, on


def seniors_of(situation: CheckInput) -> Roles:
    """The roles that decide, as the parameter of a finding."""
    return Roles(situation.policy.senior_roles)


def _made(situation: CheckInput, about: ReasonFor) -> list[tuple[int, Reason]]:
    """The reasons that count, the last one first."""
    return [
        (at, reason)
        for at, reason in reversed(list(enumerate(situation.draft.reasons)))
        if reason.about is about
        and says_something(reason.text)
        and is_signed(reason.by, reason.on, situation.on)
    ]


# `decide_by_date` leaves the customer without outlook: it needs a recorded reason (ENGINE 9).
def rest_needs_reason(situation: CheckInput) -> Sequence[Finding]:
    """A blocking finding when the policy decides later and nobody wrote down why."""
    if situation.policy.rest_at_end is not RestAtEnd.DECIDE_BY_DATE:
        return []
    if any(reason.about is ReasonFor.REST_AT_END for reason in situation.draft.reasons):
        return []
    return [Finding(Severity.BLOCKS, "rest_needs_reason", "reasons")]


# Earlier arrangements did not last: do not simply repeat them (terugkerend; facts: afm 19).
#
# Whether there were any is asked: a list that nobody filled in is not "none". Then four
# questions: was the cause found, is the picture complete, what changed, how do people really
# behave. After two that failed another plan is the same again: another solution, or a senior
# decides. An earlier arrangement that is too high for what the household can pay is named apart.

QUESTIONS: Final = ("cause_found", "picture_complete", "what_changed", "behaviour")
ASKED_AS: Final = frozenset({"debt.earlier_arrangements", "earlier_arrangements"})
"""How the question is recorded: by its field, or by the name that the call script has for it."""
SAME_AGAIN: Final = 2
"""From so many arrangements that failed on, a plan is the same again."""
_PATH: Final = "debt.earlier_arrangements"


def earlier_not_asked(situation: CheckInput) -> Sequence[Finding]:
    """Nobody asked for earlier arrangements, or nobody knows: no plan is final yet."""
    draft = situation.draft
    if draft.debt.earlier_arrangements or _said_none(draft):
        return []
    return [Finding(situation.before_final, "earlier_not_asked", _PATH)]


def terugkerend(situation: CheckInput) -> Sequence[Finding]:
    """The number of questions that are open; a remark when all are answered."""
    debt = situation.draft.debt
    if not _failed(debt.earlier_arrangements):
        return []
    waiting = [name for name in QUESTIONS if getattr(debt.recurrence, name) in (UNKNOWN, "")]
    if not waiting:
        return [Finding(Severity.INFORMS, "terugkerend_answered", _PATH)]
    params = (("count", len(waiting)),)
    path = f"debt.recurrence.{waiting[0]}"
    return [Finding(situation.before_final, "terugkerend", path, params)]


def same_again(situation: CheckInput) -> Sequence[Finding]:
    """A plan after two that failed, and who let it be so. Without a choice the offer is a plan."""
    draft = situation.draft
    count = _failed(draft.debt.earlier_arrangements)
    chosen = draft.solution.kind
    is_plan = chosen is SolutionKind.PLAN or (chosen is UNKNOWN and situation.plan is not None)
    if count < SAME_AGAIN or not is_plan:
        return []
    decision = decided_by_senior(situation, ReasonFor.SAME_AGAIN)
    severity = situation.before_final if decision is None else Severity.WARNS
    params = (("count", count), ("roles", seniors_of(situation)))
    found = [Finding(severity, "same_again", "solution.kind", params)]
    if decision is not None:
        place, reason = decision
        by, role, on = signed_by_senior(reason)
        said = (("by", by), ("role", role), ("on", on))
        path = f"reasons[{place}]"
        found.append(Finding(Severity.INFORMS, "same_again_decided", path, said))
    return found


def old_arrangement_too_high(situation: CheckInput) -> Sequence[Finding]:
    """An arrangement that the plan replaces and that asks more than the household can pay."""
    agreed = situation.agreed
    if agreed is None:
        return []
    findings = []
    for index, line in enumerate(situation.draft.arrangements):
        if not line.replaced_by_plan or line.amount is UNKNOWN or line.frequency is UNKNOWN:
            continue
        a_month = levelled_month(line.amount, line.frequency)
        if snap(a_month) > snap(agreed.amount):
            params = (
                ("amount", cents_half_up(a_month)),
                ("payment", cents_half_up(agreed.amount)),
            )
            path = f"arrangements[{index}].amount"
            findings.append(Finding(Severity.WARNS, "old_arrangement_too_high", path, params))
    return findings


def _said_none(draft: Draft) -> bool:
    """Whether the last time it was asked, somebody knew."""
    answers = [record.answer for record in draft.asked if record.question in ASKED_AS]
    return answers[-1:] == [Answer.ANSWERED]


def _failed(arrangements: Sequence[EarlierArrangement]) -> int:
    """How many failed; one of which nobody knows what came of it counts as failed."""
    went_well = (ArrangementOutcome.KEPT, ArrangementOutcome.REPLACED)
    return sum(each.outcome not in went_well for each in arrangements)


# A debt of zero, a household that spends more than it has, an arrangement that is over.
def debt_is_zero(situation: CheckInput) -> Sequence[Finding]:
    """Nothing is owed: there is nothing to agree, or the balance is wrong."""
    balance = situation.draft.debt.balance
    if balance is UNKNOWN or balance != ZERO:
        return []
    return [Finding(Severity.WARNS, "debt_is_zero", "debt.balance")]


def spends_more_than_it_has(situation: CheckInput) -> Sequence[Finding]:
    """Costs and arrangements of the first month are above its income, before anything is paid."""
    if not situation.rows:
        return []
    row = situation.rows[0]
    short = snap(row.costs.amount + row.arrangements.amount - row.income.amount)
    if short <= ZERO:
        return []
    params = (("amount", cents_half_up(short)), ("month", row.month))
    return [Finding(Severity.WARNS, "spends_more_than_it_has", "expenses", params)]


def arrangement_already_ended(situation: CheckInput) -> Sequence[Finding]:
    """An arrangement that ended before the plan begins does not count: is its end date right?"""
    first = situation.first_month.first_day
    return [
        Finding(
            Severity.WARNS,
            "arrangement_already_ended",
            f"arrangements[{index}].until",
            (("day", line.until),),
        )
        for index, line in enumerate(situation.draft.arrangements)
        if isinstance(line.until, date) and line.until < first
    ]
