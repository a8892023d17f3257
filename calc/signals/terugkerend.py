"""Earlier arrangements did not last: do not simply repeat them (terugkerend; facts: afm 19).

Whether there were any is asked: a list that nobody filled in is not "none". Then four questions:
was the cause found, is the picture complete, what changed, how do people really behave. After two
that failed another plan is the same again: another solution, or a senior decides. An earlier
arrangement that is too high for what the household can pay is named apart.
"""

from collections.abc import Sequence
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import MONTHS_PER_YEAR
from calc.base.rounding import cents_half_up, snap
from calc.dossier import UNKNOWN, Draft
from calc.dossier.asked import Answer
from calc.dossier.codes import ReasonFor
from calc.dossier.debt import ArrangementOutcome, EarlierArrangement
from calc.dossier.solution import SolutionKind
from calc.signals.check_input import CheckInput
from calc.signals.recorded import decided_by_senior, seniors_of, signed_by_senior

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
        a_month = line.amount * line.frequency.per_year / MONTHS_PER_YEAR
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
