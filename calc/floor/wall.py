"""The floor wall of each month: counted income less the floor less arrangements (ENGINE 4, 7).

The floor is the vtlb, or the beslagvrije voet when the policy says so. Months in which the same
lines run for the same people share one `FloorMonth`. With a partner who is not liable the floor is
lower by what the partner earns, at most by half.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from calc.dossier import Draft, Unknown
from calc.floor.counted import Counted, counted_income
from calc.floor.entered import Entered, entered_of
from calc.floor.individual import individual_costs_in
from calc.floor.people import Aow, People, aow_from, birthdays, people_in
from calc.outcome import Cause, FloorReport
from calc.period import Month
from calc.plan.levelled import LevelledView
from calc.rules.bvv.deductions import spouse_deduction
from calc.rules.bvv.formula import formula, maximum
from calc.rules.bvv.known import step_if_known
from calc.rules.rule import Given, weakest
from calc.rules.vtlb import RULE, Adult, Component, Vtlb, vtlb
from calc.step import Operation, Status, Step
from calc.tariffs.policy import Floor, Policy
from calc.tariffs.tariffs import TariffsOn

_CONFIRMED: Final = (Status.LAW, Status.SOURCE)


@dataclass(frozen=True, slots=True)
class FloorMonth:
    """The floor of one month, euros; `whole` before and `floor` after the part of a partner.

    Where the floor cannot be computed they are None, and so is the wall.
    """

    people: People
    counted: Counted
    whole: Step | None
    floor: Step | None
    wall: Step | None
    ours: Step | None
    indicative: bool
    missing: tuple[str, ...]
    assumed: tuple[str, ...]


@dataclass(slots=True)
class StatutoryFloor:
    """The floor wall of any month of one household, for one taxable income (C, euros a year).

    Without it the maximum of the leefsituatie stands in for the beslagvrije voet: the safe side.
    """

    draft: Draft
    policy: Policy
    tariffs: TariffsOn
    view: LevelledView
    taxable: Step | None
    entered: Entered = field(init=False)
    aow: tuple[Aow, ...] = field(init=False)
    _known: dict[tuple[object, ...], FloorMonth] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.entered = entered_of(self.draft)
        self.aow = tuple(aow_from(self.draft, adult, self.tariffs) for adult in self.draft.adults)

    def at(self, month: Month) -> Step | None:
        """The floor wall of a month, euros; None when the floor cannot be computed."""
        return self.month(month).wall

    def amount(self, month: Month) -> Step | None:
        """The floor of a month, euros, after the part of a partner; None as in `at`."""
        return self.month(month).floor

    def of_people(self, month: Month) -> Sequence[Cause]:
        """The birthdays of a month that can change the floor."""
        return birthdays(self.draft, month, self.aow)

    def month(self, month: Month) -> FloorMonth:
        """Everything about the floor of a month."""
        people = people_in(self.draft, month, self.aow)
        key = (id(self.view.at(month)), people, self._kgb_year(month))
        if key not in self._known:
            self._known[key] = self._month(people, month)
        return self._known[key]

    def report(self, month: Month, payment_if_derived: Step | None) -> FloorReport:
        """The floor of a month, to be shown."""
        found = self.month(month)
        return FloorReport(
            kind=self.policy.floor.value,
            situation=found.people.situation,
            floor=found.floor,
            whole=found.whole,
            ours=found.ours,
            counted=found.counted.debtor,
            partner=found.counted.partner,
            official=self.policy.floor is Floor.VTLB and self.entered.official is not None,
            indicative=found.indicative,
            payment_if_derived=payment_if_derived,
            missing=found.missing,
            assumed=found.assumed,
        )

    def _kgb_year(self, month: Month) -> tuple[int, ...]:
        """The ages on which the highest kgb depends: it changes at 12, 16 and 18."""
        return tuple(
            sum(birth.months_until(month) >= years * 12 for years in (12, 16))
            for child in self.draft.children
            if isinstance(birth := child.birth_month, Month)
        )

    def _month(self, people: People, month: Month) -> FloorMonth:
        view, at = self.view, str(month)
        level = view.at(month)
        counted = counted_income(view.household, view.income, view.costs, level.share, month)
        whole, ours, indicative, missing, assumed = self._whole(people, month)
        floor = whole
        if counted.partner is not None:
            less = spouse_deduction(whole, counted.partner)
            floor = step_if_known(
                "floor.after_partner", Operation.DIFFERENCE, [whole, less], source="ENGINE 4", at=at
            )
        wall = step_if_known(
            "floor_wall",
            Operation.DIFFERENCE,
            [counted.debtor, floor, level.arrangements],
            source="ENGINE 7",
            at=at,
        )
        return FloorMonth(people, counted, whole, floor, wall, ours, indicative, missing, assumed)

    def _whole(
        self, people: People, month: Month
    ) -> tuple[Step | None, Step | None, bool, tuple[str, ...], tuple[str, ...]]:
        if self.policy.floor is Floor.BVV:
            return self._bvv(people)
        found = self._vtlb(people, month)
        return found.amount, found.computed, found.indicative, found.missing, found.assumed

    def _vtlb(self, people: People, month: Month) -> Vtlb:
        entered = self.entered
        individual = None
        if self.taxable is not None:
            individual = individual_costs_in(
                self.draft, self.tariffs, self.view.income, self.view.costs, people, month
            )
        own = entered.individual_costs
        return vtlb(
            self.tariffs,
            people.situation,
            self.taxable,
            [
                Adult(hours if isinstance(hours, Unknown) else Decimal(hours), aow)
                for hours, aow in zip(people.hours, people.aow, strict=True)
            ],
            individual=individual,
            corrections=entered.corrections,
            raises=entered.raises,
            entered={} if own is None else {Component.INDIVIDUAL: own},
            official=entered.official,
        )

    def _bvv(
        self, people: People
    ) -> tuple[Step | None, Step | None, bool, tuple[str, ...], tuple[str, ...]]:
        given = Given(RULE, {}, self.tariffs)
        if self.taxable is None:
            bvv = maximum(given, people.situation)
        else:
            bvv = formula(given, people.situation, self.taxable).result
        if self.entered.raises:
            bvv = step_if_known(
                "bvv.raised",
                Operation.SUM,
                [bvv, *self.entered.raises],
                source="art. 475da Rv",
            )
        cents = step_if_known("bvv", Operation.CENT_HALF_UP, [bvv], source="art. 475da Rv")
        indicative = cents is None or weakest([cents]) not in _CONFIRMED
        return cents, cents, indicative, tuple(given.missing), ()
