"""Sums of a table: per category and in all, a month and a year, and what is not in them.

Lines are counted by the engine's own functions, so that the total is the group of the assessment:
the lines that run in the first plan month, levelled, exact, and rounded only to be shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from app.services.intake.catalogue import questions
from app.services.intake.line_columns import LineGroup
from calc import UNKNOWN, Draft, Policy
from calc.base.money import MONTHS_PER_YEAR, ZERO, engine_context
from calc.base.path import field_path
from calc.base.period import Frequency
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.dossier.budget_lines import IncomeLine
from calc.dossier.codes import Certainty
from calc.engine import first_month
from calc.plan.arrangements import counted_arrangements
from calc.plan.counted_lines import CountedLine, counted_lines
from calc.plan.successors import all_income

WITHHELD = "withheld"
"""The category of income that was withheld and is added back."""


@value_type
class LineSum:
    """An amount as it is shown: whole cents a month and a year. `name`: a category, "" for all."""

    name: str
    month: Decimal
    year: Decimal


@value_type
class Sums:
    """The sums of one table. `left_out`: the row and the reason of each line that does not count.

    `balance`: what is still owed in all arrangements together, as far as it is known.
    """

    categories: tuple[LineSum, ...]
    total: LineSum
    left_out: tuple[tuple[int, str], ...]
    balance: Decimal | None
    months: Mapping[int, Decimal]
    """what each line that counts comes to a month, by its row"""

    @property
    def is_known(self) -> bool:
        """Whether there is a sum to show: of lines without an amount it is no zero."""
        return bool(self.total.year) or not any(why.startswith("no_") for _, why in self.left_out)

    @property
    def differ_by_cents(self) -> bool:
        """Whether the categories as shown do not add up to the total as shown."""
        return sum((part.month for part in self.categories), ZERO) != self.total.month


def sums_of(group: LineGroup, draft: Draft, policy: Policy, on: date) -> Sums:
    """The sums of one group of a draft that is assessed on a day."""
    first = first_month(draft, on)
    with engine_context():
        counted = _counted(group, draft, policy, on)
        running = [
            line for line in counted if line.frequency is not Frequency.ONCE and line.runs_in(first)
        ]
        years: dict[str, Decimal] = {}
        for line in running:
            category = _category(group, line)
            years[category] = years.get(category, ZERO) + line.year.amount
        return Sums(
            categories=tuple(
                _sum(name, [years[name]]) for name in _order(group) if name in years and name
            ),
            total=_sum("", years.values()),
            left_out=tuple(_left_out(group, draft, {line.path for line in running})),
            balance=_balance(group, draft),
            months=_months(group, running),
        )


def kinds_of(group: LineGroup) -> tuple[str, ...]:
    """The kinds under which the lines of a table stand, in their order; none without kinds."""
    kinds = tuple(kind for kind in _order(group) if kind)
    return kinds if len(kinds) > 1 else ()


def kind_of(group: LineGroup, code: object) -> str:
    """The kind of a line by its code; "" for one without."""
    question = questions()[group.codes].get(code) if isinstance(code, str) else None
    return "" if question is None else question.category


def _months(group: LineGroup, running: Sequence[CountedLine]) -> dict[int, Decimal]:
    """By the row of a line: the engine levels it over a year, as it does the sums."""
    years: dict[int, Decimal] = {}
    for line in running:
        item = field_path(line.path).item
        if item is not None and item.group == group.name and line.withheld_from is None:
            years[item.at] = years.get(item.at, ZERO) + line.year.amount
    return {row: cents_half_up(year / MONTHS_PER_YEAR) for row, year in years.items()}


def _counted(group: LineGroup, draft: Draft, policy: Policy, on: date) -> tuple[CountedLine, ...]:
    if group.name == "expenses":
        return counted_lines(draft, policy, on).costs
    arrangements = counted_arrangements(draft, first_month(draft, on))
    if group.name == "arrangements":
        return arrangements.lines
    return all_income(draft, counted_lines(draft, policy, on).income, arrangements.added_back)


def _category(group: LineGroup, line: CountedLine) -> str:
    if line.withheld_from is not None:
        return WITHHELD
    return kind_of(group, line.code)


def _order(group: LineGroup) -> tuple[str, ...]:
    """The categories in the order of the catalogue."""
    found = dict.fromkeys(question.category for question in questions()[group.codes].values())
    return (*found, WITHHELD)


def _sum(name: str, years: Iterable[Decimal]) -> LineSum:
    year = sum(years, ZERO)
    return LineSum(name, cents_half_up(year / MONTHS_PER_YEAR), cents_half_up(year))


def _left_out(group: LineGroup, draft: Draft, running: set[str]) -> Iterable[tuple[int, str]]:
    for row, line in enumerate(getattr(draft, group.name)):
        if f"{group.name}[{row}]" not in running:
            yield row, _reason(line)


def _reason(line: Any) -> str:
    """Why a line is in no sum: a word of `lines.left_out.*`."""
    for field in ("replaced_by_plan", "already_in_profit"):
        if getattr(line, field, False):
            return field
    if getattr(line, "certainty", Certainty.SURE) is not Certainty.SURE:
        return "expected"
    for field in ("amount", "frequency", "who"):
        has_months = field == "amount" and bool(getattr(line, "months", ()))
        if getattr(line, field) is UNKNOWN and not has_months:
            return f"no_{field}"
    if isinstance(line, IncomeLine) and line.from_date is UNKNOWN:
        return "no_from_date"
    return "once" if getattr(line, "frequency", None) is Frequency.ONCE else "not_now"


def _balance(group: LineGroup, draft: Draft) -> Decimal | None:
    if group.name != "arrangements":
        return None
    return sum(
        (line.balance for line in draft.arrangements if isinstance(line.balance, Decimal)), ZERO
    )
