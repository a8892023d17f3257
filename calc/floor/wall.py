"""The floor wall of each month: counted income less the floor less arrangements (ENGINE 4, 7).

The floor is the vtlb, or the beslagvrije voet when the policy says so. Months in which the same
lines run for the same people share one `FloorMonth`. With a partner who is not liable the floor is
lower by what the partner earns, at most by half.
"""

from dataclasses import dataclass, field
from typing import Final

from calc.dossier import Draft
from calc.floor.counted import RULE, Counted, counted_income
from calc.floor.entered import Entered, entered_of
from calc.floor.people import People, people_in
from calc.money import ZERO
from calc.period import Month
from calc.plan.levelled import LevelledView
from calc.rules.rule import RuleOutcome
from calc.step import Operation, Status, Step, Unit, given, step
from calc.tariffs.policy import Floor, Policy
from calc.tariffs.tariffs import TariffsOn

_TWO: Final = given("half", ZERO + 2, Unit.FACTOR, source=RULE, status=Status.DERIVED)


@dataclass(frozen=True, slots=True)
class FloorMonth:
    """The floor of one month; `wall` is None when the floor cannot be computed."""

    people: People
    outcome: RuleOutcome
    floor: Step | None
    counted: Counted
    wall: Step | None


@dataclass(frozen=True, slots=True)
class FloorReport:
    """What the floor of the first month is, for people who look at it.

    `ours`: the floor as computed here, also when an official vtlb rules. `indicative`: not every
    part of it is confirmed. `missing`: what the rule could not know.
    """

    kind: Floor
    floor: Step | None
    ours: Step | None
    counted: Step
    partner: Step | None
    people: People
    indicative: bool
    official: bool
    missing: tuple[str, ...]
    assumed: tuple[str, ...]


@dataclass(slots=True)
class StatutoryFloor:
    """The floor wall of any month of one household, for one taxable income."""

    draft: Draft
    policy: Policy
    tariffs: TariffsOn
    view: LevelledView
    taxable: Step | None
    _known: dict[tuple[object, ...], FloorMonth] = field(default_factory=dict)

    def at(self, month: Month) -> Step | None:
        """The floor wall of a month, euros; None when the floor cannot be computed."""
        return self.month(month).wall

    def month(self, month: Month) -> FloorMonth:
        """Everything about the floor of a month."""
        people = people_in(self.draft, month, self.tariffs)
        key = (id(self.view.at(month)), people)
        if key not in self._known:
            self._known[key] = self._month(people, month)
        return self._known[key]

    def report(self, month: Month) -> FloorReport:
        """The floor of a month, to be shown."""
        found, entered = self.month(month), entered_of(self.draft)
        return FloorReport(
            kind=self.policy.floor,
            floor=found.floor,
            ours=found.outcome.amounts.get(_part(self.policy)),
            counted=found.counted.debtor,
            partner=found.counted.partner,
            people=found.people,
            indicative=found.outcome.status not in (Status.LAW, Status.SOURCE),
            official=self._is_official(entered),
            missing=found.outcome.missing,
            assumed=found.outcome.assumed,
        )

    def _is_official(self, entered: Entered) -> bool:
        return self.policy.floor is Floor.VTLB and entered.official is not None

    def _month(self, people: People, month: Month) -> FloorMonth:
        level, at = self.view.at(month), str(month)
        counted = counted_income(
            self.view.household, self.view.income, self.view.costs, level.share, month
        )
        outcome = self._outcome(people, month)
        floor = self._floor(outcome, counted, at)
        wall = None
        if floor is not None:
            wall = step(
                "floor_wall",
                Operation.DIFFERENCE,
                [counted.debtor, floor, level.arrangements],
                Unit.EUR_PER_MONTH,
                source="ENGINE 7",
                at=at,
            )
        return FloorMonth(people, outcome, floor, counted, wall)
