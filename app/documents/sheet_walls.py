"""The walls of the plan on the calculation sheet, a month a column; the floor; what is left."""

from collections.abc import Iterator, Sequence

from app.documents.case import Case
from app.documents.columns import BESIDE_NAMES, periods_a_table
from app.documents.sheet import (
    SheetBlock,
    SheetColumn,
    SheetHeading,
    SheetLine,
    SheetTable,
    SheetText,
)
from app.documents.sheet_lines import months_with_a_column
from app.documents.sheet_outcome import steps_table
from app.documents.trace.collecting import Trace
from app.i18n.walls import say_floor, say_floor_name, walls_of
from calc import MonthRow, Step
from calc.base.rounding import cents_half_up
from calc.plan.schedule_columns import Column, ScheduleView, columns_for

_NUMBER, _WORDS, _AMOUNT = SheetColumn.NUMBER, SheetColumn.WORDS, SheetColumn.AMOUNT


def walls(case: Case, trace: Trace) -> Iterator[SheetBlock]:
    """What leads to the payment, and under which floor."""
    rows = months_with_a_column(case)
    if rows:
        yield SheetHeading(case.tell("sheet.heading.walls"), 3)
        yield from _walls(case, trace, rows)
    yield from _floor(case, trace)


def _walls(case: Case, trace: Trace, rows: Sequence[MonthRow]) -> Iterator[SheetTable]:
    columns = columns_for(ScheduleView.REVIEW, case.assessment.schedule)
    amounts = [case.euros(step.amount) for column in columns for row in rows
               if (step := column.amount(row)) is not None]  # fmt: skip
    most = periods_a_table(amounts, BESIDE_NAMES)
    for start in range(0, len(rows), most):
        shown = rows[start : start + most]
        lines = [_line(case, trace, column, shown) for column in columns]
        # The lowest stands where the room begins: after the walls, before what is paid.
        lines[-2:-2] = [_debt(case, shown), _lowest(case, shown)]
        months = (case.texts.formats.short_month(row.month) for row in shown)
        titles = ("", case.tell("sheet.column.step"), *months)  # fmt: skip
        yield SheetTable((_WORDS, _NUMBER, *(_AMOUNT for _ in shown)), tuple(lines), titles)


def _line(case: Case, trace: Trace, column: Column, rows: Sequence[MonthRow]) -> SheetLine:
    steps = [column.amount(row) for row in rows]
    said = case.texts.text(f"column.{column.name}.review")
    number = next((trace.number(step) for step in steps if step), "")
    cells = (said, number, *(_amount(case, step) for step in steps))
    return SheetLine(cells, is_strong=column.name == "payment")


def _amount(case: Case, step: Step | None) -> str:
    if step is None:
        return case.texts.text("answer.not_known")
    return case.euros(cents_half_up(step.amount))


def _debt(case: Case, rows: Sequence[MonthRow]) -> SheetLine:
    """The debt is a wall too: no more is paid than is owed."""
    found = [walls_of(case.texts, row)[-1] for row in rows]
    return SheetLine(
        (_first_up(found[0].name), "", *(_amount(case, wall.height) for wall in found))
    )


def _lowest(case: Case, rows: Sequence[MonthRow]) -> SheetLine:
    names = (
        case.tell(f"sheet.wall.{wall.kind.value}")
        for row in rows
        for wall in walls_of(case.texts, row)
        if wall.is_lowest
    )
    return SheetLine((_first_up(case.tell("sheet.lowest")), "", *names))


def _floor(case: Case, trace: Trace) -> Iterator[SheetBlock]:
    """The floor never stands without the word that it is indicative."""
    floor, lines = case.assessment.floor, list(_left(case, trace))
    if floor is not None:
        step = floor.floor
        number, amount = ("", "") if step is None else (trace.number(step), _amount(case, step))
        lines.append(SheetLine((number, _first_up(say_floor_name(case.texts, floor)), amount)))
    if lines:
        yield SheetHeading(case.tell("sheet.heading.floor"), 3)
        yield steps_table(case, lines)
    if floor is not None:
        yield SheetText(" ".join(say_floor(case.texts, case.assessment, case.draft)))


def _left(case: Case, trace: Trace) -> Iterator[SheetLine]:
    """What the month that is shown leaves the household."""
    account = case.assessment.account
    if account is None:
        return
    month = case.month(account.month)
    found = (
        ("left_after_costs", account.left_after_costs),
        ("left_after_all", account.left_after_all),
        ("free", case.assessment.free_for_others),
    )
    for name, step in found:
        if step is not None:
            said = _first_up(case.tell(f"sheet.{name}", month=month))
            yield SheetLine((trace.number(step), said, _amount(case, step)))


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
