"""The floor wall of each month: counted income less the floor less arrangements (ENGINE 4, 7).

The floor is the vtlb, or the beslagvrije voet when the policy says so. Months in which the same
lines run for the same people share one `FloorMonth`. With a partner who is not liable the floor is
lower by what the partner earns, at most by half.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from calc.base.period import Month
from calc.base.step import Operation, Status, Step
from calc.base.value_type import value_type
from calc.dossier import Draft, Unknown
from calc.law.bvv.deductions import spouse_deduction
from calc.law.bvv.known import step_if_known
from calc.law.bvv.residing import start_of
from calc.law.rule import weakest
from calc.law.vtlb import RULE, AdultHours, Component, Vtlb, vtlb
from calc.plan.counted_lines import CountedLine
from calc.plan.levelled import LevelledView
from calc.plan.result import Cause
from calc.policy.policy import FloorKind, Policy
from calc.statutory_floor.counted import Counted, counted_income
from calc.statutory_floor.entered import Entered, entered_of
from calc.statutory_floor.individual import INDIVIDUAL, individual_costs_in
from calc.statutory_floor.people import Aow, People, ages_that_count, aow_from, birthdays, people_in
from calc.statutory_floor.report import FloorReport
from calc.statutory_floor.residence import Lives, lives
from calc.tariffs.tariffs import TariffsOn

_CONFIRMED: Final = (Status.LAW, Status.SOURCE)


@value_type
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
    missing: tuple[str, ...]
    assumed: tuple[str, ...]
    made: Vtlb | None

    @property
    def indicative(self) -> bool:
        """Whether not every part of the floor is confirmed by law or source."""
        if self.made is not None:
            is_ours = self.made.amount is self.made.computed
            return self.made.indicative or (is_ours and self.people.by_co_parents)
        return self.whole is None or weakest([self.whole]) not in _CONFIRMED


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
    lives: Lives = field(init=False)
    aow: tuple[Aow, ...] = field(init=False)
    changes: list[Month] = field(init=False)
    """the months in which somebody becomes another age, or a correction another, in order"""
    _known: dict[tuple[int, int], FloorMonth] = field(default_factory=dict)
    _in: dict[Month, FloorMonth] = field(default_factory=dict)
    _vtlbs: dict[tuple[int, ...], Vtlb] = field(default_factory=dict)
    _individual: list[CountedLine] = field(init=False)

    def __post_init__(self) -> None:
        self.entered = entered_of(self.draft)
        self.lives = lives(self.draft)
        self.aow = tuple(aow_from(self.draft, adult, self.tariffs) for adult in self.draft.adults)
        reached = (month for month in self.aow if isinstance(month, Month))
        lines = (*self.view.income, *self.view.costs)
        self._individual = [line for line in lines if line.code in INDIVIDUAL]
        self.changes = sorted([*reached, *ages_that_count(self.draft), *self.entered.changes()])

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
        found = self._in.get(month)
        if found is None:
            key = (id(self.view.at(month)), bisect_right(self.changes, month))
            if key not in self._known:
                self._known[key] = self._month(people_in(self.draft, month, self.aow), month)
            found = self._in[month] = self._known[key]
        return found

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
            official=self.policy.floor is FloorKind.VTLB and self.entered.official is not None,
            indicative=found.indicative,
            payment_if_derived=payment_if_derived,
            missing=found.missing,
            assumed=found.assumed,
        )

    def _month(self, people: People, month: Month) -> FloorMonth:
        view, at = self.view, str(month)
        level = view.at(month)
        counted = counted_income(view.household, view.running(month), level.share, month)
        made = None if self.policy.floor is FloorKind.BVV else self._vtlb(people, month)
        whole, missing = (made.amount, made.missing) if made else self._bvv(people, month)
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
        return FloorMonth(
            people=people,
            counted=counted,
            whole=whole,
            floor=floor,
            wall=wall,
            ours=made.computed if made else whole,
            missing=missing,
            assumed=(
                *(made.assumed if made else ()),
                *(("co_parents",) if people.by_co_parents else ()),
            ),
            made=made,
        )

    def _vtlb(self, people: People, month: Month) -> Vtlb:
        """The vtlb of a month: the same as long as the same people have the same costs for it."""
        running = (id(line) for line in self._individual if line.runs_in(month))
        key = (bisect_right(self.changes, month), *running)
        if key not in self._vtlbs:
            self._vtlbs[key] = self._new_vtlb(people, month)
        return self._vtlbs[key]

    def _new_vtlb(self, people: People, month: Month) -> Vtlb:
        entered = self.entered
        individual = None
        if self.taxable is not None or self.lives.residing.needs_no_income:
            individual = individual_costs_in(
                self.draft, self.tariffs, self.view.running(month), people, month
            )
        own = entered.individual_costs
        return vtlb(
            self.tariffs,
            people.situation,
            self.taxable,
            [
                AdultHours(hours if isinstance(hours, Unknown) else Decimal(hours), aow)
                for hours, aow in zip(people.hours, people.aow, strict=True)
            ],
            individual=individual,
            corrections=entered.corrections_in(month),
            raises=entered.raises_in(month),
            entered={} if own is None else {Component.INDIVIDUAL: own},
            official=entered.official,
            residence=self.lives.residing,
        )

    def _bvv(self, people: People, month: Month) -> tuple[Step | None, tuple[str, ...]]:
        given = self.lives.residing.inputs_of(RULE, self.tariffs)
        bvv = start_of(given, people.situation, self.taxable).bvv
        if raises := self.entered.raises_in(month):
            bvv = step_if_known("bvv.raised", Operation.SUM, [bvv, *raises], source="art. 475da Rv")
        cents = step_if_known(
            "bvv",
            Operation.CENT_HALF_UP,
            [bvv],
            source="art. 475da Rv",
            derived=people.by_co_parents,
        )
        return cents, tuple(given.missing)
