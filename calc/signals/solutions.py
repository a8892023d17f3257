"""Which solutions are open for this household, and why (facts: afm 16).

A policy names for each solution its conditions and the role that decides. What figures can tell is
checked here; what only people can tell an officer confirms. The reason of the chosen one is always
recorded, in codes and in words, with at least one other that was looked at and why not that one:
without it, or against the policy, the outcome is not final.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Final

from calc.base.characters import says_something
from calc.base.finding import Finding, Severity
from calc.base.money import ZERO
from calc.base.value_type import value_type
from calc.context.gate import GateState
from calc.context.plan_context import PlanContext
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreement import PlanStatus
from calc.dossier.solution import (
    CONFIRMED_BY_OFFICER,
    ChoiceReason,
    Chosen,
    SolutionCondition,
    SolutionKind,
)
from calc.plan.schedule import Outlook
from calc.signals.check_input import CheckInput


class ConditionState(StrEnum):
    """Where one condition of a solution stands."""

    MET = "voldaan"
    NOT_MET = "niet voldaan"
    CONFIRMED = "bevestigd"
    TO_CONFIRM = "nog te bevestigen"


@value_type
class OpenSolution:
    """One solution of the policy for this household: its conditions, and which role decides."""

    kind: SolutionKind
    role: str
    conditions: tuple[tuple[SolutionCondition, ConditionState], ...]

    @property
    def is_open(self) -> bool:
        """Whether it may be chosen now: nothing is against it and everything was confirmed."""
        good = (ConditionState.MET, ConditionState.CONFIRMED)
        return all(state in good for _, state in self.conditions)

    @property
    def is_possible(self) -> bool:
        """Whether it may be chosen once an officer confirms what only people can tell."""
        return all(state is not ConditionState.NOT_MET for _, state in self.conditions)


_MANY: Final = 2


def open_solutions(
    situation: CheckInput, beside: PlanContext, outlook: Outlook | None
) -> tuple[OpenSolution, ...]:
    """Every solution of the policy with the state of its conditions, in the policy's order."""
    draft, confirmed = situation.draft, situation.draft.solution.confirmed
    facts = _facts(draft, beside, outlook)

    def state_of(condition: SolutionCondition) -> ConditionState:
        if condition in CONFIRMED_BY_OFFICER:
            said = condition in confirmed
            return ConditionState.CONFIRMED if said else ConditionState.TO_CONFIRM
        return ConditionState.MET if facts[condition] else ConditionState.NOT_MET

    return tuple(
        OpenSolution(
            solution.code,
            solution.role,
            tuple((each, state_of(each)) for each in solution.conditions),
        )
        for solution in situation.policy.solutions
    )


def solution_findings(
    draft: Draft, solutions: Callable[[], Sequence[OpenSolution]]
) -> list[Finding]:
    """What the chosen solution still lacks: why, what else was looked at, who, when, a role."""
    chosen = draft.solution
    if chosen.kind is UNKNOWN:
        return []
    found = [
        Finding(Severity.BLOCKS, "solution_not_recorded", f"solution.{name}")
        for name in ("reasons", "reason", "rejected", "by", "on")
        if _is_empty(getattr(chosen, name))
    ]
    found += _rejected(chosen)
    own = next((solution for solution in solutions() if solution.kind is chosen.kind), None)
    if own is None:
        return [*found, _not_in_policy(chosen.kind)]
    if chosen.role != own.role:
        found.append(
            Finding(
                Severity.BLOCKS,
                "solution_other_role",
                "solution.role",
                (("solution", own.kind), ("role", own.role)),
            )
        )
    return [*found, *_conditions(own)]


def _is_empty(value: object) -> bool:
    """Unknown, no list, or words that say nothing."""
    return value in (UNKNOWN, ()) or (isinstance(value, str) and not says_something(value))


def _rejected(chosen: Chosen) -> Iterator[Finding]:
    """Alternatives that are none: what was chosen itself, one named twice, one without a reason."""
    kinds = [each.kind for each in chosen.rejected]
    for index, each in enumerate(chosen.rejected):
        path = f"solution.rejected[{index}]"
        params = (("solution", each.kind),)
        if each.kind is chosen.kind:
            yield Finding(Severity.BLOCKS, "rejected_is_chosen", f"{path}.kind", params)
        elif each.kind in kinds[:index]:
            yield Finding(Severity.BLOCKS, "rejected_twice", f"{path}.kind", params)
        elif each.reason is UNKNOWN:
            yield Finding(Severity.BLOCKS, "solution_not_recorded", f"{path}.reason")
        elif each.reason is ChoiceReason.OTHER and _is_empty(each.note):
            yield Finding(Severity.BLOCKS, "solution_not_recorded", f"{path}.note")


def _not_in_policy(kind: SolutionKind) -> Finding:
    params = (("solution", kind),)
    return Finding(Severity.BLOCKS, "solution_not_in_policy", "solution.kind", params)


def _conditions(own: OpenSolution) -> Iterator[Finding]:
    for code, state in own.conditions:
        params = (("condition", code), ("solution", own.kind))
        if state is ConditionState.NOT_MET:
            yield Finding(Severity.BLOCKS, "solution_not_open", "solution.kind", params)
        elif state is ConditionState.TO_CONFIRM:
            yield Finding(Severity.BLOCKS, "solution_to_confirm", "solution.confirmed", params)


def _facts(
    draft: Draft, beside: PlanContext, outlook: Outlook | None
) -> dict[SolutionCondition, bool]:
    codes, gate = SolutionCondition, beside.gate
    rows = outlook.rows if outlook else ()
    # What nobody knows yet is neither room nor no room.
    is_known = bool(rows) and all(row.decided.means.known for row in rows)
    pays = any(row.payment.amount for row in rows)
    return {
        codes.ROOM: pays,
        # Behind a gate nothing is asked, whatever room there is.
        codes.NO_ROOM: is_known and not pays and not gate.closed_by,
        codes.CHECKS_SETTLED: gate.state is not GateState.OPEN,
        codes.CHECKS_OPEN: gate.state is GateState.OPEN,
        codes.NO_GATE: not gate.closed_by,
        codes.GATE_CLOSED: bool(gate.closed_by),
        codes.PLAN_ACCEPTED: draft.agreement.status
        in (PlanStatus.ACCEPTED, PlanStatus.RUNNING, PlanStatus.PAUSED),
        codes.REPAYS_IN_LONGER_TERM: outlook is not None and outlook.term_that_repays() is not None,
        codes.SEVERAL_DEBTS: _has_several_debts(draft),
        codes.SCHRIJNEND: draft.schrijnend.flagged is True,
    }


def _has_several_debts(draft: Draft) -> bool:
    """Other debts beside this one: arrangements with something left, or in arrears."""
    others = [
        line
        for line in draft.arrangements
        if line.arrears is True or (line.balance is not UNKNOWN and line.balance > ZERO)
    ]
    return len(others) >= _MANY
