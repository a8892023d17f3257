"""Too low is a question, not a saving: the policy's minimum a month per group of costs (ENGINE 3).

What the household says it spends below a minimum is topped up to it, as a shared cost. No minimums
ship with the program; without them check S11 asks the question.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from calc.base.money import MONTHS_PER_YEAR
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.dossier import UNKNOWN, Draft
from calc.plan.counted_lines import CountedLine
from calc.plan.sharing import ZERO_A_YEAR
from calc.policy.policy import MinimumGroup, Policy

CODES_OF_GROUP: Final = {
    MinimumGroup.FOOD: frozenset({"U30"}),
    MinimumGroup.ENERGY: frozenset({"U05"}),
    MinimumGroup.CARE: frozenset({"U10", "U11", "U12", "U14"}),
    MinimumGroup.MEDICINE: frozenset({"U13"}),
    MinimumGroup.CLOTHING: frozenset({"U32"}),
    MinimumGroup.REPLACEMENT: frozenset({"U33"}),
}


def top_ups(draft: Draft, policy: Policy, costs: Sequence[CountedLine], at: str) -> list[Step]:
    """What the minimums of this household type add to the costs of a month, euros a year each."""
    if draft.household_type is UNKNOWN:
        return []
    minimums = policy.minimums.get(draft.household_type, {})
    return [
        _top_up(group, minimums[group] * MONTHS_PER_YEAR, costs, at)
        for group in MinimumGroup
        if group in minimums
    ]


def _top_up(group: MinimumGroup, minimum: Decimal, costs: Sequence[CountedLine], at: str) -> Step:
    where = f"{at}.{group.value}"
    lowest = given(
        "minimum",
        minimum,
        Unit.EUR_PER_YEAR,
        source="policy minimums",
        status=Status.POLICY,
        at=group.value,
    )
    spent = step(
        "minimum.spent",
        Operation.SUM,
        [cost.year for cost in costs if cost.code in CODES_OF_GROUP[group]],
        Unit.EUR_PER_YEAR,
        source="ENGINE 3 minimums",
        at=where,
    )
    short = step(
        "minimum.short",
        Operation.DIFFERENCE,
        [lowest, spent],
        Unit.EUR_PER_YEAR,
        source="ENGINE 3 minimums",
        at=where,
    )
    return step(
        "minimum.top_up",
        Operation.HIGHEST,
        [short, ZERO_A_YEAR],
        Unit.EUR_PER_YEAR,
        source="ENGINE 3 minimums",
        at=where,
    )
