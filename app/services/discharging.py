"""The rest of a plan is cancelled: by whom, in which role, and how much that is. No Qt.

The rest is what the account of the plan says on that day, to the cent; nobody types another amount.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from app.services.agreement import with_event
from calc import UNKNOWN, Assessment, Draft, Policy, Problem
from calc.base.characters import says_something
from calc.base.money import ZERO
from calc.dossier.agreement import PlanEvent, PlanStatus
from calc.running.discharge import rest_on, roles_for_discharge

_AT = "agreement.events"
Assess = Callable[[Draft], Assessment]


def rest_if_discharged(draft: Draft, day: date, assess: Assess, policy: Policy) -> Decimal | None:
    """The rest that a discharge on a day would cancel, euros; None: that cannot be, or unknown."""
    event = PlanEvent(status=PlanStatus.DISCHARGED, on=day)
    made = with_event(draft, event, assess(draft), policy)
    return None if isinstance(made, tuple) else _rest(made, assess(made), day)


def discharged(
    draft: Draft, event: PlanEvent, assess: Assess, policy: Policy
) -> Draft | tuple[Problem, ...]:
    """The dossier in which the rest was cancelled. `event`: who decided, in which role and when.

    Refused: a day before the plan allows it, an account that is not known, more paid than was owed,
    and while something is cancelled: no name, no role or another one, nothing received and no why.
    """
    made = with_event(draft, event, assess(draft), policy)
    if isinstance(made, tuple):
        return made
    rest = _rest(made, assess(made), event.on)
    if rest is None:
        return (Problem("discharge_paid_unknown", "agreement.paid_sum"),)
    if rest < ZERO:
        too_much = (("amount", -rest),)
        return (Problem("discharge_paid_too_much", "agreement.entries", too_much),)
    if rest and (lacking := _lacking(made, event, policy)):
        return lacking
    with_amount = event.model_copy(update={"amount": rest})
    return with_event(draft, with_amount, assess(draft), policy)


def _rest(made: Draft, assessment: Assessment, day: date) -> Decimal | None:
    return None if assessment.running is None else rest_on(made, assessment.running, day)


def _lacking(made: Draft, event: PlanEvent, policy: Policy) -> tuple[Problem, ...]:
    found = [
        Problem("missing", f"{_AT}.{name}")
        for name, value in (("by", event.by), ("role", event.role))
        if value is UNKNOWN or not says_something(value)
    ]
    if event.role is not UNKNOWN and event.role not in roles_for_discharge(policy):
        found.append(Problem("role_not_here", f"{_AT}.role"))
    received = made.agreement.paid_until(event.on) or ZERO
    if received <= ZERO and (event.reason is UNKNOWN or not says_something(event.reason)):
        # Nothing was received: then nothing was promised, and somebody says why all the same.
        found.append(Problem("missing", f"{_AT}.reason"))
    return tuple(found)
