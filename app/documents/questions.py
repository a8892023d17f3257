"""A question about one line of the dossier, as a whole sentence that its reader knows at once."""

from datetime import date

from app.documents.case import Case
from app.documents.labels import creditor_of, label_of
from calc import Month
from calc.base.path import field_path
from calc.dossier.budget_lines import IncomeLine


def question(case: Case, path: str, ask: str) -> str:
    """`path`: a line; `ask`: amount, frequency, who, until, after, date, from, certain, months."""
    item = field_path(path).item
    assert item is not None  # the caller found the line
    match item.group:
        case "income":
            return _of_income(case, case.draft.income[item.at], path, ask)
        case "expenses":
            return case.tell(f"needed.expenses.{ask}", line=label_of(case, path))
        case _:
            return case.tell(f"needed.arrangements.{ask}", creditor=creditor_of(case, path))


def income_named(case: Case, line: IncomeLine) -> str:
    """What somebody calls this income, in the middle of a sentence: "uw loon"."""
    return case.tell(f"income_of.{line.code}")


def _of_income(case: Case, line: IncomeLine, path: str, ask: str) -> str:
    what, until = income_named(case, line), line.until
    if ask == "after" and isinstance(until, date):
        month = case.month(Month.of(until))
        said = case.tell("needed.income.ends", what=what[0].upper() + what[1:], month=month)
    else:
        said = case.tell(f"needed.income.{ask}", what=what)
    if sum(other.code == line.code for other in case.draft.income) == 1:
        return said
    return f"{said} {case.tell('needed.income.which', line=label_of(case, path))}"
