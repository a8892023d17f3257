"""A change of income inside a month: one income comes in the place of another (ENGINE 3).

An income counts in the months that it covers wholly, so a job that begins on the Monday after the
old one ended would leave a month without any. Where the old line names its successor and the days
between them are at most seven, that month counts the lower monthly amount of the two, the same in
every view; with more days between them it counts nothing. In a chain of lines every gap of the
month counts, and the lowest of all its lines.

An overlap is no gap. Only regular lines of the same person and kind that count can follow each
other: no toeslag takes the place of a wage.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from calc.base.money import ZERO
from calc.base.period import Frequency, Month
from calc.dossier import Draft
from calc.dossier.budget_lines import IncomeLine
from calc.dossier.codes import NOT_COUNTED, AfterEnd
from calc.plan.counted_lines import CountedLine
from calc.plan.withheld import with_parts

DIRECTLY: Final = 7
"""Days without any income through which the new one still follows directly."""
_OF_ITS_OWN: Final = NOT_COUNTED
"""Nobody changes a job for what the floor does not count as income."""


def all_income(
    draft: Draft, income: Sequence[CountedLine], added_back: Sequence[CountedLine]
) -> tuple[CountedLine, ...]:
    """The incomes of a household with their withheld parts, bridged where one follows another."""
    return bridged(draft, with_parts(income, added_back))


def bridged(draft: Draft, income: Sequence[CountedLine]) -> tuple[CountedLine, ...]:
    """The incomes, each counting also in the months of a change of which it is the lowest.

    `income` holds the lines and their withheld parts, which count together.
    """
    chains = _Chains(draft, income)
    also: dict[str, set[Month]] = defaultdict(set)
    for (month, _), indexes in chains.changes().items():
        lowest = min(indexes, key=chains.height)
        also[f"income[{lowest}]"].add(month)
    return tuple(
        replace(line, also=frozenset(also[path])) if (path := _whole_path(line)) in also else line
        for line in income
    )


def _whole_path(line: CountedLine) -> str:
    return line.withheld_from or line.path


@dataclass(slots=True)
class _Chains:
    """Lines by their place in the dossier, with the line that follows each of them."""

    draft: Draft
    income: Sequence[CountedLine]

    def height(self, index: int) -> tuple[Decimal, date, int]:
        """What a line is a year with what is withheld from it, euros; of equal ones the first."""
        path = f"income[{index}]"
        year = sum((line.year.amount for line in self.income if _whole_path(line) == path), ZERO)
        begins = self._line(index).from_date
        return year, begins if isinstance(begins, date) else date.min, index

    def changes(self) -> Mapping[tuple[Month, int], set[int]]:
        """The months of a change and the line that they lead to, with all lines of that change."""
        follows = dict(self._follows())
        found: dict[tuple[Month, int], set[int]] = defaultdict(set)
        for head in follows:
            chain = [head]
            while chain[-1] in follows:
                chain.append(follows[chain[-1]])
            for old, new in pairwise(chain):
                for month in _months_of_change(self._line(old), self._line(new)):
                    lines = self._across(chain, month)
                    if lines:
                        found[(month, lines[-1])] |= set(lines)
        return found

    def _follows(self) -> Iterator[tuple[int, int]]:
        counted = {line.path: line for line in self.income if line.withheld_from is None}
        for index, line in enumerate(self.draft.income):
            new = successor_of(self.draft, index)
            if new is None or not {f"income[{index}]", f"income[{new}]"} <= counted.keys():
                continue
            old_line, new_line = counted[f"income[{index}]"], counted[f"income[{new}]"]
            if not can_follow(old_line, new_line) or old_line.ends_by_age or new_line.ends_by_age:
                continue
            if isinstance(line.until, date) and isinstance(self._line(new).from_date, date):
                yield index, new

    def _line(self, index: int) -> IncomeLine:
        return self.draft.income[index]

    def _across(self, chain: Sequence[int], month: Month) -> list[int]:
        """The lines that together carry a month from its first day to its last; none if they do
        not, or if one of them does so alone.
        """
        begun = [place for place, index in enumerate(chain) if _begun(self._line(index), month)]
        if not begun:
            return []
        lines: list[int] = []
        for index in chain[begun[-1] :]:
            if lines and days_between(self._line(lines[-1]), self._line(index)) > DIRECTLY:
                return []
            lines.append(index)
            if _reaches_end(self._line(index), month):
                return lines if len(lines) > 1 else []
        return []


def kind_of(of_income: str) -> str:
    """What a code of income is for this rule: work, benefit or pension (""), or of its own kind."""
    return of_income if of_income in _OF_ITS_OWN else ""


def can_follow(old: CountedLine, new: CountedLine) -> bool:
    """Whether one line can come in the place of another: of one person, and of one kind."""
    return old.owner == new.owner and kind_of(old.code) == kind_of(new.code)


def successor_of(draft: Draft, index: int) -> int | None:
    """The place of the regular income that an income names as its successor, if there is one.

    Whoever said that nothing follows, or that nobody knows, named none.
    """
    line = draft.income[index]
    if line.successor is None or line.followed_by in (AfterEnd.NOTHING, AfterEnd.UNKNOWN):
        return None
    new = [other.ref for other in draft.income].index(line.successor)  # the Draft saw that it is
    once = Frequency.ONCE in (line.frequency, draft.income[new].frequency)
    return None if once else new


def days_between(old: IncomeLine, new: IncomeLine) -> int:
    """The days without income between two dated lines; below 0 where they overlap."""
    assert isinstance(old.until, date)  # only dated lines follow each other
    assert isinstance(new.from_date, date)
    return (new.from_date - old.until).days - 1


def _months_of_change(old: IncomeLine, new: IncomeLine) -> Iterator[Month]:
    """The months that the end of the one, the beginning of the other or the days between touch."""
    if days_between(old, new) > DIRECTLY:
        return
    assert isinstance(old.until, date)  # days_between has seen both
    assert isinstance(new.from_date, date)
    month = min(Month.of(old.until), Month.of(new.from_date))
    while month <= max(Month.of(old.until), Month.of(new.from_date)):
        yield month
        month = month.plus(1)


def _begun(line: IncomeLine, month: Month) -> bool:
    return not isinstance(line.from_date, date) or line.from_date <= month.first_day


def _reaches_end(line: IncomeLine, month: Month) -> bool:
    return not isinstance(line.until, date) or line.until >= month.last_day
