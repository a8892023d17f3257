"""What an officer decides, written down with who, in which role and when. No Qt.

roles_for(about, policy)                 who may decide this
asked_of(draft, assessment)              which decisions this household asks for
with_decision(draft, decision, ...)      the dossier with one, or what is missing
with_schrijnend(draft, flagged, by, on)  whether the situation is a distressing one
choosing(draft, kind, on)                a solution, with who and when
with_rejected(draft, kind, reason)       why another solution was not chosen
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.services.editing import changed
from calc import UNKNOWN, Assessment, Draft, Policy, Problem
from calc.base.value_type import value_type
from calc.context.gate import GateState
from calc.dossier.codes import ReasonFor
from calc.dossier.solution import ChoiceReason, Rejected, SolutionKind
from calc.dossier.stabilisation import Reason

SENIOR: Final = frozenset({ReasonFor.MINIMUM_TOO_LONG, ReasonFor.SAME_AGAIN})
"""What only a senior role of the policy decides (facts: afm 4 and 19)."""
DECISIONS: Final = (
    ReasonFor.MINIMUM_TOO_LONG,
    ReasonFor.SAME_AGAIN,
    ReasonFor.SCHULDHULP,
    ReasonFor.REST_AT_END,
    ReasonFor.STABILISATION_OVERRIDE,
)
"""The reasons that are a decision of somebody, in the order in which they are shown."""
_ASKED_BY: Final = {
    "minimum_too_long": ReasonFor.MINIMUM_TOO_LONG,
    "same_again": ReasonFor.SAME_AGAIN,
    "schuldhulp_better": ReasonFor.SCHULDHULP,
    "rest_needs_reason": ReasonFor.REST_AT_END,
}


def roles_for(about: ReasonFor, policy: Policy) -> Sequence[str]:
    """The roles of the policy that may decide this; none where it names no seniors for it."""
    return policy.senior_roles if about in SENIOR else policy.roles


def asked_of(draft: Draft, assessment: Assessment) -> tuple[ReasonFor, ...]:
    """The decisions that this household asks for, and those that are recorded already.

    To go on with open checks is never asked; it may be decided while they are open.
    """
    wanted = {_ASKED_BY[each.code] for each in assessment.findings if each.code in _ASKED_BY}
    wanted |= {reason.about for reason in draft.reasons}
    if assessment.beside.gate.state is GateState.OPEN:
        wanted.add(ReasonFor.STABILISATION_OVERRIDE)
    return tuple(about for about in DECISIONS if about in wanted)


def place_of(draft: Draft, about: ReasonFor, policy: Policy, day: date) -> int | None:
    """Where a decision stands among the reasons of a dossier: the last that counts, else the last.

    `day`: of the assessment.
    """
    found = [place for place, reason in enumerate(draft.reasons) if reason.about is about]
    counts = [place for place in found if is_complete(draft.reasons[place], policy, day)]
    return next(iter(reversed(counts or found)), None)


def is_complete(reason: Reason, policy: Policy, day: date) -> bool:
    """Whether a decision counts on a day: why, by whom and when, and who decided may do so."""
    signed = bool(reason.text) and reason.by not in (UNKNOWN, "")
    made = reason.on is not UNKNOWN and reason.on <= day
    return signed and made and (reason.about not in SENIOR or reason.role in policy.senior_roles)


@value_type
class TypedDecision:
    """A decision as it was typed. `on`: None when the day cannot be read."""

    about: ReasonFor
    text: str
    role: str
    by: str
    on: date | None


def with_decision(
    draft: Draft, decision: TypedDecision, policy: Policy, day: date
) -> Draft | tuple[Problem, ...]:
    """The dossier with one more decision. `day`: of the assessment.

    Refused: no reason, name, role or day; a role that may not decide this; a day to come.
    """
    lacking = [
        Problem("missing", f"reasons.{name}")
        for name in ("text", "role", "by")
        if not getattr(decision, name).strip()
    ]
    on = decision.on
    if on is None:
        lacking.append(Problem("date_not_readable", "reasons.on"))
    elif on > day:
        lacking.append(Problem("decided_later", "reasons.on", (("until", day),)))
    if decision.role and decision.role not in roles_for(decision.about, policy):
        lacking.append(Problem("role_not_here", "reasons.role"))
    if lacking or on is None:
        return tuple(lacking)
    # Not checked here: the dossier refuses what cannot be, with the field that is wrong.
    reason = Reason.model_construct(
        about=decision.about,
        text=decision.text.strip(),
        by=decision.by.strip(),
        role=decision.role,
        on=on,
    )
    return changed(draft, ("reasons",), (*draft.reasons, reason))


def with_schrijnend(draft: Draft, flagged: bool, by: str, on: date) -> Draft | tuple[Problem, ...]:
    """The dossier in which an officer said whether the situation is a distressing one. Never why:
    there is no place for a cause. Refused: nobody's name."""
    if not by.strip():
        return (Problem("missing", "schrijnend.decided_by"),)
    update = {"flagged": flagged, "decided_by": by.strip(), "decided_on": on}
    return changed(draft, ("schrijnend",), draft.schrijnend.model_copy(update=update))


def choosing(draft: Draft, kind: object, on: date) -> Draft | tuple[Problem, ...]:
    """The dossier with another solution. Where nobody said who chose and when: the officer of the
    dossier, on this day. What was a rejected alternative and is chosen now, is not rejected."""
    chosen = draft.solution
    update: dict[str, object] = {"kind": kind}
    if kind is not UNKNOWN:
        rejected = tuple(each for each in chosen.rejected if each.kind is not kind)
        update["rejected"] = rejected
        if chosen.by is UNKNOWN and draft.handling.officer is not UNKNOWN:
            update["by"] = draft.handling.officer
        if chosen.on is UNKNOWN:
            update["on"] = on
    return changed(draft, ("solution",), chosen.model_copy(update=update))


def others_of(draft: Draft, policy: Policy) -> tuple[SolutionKind, ...]:
    """The solutions beside the chosen one: those of the policy, then what was rejected besides.

    Where a file rejects what it chooses, that is among them: to be taken back.
    """
    kinds = [each.code for each in policy.solutions if each.code is not draft.solution.kind]
    kinds += [each.kind for each in draft.solution.rejected]
    return tuple(dict.fromkeys(kinds))


def rejected_at(draft: Draft, kind: SolutionKind) -> int | None:
    """Where a solution stands among the rejected ones."""
    rejected = draft.solution.rejected
    return next((at for at, each in enumerate(rejected) if each.kind is kind), None)


def with_rejected(
    draft: Draft, kind: SolutionKind, reason: ChoiceReason | None
) -> Draft | tuple[Problem, ...]:
    """The dossier in which a solution was not chosen, and why; None: it was not looked at."""
    was, at = draft.solution.rejected, rejected_at(draft, kind)
    rejected = [each for each in was if each.kind is not kind]
    if reason is not None and at is None:
        rejected.append(Rejected(kind=kind, reason=reason))
    elif reason is not None and at is not None:
        rejected.insert(at, was[at].model_copy(update={"reason": reason}))
    return changed(draft, ("solution", "rejected"), tuple(rejected))
