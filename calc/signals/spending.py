"""Signals about spending and savings."""

from collections.abc import Sequence
from decimal import Decimal

from calc.base.finding import Finding, Severity
from calc.base.money import MONTHS_PER_YEAR, ZERO
from calc.base.period import Frequency
from calc.base.rounding import cents_half_up, snap
from calc.dossier import UNKNOWN
from calc.plan.minimums import CODES_OF_GROUP
from calc.policy.policy import MinimumGroup
from calc.signals.check_input import CheckInput


# Energy or water may be cut off: that comes before any payment (ENGINE 11, catalogue S09).
def energy_crisis(situation: CheckInput) -> Sequence[Finding]:
    """A warning while somebody threatens to cut off; unknown is check S09."""
    if situation.draft.housing.cut_off_threat is not True:
        return []
    return [Finding(Severity.WARNS, "energy_crisis", "housing.cut_off_threat")]


# Spending below a minimum of the policy: a question, not a saving (ENGINE 3).
def spending_too_low(situation: CheckInput) -> Sequence[Finding]:
    """A warning per group of costs, with the minimum and what is spent, euros in the first month.

    Only when all costs are known (there are months): an unknown cost is no low cost.
    """
    draft = situation.draft
    if draft.household_type is UNKNOWN or not situation.rows:
        return []
    minimums = situation.policy.minimums.get(draft.household_type, {})
    findings = []
    for group in MinimumGroup:
        if group not in minimums:
            continue
        spent = _spent(situation, CODES_OF_GROUP[group])
        if snap(spent) < snap(minimums[group]):
            params = (
                ("group", group),
                ("amount", cents_half_up(minimums[group])),
                ("spent", cents_half_up(spent)),
            )
            findings.append(Finding(Severity.WARNS, "spending_too_low", "expenses", params))
    return findings


def _spent(situation: CheckInput, codes: frozenset[str]) -> Decimal:
    """What the whole household spends on these codes in the first month, euros."""
    years = (
        line.year.amount
        for line in situation.costs
        if line.code in codes
        and line.frequency is not Frequency.ONCE
        and line.runs_in(situation.first_month)
    )
    return sum(years, ZERO) / MONTHS_PER_YEAR


# Savings above the target of the buffer: never in a payment, but worth a talk (ENGINE 6).
def savings_above_target(situation: CheckInput) -> Sequence[Finding]:
    """A remark with the amount above the target, euros."""
    target, savings = situation.savings_target, situation.draft.savings
    if target is None or savings is UNKNOWN or snap(savings) <= snap(target.amount):
        return []
    above = cents_half_up(savings - target.amount)
    return [Finding(Severity.INFORMS, "savings_above_target", "savings", (("amount", above),))]
