"""Steps of which a part may be unknown: then the step is unknown too, never a smaller amount."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, cast

from calc.base.money import MONTHS_PER_YEAR, ZERO
from calc.base.step import Operation, Status, Step, Unit, given, step
from calc.law.rule import Value


def fixed_leaf(
    code: str,
    amount: Decimal,
    unit: Unit,
    *,
    source: str,
    status: Status,
    at: str = "",
) -> Step:
    """An amount without parts. (`given` is what these modules call the inputs of a rule.)"""
    return given(code, amount, unit, source=source, status=status, at=at)


NOTHING: Final = given("zero", ZERO, Unit.EUR_PER_MONTH, source="ENGINE 4", status=Status.DERIVED)
MONTHS: Final = given(
    "bvv.months", MONTHS_PER_YEAR, Unit.MONTHS, source="art. 475da lid 2 Rv", status=Status.LAW
)


def step_if_known(
    code: str,
    operation: Operation,
    parts: Sequence[Step | None],
    unit: Unit = Unit.EUR_PER_MONTH,
    *,
    source: str,
    at: str = "",
    derived: bool = False,
) -> Step | None:
    """The step, or None when a part is. `derived`: the law does not say it in so many words."""
    for part in parts:
        if part is None:
            return None
    known = cast(Sequence[Step], parts)
    status = Status.DERIVED if derived else Status.COMPUTED
    return step(code, operation, known, unit, source=source, at=at, status=status)


def not_below_zero(code: str, value: Step | None, *, source: str) -> Step | None:
    """The value itself; 0 when it is negative, and then derived: the law does not say so."""
    if value is None or value.amount >= ZERO:
        return value
    parts = [value, NOTHING]
    return step(code, Operation.HIGHEST, parts, value.unit, source=source, status=Status.DERIVED)


def entered_amount(code: str, value: Value, unit: Unit, *, source: str) -> Step | None:
    """What somebody entered, as a leaf; None when it is UNKNOWN."""
    if not isinstance(value, Decimal):
        return None
    return given(code, value, unit, source=source, status=Status.ENTERED)


def of_the_law(code: str, amount: str, unit: Unit, *, source: str) -> Step:
    """A number that stands in the article itself and never changed: 95%, 110%, a half."""
    return given(code, Decimal(amount), unit, source=source, status=Status.LAW)
