"""The columns of the three tables: data, not widgets.

What does not fit in a table stands in the drawer beside it; a test finds every field of a line in
one of the two.
"""

from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import Any, Final

from app.services.intake.fields import Section
from app.services.intake.page_fields import ARRANGEMENT_DETAIL, EXPENSE_DETAIL, INCOME_DETAIL
from calc.base.period import Frequency
from calc.base.value_type import value_type
from calc.dossier.budget_lines import ArrangementLine, ExpenseLine, IncomeLine
from calc.dossier.codes import Evidence


class Cell(Enum):
    """What a column holds, and so how its cells are edited."""

    CODE = "code"
    TEXT = "text"
    AMOUNT = "amount"
    DAY = "day"
    CHOICE = "choice"
    WHO = "who"
    YES_NO = "yes_no"


@value_type
class LineColumn:
    """One column. `least` is its width in average letters; `stretch` its part of what is left.

    `none`: an empty cell means "none" (no end date), next to "weet ik niet". `quiet`: not known is
    shown as an empty cell, because nobody is asked for it.
    """

    field: str
    cell: Cell
    least: float
    stretch: int = 0
    choices: type[StrEnum] | None = None
    none: bool = False
    quiet: bool = False
    drawer: bool = False
    """whether it stands in the drawer beside the table, and not in the table"""

    @property
    def typed(self) -> bool:
        """Whether a cell is plain text that is read; else it is chosen from a list."""
        return self.cell in (Cell.TEXT, Cell.AMOUNT, Cell.DAY)


@value_type
class LineGroup:
    """One of the three lists of a draft: where it is, what it is made of, and its columns.

    `codes` is the name of its list in the catalogue; `needs_code`: a line cannot be without one.
    `name_field` is what people call a line by.
    """

    name: str
    codes: str
    model: type[IncomeLine] | type[ExpenseLine] | type[ArrangementLine]
    columns: tuple[LineColumn, ...]
    detail: Section
    needs_code: bool
    name_field: str

    def column(self, field: str) -> int:
        """The place of a field's column. Raises ValueError when it is in the form."""
        return [column.field for column in self.columns].index(field)

    def made(self, fields: Mapping[str, Any]) -> IncomeLine | ExpenseLine | ArrangementLine:
        """A line of this group. Raises pydantic.ValidationError."""
        return self.model.model_validate(dict(fields))


MONTH_LEAST: Final = 11.5
"""The width of what a line comes to a month, in average letters; nobody types there."""
_FREQUENCY: Final = LineColumn("frequency", Cell.CHOICE, 14.5, choices=Frequency)
_WHO: Final = LineColumn("who", Cell.WHO, 8, drawer=True)
_EVIDENCE: Final = LineColumn("evidence", Cell.CHOICE, 12.5, choices=Evidence)
_AMOUNT: Final = LineColumn("amount", Cell.AMOUNT, 11.8)
_NOTE: Final = LineColumn("note", Cell.TEXT, 11, 2, quiet=True, drawer=True)
_LINE: Final = (
    LineColumn("code", Cell.CODE, 22, 3),
    LineColumn("label", Cell.TEXT, 17, 3, drawer=True),
    _AMOUNT,
    _FREQUENCY,
    _WHO,
    _EVIDENCE,
    _NOTE,
)
_ARRANGEMENT: Final = (
    LineColumn("code", Cell.CODE, 14, 3),
    LineColumn("creditor", Cell.TEXT, 14, 3),
    LineColumn("balance", Cell.AMOUNT, 10.5, 1, drawer=True),
    LineColumn("amount", Cell.AMOUNT, 10.5),
    LineColumn("frequency", Cell.CHOICE, 13.5, choices=Frequency),
    _WHO,
    LineColumn("until", Cell.DAY, 11, none=True, drawer=True),
    LineColumn("arrears", Cell.YES_NO, 12, drawer=True),
    _EVIDENCE,
    _NOTE,
)


def _not_in(columns: tuple[LineColumn, ...], section: Section) -> Section:
    shown = {column.field for column in columns}
    return Section("", tuple(spec for spec in section.fields if spec.path[0] not in shown))


INCOME: Final = LineGroup(
    "income", "income", IncomeLine, _LINE, _not_in(_LINE, INCOME_DETAIL), True, "label"
)
EXPENSES: Final = LineGroup(
    "expenses", "expense", ExpenseLine, _LINE, _not_in(_LINE, EXPENSE_DETAIL), True, "label"
)
ARRANGEMENTS: Final = LineGroup(
    "arrangements",
    "arrangement",
    ArrangementLine,
    _ARRANGEMENT,
    _not_in(_ARRANGEMENT, ARRANGEMENT_DETAIL),
    False,
    "creditor",
)
GROUPS: Final = (INCOME, EXPENSES, ARRANGEMENTS)
