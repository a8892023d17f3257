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
    """The floor under each tariff from the plan's own to that of month k+1, in order of their days.

    The plan's own can be a revision that another took the place of: then its floors come before
    those of the other, which count back where they are higher.
    """
    last, known = life.first.plus(life.k), statutory.taxable.known

    def floor(law: TariffsOn) -> tuple[TariffsOn, FloorView]:
        return law, StatutoryFloor(draft, policy, law, view, known)

    ruling: list[tuple[TariffsOn, FloorView]] = [(statutory.law, statutory.floor)]
    ruling += [floor(law) for law in list(tariffs_since(tariffs, life.first, last))[1:]]
    own = tariffs.as_agreed({file.sha256 for file in life.schedule.tariffs})
    if own is tariffs:
        return tuple(ruling)
    agreed = [
        floor(law)
        for law in tariffs_since(own, life.first, last)
        if not any(law.file is file for file in tariffs.files)
    ]
    return tuple(sorted([*agreed, *ruling], key=lambda each: each[0].day))


def beside_running(found: PlanContext, running: Running) -> PlanContext:
    """There is a road out only where nothing is asked any more."""
    return replace(found, road_out=None if running.due else found.road_out)
