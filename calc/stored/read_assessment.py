"""An assessment as its own JSON has it, read back: what a review compares."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from calc.base.money import MONTHS_PER_YEAR, engine_context
from calc.base.period import LAST_COMPUTED, Month
from calc.base.problem import Problem
from calc.base.value_type import value_type
from calc.dossier.agreement import LONGEST_TERM
from calc.dossier.fields import Day
from calc.stored.receipt_json import FORM, ReceiptFile

_EXACT: Final = frozenset({"savings", "buffer", "room", "target", "target.zzp", "target.table"})
"""Steps whose amounts a review needs as they were, not in cents."""
_NOT_ONE: Final = (Problem("review_no_assessment", ""),)


def _computed_month(value: object) -> object:
    """A month that the engine wrote: it may lie after the last that can be entered."""
    if not isinstance(value, str):
        return value
    try:
        return Month.parse(value, last_year=LAST_COMPUTED)
    except ValueError:
        return value


ComputedMonth = Annotated[Month, BeforeValidator(_computed_month)]
Euros = Annotated[Decimal, Field(max_digits=20, allow_inf_nan=False)]


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class ReadMonth(_Read):
    """One month of the schedule, euros in cents."""

    month: ComputedMonth
    income: Euros
    costs: Euros
    arrangements: Euros
    reserve: Euros
    own_wall: Euros
    floor_wall: Euros | None
    room: Euros
    payment: Euros
    debt_left: Euros | None
    decided: str | None = None
    lowest: str | None = None
    balance: Euros | None = None


class ReadPlan(_Read):
    """What was agreed, or what is proposed now."""

    first_month: Month
    term_months: Annotated[int, Field(ge=1, le=LONGEST_TERM)]
    end_date: date
    payment: Euros
    total: Euros
    discharge: Euros | None
    rest_at_end: str | None = None
    conditions: tuple[dict[str, str], ...] = ()

    @model_validator(mode="after")
    def _ends_within_its_term(self) -> "ReadPlan":
        """A plan that was altered to run for ages would be computed for ages."""
        if self.first_month.plus(self.term_months - 1).last_day != self.end_date:
            raise PydanticCustomError("not_readable", "does not end with its term")
        return self


class _ReadReceipt(_Read):
    files: tuple[ReceiptFile, ...] = ()


class _Stored(_Read):
    schema_: str = Field(alias="schema", pattern=f"^{FORM}$")
    reference_date: Day
    schedule: tuple[ReadMonth, ...]
    plan: ReadPlan | None
    savings_target: Euros | None = None
    receipt: _ReadReceipt = _ReadReceipt()


@value_type
class ReadLine:
    """One line that counted: where it stood, its own name ("" for none), euros a month levelled."""

    path: str
    label: str
    amount: Decimal


@value_type
class ReadAssessment:
    """An assessment that was stored. `exact`: amounts of its steps by their id, not rounded."""

    reference_date: Day
    schedule: tuple[ReadMonth, ...]
    plan: ReadPlan | None
    lines: tuple[ReadLine, ...]
    savings_target: Decimal | None = None
    files: tuple[ReceiptFile, ...] = ()
    exact: Mapping[str, Decimal] = field(default_factory=dict)

    def month(self, month: Month) -> ReadMonth | None:
        """One month of its schedule; None outside its term."""
        return next((row for row in self.schedule if row.month == month), None)


def read_assessment(values: object) -> ReadAssessment | tuple[Problem, ...]:
    """The assessment in the values of its JSON, or that it is none."""
    if not isinstance(values, Mapping):
        return _NOT_ONE
    try:
        stored = _Stored.model_validate(values)
        with engine_context():
            lines = tuple(_lines(values.get("steps")))
            exact = {
                str(step["id"]): Decimal(str(step["amount"]))
                for step in _steps(values.get("steps"))
                if str(step.get("id")).partition("@")[0] in _EXACT
            }
    except (ValidationError, ArithmeticError, TypeError):
        return _NOT_ONE
    return ReadAssessment(
        stored.reference_date,
        stored.schedule,
        stored.plan,
        lines,
        stored.savings_target,
        stored.receipt.files,
        exact,
    )


def _lines(steps: Any) -> Iterator[ReadLine]:
    """Every line that counts, from its yearly step; each is written out once."""
    for step in _steps(steps):
        if step.get("code") == "line.year":
            path = str(step.get("id")).partition("@")[2]
            a_year = Decimal(str(step.get("amount")))
            yield ReadLine(path, str(step.get("label") or ""), a_year / MONTHS_PER_YEAR)


def _steps(steps: Any) -> Iterator[Mapping[str, Any]]:
    """Every step, in the order in which it was written; each is written out once."""
    waiting = list(reversed(steps)) if isinstance(steps, list) else []
    while waiting:
        step = waiting.pop()
        if not isinstance(step, Mapping) or "see" in step:
            continue
        yield step
        waiting += reversed(list(step.get("parts") or ()))
