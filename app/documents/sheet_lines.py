"""All lines of a dossier on the calculation sheet: amount, how often, whose, and how firm."""

from collections.abc import Iterator

from app.documents.case import Case, one_line
from app.documents.sheet import SheetRow
from app.i18n import say_choice
from app.i18n.paths import name_of
from calc import UNKNOWN
from calc.dossier.budget_lines import ArrangementLine, ExpenseLine, IncomeLine

Line = IncomeLine | ExpenseLine | ArrangementLine


def line_rows(case: Case) -> Iterator[SheetRow]:
    """Income, costs and arrangements, a row each; a list without lines says that it has none."""
    draft = case.draft
    groups: tuple[tuple[str, tuple[Line, ...]], ...] = (
        ("income", draft.income), ("costs", draft.expenses), ("arrangements", draft.arrangements),
    )  # fmt: skip
    for name, lines in groups:
        yield SheetRow(0, case.tell(f"sheet.heading.{name}"), "", "", heading=True)
        if not lines:
            yield SheetRow(1, case.tell("sheet.no_lines"), "", "")
        for line in lines:
            yield _row(case, line)


def _row(case: Case, line: Line) -> SheetRow:
    name = one_line(name_of(case.texts, line)) or case.say("end.running_unnamed")
    return SheetRow(
        1, name[:1].upper() + name[1:], "; ".join(_notes(case, line)), _amount(case, line)
    )


def _amount(case: Case, line: Line) -> str:
    if line.amount is not UNKNOWN:
        return case.euros(line.amount)
    if isinstance(line, IncomeLine) and line.months:
        return case.tell_count("sheet.by_month", len(line.months))
    return case.tell("sheet.unknown")


def _notes(case: Case, line: Line) -> Iterator[str]:
    texts = case.texts
    if line.frequency is not UNKNOWN:
        yield say_choice(texts, line.frequency)
    if line.who is not UNKNOWN:
        yield case.tell("sheet.who", who=line.who)
    if line.evidence is not UNKNOWN:
        yield say_choice(texts, line.evidence)
    if not isinstance(line, ArrangementLine) and line.certainty is not UNKNOWN:
        yield say_choice(texts, line.certainty)
    if isinstance(line.from_date, type(case.assessment.reference_date)):
        yield case.tell("sheet.from", day=case.day(line.from_date))
    if isinstance(line.until, type(case.assessment.reference_date)):
        yield case.tell("sheet.until", day=case.day(line.until))
