"""Minimums an organisation may import: lowest spending a month per household type (ENGINE 3).

None ship: such amounts may not be bundled (facts: practice 1.1). A file says whose they are, under
which licence they are used, and for which year; without these it is refused. What passes goes into
the policy file, which is what a calculation uses and what its receipt names.

TOML has `name`, `licence`, `amounts_of_year` and a table per household type. CSV has the same three
as rows of two cells, then a row `household;group;amount`, then a row for each amount. Cells are
divided by ";" (amounts may have a decimal comma) or by ",".
"""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Final

from pydantic import Field, ValidationError

from calc.base.problem import LONGEST_KEY, Problem, problems_of, shortened
from calc.base.toml_text import toml_values
from calc.dossier.codes import HouseholdType
from calc.dossier.fields import LineAmount, Name, Part, Year
from calc.policy.fields import FROM_TEXT
from calc.policy.policy import MinimumGroup

HEADER: Final = ("household", "group", "amount")
_DIGITS_OF_A_YEAR: Final = 4


class Minimums(Part):
    """Lowest spending in euros a month, with whose it is and for which year."""

    name: Name
    licence: Name
    amounts_of_year: Year
    minimums: Annotated[
        dict[
            Annotated[HouseholdType, FROM_TEXT],
            dict[Annotated[MinimumGroup, FROM_TEXT], LineAmount],
        ],
        Field(min_length=1),
    ]


def read_minimums_toml(text: str) -> Minimums | tuple[Problem, ...]:
    """Read TOML; or everything that is wrong with it."""
    values = toml_values(text.replace("\r\n", "\n"))
    return (values,) if isinstance(values, Problem) else _checked(values)


def read_minimums_rows(
    rows: Sequence[Sequence[str]], *, decimal_comma: bool
) -> Minimums | tuple[Problem, ...]:
    """Read the rows of a CSV file; or everything that is wrong, with the row where it stands."""
    values: dict[str, Any] = {"minimums": {}}
    problems: list[Problem] = []
    in_table = False
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        names = cells[: 2 if in_table else 1]
        if too_long := next((name for name in names if len(name) > LONGEST_KEY), None):
            said = (("key", shortened(too_long)), ("line", number))
            return (Problem("key_too_long", "", said),)
        if in_table:
            problems += _take(values["minimums"], cells, number, decimal_comma)
        elif tuple(cells[:3]) == HEADER:
            in_table = True
        elif cells[0] in values:
            problems.append(Problem("key_twice", "", (("key", cells[0]), ("line", number))))
        else:
            values[cells[0]] = _meta(cells)
    checked = _checked(values)
    found = (*problems, *(checked if isinstance(checked, tuple) else ()))
    return found or checked


def _meta(cells: list[str]) -> str | int:
    said = next((cell for cell in cells[1:] if cell), "")
    is_year = cells[0] == "amounts_of_year" and len(said) <= _DIGITS_OF_A_YEAR and said.isdecimal()
    return int(said) if is_year else said


def _take(
    minimums: dict[str, dict[str, Any]], cells: list[str], number: int, decimal_comma: bool
) -> list[Problem]:
    line = (("line", number),)
    if len(cells) != len(HEADER):
        return [Problem("row_not_readable", "minimums", line)]
    household, group, amount = cells
    groups = minimums.setdefault(household, {})
    if group in groups:
        return [Problem("minimum_twice", f"minimums.{household}.{group}", line)]
    groups[group] = _amount(amount, decimal_comma)
    return []


def _amount(text: str, decimal_comma: bool) -> Decimal | str:
    """The amount, with the decimal comma of a spreadsheet; what is no number stays text."""
    try:
        return Decimal(text.replace(",", ".") if decimal_comma else text)
    except InvalidOperation:
        return text


def _checked(values: dict[str, Any]) -> Minimums | tuple[Problem, ...]:
    known = {key: value for key, value in values.items() if value != ""}
    try:
        return Minimums.model_validate(known)
    except ValidationError as error:
        return problems_of(error)
