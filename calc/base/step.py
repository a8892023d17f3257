"""Step: an amount that explains itself. The parts of every step give its amount (ENGINE 15, 16.9).

A step is made by naming its parts; the amount follows from them, so the two cannot disagree. Texts
for the codes live outside the engine. Steps that several months share are one object.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Final

from calc.base.money import ZERO
from calc.base.rounding import (
    ceil_division,
    cent_up,
    cents_half_up,
    multiple_below,
    snap,
    step_down,
    whole_euro_down,
    whole_euro_half_up,
)
from calc.base.value_type import value_type


class Operation(StrEnum):
    """How the parts of a step give its amount."""

    GIVEN = "given"
    """no parts: an amount of the dossier, the policy or the statute"""
    SUM = "sum"
    DIFFERENCE = "difference"
    """the first part less all others"""
    PRODUCT = "product"
    QUOTIENT = "quotient"
    """the first part divided by the second"""
    LOWEST = "lowest"
    HIGHEST = "highest"
    RANK = "rank"
    """the ceil(n/4)-th of n parts in ascending order: the low quartile by nearest rank"""
    AVERAGE = "average"
    STEP_DOWN = "step_down"
    """the first part down to a multiple of the second, 0 when below the third"""
    MULTIPLE = "multiple"
    """the first part down to a multiple of the second"""
    IF_REACHED = "if_reached"
    """the third part when the first is at least the second, else the fourth"""
    CHOSEN = "chosen"
    """the first part rules; the others stand beside it"""
    CENT_UP = "cent_up"
    """the one part up to a whole cent"""
    CENT_HALF_UP = "cent_half_up"
    """the one part to the nearest cent, half a cent up"""
    EURO_HALF_UP = "euro_half_up"
    """the one part to the nearest whole euro, half a euro up"""
    EURO_DOWN = "euro_down"
    """the one part down to a whole euro"""


class Unit(StrEnum):
    """What a step's amount counts."""

    EUR = "EUR"
    EUR_PER_MONTH = "EUR/month"
    EUR_PER_YEAR = "EUR/year"
    EUR_PER_TIME = "EUR/time"
    EUR_PER_QUARTER = "EUR/quarter"
    EUR_PER_KM = "EUR/km"
    PER_EUR = "1/EUR"
    PER_EUR_SQUARED = "1/EUR2"
    PER_YEAR = "1/year"
    SHARE = "share"
    FACTOR = "factor"
    MONTHS = "months"
    TIMES = "times"
    HOURS_PER_WEEK = "hours/week"


class Status(StrEnum):
    """How firm a step is."""

    ENTERED = "entered"
    POLICY = "policy"
    COMPUTED = "computed"
    LAW = "law"
    SOURCE = "source"
    DERIVED = "derived"
    MISSING = "missing"


@value_type(eq=False)
class Step:
    """One amount with its parts.

    `at` says where it belongs: a path in the dossier (income[0]), a policy key, or a month
    (2026-12, the first month for which it holds). `source` is the rule: a section of the method,
    an article, a policy key. `label` is the dossier's own name of a line, if it has one.
    """

    code: str
    amount: Decimal
    unit: Unit
    operation: Operation
    parts: tuple["Step", ...]
    source: str
    status: Status
    at: str = ""
    label: str = ""

    def __repr__(self) -> str:
        """Short: the parts of a step are shared, and written out they would fill a disk."""
        return f"Step({self.id}, {self.amount})"

    @property
    def id(self) -> str:
        """What tells this step from all others of one assessment."""
        return f"{self.code}@{self.at}" if self.at else self.code


def given(
    code: str,
    amount: Decimal,
    unit: Unit,
    *,
    source: str,
    status: Status,
    at: str = "",
    label: str = "",
) -> Step:
    """A leaf: an amount that nothing in this calculation explains further."""
    return Step(code, amount, unit, Operation.GIVEN, (), source, status, at, label)


def step(
    code: str,
    operation: Operation,
    parts: Sequence[Step],
    unit: Unit,
    *,
    source: str,
    at: str = "",
    label: str = "",
    status: Status = Status.COMPUTED,
) -> Step:
    """A step whose amount follows from its parts by `operation`."""
    parts = tuple(parts)
    amount = _AMOUNT[operation](parts)
    return Step(code, amount, unit, operation, parts, source, status, at, label)


_ONE: Final = Decimal(1)
_BY_AMOUNT: Final = attrgetter("amount")
_RANK_DIVISOR: Final = Decimal(4)
Parts = tuple[Step, ...]


def low_quartile_rank(count: int) -> int:
    """Which value in ascending order is the low quartile: ceil(count / 4), counted from 1."""
    return ceil_division(Decimal(count), _RANK_DIVISOR)


def _given(parts: Parts) -> Decimal:
    raise ValueError("a given step has no parts")


# No list of the amounts for `sum`, `min` and `max`: an assessment makes one to three thousand
# steps, and a step takes a third of the time this way.
def _sum_of_amounts(parts: Parts) -> Decimal:
    total = ZERO
    for part in parts:
        total += part.amount
    return total


def _difference(parts: Parts) -> Decimal:
    if len(parts) == 2:
        return parts[0].amount - parts[1].amount
    return parts[0].amount - _sum_of_amounts(parts[1:])


def _product(parts: Parts) -> Decimal:
    product = _ONE
    for part in parts:
        product *= part.amount
    return product


def _lowest(parts: Parts) -> Decimal:
    return min(parts, key=_BY_AMOUNT).amount


def _highest(parts: Parts) -> Decimal:
    return max(parts, key=_BY_AMOUNT).amount


def _rank(parts: Parts) -> Decimal:
    return sorted(part.amount for part in parts)[low_quartile_rank(len(parts)) - 1]


def _if_reached(parts: Parts) -> Decimal:
    value, mark, then, otherwise = parts
    return (then if snap(value.amount) >= snap(mark.amount) else otherwise).amount


_AMOUNT: Final[Mapping[Operation, Callable[[Parts], Decimal]]] = {
    Operation.GIVEN: _given,
    Operation.SUM: _sum_of_amounts,
    Operation.DIFFERENCE: _difference,
    Operation.PRODUCT: _product,
    Operation.QUOTIENT: lambda parts: parts[0].amount / parts[1].amount,
    Operation.LOWEST: _lowest,
    Operation.HIGHEST: _highest,
    Operation.RANK: _rank,
    Operation.AVERAGE: lambda parts: _sum_of_amounts(parts) / len(parts),
    Operation.STEP_DOWN: lambda parts: step_down(*(part.amount for part in parts)),
    Operation.MULTIPLE: lambda parts: multiple_below(parts[0].amount, parts[1].amount),
    Operation.IF_REACHED: _if_reached,
    Operation.CHOSEN: lambda parts: parts[0].amount,
    Operation.CENT_UP: lambda parts: cent_up(parts[0].amount),
    Operation.CENT_HALF_UP: lambda parts: cents_half_up(parts[0].amount),
    Operation.EURO_HALF_UP: lambda parts: whole_euro_half_up(parts[0].amount),
    Operation.EURO_DOWN: lambda parts: whole_euro_down(parts[0].amount),
}
