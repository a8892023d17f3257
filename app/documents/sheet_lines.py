"""All lines of a dossier on the calculation sheet: as they were filled in, and a month a column."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.documents.case import Case, one_line
from app.documents.columns import periods_a_table
from app.documents.sheet import (
    SheetBlock,
    SheetColumn,
    SheetHeading,
    SheetLine,
    SheetTable,
    SheetText,
)
from app.documents.trace.collecting import Trace
from app.i18n import say_choice
from app.i18n.paths import name_of
from calc import UNKNOWN, MonthRow, Step
from calc.base.period import Frequency
from calc.dossier.budget_lines import ArrangementLine, ExpenseLine, IncomeLine
from calc.dossier.codes import Certainty, Evidence

Line = IncomeLine | ExpenseLine | ArrangementLine
_NUMBER, _WORDS, _AMOUNT = SheetColumn.NUMBER, SheetColumn.WORDS, SheetColumn.AMOUNT


def lines(case: Case, trace: Trace) -> Iterator[SheetBlock]:
    """Income, costs and arrangements: what each is in a year, in every month with another payment.

    A list without lines says that it has none. What does not fit beside each other stands in a
    table of its own, with the lines that change.
    """
    draft = case.draft
    groups: tuple[tuple[str, str, tuple[Line, ...]], ...] = (
        ("income", "income", draft.income),
        ("costs", "expenses", draft.expenses),
        ("arrangements", "arrangements", draft.arrangements),
    )
    yield SheetHeading(case.tell("sheet.heading.lines"), on_new_page=True)
    yield SheetText(case.tell("sheet.lines_lead"))
    rows = months_with_a_column(case)
    years = [_years(row) for row in rows]
    amounts = [case.euros(step.amount) for each in years for step in each.values()]
    most = periods_a_table(amounts)
    for start in range(0, max(1, len(rows)), most):
        shown = slice(start, start + most)
        table = _Periods(case, trace, rows[shown], years[shown], years[start - 1] if start else {})
        found = [line for group in groups for line in table.group(*group, is_first=not start)]
        columns = (_WORDS, _NUMBER, *(_AMOUNT for _ in rows[shown]))
        if found:
            yield SheetTable(columns, tuple(found), table.titles())


def months_with_a_column(case: Case) -> list[MonthRow]:
    """The months in which the payment changes; none while there is no schedule."""
    by_month = {row.month: row for row in case.assessment.schedule}
    return [by_month[rung.first] for rung in case.assessment.ahead]


class _Periods:
    """The lines in some months. `before`: what they were in the month before these."""

    def __init__(
        self, case: Case, trace: Trace, rows: Sequence[MonthRow],
        years: Sequence[dict[str, Step]], before: dict[str, Step],
    ) -> None:  # fmt: skip
        self._case, self._trace, self._rows = case, trace, rows
        self._years, self._before = years, before

    def titles(self) -> tuple[str, ...]:
        """A column of months says from when it holds."""
        case = self._case
        months = [case.texts.formats.short_month(row.month) for row in self._rows]
        return (case.tell("sheet.column.line"), case.tell("sheet.column.step"), *months)

    def group(
        self, name: str, path: str, found: Sequence[Line], *, is_first: bool
    ) -> Iterator[SheetLine]:
        """A list of the dossier: in the first table all of it, in a later one what changes."""
        case, empty = self._case, [""] * (1 + len(self._rows))
        rows = [
            self._line(line, f"{path}[{at}]")
            for at, line in enumerate(found)
            if is_first or self._changes(f"{path}[{at}]")
        ]
        if rows or is_first:
            title = case.tell(f"sheet.heading.{name}")
            # What counts stands below it per month: who reads a line must see that it is a year.
            if self._rows and rows:
                title = case.tell("sheet.a_year", list=title)
            yield SheetLine((title, *empty), is_strong=True)
        if not rows and is_first:
            yield SheetLine((case.tell("sheet.no_lines"), *empty), depth=1)
        yield from rows
        if self._rows and rows:
            yield from self._totals(name)

    def _changes(self, path: str) -> bool:
        return any(each.get(path) != self._before.get(path) for each in self._years)

    def _line(self, line: Line, path: str) -> SheetLine:
        case = self._case
        steps = [each.get(path) for each in self._years]
        number = next((self._trace.number(step) for step in steps if step), "")
        none = case.tell("sheet.does_not_run")
        amounts = [none if step is None else case.euros(step.amount) for step in steps]
        name = one_line(name_of(case.texts, line)) or case.say("end.running_unnamed")
        said = "; ".join([_as_filled_in(case, line), *_notes(case, line)])
        return SheetLine((f"{name[:1].upper()}{name[1:]}: {said}", number, *amounts), depth=1)

    def _totals(self, name: str) -> Iterator[SheetLine]:
        """What counts of them, in a month."""
        case = self._case
        steps = [getattr(row, name) for row in self._rows]
        amounts = (case.euros(step.amount) for step in steps)
        said = case.tell(f"sheet.counted.{name}")
        yield SheetLine((said, self._trace.number(steps[0]), *amounts), depth=1, is_strong=True)


def _years(row: MonthRow) -> dict[str, Step]:
    """What each line is in a year, of those that run in this month, by its place."""
    found: dict[str, Step] = {}
    seen = set[int]()

    def walk(step: Step) -> None:
        if id(step) in seen:
            return
        seen.add(id(step))
        if step.code == "line.year":
            found.setdefault(step.at, step)
            return
        for part in step.parts:
            walk(part)

    for root in (row.income, row.costs, row.arrangements):
        walk(root)
    return found


def _as_filled_in(case: Case, line: Line) -> str:
    """ "€ 75,00 per week", as somebody said it; of a month, which most lines have, the amount."""
    if line.amount is not UNKNOWN:
        amount, often = case.euros(line.amount), line.frequency
        if often is UNKNOWN:
            return f"{amount} {case.tell('sheet.no_frequency')}"
        return amount if often is Frequency.MONTH else f"{amount} {say_choice(case.texts, often)}"
    if isinstance(line, IncomeLine) and line.months:
        return case.tell_count("sheet.by_month", len(line.months))
    return case.tell("sheet.unknown")


def _notes(case: Case, line: Line) -> Iterator[str]:
    """Whose it is, and how firm where it is less than seen and sure: that most lines are."""
    texts = case.texts
    if line.who is not UNKNOWN and len(case.draft.adults) > 1:
        yield case.tell("sheet.who", who=line.who)
    if line.evidence is UNKNOWN:
        yield case.tell("sheet.no_evidence")
    elif line.evidence is not Evidence.SEEN:
        yield case.tell(f"sheet.evidence.{line.evidence.value}")
    if not isinstance(line, ArrangementLine):
        if line.certainty is UNKNOWN:
            yield case.tell("sheet.no_certainty")
        elif line.certainty is not Certainty.SURE:
            yield say_choice(texts, line.certainty)
    if isinstance(line.from_date, date):
        yield case.tell("sheet.from", day=case.texts.formats.short_day(line.from_date))
    if isinstance(line.until, date):
        yield case.tell("sheet.until", day=case.texts.formats.short_day(line.until))
