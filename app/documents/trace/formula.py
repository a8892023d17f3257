"""How the amount of a row comes about, with the numbers of its parts: "stap 4 – 5"."""

from collections.abc import Mapping, Sequence
from typing import Final

from app.documents.case import Case
from app.documents.trace.collecting import TraceRow
from app.i18n import say_amount, say_choice
from app.i18n.sources import short_source
from calc import Step
from calc.base.step import Operation, Unit

_SIGNS: Final[Mapping[Operation, str]] = {
    Operation.SUM: " + ",
    Operation.DIFFERENCE: " – ",
    Operation.PRODUCT: " × ",
    Operation.QUOTIENT: " ÷ ",
}
_MOST_SIGNS: Final = 5
"""A longer sum says its numbers in a list, with runs of them as one."""
_EUROS: Final = "EUR"


def say_row(case: Case, row: TraceRow) -> str:
    """How it came about, in what it counts, and where the rule or the value is from."""
    source = case.tell("sheet.source", source=short_source(case.texts, row.step))
    words = [_how(case, row), _unit(case, row.step.unit), source]
    return "; ".join(word for word in words if word)


def short_amount(case: Case, step: Step) -> str:
    """The amount of a step for a narrow column: its unit stands in the note of the row."""
    if step.unit.value.startswith(_EUROS):
        return case.euros(step.amount)
    return say_amount(case.texts, step)


def _unit(case: Case, unit: Unit) -> str:
    """ "per maand"; "" of euros alone, and of what says it beside its amount."""
    if not unit.value.startswith(f"{_EUROS}/"):
        return ""
    return case.texts.text(f"amount.{unit.value}", amount="").strip()


def _how(case: Case, row: TraceRow) -> str:
    if not row.parts:
        return ""
    operation = row.kind.operation
    numbers = [_either(case, rows) for rows in row.parts]
    parts = max(len(step.parts) for cell in row.cells for step in cell.steps)
    if len(numbers) == parts == 1 and operation in (Operation.SUM, Operation.PRODUCT):
        return case.tell("sheet.step.same", number=numbers[0])
    sign = _SIGNS.get(operation)
    if sign and len(numbers) == parts and parts <= _MOST_SIGNS:
        return case.tell("sheet.step.formula", formula=sign.join(numbers))
    return case.tell("sheet.step.how", numbers=_listed(case, row), how=say_choice(
        case.texts, operation))  # fmt: skip


def _either(case: Case, rows: Sequence[TraceRow]) -> str:
    return case.texts.formats.choice([_number(case, row) for row in rows])


def _number(case: Case, row: TraceRow) -> str:
    if row.within is not None:
        return case.tell("sheet.step.each_time", number=str(row.within.number))
    return str(row.number)


def _listed(case: Case, row: TraceRow) -> str:
    """ "1, 3, 7 t/m 22": runs of numbers that follow each other are said by their ends."""
    if any(len(rows) > 1 or rows[0].within for rows in row.parts):
        return ", ".join(_either(case, rows) for rows in row.parts)
    said: list[str] = []
    run: list[int] = []
    for number in [*(rows[0].number for rows in row.parts), 0]:
        if run and number != run[-1] + 1:
            said += _run(case, run)
            run = []
        run.append(number)
    return ", ".join(said)


def _run(case: Case, run: Sequence[int]) -> list[str]:
    if len(run) > 2:
        return [case.tell("sheet.step.run", first=str(run[0]), last=str(run[-1]))]
    return [str(each) for each in run]
