"""What stands beside the plan, put together from its parts (ENGINE 3 and 10 to 14)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from calc.beside import Beside, GateCheck, GateKind
from calc.dossier import UNKNOWN, Draft
from calc.outcome import Decided, MonthRow
from calc.period import Month
from calc.plan.buffer import savings_now
from calc.plan.debt import debt_of_plan
from calc.plan.gate import Asked, closed_gates, gate_of, override_reason
from calc.plan.good_months import good_months
from calc.plan.levelled import LevelledView
from calc.plan.road_out import road_out
from calc.plan.schedule import Outlook
from calc.plan.schuldhulp import Statutory, compared
from calc.plan.shock_effects import Living
from calc.plan.shocks import shock_test
from calc.step import Step
from calc.tariffs.policy import Policy


@dataclass(frozen=True, slots=True)
class Household:
    """One dossier on one day under one policy, with its levelled view and its first month."""

    draft: Draft
    policy: Policy
    on: date
    first: Month
    view: LevelledView


def without_debt(draft: Draft) -> Draft:
    """The same household behind a gate: nothing can be asked for a debt that nobody knows."""
    return draft.model_copy(update={"debt": draft.debt.model_copy(update={"balance": UNKNOWN})})


def behind_gate(outlook: Outlook) -> Outlook:
    """The outlook of a household behind a gate: its months, and that the gate decides."""
    rows = tuple(replace(row, decided=Decided.GATE) for row in outlook.rows)
    return replace(outlook, rows=rows)


def beside(
    household: Household,
    checks: Sequence[GateCheck],
    outlook: Outlook | None,
    statutory: Statutory,
) -> Beside:
    """Everything beside the plan; behind a closed gate that is the gate alone."""
    draft, policy, first = household.draft, household.policy, household.first
    closed = closed_gates(draft, policy, household.on)
    rows = outlook.rows if outlook else ()
    owed = debt_of_plan(draft, policy.term_months) if _somebody_owes(draft) else None
    gate = gate_of(checks, override_reason(draft), closed, policy, Asked(household.on, rows, owed))
    if outlook is None or closed:
        return Beside(gate, (), None, None, None)
    living = Living(draft, household.view, [row.month for row in rows])
    sharing = household.view.household
    return Beside(
        gate=gate,
        shocks=shock_test(policy.shocks, living, [row.balance for row in rows], savings_now(draft)),
        comparison=compared(draft, policy, sharing, first, statutory, outlook.plan),
        good_months=good_months(draft, policy, sharing, household.view.income),
        road_out=road_out(draft, policy, household.on) if _no_room(rows, owed) else None,
    )


def _somebody_owes(draft: Draft) -> bool:
    return any(adult.liable is True for adult in draft.adults)


def _no_room(rows: Sequence[MonthRow], owed: Step | None) -> bool:
    """Something is owed and nothing is paid, in any month."""
    if owed is None or not owed.amount:
        return False
    return not any(row.payment.amount for row in rows)


__all__ = ["GateKind", "Household", "behind_gate", "beside", "closed_gates", "without_debt"]
