"""The debt wall and what is left of the debt at the end (ENGINE 7, 8, 9).

With co-debtors the debt of this plan is the balance less the others' agreed monthly amount x T.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import ZERO
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.dossier import UNKNOWN, Draft
from calc.dossier.debt import CoDebtor

_RULE: Final = "ENGINE 8 debt"
_NO_DEBT: Final = given("zero", ZERO, Unit.EUR, source=_RULE, status=Status.DERIVED)


def debt_of_plan(draft: Draft, term_months: int) -> Step | None:
    """What this plan can at most ask, in euros; None when the balance is unknown."""
    if draft.debt.balance is UNKNOWN:
        return None
    balance = given(
        "debt.balance",
        draft.debt.balance,
        Unit.EUR,
        source="dossier",
        status=Status.ENTERED,
        at="debt.balance",
    )
    term = given(
        "debt.term",
        ZERO + term_months,
        Unit.MONTHS,
        source="policy term_months",
        status=Status.POLICY,
    )
    others = [
        step(
            "debt.other_pays",
            Operation.PRODUCT,
            [
                given(
                    "debt.other_monthly",
                    monthly,
                    Unit.EUR_PER_MONTH,
                    source="dossier",
                    status=Status.ENTERED,
                    at=f"debt.co_debtors[{index}].monthly",
                ),
                term,
            ],
            Unit.EUR,
            source=_RULE,
            at=f"debt.co_debtors[{index}]",
        )
        for index, other in enumerate(draft.debt.co_debtors)
        if (monthly := agreed_monthly(other)) is not None
    ]
    if not others:
        return balance
    rest = step(
        "debt.after_others", Operation.DIFFERENCE, [balance, *others], Unit.EUR, source=_RULE
    )
    return step("debt", Operation.HIGHEST, [rest, _NO_DEBT], Unit.EUR, source=_RULE)


def paid_by_others(draft: Draft) -> Decimal:
    """What the co-debtors agreed to pay a month, as far as it is known; euros."""
    agreed = (agreed_monthly(other) for other in draft.debt.co_debtors)
    return sum((monthly for monthly in agreed if monthly is not None), ZERO)


def agreed_monthly(other: CoDebtor) -> Decimal | None:
    """What another debtor agreed to pay a month, euros; None where no plan of theirs is known.

    Unknown whether there is a plan is no plan: what nobody agreed would stay with the debtor.
    """
    if other.has_own_plan is not True or other.monthly is UNKNOWN:
        return None
    return other.monthly


def co_debtor_findings(draft: Draft) -> list[Finding]:
    """A co-debtor whose monthly amount, or whether they have a plan at all, is not known."""
    found = []
    for index, other in enumerate(draft.debt.co_debtors):
        path = f"debt.co_debtors[{index}]"
        if other.monthly is UNKNOWN and other.has_own_plan is not False:
            found.append(Finding(Severity.WARNS, "co_debtor_amount_unknown", f"{path}.monthly"))
        elif other.monthly is not UNKNOWN and other.has_own_plan is not True:
            amount = (("amount", other.monthly),)
            path = f"{path}.has_own_plan"
            found.append(Finding(Severity.WARNS, "co_debtor_amount_not_agreed", path, amount))
    return found


def rest_of(debt: Step, payments: Sequence[Step]) -> Step:
    """What is left of the debt after these payments; euros."""
    paid = step("paid", Operation.SUM, payments, Unit.EUR, source="ENGINE 9")
    return step("rest", Operation.DIFFERENCE, [debt, paid], Unit.EUR, source="ENGINE 9")
