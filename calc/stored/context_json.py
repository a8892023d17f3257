"""What stands beside the plan as plain values, and the steps that explain it."""

from collections.abc import Iterator, Sequence
from typing import Any

from calc.base.rounding import cents_half_up, cents_up
from calc.base.step import Step
from calc.context.gate import Gate
from calc.context.good_months import GoodMonths
from calc.context.plan_context import PlanContext
from calc.context.road_out import RoadOut
from calc.context.schuldhulp import Comparison
from calc.context.shocks import Shock
from calc.signals.solutions import OpenSolution


def beside_as_json(beside: PlanContext) -> dict[str, Any]:
    """Gate, shocks, comparison, good months and road out; amounts in cents, as text."""
    return {
        "gate": _gate(beside.gate),
        "shocks": [_shock(shock) for shock in beside.shocks],
        "comparison": _comparison(beside.comparison),
        "good_months": _good_months(beside.good_months),
        "road_out": _road_out(beside.road_out),
    }


def beside_roots(beside: PlanContext) -> Iterator[Step]:
    """Every amount beside the plan that has an explanation."""
    if beside.gate.interim:
        yield beside.gate.interim.amount
    for shock in beside.shocks:
        yield shock.lowest
        yield shock.savings
    if beside.comparison and beside.comparison.amount:
        yield beside.comparison.amount
    if beside.good_months:
        yield beside.good_months.share
        yield beside.good_months.max_year
        for _, base in beside.good_months.bases:
            yield base


def _cents(step: Step) -> str:
    return str(cents_half_up(step.amount))


def _gate(gate: Gate) -> dict[str, Any]:
    interim = gate.interim
    return {
        "state": gate.state.value,
        "closed_by": [kind.value for kind in gate.closed_by],
        "reason": gate.reason,
        "checks": [
            {
                "code": check.code,
                "path": check.path,
                "state": check.state,
                "settled": check.settled,
            }
            for check in gate.checks
        ],
        "interim": interim
        and {"amount": _cents(interim.amount), "until": interim.until.isoformat()},
    }


def _shock(shock: Shock) -> dict[str, Any]:
    return {
        "kind": shock.kind.value,
        "month": str(shock.month),
        "until": str(shock.until),
        "holds": shock.holds,
        "lowest": _cents(shock.lowest),
        "lowest_month": str(shock.lowest_month),
        "breaks_in": str(shock.breaks_in) if shock.breaks_in else None,
        "savings": str(cents_up(shock.savings.amount)),
    }


def _comparison(comparison: Comparison | None) -> dict[str, Any] | None:
    if comparison is None:
        return None
    return {
        "months": comparison.months,
        "amount": comparison.amount and _cents(comparison.amount),
        "plan_amount": str(cents_half_up(comparison.plan_amount)),
        "free_on": comparison.free_on.isoformat(),
        "plan_free_on": comparison.plan_free_on and comparison.plan_free_on.isoformat(),
        "is_better": comparison.is_better,
        "missing": list(comparison.missing),
    }


def _good_months(agreement: GoodMonths | None) -> dict[str, Any] | None:
    if agreement is None:
        return None
    return {
        "share": str(agreement.share.amount),
        "max_year": _cents(agreement.max_year),
        "bases": [{"path": path, "base": _cents(base)} for path, base in agreement.bases],
    }


def _road_out(road: RoadOut | None) -> dict[str, Any] | None:
    if road is None:
        return None
    return {
        "next_date": road.next_date.isoformat(),
        "agreed": road.agreed,
        "steps": [{"code": step.code, "because": step.because} for step in road.steps],
    }


def solutions_as_json(solutions: Sequence[OpenSolution]) -> list[dict[str, Any]]:
    """Every solution of the policy: whether it is open, why, and who decides."""
    return [
        {
            "code": solution.kind.value,
            "open": solution.is_open,
            "possible": solution.is_possible,
            "role": solution.role,
            "conditions": [
                {"code": code.value, "state": state.value} for code, state in solution.conditions
            ],
        }
        for solution in solutions
    ]
