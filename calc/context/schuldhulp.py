"""Msnp/Wsnp beside our plan: what it would ask for this debt, and when all debts end (ENGINE 13).

18 months since 1 July 2023 (facts: practice 1.2). Not covered: what other creditors would agree to,
and a shorter or longer term that a judge may set.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import RestAtEnd
from calc.plan.arrangements import last_month
from calc.plan.buffer import from_policy
from calc.plan.counted_lines import owner_of
from calc.plan.ending import end_date
from calc.plan.result import Plan
from calc.plan.sharing import CostSharing
from calc.policy.policy import Policy


@value_type
class Comparison:
    """Msnp/Wsnp beside our plan (ENGINE 13).

    `amount`: what this creditor would get in `months`; None while `missing` names what it needs.
    `plan_amount`: what our plan asks. The dates: free of all debts; None when nobody can say.
    """

    months: int
    amount: Step | None
    plan_amount: Decimal
    free_on: date
    plan_free_on: date | None
    missing: tuple[str, ...]

    @property
    def is_better(self) -> bool:
        """Schuldhulp asks less for this debt and ends all debts earlier than we do."""
        if self.amount is None or self.amount.amount >= self.plan_amount:
            return False
        return self.plan_free_on is None or self.free_on < self.plan_free_on


MONTHS: Final = 18
_RULE: Final = "ENGINE 13"
_ZERO: Final = given("zero", ZERO, Unit.EUR, source=_RULE, status=Status.DERIVED)
_NO_MONTH: Final = given("zero", ZERO, Unit.EUR_PER_MONTH, source=_RULE, status=Status.DERIVED)
_WHOLE: Final = given("whole", Decimal(1), Unit.SHARE, source=_RULE, status=Status.DERIVED)
_TERM: Final = given(
    "schuldhulp.months", ZERO + MONTHS, Unit.MONTHS, source=_RULE, status=Status.LAW
)


@value_type
class StatutoryAmounts:
    """What the law counts, euros a month, in the first month; None as long as it is not known."""

    counted_income: Step | None = None
    vtlb: Step | None = None


def compared(
    draft: Draft,
    policy: Policy,
    household: CostSharing,
    first: Month,
    statutory: StatutoryAmounts,
    plan: Plan | None,
) -> Comparison:
    """Schuldhulp that would begin when the plan does, beside the plan."""
    missing = [
        name
        for name, amount in (("counted_income", statutory.counted_income), ("vtlb", statutory.vtlb))
        if amount is None
    ]
    missing += _unknown_balances(draft, household)
    return Comparison(
        months=MONTHS,
        amount=None if missing else _amount(draft, policy, household, statutory),
        plan_amount=plan.total if plan else ZERO,
        free_on=end_date(first, MONTHS),
        plan_free_on=_free_on(draft, household, first, plan),
        missing=tuple(missing),
    )


def _other_debts(draft: Draft, household: CostSharing) -> list[int]:
    """The debtor's other debts, by their place; what this plan replaces is this debt itself."""
    return [
        index
        for index, line in enumerate(draft.arrangements)
        if not line.replaced_by_plan
        and (line.who is UNKNOWN or household.counts(owner_of(draft, line.who)))
    ]


def _unknown_balances(draft: Draft, household: CostSharing) -> list[str]:
    paths = ["debt.balance"] if draft.debt.balance is UNKNOWN else []
    return paths + [
        f"arrangements[{index}].balance"
        for index in _other_debts(draft, household)
        if draft.arrangements[index].balance is UNKNOWN
    ]


def _amount(
    draft: Draft, policy: Policy, household: CostSharing, statutory: StatutoryAmounts
) -> Step:
    income, vtlb = statutory.counted_income, statutory.vtlb
    assert income is not None  # or it would be missing
    assert vtlb is not None
    left = _step("schuldhulp.left", Operation.DIFFERENCE, [income, vtlb], Unit.EUR_PER_MONTH)
    capacity = _step(
        "schuldhulp.capacity", Operation.HIGHEST, [left, _NO_MONTH], Unit.EUR_PER_MONTH
    )
    cost_share = from_policy("schuldhulp_cost_share", policy.schuldhulp_cost_share, Unit.SHARE)
    kept = _step("schuldhulp.after_share", Operation.DIFFERENCE, [_WHOLE, cost_share], Unit.SHARE)
    saved = _step("schuldhulp.saved", Operation.PRODUCT, [capacity, _TERM, kept])
    month = from_policy("schuldhulp_cost_month", policy.schuldhulp_cost_month, Unit.EUR_PER_MONTH)
    costs = _step("schuldhulp.costs", Operation.PRODUCT, [month, _TERM])
    after = _step("schuldhulp.after_costs", Operation.DIFFERENCE, [saved, costs])
    divided = _step("schuldhulp.divided", Operation.HIGHEST, [after, _ZERO])
    return _step("schuldhulp.amount", Operation.PRODUCT, [divided, _share(draft, household)])


def _share(draft: Draft, household: CostSharing) -> Step:
    """This creditor's share of all debts, by balance; nothing of nothing."""
    balance = _balance(draft.debt.balance, "debt.balance")
    others = [
        _balance(draft.arrangements[index].balance, f"arrangements[{index}].balance")
        for index in _other_debts(draft, household)
    ]
    all_debts = _step("schuldhulp.all_debts", Operation.SUM, [balance, *others])
    if not all_debts.amount:
        return given("schuldhulp.no_debts", ZERO, Unit.SHARE, source=_RULE, status=Status.DERIVED)
    return _step("schuldhulp.share", Operation.QUOTIENT, [balance, all_debts], Unit.SHARE)


def _balance(amount: object, path: str) -> Step:
    assert isinstance(amount, Decimal)  # an unknown one is missing
    return given(
        "schuldhulp.balance", amount, Unit.EUR, source="dossier", status=Status.ENTERED, at=path
    )


def _free_on(draft: Draft, household: CostSharing, first: Month, plan: Plan | None) -> date | None:
    """The day on which our way would end all debts; None when it ends them never, or unknown.

    With an income that nobody knows there is no promise about the rest, so no day either.
    """
    if plan is None or plan.rest_at_end is not RestAtEnd.DISCHARGE or plan.discharge is None:
        return None
    ends = [plan.end_date]
    for index in _other_debts(draft, household):
        last = last_month(draft.arrangements[index], first)
        if last is None:
            return None
        ends.append(last.last_day)
    return max(ends)


def _step(code: str, operation: Operation, parts: Sequence[Step], unit: Unit = Unit.EUR) -> Step:
    return step(code, operation, parts, unit, source=_RULE)
