"""What stands beside the plan, put together from its parts (ENGINE 3 and 10 to 14)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from calc.base.later import Later
from calc.base.period import Month
from calc.base.step import Operation, Step, Unit, step
from calc.base.value_type import value_type
from calc.context.conversation import NextConversation
from calc.context.gate import Gate, GateCheck, InterimInput, closed_gates, gate_of, override_reason
from calc.context.good_months import GoodMonths, good_months
from calc.context.road_out import RoadOut, road_out
from calc.context.schuldhulp import Comparison, StatutoryAmounts, compared
from calc.context.shock_effects import Living
from calc.context.shocks import Shock, shock_test
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreed_schedule import Decided
from calc.plan.buffer import savings_now
from calc.plan.debt import debt_of_plan
from calc.plan.levelled import LevelledView
from calc.plan.result import MonthRow
from calc.plan.schedule import Outlook
from calc.policy.gates import GateKind
from calc.policy.policy import Policy


@value_type
class PlanContext:
    """Everything that stands beside the plan. The shocks are a tenth of the work of an assessment,
    and only who shows them needs them.
    """

    gate: Gate
    tested: Later[tuple[Shock, ...]]
    comparison: Comparison | None
    good_months: GoodMonths | None
    road_out: RoadOut | None

    @property
    def shocks(self) -> tuple[Shock, ...]:
        """What each setback of the policy does."""
        return self.tested()


_NO_SHOCKS: Final = Later[tuple[Shock, ...]](tuple)


@value_type
class HouseholdOnDay:
    """One dossier on one day under one policy, with its levelled view and its first month."""

    draft: Draft
    policy: Policy
    on: date
    first: Month
    view: LevelledView


def without_debt(draft: Draft) -> Draft:
    """The same household behind a gate: nothing can be asked for a debt that nobody knows."""
    return draft.model_copy(update={"debt": draft.debt.model_copy(update={"balance": UNKNOWN})})


def behind_gate(outlook: Outlook, draft: Draft, policy: Policy) -> Outlook:
    """The outlook of a household behind a gate: the gate decides, and the debt stays as it is."""
    owed = _owed(draft, policy)
    rows = []
    for row in outlook.rows:
        if owed is not None:
            owed = step(
                "debt_left",
                Operation.DIFFERENCE,
                [owed, row.payment],
                Unit.EUR,
                source="ENGINE 10",
                at=str(row.month),
            )
        rows.append(replace(row, decided=Decided.GATE, debt_left=owed))
    return replace(outlook, rows=tuple(rows))


def gate_beside(
    household: HouseholdOnDay, checks: Sequence[GateCheck], outlook: Outlook | None
) -> Gate:
    """The gates of this household, with the interim agreement that can be offered."""
    draft, policy = household.draft, household.policy
    closed = closed_gates(draft, policy, household.on)
    asked = InterimInput(household.on, outlook.rows if outlook else (), _owed(draft, policy))
    return gate_of(checks, override_reason(draft), closed, policy, asked)


def beside(
    household: HouseholdOnDay,
    gate: Gate,
    outlook: Outlook | None,
    statutory: StatutoryAmounts,
    talk: NextConversation,
    *,
    room_is_open: bool,
) -> PlanContext:
    """Everything beside the plan; behind a closed gate that is the gate alone.

    `room_is_open`: nobody may say yet that there is no room, so there is no road out either.
    """
    draft, policy, first = household.draft, household.policy, household.first
    if outlook is None or gate.closed_by:
        return PlanContext(gate, _NO_SHOCKS, None, None, None)
    rows, owed = outlook.rows, _owed(draft, policy)
    living = Living(draft, household.view, [row.month for row in rows])
    balances = [row.balance for row in rows]
    sharing = household.view.household
    return PlanContext(
        gate=gate,
        tested=Later(partial(shock_test, policy.shocks, living, balances, savings_now(draft))),
        comparison=compared(draft, policy, sharing, first, statutory, outlook.plan),
        good_months=good_months(draft, policy, sharing, household.view.income),
        road_out=(road_out(draft, talk) if _no_room(rows, owed) and not room_is_open else None),
    )


def _owed(draft: Draft, policy: Policy) -> Step | None:
    """The debt of this plan; None while it, or who owes it, is not known."""
    if not any(adult.liable is True for adult in draft.adults):
        return None
    return debt_of_plan(draft, policy.term_months)


def _no_room(rows: Sequence[MonthRow], owed: Step | None) -> bool:
    """Something is owed and nothing is paid now; later months may have room."""
    if owed is None or not owed.amount:
        return False
    return not rows[0].payment.amount


__all__ = [
    "GateKind",
    "HouseholdOnDay",
    "behind_gate",
    "beside",
    "closed_gates",
    "gate_beside",
    "without_debt",
]
