"""Kindgebonden budget (I22): less from the month after a child turns 18 (ENGINE 8).

One line for all children; from that month on it counts for a share of what it is now. The shares
come from the rule of the toeslagen (`calc.statutory_floor.child_budget`). A line that names one
child ends with that child instead (`plan.child_benefit`). What comes once stays as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from calc.base.period import Month
from calc.base.step import Operation, Step, step
from calc.base.value_type import value_type
from calc.dossier.codes import CHILD_BUDGET
from calc.plan.counted_lines import CountedLine

_RULE: Final = "ENGINE 8"


@value_type
class BudgetStep:
    """From month `first` on, `share` of today's amount is left.

    `children`: the paths of those who are 18 then. `unknown`: not computed, so that the share is 0;
    `missing`: the paths of what a dossier lacks for it, if that is why.
    """

    first: Month
    share: Step
    children: tuple[str, ...]
    unknown: bool = False
    missing: tuple[str, ...] = ()


def less_after_18(
    income: Sequence[CountedLine], steps: Sequence[BudgetStep]
) -> tuple[CountedLine, ...]:
    """The incomes of a household, kindgebonden budget cut where it becomes less. Steps in order."""
    return tuple(piece for line in income for piece in _pieces(line, steps))


def is_scaled(line: CountedLine) -> bool:
    """Whether a line follows what happens to the children of the household."""
    return (
        line.code == CHILD_BUDGET
        and not line.of_child
        and bool(line.year.amount)  # what comes once is 0 a year
    )


def _pieces(line: CountedLine, steps: Sequence[BudgetStep]) -> Iterator[CountedLine]:
    if not is_scaled(line):
        yield line
        return
    now, ends = line, line.ends
    for each in steps:
        last = each.first.plus(-1)
        if ends is not None and max((ends, *line.also)) <= last:
            break
        before = frozenset(month for month in now.also if month < each.first)
        until = last if ends is None else min(ends, last)
        yield replace(now, ends=until, ends_by_age=True, also=before)
        begins = each.first if line.begins is None else max(line.begins, each.first)
        now = replace(
            line,
            year=_less("line.year_after_18", line.year, each, line),
            time=_less("line.amount_after_18", line.time, each, line),
            begins=begins,
            after_18=True,
            also=now.also - before,
        )
    yield now


def _less(code: str, whole: Step, each: BudgetStep, line: CountedLine) -> Step:
    return step(
        code,
        Operation.PRODUCT,
        [whole, each.share],
        whole.unit,
        source=_RULE,
        at=f"{each.first}.{line.path}",
        label=line.label,
    )
