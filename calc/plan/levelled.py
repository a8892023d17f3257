"""The levelled month: income, costs and arrangements of the debtor in one month (ENGINE 2, 3).

Sums are taken per year, exactly, and divided by 12 once. Months in which the same lines run share
one `Level` object, whose steps are named after the first of those months.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from calc.base.money import MONTHS_PER_YEAR
from calc.base.period import Frequency, Month
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier import Draft
from calc.dossier.asked import Topic
from calc.dossier.codes import TAX_ON_PROFIT
from calc.dossier.topics import NEEDED
from calc.plan.counted_lines import CountedLine
from calc.plan.earmarked import Covered, covered_costs, is_earmarked
from calc.plan.minimums import top_ups
from calc.plan.result import Groups
from calc.plan.sharing import SHARED, CostSharing, debtor_share
from calc.policy.policy import Policy

TWELVE: Final = given(
    "months_a_year", MONTHS_PER_YEAR, Unit.MONTHS, source="ENGINE 2", status=Status.DERIVED
)


@value_type
class Level:
    """One month levelled; steps in euros a month.

    `covered` and `share` are what the cash view needs to count single payments the same way.
    """

    income: Step
    costs: Step
    arrangements: Step
    share: Step | None
    covered: tuple[Covered, ...]


@value_type
class RunningLines:
    """The lines that run in a month; what comes once is none of them."""

    income: Sequence[CountedLine]
    costs: Sequence[CountedLine]
    arrangements: Sequence[CountedLine]


@dataclass(slots=True)
class LevelledView:
    """Levels any month of one household. Gives the same object for months with the same lines."""

    draft: Draft
    policy: Policy
    household: CostSharing
    income: Sequence[CountedLine]
    costs: Sequence[CountedLine]
    arrangements: Sequence[CountedLine]
    _known: dict[tuple[frozenset[int], ...], Level] = field(default_factory=dict)
    _between: dict[int, RunningLines] = field(default_factory=dict)
    _levels: dict[int, Level] = field(default_factory=dict)
    _at: dict[Month, Level] = field(default_factory=dict)
    _changes: list[Month] = field(init=False)

    def __post_init__(self) -> None:
        """Between the months in which a line starts or ends, every month is the same."""
        lines = [line for group in self._groups for line in group]
        begins = {line.begins for line in lines if line.begins is not None}
        ends = {line.ends.plus(1) for line in lines if line.ends is not None}
        also = {month.plus(later) for line in lines for month in line.also for later in (0, 1)}
        self._changes = sorted(begins | ends | also)

    def at(self, month: Month) -> Level:
        """The level of a month."""
        level = self._at.get(month)  # it is asked five hundred times, about sixty months
        if level is None:
            level = self._at[month] = self._level_of(self.running(month), month)
        return level

    def running(self, month: Month) -> RunningLines:
        """The lines that run in a month, looked up once for all months between two changes."""
        place = bisect_right(self._changes, month)
        if place not in self._between:
            self._between[place] = RunningLines(*(_running(lines, month) for lines in self._groups))
        return self._between[place]

    def _level_of(self, lines: RunningLines, month: Month) -> Level:
        if id(lines) in self._levels:
            return self._levels[id(lines)]
        groups = (lines.income, lines.costs, lines.arrangements)
        key = tuple(frozenset(map(id, group)) for group in groups)
        if key not in self._known:
            self._known[key] = self._level(lines, at=str(month))
        self._levels[id(lines)] = self._known[key]
        return self._known[key]

    def groups(self, month: Month, topics: frozenset[Topic], *, complete: bool) -> Groups:
        """Plain sums of the lines that run in a month: no sharing, no minimums, no earmarking.

        Nothing of what was not asked; `complete`: every cost and arrangement is known.
        """
        at, lines = str(month), self.running(month)
        income, costs, arrangements = (
            _a_month(f"group.{name}", [line.year for line in group], at)
            for name, group in (
                ("income", lines.income),
                ("costs", lines.costs),
                ("arrangements", lines.arrangements),
            )
        )
        left = step(
            "group.left",
            Operation.DIFFERENCE,
            [income, costs, arrangements],
            Unit.EUR_PER_MONTH,
            source="ENGINE 2",
            at=at,
        )
        asked = topics.issuperset(NEEDED)
        return Groups(
            income if Topic.INCOME in topics else None,
            costs if Topic.EXPENSES in topics else None,
            arrangements,
            left if asked and complete else None,
        )

    def part_of_costs(self, code: str, codes: frozenset[str], month: Month) -> Step:
        """The debtor's share of the costs with these codes, without minimums; euros a month."""
        costs = [line for line in self.running(month).costs if line.code in codes]
        divide = _Division(self.household, self.at(month).share, str(month))
        return divide.net(code, costs, ())

    @property
    def _groups(self) -> tuple[Sequence[CountedLine], ...]:
        return (self.income, self.costs, self.arrangements)

    def _level(self, lines: RunningLines, *, at: str) -> Level:
        counted = [line for line in lines.income if not is_earmarked(line)]
        taxes = [line for line in lines.costs if line.code in TAX_ON_PROFIT]
        spent = [line for line in lines.costs if line.code not in TAX_ON_PROFIT]
        share = debtor_share(self.household, counted, taxes, at)
        covered = covered_costs(lines.income, spent, at)
        extra = top_ups(self.draft, self.policy, spent, at)
        divide = _Division(self.household, share, at)
        return Level(
            income=divide.net("income", counted, taxes),
            costs=divide.spent(spent, covered, extra),
            arrangements=divide.net("arrangements", lines.arrangements, ()),
            share=share,
            covered=tuple(covered),
        )


def _running(lines: Sequence[CountedLine], month: Month) -> list[CountedLine]:
    return [line for line in lines if line.frequency is not Frequency.ONCE and line.runs_in(month)]


def _sum(code: str, parts: Sequence[Step], at: str) -> Step:
    return step(code, Operation.SUM, parts, Unit.EUR_PER_YEAR, source="ENGINE 2", at=at)


def _a_month(code: str, years: Sequence[Step], at: str) -> Step:
    total = _sum(f"{code}.year", years, at)
    return step(
        code, Operation.QUOTIENT, [total, TWELVE], Unit.EUR_PER_MONTH, source="ENGINE 2", at=at
    )


@value_type
class _Division:
    """Adds up lines for one month: own lines whole, shared lines for the debtor's share."""

    household: CostSharing
    share: Step | None
    at: str

    def net(self, code: str, plus: Sequence[CountedLine], less: Sequence[CountedLine]) -> Step:
        """Lines less other lines, euros a month."""
        own, shared = self._own_and_shared(plus)
        own_less, shared_less = self._own_and_shared(less)
        return self._per_month(code, own, own_less, shared, shared_less)

    def spent(
        self, costs: Sequence[CountedLine], covered: Sequence[Covered], extra: Sequence[Step]
    ) -> Step:
        """Costs less what earmarked income covers, with the minimums; euros a month."""
        own, shared = self._own_and_shared(costs)
        (own if self.share is None else shared).extend(extra)
        return self._per_month(
            "costs",
            own,
            [part for item in covered if (part := self._covered(item, of_debtor=True))],
            shared,
            [part for item in covered if (part := self._covered(item, of_debtor=False))],
        )

    def _own_and_shared(self, lines: Sequence[CountedLine]) -> tuple[list[Step], list[Step]]:
        """The lines that count whole and those that count for a share, in one pass."""
        own: list[Step] = []
        shared: list[Step] = []
        for line in lines:
            if self.household.is_shared(line.owner):
                shared.append(line.year)
            elif self.household.counts(line.owner):
                own.append(line.year)
        return own, shared

    def _covered(self, item: Covered, *, of_debtor: bool) -> Step | None:
        own, shared = self._own_and_shared(item.costs)
        parts = own if of_debtor else shared
        if not parts:
            return None
        whose = self.household.debtor if of_debtor else SHARED
        at = f"{self.at}.{whose}.{item.costs[0].path}"
        spent = _sum("earmarked.part", parts, at)
        return step(
            "earmarked.covered",
            Operation.PRODUCT,
            [spent, item.share],
            Unit.EUR_PER_YEAR,
            source="ENGINE 3 earmarked",
            at=at,
        )

    def _per_month(
        self,
        code: str,
        own: Sequence[Step],
        own_less: Sequence[Step],
        shared: Sequence[Step],
        shared_less: Sequence[Step],
    ) -> Step:
        parts = [self._year(f"{code}.own", own, own_less)]
        if self.share is not None:
            whole = self._year(f"{code}.shared", shared, shared_less)
            parts.append(
                step(
                    f"{code}.debtor_part",
                    Operation.PRODUCT,
                    [whole, self.share],
                    Unit.EUR_PER_YEAR,
                    source="ENGINE 3 sharing",
                    at=self.at,
                )
            )
        return _a_month(code, parts, self.at)

    def _year(self, code: str, plus: Sequence[Step], less: Sequence[Step]) -> Step:
        total = _sum(f"{code}.lines" if less else code, plus, self.at)
        if not less:
            return total
        return step(
            code,
            Operation.DIFFERENCE,
            [total, *less],
            Unit.EUR_PER_YEAR,
            source="ENGINE 3",
            at=self.at,
        )
