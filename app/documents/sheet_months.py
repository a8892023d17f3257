"""The plan on the calculation sheet: months with the same payment in one row."""

from collections.abc import Iterator

from app.documents.case import Case
from app.documents.sheet import SheetBlock, SheetColumn, SheetHeading, SheetLine, SheetTable
from app.documents.trace.collecting import Trace
from calc import Rung
from calc.base.rounding import cents_half_up

_NUMBER, _WORDS, _AMOUNT = SheetColumn.NUMBER, SheetColumn.WORDS, SheetColumn.AMOUNT


def months(case: Case, trace: Trace) -> Iterator[SheetBlock]:
    """Begins the last page that is read; what is beside the plan stands under it."""
    yield SheetHeading(case.tell("sheet.heading.months"), on_new_page=True)
    if not case.assessment.schedule or case.assessment.room_is_open:
        return
    titles = tuple(case.tell(f"sheet.column.{name}") for name in (
        "months", "step", "how_often", "a_month", "left"))  # fmt: skip
    lines = tuple(_line(case, trace, rung) for rung in case.assessment.rungs)
    yield SheetTable((_WORDS, _NUMBER, _AMOUNT, _AMOUNT, _AMOUNT), lines, titles)


def _line(case: Case, trace: Trace, rung: Rung) -> SheetLine:
    last = next(row for row in case.assessment.schedule if row.month == rung.last)
    left = "" if last.debt_left is None else case.euros(cents_half_up(last.debt_left.amount))
    said = case.month(rung.first)
    if rung.first != rung.last:
        said = case.tell("sheet.through", first=said, last=case.month(rung.last))
    decided = case.texts.text(f"decided.{rung.decided.value}.table")
    said = f"{said[:1].upper()}{said[1:]}: {decided}"
    number, amount = trace.number(rung.payment), case.euros(rung.payment.amount)
    return SheetLine((said, number, str(rung.months), amount, left))
