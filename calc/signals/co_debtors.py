"""Somebody else owes the same debt: separate plans, discharge and budgets (ENGINE 14)."""

from collections.abc import Sequence

from calc.base.finding import Finding, Severity
from calc.dossier import UNKNOWN
from calc.plan.co_debtors import LinkedPlan, co_debtors_exceed_debt, linked
from calc.plan.debt import agreed_monthly
from calc.running.life import AGREED
from calc.signals.check_input import CheckInput


def co_debtors(situation: CheckInput) -> Sequence[Finding]:
    """A remark about the other plans; a warning when all together ask more than the debt."""
    debt = situation.draft.debt
    if not debt.co_debtors:
        return []
    found = [Finding(Severity.INFORMS, "co_debtor_same_debt", "debt.co_debtors")]
    agreement, balance = situation.draft.agreement, debt.balance
    if agreement.status in AGREED and agreement.balance_at_start is not UNKNOWN:
        balance = agreement.balance_at_start  # what all of them pay in the whole term
    if balance is UNKNOWN:
        return found
    others = [
        LinkedPlan(other.ref, monthly * situation.policy.term_months)
        for other in debt.co_debtors
        if (monthly := agreed_monthly(other)) is not None
    ]
    return [*found, *co_debtors_exceed_debt(balance, [linked("A", situation.plan), *others])]
