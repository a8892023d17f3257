"""The law of one assessment: the tariffs that hold, the floor, and what is to be said of them.

The tariffs of the first plan month hold for every month of the plan; those of the reference date
for the check of the toeslagen (ENGINE 4 and 5).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import ZERO
from calc.base.period import Month
from calc.base.step import Step
from calc.base.value_type import value_type
from calc.dossier import Draft
from calc.entitlement import ToeslagenCheck, toeslagen_check
from calc.plan.counted_lines import CountedLine
from calc.plan.levelled import LevelledView
from calc.plan.result import MonthRow
from calc.policy.policy import FloorKind as Kind
from calc.policy.policy import IndividualCosts, Policy
from calc.statutory_floor.entered import Entered
from calc.statutory_floor.report import FloorReport, Provisional
from calc.statutory_floor.taxable_income import TaxableIncome, taxable_income_of
from calc.statutory_floor.wall import StatutoryFloor
from calc.tariffs import NoTariff, Tariffs, TariffsOn

_MOST_YEARS_AHEAD: Final = 2
"""Years after the last known figures; a reference date beyond them is a slip of the hand."""


@value_type
class Law:
    """What holds on the first day of the plan, and what on the reference date."""

    plan: TariffsOn | NoTariff
    today: TariffsOn | NoTariff

    @classmethod
    def of(cls, tariffs: Tariffs, first: Month, on: date) -> "Law":
        """The law for a plan that begins in month `first`, looked at on a day."""
        return cls(tariffs.on(first.first_day), tariffs.on(on))

    @property
    def is_there(self) -> bool:
        """Whether there are figures for this plan at all."""
        return isinstance(self.plan, TariffsOn)

    def files(self) -> Iterator[TariffsOn]:
        """The tariffs that were used, the plan's first; the same file once."""
        if isinstance(self.plan, TariffsOn):
            yield self.plan
        if isinstance(self.today, TariffsOn) and not (
            isinstance(self.plan, TariffsOn) and self.plan.file is self.today.file
        ):
            yield self.today

    def toeslagen(
        self, draft: Draft, on: date, income: Sequence[CountedLine]
    ) -> ToeslagenCheck | None:
        """The check of the toeslagen on the reference date."""
        if not isinstance(self.today, TariffsOn):
            return None
        return toeslagen_check(draft, self.today, on, income)


@value_type
class HouseholdFloor:
    """The floor of one household, under the known taxable income and, beside it, a derived one."""

    law: TariffsOn
    policy: Policy
    taxable: TaxableIncome
    floor: StatutoryFloor
    if_derived: StatutoryFloor | None

    @property
    def entered(self) -> Entered:
        """What an officer entered about it."""
        return self.floor.entered

    @property
    def needs_income(self) -> bool:
        """Whether the floor waits for the taxable income: an official vtlb does not, nor does the
        beslagvrije voet of an institution or without an address.
        """
        ruled = self.policy.floor is Kind.VTLB and self.entered.official is not None
        without = self.floor.lives.residing.needs_no_income
        return self.taxable.known is None and not ruled and not without

    def provisional(self) -> tuple[Provisional, ...]:
        """Why this outcome can be shown, and never be made final."""
        found = []
        if self.law.provisional:
            found.append(Provisional.TARIFF)
        if self.needs_income:
            found.append(Provisional.TAXABLE_INCOME)
        return tuple(found)

    def leaves_room_open(self, rows: Sequence[MonthRow]) -> bool:
        """Nothing is paid, and only because the highest floor stands in for an unknown one."""
        if not self.needs_income or not rows or any(row.payment.amount for row in rows):
            return False
        if not rows[0].decided.means.by_room:
            return False
        return any(
            row.floor_wall is not None and row.own_wall.amount > ZERO >= row.floor_wall.amount
            for row in rows
        )

    def report(self, month: Month, payment_if_derived: Step | None) -> FloorReport:
        """The floor of the first month, to be shown."""
        return self.floor.report(month, payment_if_derived)

    def findings(self, month: Month) -> Iterator[Finding]:
        """What an officer has to know or do about the floor."""
        found = self.floor.month(month)
        if self.needs_income:
            path = self.taxable.asked[0]
            ask = (("ask", self.taxable.earns),)
            yield Finding(Severity.BLOCKS, "taxable_income_unknown", path, ask)
        if found.wall is None:
            yield Finding(Severity.BLOCKS, "floor_not_computed", "statutory")
        elif found.indicative:
            yield Finding(Severity.INFORMS, "floor_indicative", "statutory")
        asks = self.policy.individual_costs is IndividualCosts.ENTERED
        if asks and self.entered.individual_costs is None:
            path = "statutory.individual_costs"
            yield Finding(Severity.WARNS, "individual_costs_not_entered", path)
        yield from self.entered.findings
        yield from self.floor.lives.findings


def floor_of(draft: Draft, policy: Policy, law: Law, view: LevelledView) -> HouseholdFloor | None:
    """The floor of a household; None when there are no figures for its plan."""
    if not isinstance(law.plan, TariffsOn):
        return None
    taxable = taxable_income_of(draft)
    floor = StatutoryFloor(draft, policy, law.plan, view, taxable.known)
    beside = None
    if taxable.known is None and taxable.derived is not None:
        beside = StatutoryFloor(draft, policy, law.plan, view, taxable.derived)
    return HouseholdFloor(law.plan, policy, taxable, floor, beside)


def law_findings(law: Law, agreed_until: date | None = None) -> Iterator[Finding]:
    """No figures for this day, or figures of an earlier one.

    `agreed_until`: the end date of a plan that was accepted. It is final under its own tariff, so
    that its last years wait for no figures that nobody has.
    """
    plan = law.plan
    if isinstance(plan, NoTariff):
        why = (("day", plan.day), ("reason", plan.reason))
        yield Finding(Severity.BLOCKS, "no_tariff", "first_plan_month", why)
    elif plan.provisional:
        days = (("day", plan.day), ("last_day", plan.known_on))
        yield Finding(Severity.BLOCKS, "tariff_provisional", "first_plan_month", days)
    yield from _far_away(law.today, agreed_until)


def _far_away(today: TariffsOn | NoTariff, agreed_until: date | None) -> Iterator[Finding]:
    """A reference date that nobody can know the figures of; in and just after a term it warns."""
    if isinstance(today, NoTariff) or not _is_far(today.day, today.known_on):
        return
    slip = agreed_until is None or _is_far(today.day, agreed_until)
    severity = Severity.BLOCKS if slip else Severity.WARNS
    days = (("day", today.day), ("last_day", today.known_on))
    yield Finding(severity, "reference_far_away", "reference_date", days)


def _is_far(day: date, known: date) -> bool:
    return day.year - known.year > _MOST_YEARS_AHEAD
