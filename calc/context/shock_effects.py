"""What each setback of the policy takes from a month: euros, the debtor's share (ENGINE 12).

The share is the one the plan has in that month, and what somebody else's own lines lose is theirs.
An income or cost that falls in due months is missed or rises in those. A child's money is what
stands on a line of that child; a line of no child in particular counts for an equal part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.path import field_path
from calc.base.period import Frequency, Month
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.base.value_type import value_type
from calc.dossier import Draft
from calc.dossier.codes import CHILD_BENEFIT, CHILD_BUDGET, TOESLAGEN, VARYING_BY_NATURE
from calc.plan.cash import cash_of, is_lumpy
from calc.plan.counted_lines import CountedLine
from calc.plan.earmarked import is_earmarked
from calc.plan.levelled import TWELVE, LevelledView
from calc.plan.sharing import CostSharing
from calc.policy.shocks import ShockKind
from calc.policy.shocks import ShockSetting as Rule

_RULE: Final = "ENGINE 12"
CHILD_MONEY: Final = frozenset({CHILD_BUDGET, CHILD_BENEFIT})
JULY: Final = 7


@value_type
class Living:
    """The household as the levelled view counts it, over the months of the term."""

    draft: Draft
    view: LevelledView
    months: Sequence[Month]

    _shares: dict[Month, Step | None] = field(default_factory=dict)

    @property
    def household(self) -> CostSharing:
        """Whose lines count, and for how much."""
        return self.view.household

    def share(self, month: Month) -> Step | None:
        """The debtor's share of shared lines in a month; None when nothing is shared."""
        if self.household.sharing is None:
            return None
        if month not in self._shares:
            self._shares[month] = self.view.at(month).share
        return self._shares[month]


def begins_at(rule: Rule, months: Sequence[Month]) -> int | None:
    """The index of the month in which a setback begins; None when that is not in the term."""
    if rule.kind is ShockKind.RENT_UP_IN_JULY:
        return next((index for index, month in enumerate(months) if month.number == JULY), None)
    index = (rule.month or 1) - 1
    return index if index < len(months) else None


def effects(rule: Rule, name: str, living: Living, begin: int, end: int) -> list[Step | None]:
    """What the setback takes from each month with index `begin` to `end`; None for nothing."""
    taken = _Taken(rule, name, living, begin)
    return [taken.in_month(index) for index in range(begin, end)]


class _Taken:
    """One setback of one household."""

    def __init__(self, rule: Rule, name: str, living: Living, begin: int) -> None:
        self._rule, self._name, self._living, self._begin = rule, name, living, begin
        self._lines = list(self._chosen())
        self._share = self._chosen_by_policy("shocks.share", rule.share, Unit.SHARE)

    def in_month(self, index: int) -> Step | None:
        """What is taken from the month with this index, if anything."""
        month = self._living.months[index]
        parts = [part for part in self._parts(index, month) if part.amount > ZERO]
        if not parts:
            return None
        return self._step("shock.month", Operation.SUM, parts, str(month))

    def _parts(self, index: int, month: Month) -> Iterator[Step]:
        rule = self._rule
        match rule.kind:
            case ShockKind.ONE_OFF_COST:
                if index == self._begin:
                    yield self._one_off(month)
            case ShockKind.TOESLAGEN_BACK:
                if index == self._begin:
                    yield from (self._year_back(line, month) for line in self._lines)
            case ShockKind.VARYING_INCOME_OUT:
                if index < (rule.until_month or len(self._living.months)):
                    yield from (self._money(line, month) for line in self._lines)
            case ShockKind.CHILD_MONEY_OUT:
                yield from (self._of_child(line, month) for line in self._lines)
            case _:  # a cost goes up
                yield from (self._higher(line, month) for line in self._lines)

    def _chosen(self) -> Iterator[CountedLine]:
        view = self._living.view
        match self._rule.kind:
            case ShockKind.TOESLAGEN_BACK:
                until_now = self._living.months[: self._begin + 1]
                lines = {
                    line.path: line
                    for line in reversed(list(self._counting(view.income, TOESLAGEN)))
                    if any(line.runs_in(month) for month in until_now)
                }
                # Of a line that is cut at an 18th birthday the first piece: a year at its highest.
                yield from reversed(lines.values())
            case ShockKind.VARYING_INCOME_OUT:
                paths = varying_paths(self._living.draft)
                yield from (
                    line
                    for line in view.income
                    if _path_of(line) in paths and self._living.household.counts(line.owner)
                )
            case ShockKind.CHILD_MONEY_OUT:
                yield from self._largest_child()
            case kind:
                yield from self._counting(view.costs, kind.raises)

    def _counting(
        self, lines: Sequence[CountedLine], codes: frozenset[str]
    ) -> Iterator[CountedLine]:
        for line in lines:
            if line.code in codes and self._living.household.counts(line.owner):
                yield line

    def _largest_child(self) -> list[CountedLine]:
        """The lines of the child with the largest ones, and those of no child in particular."""
        lines = list(self._counting(self._living.view.income, CHILD_MONEY))
        of_child: dict[str, list[CountedLine]] = {}
        of_nobody: list[CountedLine] = []
        for line in lines:
            who = self._who(line)
            (of_child.setdefault(who, []) if who else of_nobody).append(line)
        largest = max(
            of_child.values(),
            key=lambda group: sum((line.year.amount for line in group), ZERO),
            default=[],
        )
        return [*largest, *of_nobody]

    def _who(self, line: CountedLine) -> str:
        """The child that a line names; "" for none."""
        who = self._living.draft.income[field_path(_path_of(line)).at].who
        return who if isinstance(who, str) and who.startswith("K") else ""

    def _money(self, line: CountedLine, month: Month) -> Step:
        """What a line brings or costs in a month, the debtor's share."""
        whole = self._whole(line, month)
        at = f"{month}.{line.path}"
        weights = self._weights(line, month)
        if not weights:
            return whole
        return self._step("shock.cash", Operation.PRODUCT, [whole, *weights], at)

    def _whole(self, line: CountedLine, month: Month) -> Step:
        if is_lumpy(line) and not is_earmarked(line):
            return cash_of(line, month)
        if line.frequency is Frequency.ONCE or not line.runs_in(month):
            return _NOTHING
        at = f"{month}.{line.path}"
        return self._step("shock.levelled", Operation.QUOTIENT, [line.year, TWELVE], at)

    def _higher(self, line: CountedLine, month: Month) -> Step:
        parts = [self._money(line, month), self._share]
        return self._step("shock.higher", Operation.PRODUCT, parts, f"{month}.{line.path}")

    def _of_child(self, line: CountedLine, month: Month) -> Step:
        cash = self._money(line, month)
        children = len(self._living.draft.children)
        if self._who(line) or children < 2:
            return cash
        count = given(
            "shock.children", Decimal(children), Unit.TIMES, source=_RULE, status=Status.DERIVED
        )
        at = f"{month}.{line.path}"
        return self._step("shock.of_child", Operation.QUOTIENT, [cash, count], at)

    def _year_back(self, line: CountedLine, month: Month) -> Step:
        parts = [line.year, self._share, *self._weights(line, month)]
        return self._step("shock.year_back", Operation.PRODUCT, parts, f"{month}.{line.path}")

    def _one_off(self, month: Month) -> Step:
        share = self._living.share(month)
        parts = [self._amount(), *([share] if share else [])]
        return self._step("shock.one_off", Operation.PRODUCT, parts, str(month))

    def _weights(self, line: CountedLine, month: Month) -> list[Step]:
        share = self._living.share(month)
        return [share] if share and self._living.household.is_shared(line.owner) else []

    def _amount(self) -> Step:
        return self._chosen_by_policy("shocks.amount", self._rule.amount, Unit.EUR)

    def _chosen_by_policy(self, key: str, amount: Decimal | None, unit: Unit) -> Step:
        return given(
            f"policy.{key}",
            amount or ZERO,
            unit,
            source=f"policy {key}",
            status=Status.POLICY,
            at=self._name,
        )

    def _step(self, code: str, operation: Operation, parts: Sequence[Step], at: str) -> Step:
        month, _, path = at.partition(".")
        where = f"{month}.{self._name}" + (f".{path}" if path else "")
        return step(code, operation, parts, Unit.EUR, source=_RULE, at=where)


_NOTHING: Final = given("zero", ZERO, Unit.EUR, source=_RULE, status=Status.DERIVED)


def _path_of(line: CountedLine) -> str:
    """The income that a line is, or that it is withheld from."""
    return line.withheld_from or line.path


def varying_paths(draft: Draft) -> frozenset[str]:
    """The paths of incomes that go up and down: overtime, profit, marked so, or known by month."""
    return frozenset(
        f"income[{index}]"
        for index, line in enumerate(draft.income)
        if line.varying or line.months or line.code in VARYING_BY_NATURE
    )
