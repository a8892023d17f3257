"""A debt of zero, a household that spends more than it has, an arrangement that is over."""

from collections.abc import Sequence
from datetime import date

from calc.base.finding import Finding, Severity
from calc.base.money import ZERO
from calc.base.rounding import cents_half_up, snap
from calc.dossier import UNKNOWN
from calc.signals.check_input import CheckInput


def debt_is_zero(situation: CheckInput) -> Sequence[Finding]:
    """Nothing is owed: there is nothing to agree, or the balance is wrong."""
    balance = situation.draft.debt.balance
    if balance is UNKNOWN or balance != ZERO:
        return []
    return [Finding(Severity.WARNS, "debt_is_zero", "debt.balance")]


def spends_more_than_it_has(situation: CheckInput) -> Sequence[Finding]:
    """Costs and arrangements of the first month are above its income, before anything is paid."""
    if not situation.rows:
        return []
    row = situation.rows[0]
    short = snap(row.costs.amount + row.arrangements.amount - row.income.amount)
    if short <= ZERO:
        return []
    params = (("amount", cents_half_up(short)), ("month", row.month))
    return [Finding(Severity.WARNS, "spends_more_than_it_has", "expenses", params)]


def arrangement_already_ended(situation: CheckInput) -> Sequence[Finding]:
    """An arrangement that ended before the plan begins does not count: is its end date right?"""
    first = situation.first_month.first_day
    return [
        Finding(
            Severity.WARNS,
            "arrangement_already_ended",
            f"arrangements[{index}].until",
            (("day", line.until),),
        )
        for index, line in enumerate(situation.draft.arrangements)
        if isinstance(line.until, date) and line.until < first
    ]
