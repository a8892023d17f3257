"""The rest of a plan that is cancelled: how much that is on a day, and which roles may decide it.

The rest is what the account of the plan says, to the cent; nobody types another amount.
"""

from datetime import date
from decimal import Decimal

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.rounding import cents_half_up
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import EntryKind
from calc.dossier.solution import SolutionKind
from calc.policy.policy import Policy
from calc.running.result import Running


def roles_for_discharge(policy: Policy) -> tuple[str, ...]:
    """Which roles of the policy may decide it: that of the solution, and the senior ones."""
    own = [each.role for each in policy.solutions if each.code is SolutionKind.DISCHARGE]
    return tuple(dict.fromkeys([*own, *policy.senior_roles]))


def rest_on(draft: Draft, running: Running, day: date) -> Decimal | None:
    """What is left of the debt on a day, euros; below zero: too much was paid. None: not known.

    The debt at the start less the other's part, what came in and corrections through that day.
    """
    received = draft.agreement.paid_until(day)
    if received is None and (not running.known or _is_later(draft, running, day)):
        return None
    corrections = sum(
        (
            entry.amount
            for entry in draft.agreement.entries
            if entry.kind is EntryKind.CORRECTION and entry.on <= day and entry.amount is not None
        ),
        ZERO,
    )
    begin = running.debt_at_start.amount - running.others_part.amount
    # Nothing was written down before anything was due: then nothing came in.
    return cents_half_up(begin - (received or ZERO) - corrections)


def _is_later(draft: Draft, running: Running, day: date) -> bool:
    """Whether months begin until that day of which the assessment does not know what was paid."""
    first = draft.agreement.first_month
    return first is not UNKNOWN and first.months_until(Month.of(day)) + 1 > max(running.month, 0)
