"""The annex of the calculation sheet: the trace in groups, with a column for each month."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from app.documents.case import Case
from app.documents.columns import periods_a_table
from app.documents.sheet import (
    SheetBlock,
    SheetColumn,
    SheetHeading,
    SheetLine,
    SheetTable,
    SheetText,
)
from app.documents.trace.collecting import Shape, Trace, TraceCell, TraceGroup, TraceRow, runs
from app.documents.trace.formula import say_row, short_amount
from app.i18n import say_step
from calc import Month

_NUMBER, _WORDS, _AMOUNT = SheetColumn.NUMBER, SheetColumn.WORDS, SheetColumn.AMOUNT
_STEPS_A_TABLE: Final = 6


def annex(case: Case, trace: Trace) -> Iterator[SheetBlock]:
    """Every step with its number, how it came about, where it is from and its amount."""
    yield SheetHeading(case.tell("sheet.annex.title"), on_new_page=True, is_apart=True)
    yield SheetText(case.tell("sheet.annex.lead"))
    by_month: list[TraceRow] = []
    for group in trace.groups:
        yield from _group(case, group)
        by_month += [row for row in group.rows if row.shape is Shape.BY_MONTH]
    yield from _month_by_month(case, by_month)


def _group(case: Case, group: TraceGroup) -> Iterator[SheetBlock]:
    yield SheetHeading(group.title, 3)
    for shape, set_rows in _SETTINGS.items():
        yield from set_rows(case, [row for row in group.rows if row.shape is shape])


def _titles(case: Case, *amounts: str) -> tuple[str, ...]:
    return (case.tell("sheet.column.step"), case.tell("sheet.column.what"), *amounts)


def _once(case: Case, rows: Sequence[TraceRow]) -> Iterator[SheetTable]:
    """Steps with one amount."""
    if rows:
        lines = tuple(
            SheetLine(
                (str(row.number), say_step(case.texts, row.step, case.draft),
                 short_amount(case, row.step)),
                say_row(case, row), is_strong=row.is_root,
            )
            for row in rows
        )  # fmt: skip
        titles = _titles(case, case.tell("sheet.column.amount"))
        yield SheetTable((_NUMBER, _WORDS, _AMOUNT), lines, titles)


def _lines(case: Case, rows: Sequence[TraceRow]) -> Iterator[SheetTable]:
    """Lines of the dossier: an amount, how many times a year, and what that is in a year."""
    if not rows:
        return
    lines = []
    for row in rows:
        each, _ = row.step.parts
        number = row.parts[1][0].number
        lines.append(SheetLine((
            str(row.number), each.label or say_step(case.texts, row.step, case.draft),
            short_amount(case, each), case.tell("sheet.step.formula", formula=str(number)),
            short_amount(case, row.step),
        )))  # fmt: skip
    names = ("each_time", "times", "a_year")
    titles = _titles(case, *(case.tell(f"sheet.column.{name}") for name in names))
    yield SheetTable((_NUMBER, _WORDS, _AMOUNT, _AMOUNT, _AMOUNT), tuple(lines), titles)


def _by_period(case: Case, rows: Sequence[TraceRow]) -> Iterator[SheetTable]:
    """Steps with an amount for some months: a month a column, as many as there is room for."""
    found = {row.number: runs(row) for row in rows}
    cells = [cell for each in found.values() for cell in each]
    months = sorted({cell.month for cell in cells if cell.month})
    most = periods_a_table([short_amount(case, cell.steps[0]) for cell in cells])
    for start in range(0, len(months), most):
        shown = months[start : start + most]
        lines = tuple(
            _period_line(case, row, found[row.number], shown)
            for row in rows
            if any(cell.month in shown for cell in found[row.number])
        )
        titles = _titles(case, *(case.texts.formats.short_month(month) for month in shown))
        yield SheetTable((_NUMBER, _WORDS, *(_AMOUNT for _ in shown)), lines, titles)


def _period_line(
    case: Case, row: TraceRow, cells: Sequence[TraceCell], shown: Sequence[Month]
) -> SheetLine:
    amounts = {cell.month: short_amount(case, cell.steps[0]) for cell in cells}
    return SheetLine(
        (str(row.number), _words(case, row), *(amounts.get(month, "") for month in shown)),
        say_row(case, row), is_strong=row.is_root,
    )  # fmt: skip


def _words(case: Case, row: TraceRow) -> str:
    return say_step(case.texts, row.step, case.draft, month=case.tell("sheet.the_month"))


def _said_below(case: Case, rows: Sequence[TraceRow]) -> Iterator[SheetTable]:
    """Steps with another amount in most months: what they are. Their amounts stand at the end."""
    if rows:
        below = case.tell("sheet.annex.below")
        lines = tuple(
            SheetLine(
                (str(row.number), _words(case, row), below),
                say_row(case, row),
                is_strong=row.is_root,
            )
            for row in rows
        )
        titles = _titles(case, case.tell("sheet.column.amount"))
        yield SheetTable((_NUMBER, _WORDS, _AMOUNT), lines, titles)


def _month_by_month(case: Case, rows: Sequence[TraceRow]) -> Iterator[SheetBlock]:
    """A row for each month, a column for each of these steps."""
    if rows:
        yield SheetHeading(case.tell("sheet.annex.by_month"), 3)
    for start in range(0, len(rows), _STEPS_A_TABLE):
        yield _months(case, rows[start : start + _STEPS_A_TABLE])


def _months(case: Case, rows: Sequence[TraceRow]) -> SheetTable:
    amounts = [
        {cell.month: short_amount(case, cell.steps[0]) for cell in runs(row)} for row in rows
    ]
    months = sorted({month for each in amounts for month in each if month})
    lines = tuple(
        SheetLine((case.month(month), *(each.get(month, "") for each in amounts)))
        for month in months
    )
    steps = [case.tell("sheet.step.formula", formula=str(row.number)) for row in rows]
    titles = (case.tell("sheet.column.month"), *steps)
    return SheetTable((_WORDS, *(_AMOUNT for _ in rows)), lines, titles)


_SETTINGS: Final[Mapping[Shape, Callable[[Case, Sequence[TraceRow]], Iterator[SheetTable]]]] = {
    Shape.TIMES: _once,
    Shape.LINE: _lines,
    Shape.ONCE: _once,
    Shape.BY_PERIOD: _by_period,
    Shape.BY_MONTH: _said_below,
}
"""In the order in which the rows of a group are numbered."""
