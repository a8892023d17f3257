"""What somebody decided or discussed, as the reasons of a dossier tell it (ENGINE 13; afm 4, 19).

A decision counts when it says who, on which day and why, and was made by the day of the assessment;
one that is for seniors also in a role that the policy names as such. The last that counts, counts.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from calc.base.characters import says_something
from calc.base.finding import Finding, Severity
from calc.base.params import Roles
from calc.base.unknown import Maybe
from calc.dossier import UNKNOWN
from calc.dossier.codes import ReasonFor
from calc.dossier.stabilisation import Reason
from calc.signals.check_input import CheckInput

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
