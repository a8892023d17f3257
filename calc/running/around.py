"""What is around the months of a running plan: its policy, its floors, and what stands beside."""

from dataclasses import replace

from calc.context.plan_context import PlanContext
from calc.dossier import Draft
from calc.plan.floor_view import FloorView
from calc.plan.levelled import LevelledView
from calc.policy.policy import Policy
from calc.running.accepted import Accepted
from calc.running.floors import tariffs_since
from calc.running.kept import under_promises
from calc.running.life import Life
from calc.running.result import Running
from calc.statutory_floor.law import HouseholdFloor
from calc.statutory_floor.wall import StatutoryFloor
from calc.tariffs import Tariffs, TariffsOn


def policy_of(accepted: Accepted, policy: Policy) -> Policy:
    """The policy of today under what was promised; the term is the agreed one, whatever it says."""
    if accepted.schedule is not None:
        return under_promises(policy, accepted.schedule.promises, accepted.term)
    longest = max(accepted.term, policy.term_max)
    return policy.model_copy(update={"term_months": accepted.term, "term_max": longest})


def floors_since(
    tariffs: Tariffs,
    statutory: HouseholdFloor,
    life: Life,
    draft: Draft,
    policy: Policy,
    view: LevelledView,
) -> tuple[tuple[TariffsOn, FloorView], ...]:
    """The floor under each tariff from the plan's own to that of month k+1."""
    found: list[tuple[TariffsOn, FloorView]] = [(statutory.law, statutory.floor)]
    known = statutory.taxable.known
    for each in list(tariffs_since(tariffs, life.first, life.first.plus(life.k)))[1:]:
        found.append((each, StatutoryFloor(draft, policy, each, view, known)))
    return tuple(found)


def beside_running(found: PlanContext, running: Running) -> PlanContext:
    """There is a road out only where nothing is asked any more."""
    return replace(found, road_out=None if running.due else found.road_out)
