"""Good months: an agreement beside the plan for an income that varies (ENGINE 3).

A share of what a month brings above the base, with a yearly maximum: paid when received, never part
of the schedule. Without known months, or with a share or maximum of 0, there is no agreement.
"""

from collections.abc import Iterable
from decimal import Decimal

from calc.base.money import ZERO
from calc.base.rounding import cents_half_up
from calc.base.step import Step, Unit
from calc.base.value_type import value_type
from calc.dossier import Draft
from calc.plan.buffer import from_policy
from calc.plan.counted_lines import CountedLine
from calc.plan.sharing import CostSharing
from calc.policy.policy import Policy


@value_type
class GoodMonths:
    """The agreement about good months: a share of what lies above the base, up to a yearly amount.

    `bases`: per varying income its path and the base a month. Paid when received; no schedule.
    """

    share: Step
    max_year: Step
    bases: tuple[tuple[str, Step], ...]


def good_months(
    draft: Draft, policy: Policy, household: CostSharing, income: Iterable[CountedLine]
) -> GoodMonths | None:
    """The agreement for the debtor's own varying incomes, if the policy has one."""
    if not policy.good_month_share or not policy.good_month_max_year:
        return None
    paths = [f"income[{index}]" for index, line in enumerate(draft.income) if line.months]
    bases = tuple(
        (line.path, line.time)
        for line in income
        if line.path in paths and household.counts(line.owner)
    )
    if not bases:
        return None
    return GoodMonths(
        share=from_policy("good_month_share", policy.good_month_share, Unit.SHARE),
        max_year=from_policy("good_month_max_year", policy.good_month_max_year, Unit.EUR),
        bases=bases,
    )


def paid_from(
    agreement: GoodMonths, base: Decimal, received: Decimal, paid_this_year: Decimal
) -> Decimal:
    """What is paid extra out of one month, in whole cents, given what that year already paid."""
    above = max(ZERO, received - base) * agreement.share.amount
    left = max(ZERO, agreement.max_year.amount - paid_this_year)
    return min(cents_half_up(above), left)
