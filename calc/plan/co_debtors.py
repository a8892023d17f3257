"""Two people, one debt: plans in separate dossiers that share totals only (ENGINE 14).

Nobody sees the other's budget: a linked plan is a name and the sum it asks. Discharge is per
person.
"""

from collections.abc import Sequence
from decimal import Decimal

from calc.base.finding import Finding, Severity
from calc.base.money import ZERO
from calc.base.rounding import cents_half_up, snap
from calc.base.value_type import value_type
from calc.plan.result import Plan


@value_type
class LinkedPlan:
    """What one person's plan tells the others: who, and the sum of its payments, euros."""

    ref: str
    total: Decimal


def linked(ref: str, plan: Plan | None) -> LinkedPlan:
    """What a plan shares: its total and nothing else; no plan asks nothing."""
    return LinkedPlan(ref, plan.total if plan else ZERO)


def room_under_debt(debt: Decimal, others: Sequence[LinkedPlan]) -> Decimal:
    """What a plan may at most ask in all, so that together they never ask more than the debt."""
    return max(ZERO, debt - _all_pay(others))


def co_debtors_exceed_debt(debt: Decimal, plans: Sequence[LinkedPlan]) -> list[Finding]:
    """A warning when these plans together ask more than the debt, with the amount above.

    `debt`: the balance before any of them, euros.
    """
    above = snap(_all_pay(plans) - debt)
    if above <= ZERO:
        return []
    params = (("amount", cents_half_up(above)),)
    return [Finding(Severity.WARNS, "co_debtors_exceed_debt", "debt.co_debtors", params)]


def _all_pay(plans: Sequence[LinkedPlan]) -> Decimal:
    return sum((plan.total for plan in plans), ZERO)
